import IDE
import Lang

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

  init(uri: String, version: Int?, script: ScriptDocument, encoding: PositionEncoding) {
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

  mutating func edit(_ range: SourceRange, replacement: [UInt8]) {
    script.edit(range, replacement: replacement)
    knownLines = nil
    knownAnalysis = nil
  }

  /// Files on which it rests may have changed.
  mutating func forgetFindings() {
    script.forgetFindings()
    knownAnalysis = nil
  }
}
