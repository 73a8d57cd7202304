import Lang

/// Wording of fields and elements that are not there.
extension Diagnostic {
  static func noFields(of kind: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "no-fields", "\(kind) has no fields", at: range,
      notes: [Note("a result of a command has: let m1 = model y ~ x, then m1.r2")])
  }

  static func unknownTerm(_ name: String, known: [String], at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "unknown-term", "there is no element '\(name)'", at: range,
      notes: known.isEmpty
        ? []
        : [Note("there are \(known.prefix(12).joined(separator: ", "))\(known.count > 12 ? ", …" : "")")],
      fixIts: NearestNames(known).names(near: name).prefix(1).map {
        FixIt("Replace with \"\($0)\"", at: range, replacement: "\"\($0)\"")
      })
  }

  static func emptyList(at range: SourceRange) -> Diagnostic {
    Diagnostic("out-of-bounds", "there is no such element", at: range)
  }

  static func notIndexable(_ kind: String, at range: SourceRange) -> Diagnostic {
    Diagnostic("kind-mismatch", "\(kind) has no elements to take by position or name", at: range)
  }

  static func wrongIndexCount(expected: Int, found: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "wrong-argument-count",
      "an element is found by \(expected) position\(expected == 1 ? "" : "s"), not \(found)",
      at: range)
  }
}
