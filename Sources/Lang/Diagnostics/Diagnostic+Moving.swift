extension Diagnostic {
  /// The same problem in a text that has so much more before it.
  package func moved(by distance: Int) -> Diagnostic {
    if distance == 0 { return self }
    var diagnostic = self
    diagnostic.range = range.moved(by: distance)
    diagnostic.notes = notes.map { Note($0.message, at: $0.range?.moved(by: distance)) }
    diagnostic.fixIts = fixIts.map {
      FixIt($0.title, at: $0.range.moved(by: distance), replacement: $0.replacement)
    }
    return diagnostic
  }
}
