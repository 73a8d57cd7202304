import Lang

/// A function that a script declares.
package struct OwnFunction: Hashable, Sendable {
  package var name: String
  package var parameters: [String]
  /// What the comment right above it says, which is how a script documents its functions; empty if there is none.
  package var documentation: String

  /// What is told of it beside its signature.
  package var summary: String { documentation.isEmpty ? Self.plainSummary : documentation }

  static let plainSummary = "A function of this script."

  package var signature: String { "\(name)(\(parameters.joined(separator: ", ")))" }

  /// All that statements of a source declare, by name; of two of one name the last counts, as when they are called.
  package static func declared(by statements: [Statement], in source: SourceText) -> [String: OwnFunction] {
    var functions: [String: OwnFunction] = [:]
    for statement in statements {
      switch statement {
      case .function(let name, let parameters, let body, let range):
        functions.merge(declared(by: body, in: source)) { $1 }
        functions[name.text] = OwnFunction(
          name: name.text, parameters: parameters.map(\.text),
          documentation: source.comment(above: range.lowerBound))
      case .loop(_, _, let body, _): functions.merge(declared(by: body, in: source)) { $1 }
      case .conditional(_, let then, let otherwise, _):
        functions.merge(declared(by: then + otherwise, in: source)) { $1 }
      default: break
      }
    }
    return functions
  }
}

extension Analysis {
  /// A function of the document or of a script that it includes.
  func ownFunction(named name: String) -> OwnFunction? {
    if let own = OwnFunction.declared(by: statements, in: source)[name] { return own }
    if let other = functionsElsewhere[name] { return other }
    for source in scripts.dropFirst().map(\.source) + includedElsewhere.reversed() {
      let functions = OwnFunction.declared(by: parse(source).tree, in: source)
      if let included = functions[name] { return included }
    }
    return nil
  }
}

extension SourceText {
  /// The comment lines that end right above the line of an offset, without their signs; what opens a section is about
  /// more than what follows it.
  fileprivate func comment(above offset: Int) -> String {
    let head = self[SourceRange(0, offset)]
    var lines = head.split(omittingEmptySubsequences: false) { $0.isNewline }.dropLast()
    var found: [String] = []
    while let line = lines.popLast(), let text = line.commentText {
      let start = lines.reduce(0) { $0 + $1.utf8.count + 1 }
      if SectionHeading(SourceRange(start, start + line.utf8.count), in: self) != nil { break }
      found.append(text)
    }
    return found.reversed().joined(separator: "\n")
  }
}

extension Substring {
  /// What a line says that is a comment and nothing else.
  fileprivate var commentText: String? {
    let text = drop { $0 == " " || $0 == "\t" }
    guard text.first == "#" else { return nil }
    return String(text.drop { $0 == "#" }.drop { $0 == " " })
  }
}
