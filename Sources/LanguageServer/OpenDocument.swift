import IDE
import Lang
import Runtime

/// A document that an editor has open.
struct OpenDocument {
  let uri: String
  var version: Int?
  var script: ScriptDocument
  let encoding: PositionEncoding
  private var knownLines: LineMap?
  private var knownAnalysis: Analysis?
  /// What the last answer on the whole document's tokens held, to tell what has changed since.
  var tokens: (id: Int, data: [Int])?
  /// What the data have against the script, in the place where it is.
  private var examination: DataExamination
  private var objections: [Diagnostic] = []
  /// How many rows the script's models would use of the data.
  private(set) var rowsUsed: [RowsUsed] = []

  init(
    uri: String, version: Int?, script: ScriptDocument, encoding: PositionEncoding,
    examination: DataExamination
  ) {
    self.examination = examination
    self.uri = uri
    self.version = version
    self.script = script
    self.encoding = encoding
  }

  var lines: LineMap {
    mutating get {
      if let knownLines { return knownLines }
      let lines = LineMap(script.utf8, encoding)
      knownLines = lines
      return lines
    }
  }

  /// A snapshot of the whole document, made when somebody asks for it.
  var analysis: Analysis {
    mutating get {
      if let knownAnalysis { return knownAnalysis }
      let analysis = script.whole()
      knownAnalysis = analysis
      return analysis
    }
  }

  /// What is wrong with the script, and what the data have against it as far as that was looked at.
  var diagnostics: [Diagnostic] {
    var checked = CheckedScript(source: script.source, diagnostics: script.diagnostics)
    checked.add(objections)
    return checked.diagnostics
  }

  /// Repairs and improvements of what stands in a range.
  mutating func codeActions(in range: SourceRange) -> [CodeAction] {
    script.check()
    return script.codeActions(in: range, diagnostics: diagnostics)
  }

  /// What there is to tell that was not told before.
  struct News {
    let ofDiagnostics: Bool
    let ofRows: Bool
  }

  /// Looks at the data; nil where that was broken off.
  mutating func examine() -> News? {
    let parts = script.parts
    var starts = [0]
    for part in parts { starts.append(starts[starts.count - 1] + part.utf8.count) }
    let found = examination.findings(inParts: parts)
    if found.isBrokenOff { return nil }
    let diagnostics = found.diagnostics.map { $0.diagnostic.moved(by: starts[$0.part]) }
    let rows = found.rows.map { part, use in
      var use = use
      use.offset += starts[part]
      return use
    }
    defer { (objections, rowsUsed) = (diagnostics, rows) }
    return News(ofDiagnostics: diagnostics != objections, ofRows: rows != rowsUsed)
  }

  mutating func edit(_ range: SourceRange, replacement: [UInt8]) {
    let length = script.utf8.count
    script.edit(range, replacement: replacement)
    objections = []
    rowsUsed = rowsUsed.compactMap { $0.moved(by: script.utf8.count - length, around: range) }
    knownLines = nil
    knownAnalysis = nil
  }

  /// Files on which it rests may have changed.
  mutating func forgetFindings() {
    script.forgetFindings()
    examination.forget()
    objections = []
    rowsUsed = []
    knownAnalysis = nil
  }
}

extension RowsUsed {
  /// Where it stands after an edit before it; nil where the edit touches its place. It is told until the next look at the
  /// data: what comes and goes with every letter could not be read.
  fileprivate func moved(by growth: Int, around edited: SourceRange) -> RowsUsed? {
    if offset < edited.lowerBound { return self }
    if offset <= edited.upperBound { return nil }
    var moved = self
    moved.offset += growth
    return moved
  }
}
