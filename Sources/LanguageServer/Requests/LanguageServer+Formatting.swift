import IDE
import Lang
import Report

extension LanguageServer {
  func formatting(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    try withDocument(parameters) { document throws(ResponseError) in edits(of: &document, in: nil) }
  }

  func rangeFormatting(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    try withDocument(parameters) { document throws(ResponseError) in
      edits(of: &document, in: document.lines.range(of: parameters["range"]))
    }
  }

  /// After a line end the statement before it, after a brace the block that it closes.
  func onTypeFormatting(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let isAfterLine = parameters["ch"]?.string == "\n"
    return try withPlace(parameters) { document, offset throws(ResponseError) in
      let lines = document.lines
      // At the end of the line before, so that the line in which one types is left alone.
      let place =
        isAfterLine ? lines.offset(line: lines.position(of: offset).line - 1, column: .max) : offset
      // Empty lines behind it may be there to be filled.
      return edits(of: &document, in: SourceRange(place, place), before: place)
    }
  }

  private func edits(
    of document: inout OpenDocument, in range: SourceRange?, before end: Int = .max
  ) -> JSONValue {
    let lines = document.lines
    let edits = format(document.script.source, in: range).edits.filter { $0.range.upperBound <= end }
    return .array(edits.map { json($0, lines) })
  }
}
