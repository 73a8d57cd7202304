import Lang

/// Finds out what a text in quotes stands for, from the tokens before it.
struct TextPlaceReader {
  private let tokens: [Token]
  private let outer: CompletionContext.Place

  init(_ tokens: [Token], in outer: CompletionContext.Place) {
    self.tokens = tokens
    self.outer = outer
  }

  var place: CompletionContext.TextPlace {
    if let element { return element }
    if let columns = comparedColumn ?? columnOfReference ?? columnsOfCall { return .level(of: columns) }
    switch outer {
    case .arguments(let spec) where spec.arguments.contains { $0.shape == .file }:
      return .file(isScript: spec.includes != nil)
    case .optionValue(let parameter, _) where parameter.shape == .file: return .file(isScript: false)
    default: return .level(of: tokens.reversed().compactMap(\.nameText))
    }
  }

  /// The bracket that is open last, with its place.
  private var openBracket: (index: Int, symbol: Symbol)? {
    var depth = 0
    for (index, token) in tokens.enumerated().reversed() {
      guard case .symbol(let symbol) = token.kind else { continue }
      switch symbol {
      case .closeParenthesis, .closeBracket: depth += 1
      case .openParenthesis, .openBracket:
        if depth == 0 { return (index, symbol) }
        depth -= 1
      default: break
      }
    }
    return nil
  }

  /// `m1.coef["`
  private var element: CompletionContext.TextPlace? {
    guard let bracket = openBracket, bracket.symbol == .openBracket, bracket.index >= 3,
      let field = tokens[bracket.index - 1].nameText, tokens[bracket.index - 2].isSymbol(.dot),
      let name = tokens[bracket.index - 3].nameText
    else { return nil }
    return .element(of: name, field: field)
  }

  /// `gender == "`, `gender in ["kvinne", "`
  private var comparedColumn: [String]? {
    var end = tokens.count
    if let bracket = openBracket, bracket.symbol == .openBracket { end = bracket.index }
    guard end >= 2 else { return nil }
    let sign = tokens[end - 1]
    guard [Symbol.equal, .notEqual, .assign].contains(where: sign.isSymbol) || sign.isKeyword(.in) else {
      return nil
    }
    return tokens[end - 2].nameText.map { [$0] }
  }

  /// `ref(gender, "` in a formula: the function's first argument.
  private var columnOfReference: [String]? {
    guard let bracket = openBracket, bracket.symbol == .openParenthesis, bracket.index + 2 < tokens.count,
      tokens[bracket.index + 2].isSymbol(.comma)
    else { return nil }
    return tokens[bracket.index + 1].nameText.map { [$0] }
  }

  /// An option that takes a level: those of the columns that the call names before the bar.
  private var columnsOfCall: [String]? {
    guard case .optionValue(let parameter, _) = outer, parameter.shape.takesLevel,
      let bar = tokens.firstIndex(where: { $0.isSymbol(.bar) })
    else { return nil }
    return tokens[..<bar].compactMap(\.nameText)
  }
}
