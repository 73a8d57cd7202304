/// How the pieces of a script hang together: runs of pieces that a statement or a block's head is made of, braces
/// that belong together, and how deep a piece stands in brackets.
struct ScriptStructure {
  /// The pieces of a simple statement, of a head up to `{`, or a `}` alone.
  struct Run {
    var first: Int
    var last: Int
    /// How many brackets are left open, which only a mistake leaves.
    var openBrackets = 0
  }

  private(set) var runs: [Run] = []
  /// The run of each piece; `nil` for a comment between statements.
  private(set) var runOfPiece: [Int?] = []
  /// The brace that belongs to each brace.
  private(set) var partners: [Int?]
  /// How many parentheses and brackets are open before each piece.
  private(set) var bracketDepths: [Int] = []
  /// Whether the piece stands after its command's bar.
  private(set) var isAmongOptions: [Bool] = []
  /// By its opening bracket: the semicolons and the closing bracket of a matrix of several rows.
  private(set) var matrices: [Int: [Int]] = [:]

  /// For each piece the last one before it that is in a run, or -1.
  private var lastPiecesInRuns: [Int] = []

  private var openBraces: [Int] = []
  private var openBrackets: [(piece: Int, semicolons: [Int])] = []
  private var isOpen = false
  private var hasBar = false

  init(_ script: ScriptPieces) {
    partners = Array(repeating: nil, count: script.pieces.count)
    for (index, piece) in script.pieces.enumerated() {
      if script.gaps[index].endsStatement { endRun() }
      guard let token = piece.token else {
        note(isInRun: isOpen, runIndex: runs.count - 1)
        continue
      }
      if token.isSymbol(.closeBrace) { endRun() }
      begin(at: index)
      note(isInRun: true, runIndex: runs.count - 1)
      track(token, at: index)
    }
    endRun()
    leaveOutCommentsBehindRuns()
  }

  private mutating func begin(at index: Int) {
    if !isOpen { runs.append(Run(first: index, last: index)) }
    isOpen = true
    runs[runs.count - 1].last = index
  }

  private mutating func note(isInRun: Bool, runIndex: Int) {
    runOfPiece.append(isInRun ? runIndex : nil)
    bracketDepths.append(openBrackets.count)
    isAmongOptions.append(hasBar)
  }

  private mutating func endRun() {
    if isOpen { runs[runs.count - 1].openBrackets = openBrackets.count }
    openBrackets = []
    isOpen = false
    hasBar = false
  }

  private mutating func track(_ token: Token, at index: Int) {
    guard case .symbol(let symbol) = token.kind else { return }
    switch symbol {
    case .openParenthesis, .openBracket: openBrackets.append((index, []))
    case .closeParenthesis, .closeBracket:
      guard let open = openBrackets.popLast(), !open.semicolons.isEmpty else { return }
      matrices[open.piece] = open.semicolons + [index]
    case .semicolon:
      if openBrackets.isEmpty {
        endRun()
      } else {
        openBrackets[openBrackets.count - 1].semicolons.append(index)
      }
    case .bar: hasBar = hasBar || openBrackets.isEmpty
    case .openBrace:
      openBraces.append(index)
      endRun()
    case .closeBrace:
      if let open = openBraces.popLast() {
        partners[open] = index
        partners[index] = open
      }
      endRun()
    default: break
    }
  }

  /// A comment at the end of a statement's last line, or of what could go on and does not, is outside of it.
  private mutating func leaveOutCommentsBehindRuns() {
    var last = -1
    for index in runOfPiece.indices {
      lastPiecesInRuns.append(last)
      if let run = runOfPiece[index], runs[run].last < index { runOfPiece[index] = nil }
      if runOfPiece[index] != nil { last = index }
    }
    lastPiecesInRuns.append(last)
  }

  func lastPieceInRun(before index: Int) -> Int? {
    lastPiecesInRuns[index] < 0 ? nil : lastPiecesInRuns[index]
  }

  /// Whether the piece begins a statement, a block's head, or is a brace that closes one.
  func beginsRun(_ index: Int) -> Bool { runOfPiece[index].map { runs[$0].first == index } ?? false }

  /// Whether the piece goes on with what was begun before it.
  func continuesRun(_ index: Int) -> Bool { runOfPiece[index].map { runs[$0].first < index } ?? false }
}
