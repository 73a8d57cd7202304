import Lang

/// A parenthesis that is open at a place, with the name that it touches.
struct OpenCall {
  /// `nil` for a parenthesis or bracket that is no call's.
  var name: String?
  /// Whether it holds the value of an option.
  var isOption: Bool
  /// How many commas stand in it so far.
  var commaCount = 0

  /// The calls that the tokens leave open, outermost first.
  static func calls(in tokens: [Token]) -> [OpenCall] {
    var open: [OpenCall] = []
    var hasBar = false
    var previous: Token?
    for token in tokens {
      switch token.kind {
      case .symbol(.bar) where open.isEmpty: hasBar = true
      case .symbol(.openParenthesis):
        let name = token.hasSpaceBefore ? nil : previous?.calledName
        open.append(OpenCall(name: name, isOption: hasBar && open.isEmpty))
      case .symbol(.openBracket): open.append(OpenCall(name: nil, isOption: false))
      case .symbol(.closeParenthesis), .symbol(.closeBracket): _ = open.popLast()
      case .symbol(.comma): if !open.isEmpty { open[open.count - 1].commaCount += 1 }
      default: break
      }
      previous = token
    }
    return open
  }
}

extension Token {
  /// `missing(x)` is a call, too, and `missing` an option.
  fileprivate var calledName: String? {
    isKeyword(.missing) ? Keyword.missing.rawValue : nameText
  }
}
