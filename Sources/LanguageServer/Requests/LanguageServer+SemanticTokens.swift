import IDE
import Lang
import Report

/// The names of kinds and modifiers, in the order of their numbers.
enum SemanticTokenLegend {
  private static let kinds = SemanticToken.Kind.allCases

  static var json: JSONValue {
    ["tokenTypes": .array(kinds.map { .string($0.typeName) }), "tokenModifiers": ["declaration"]]
  }

  static func number(of kind: SemanticToken.Kind) -> Int { kinds.firstIndex(of: kind) ?? 0 }
}

extension SemanticToken.Kind {
  /// The standard type that themes know.
  fileprivate var typeName: String {
    switch self {
    case .keyword: "keyword"
    case .command: "macro"
    case .option: "decorator"
    case .clause: "modifier"
    case .function: "function"
    case .column: "property"
    case .variable: "variable"
    case .parameter: "parameter"
    case .number: "number"
    case .text: "string"
    case .operator: "operator"
    case .comment: "comment"
    case .level: "enumMember"
    case .file: "string"
    }
  }
}

extension LanguageServer {
  func semanticTokens(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    try withDocument(parameters) { document throws(ResponseError) in
      let data = Self.encoded(document.script.semanticTokens(), document.lines)
      let id = (document.tokens?.id ?? 0) + 1
      document.tokens = (id, data)
      return ["resultId": .string(String(id)), "data": .array(data.map { .integer($0) })]
    }
  }

  func semanticTokensDelta(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let previous = parameters["previousResultId"]?.string
    return try withDocument(parameters) { document throws(ResponseError) in
      let data = Self.encoded(document.script.semanticTokens(), document.lines)
      let old = document.tokens
      let id = (old?.id ?? 0) + 1
      document.tokens = (id, data)
      guard let old, String(old.id) == previous else {
        return ["resultId": .string(String(id)), "data": .array(data.map { .integer($0) })]
      }
      return ["resultId": .string(String(id)), "edits": .array(Self.edits(from: old.data, to: data))]
    }
  }

  /// What has changed, as one edit.
  private static func edits(from old: [Int], to new: [Int]) -> [JSONValue] {
    let head = zip(old, new).prefix { $0 == $1 }.count
    let tail = zip(old.dropFirst(head).reversed(), new.dropFirst(head).reversed()).prefix { $0 == $1 }.count
    let removed = old.count - head - tail
    let added = new[head..<(new.count - tail)]
    if removed == 0, added.isEmpty { return [] }
    return [
      [
        "start": .integer(head), "deleteCount": .integer(removed),
        "data": .array(added.map { .integer($0) }),
      ]
    ]
  }

  func semanticTokensInRange(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    try withDocument(parameters) { document throws(ResponseError) in
      let lines = document.lines
      let range = lines.range(of: parameters["range"]) ?? SourceRange(0, lines.end)
      let tokens = document.script.semanticTokens().filter {
        $0.range.upperBound > range.lowerBound && $0.range.lowerBound < range.upperBound
      }
      return ["data": .array(Self.encoded(tokens, lines).map { .integer($0) })]
    }
  }

  /// Five numbers a token: lines and columns since the one before, length, kind, modifiers.
  private static func encoded(_ tokens: [SemanticToken], _ lines: LineMap) -> [Int] {
    var data: [Int] = []
    data.reserveCapacity(tokens.count * 5)
    var last = (line: 0, column: 0)
    for token in tokens {
      let start = lines.position(of: token.range.lowerBound)
      let end = lines.position(of: token.range.upperBound)
      guard end.line == start.line, end.column > start.column else { continue }
      data.append(start.line - last.line)
      data.append(start.line == last.line ? start.column - last.column : start.column)
      data.append(end.column - start.column)
      data.append(SemanticTokenLegend.number(of: token.kind))
      data.append(token.isDeclaration ? 1 : 0)
      last = start
    }
    return data
  }
}
