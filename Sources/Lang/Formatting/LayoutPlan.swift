/// What is to stand in each gap of a script.
struct LayoutPlan {
  let script: ScriptPieces
  let structure: ScriptStructure
  let spacing: Spacing
  let unreadable: UnreadableRuns
  /// The cells that each piece takes.
  let widths: [Int]
  var gaps: [GapLayout] = []
  /// How many blocks on lines of their own are open before each piece.
  private(set) var blockDepths: [Int] = []
  /// The opening braces of blocks and brackets of matrices that take several lines.
  private(set) var isSpread: [Bool]
  /// The semicolons and closing brackets of the matrices among them.
  private var isMatrixEnd: [Bool] = []

  static let indentationStep = 2

  init(_ script: ScriptPieces, tree: [Statement], errors: [Diagnostic]) {
    let roles = TokenRoles(tree)
    self.script = script
    structure = ScriptStructure(script)
    spacing = Spacing(pieces: script.pieces, roles: roles)
    unreadable = UnreadableRuns(script, structure, errors: errors, broken: roles.broken)
    widths = script.pieces.map(script.width)
    isSpread = Array(repeating: false, count: script.pieces.count)
    spreadWhatIsWrittenSo()
    layOut()
    if spreadWhatIsTooWide() { layOut() }
    breakWideRows()
    align()
  }

  private mutating func layOut() {
    findBlockDepths()
    isMatrixEnd = Array(repeating: false, count: script.pieces.count)
    for (open, ends) in structure.matrices where isSpread[open] {
      for end in ends { isMatrixEnd[end] = true }
    }
    gaps = script.gaps.indices.map(layout)
  }

  // MARK: What takes several lines

  /// A block or a matrix that the writer has given several lines keeps them.
  private mutating func spreadWhatIsWrittenSo() {
    var linesBefore: [Int] = []
    var lines = 0
    for gap in script.gaps {
      lines += gap.lineBreaks
      linesBefore.append(lines)
    }
    for (open, partner) in structure.partners.enumerated() {
      guard let close = partner, close > open + 1 else { continue }
      isSpread[open] = linesBefore[close] > linesBefore[open]
    }
    for (open, ends) in structure.matrices {
      isSpread[open] = ends.dropLast().contains { end in
        var next = end + 1
        while script.pieces.indices.contains(next), script.pieces[next].isComment { next += 1 }
        return script.gaps.indices.contains(next) && linesBefore[next] > linesBefore[end]
      }
    }
  }

  private mutating func spreadWhatIsTooWide() -> Bool {
    var isChanged = false
    for row in rows where width(of: row) > Formatting.greatestWidth && !isAsWritten(row) {
      for index in row.pieces
      where !isSpread[index] && (structure.matrices[index] != nil || isBlockWithin(row, at: index)) {
        isSpread[index] = true
        isChanged = true
      }
    }
    return isChanged
  }

  private func isBlockWithin(_ row: LayoutRow, at index: Int) -> Bool {
    guard let close = structure.partners[index] else { return false }
    return close > index + 1 && row.pieces.contains(close)
  }

  private mutating func findBlockDepths() {
    var depth = 0
    blockDepths = script.pieces.indices.map { index in
      if let open = structure.partners[index], open < index, isSpread[open] { depth -= 1 }
      defer { if structure.partners[index] != nil, isSpread[index] { depth += 1 } }
      return depth
    }
  }

  // MARK: A gap

  private func layout(ofGapBefore index: Int) -> GapLayout {
    guard index < script.pieces.count else {
      return index == 0 ? .blanks(0) : .lineBreaks(1, indentation: 0)
    }
    if isAsWritten(gapBefore: index) { return .asWritten }
    if index == 0 { return .blanks(0) }
    if breaksLine(before: index) {
      let count = emptyLineIsKept(before: index) ? 2 : 1
      let keepsIndentation = structure.beginsRun(index) && unreadable.contains(structure.runOfPiece[index])
      return keepsIndentation
        ? .lineBreaksOnly(count) : .lineBreaks(count, indentation: indentation(of: index))
    }
    return .blanks(script.pieces[index].isComment ? 2 : spacing.blanks(before: index))
  }

  /// Inside of what cannot be read, beside it on its line, and behind it where a bracket is open, which the next line
  /// might close.
  private func isAsWritten(gapBefore index: Int) -> Bool {
    let gap = script.gaps[index]
    if let last = structure.lastPieceInRun(before: index), let run = structure.runOfPiece[last],
      unreadable[run]
    {
      if structure.runs[run].openBrackets > 0 || last == index - 1 && !gap.breaksLine { return true }
    }
    guard unreadable.contains(structure.runOfPiece[index]) else { return false }
    return structure.continuesRun(index) || index == 0 || !gap.breaksLine || !breaksLine(before: index)
  }

  private func breaksLine(before index: Int) -> Bool {
    let left = script.pieces[index - 1]
    let right = script.pieces[index]
    let gap = script.gaps[index]
    if left.isComment { return true }
    if right.isComment { return gap.breaksLine }
    if left.isSymbol(.closeBrace), right.isKeyword(.else) { return false }
    if left.isSymbol(.openBrace), structure.partners[index - 1] == index { return false }
    if isSpread[index - 1] { return true }
    if let open = structure.partners[index], open < index, isSpread[open] { return true }
    if endsRowOfMatrix(index - 1, before: index) { return true }
    return gap.endsStatement
  }

  /// Whether a row of a matrix on several lines ends between the two pieces.
  private func endsRowOfMatrix(_ left: Int, before right: Int) -> Bool {
    script.pieces[left].isSymbol(.semicolon) && isMatrixEnd[left]
      || script.pieces[right].isSymbol(.closeBracket) && isMatrixEnd[right]
  }

  private func emptyLineIsKept(before index: Int) -> Bool {
    let gap = script.gaps[index]
    guard gap.lineBreaks > 1, gap.endsStatement else { return false }
    if script.pieces[index - 1].isSymbol(.openBrace) { return false }
    return !script.pieces[index].isSymbol(.closeBrace)
  }

  // MARK: Indentation

  /// The indentation of a line that begins with the piece.
  func indentation(of index: Int) -> Int {
    guard structure.continuesRun(index) else { return blockDepths[index] * Self.indentationStep }
    var depth = structure.bracketDepths[index] + (structure.isAmongOptions[index] ? 1 : 0)
    if isMatrixEnd[index], script.pieces[index].isSymbol(.closeBracket) {
      depth -= 1
    } else {
      depth = max(1, depth)
    }
    return (blockDepths[index] + depth) * Self.indentationStep
  }
}
