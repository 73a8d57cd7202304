/// Statements one below another, with the columns that the writer has made of them.
struct AlignedParagraph {
  private let plan: LayoutPlan
  private var rows: [Row]

  /// A piece that may belong to a column.
  private struct Place {
    let piece: Int
    /// Counted from the beginning of the statement.
    let columnInSource: Int
    let blanksInSource: Int
    /// Without what columns add before it.
    let columnInLayout: Int
  }

  private struct Row {
    /// The statement's first word.
    var verb = ""
    var places: [Place] = []
    var comment: Place?
    var width = 0
    /// The blanks that columns have added so far.
    var added = 0
  }

  private struct ColumnKey: Hashable {
    let verb: String
    let column: Int
    let kind: String
  }

  private struct Column {
    var members: [(row: Int, place: Place)] = []
    var isWanted = false

    mutating func append(_ row: Int, _ place: Place, wantedFrom blanks: Int) {
      members.append((row, place))
      isWanted = isWanted || place.blanksInSource >= blanks
    }
  }

  init(rows: [LayoutRow], plan: LayoutPlan) {
    self.plan = plan
    self.rows = rows.map { Self.read($0, of: plan) }
  }

  private static func read(_ row: LayoutRow, of plan: LayoutPlan) -> Row {
    var read = Row()
    read.verb = plan.script.source[plan.script.pieces[row.first].range]
    read.width = plan.widths[row.first]
    var columnInSource = plan.widths[row.first]
    for index in row.pieces.dropFirst() {
      let gap = plan.script.gaps[index]
      // What the writer has on another line was in no column.
      let isBesideFirst = !gap.breaksLine && columnInSource >= 0
      let blanksInSource = gap.breaksLine ? 0 : gap.range.upperBound - gap.range.lowerBound
      columnInSource = isBesideFirst ? columnInSource + blanksInSource : -1
      let columnInLayout = read.width + plan.blanks(before: index)
      let place = Place(
        piece: index, columnInSource: columnInSource, blanksInSource: blanksInSource,
        columnInLayout: columnInLayout)
      if plan.script.pieces[index].isComment {
        read.comment = isBesideFirst ? place : nil
        break
      }
      if isBesideFirst, blanksInSource > 0, plan.blanks(before: index) == 1 { read.places.append(place) }
      read.width = columnInLayout + plan.widths[index]
      if isBesideFirst { columnInSource += plan.widths[index] }
    }
    return read
  }

  /// The blanks before each piece whose place changes.
  mutating func blanks() -> [(piece: Int, blanks: Int)] {
    alignTokens() + alignComments()
  }

  private mutating func alignTokens() -> [(piece: Int, blanks: Int)] {
    guard rows.contains(where: { $0.places.contains { $0.blanksInSource > 1 } }) else { return [] }
    var columns: [ColumnKey: Column] = [:]
    for (row, content) in rows.enumerated() {
      for place in content.places {
        let key = ColumnKey(verb: content.verb, column: place.columnInSource, kind: kind(of: place.piece))
        columns[key, default: Column()].append(row, place, wantedFrom: 2)
      }
    }
    var changes: [(piece: Int, blanks: Int)] = []
    let wanted = columns.filter { $0.value.isWanted && $0.value.members.count > 1 }
    for (_, column) in wanted.sorted(by: { $0.key.column < $1.key.column }) {
      let target = column.members.map { $0.place.columnInLayout + rows[$0.row].added }.max() ?? 0
      for (row, place) in column.members {
        let missing = target - place.columnInLayout - rows[row].added
        rows[row].added += missing
        changes.append((place.piece, 1 + missing))
      }
    }
    return changes
  }

  /// Comments behind statements stay in their column, unless one of these statements reaches beyond it.
  ///
  /// What lies between them does not count: a comment that stands there by chance would extend the column the second time.
  private func alignComments() -> [(piece: Int, blanks: Int)] {
    var columns: [Int: Column] = [:]
    for (row, content) in rows.enumerated() {
      if let comment = content.comment {
        columns[comment.columnInSource, default: Column()].append(row, comment, wantedFrom: 3)
      }
    }
    return columns.filter { $0.value.isWanted && $0.value.members.count > 1 }.flatMap { place, column in
      let ends = column.members.map { rows[$0.row].width + rows[$0.row].added }
      let target = max(place, 2 + (ends.max() ?? 0))
      return zip(column.members, ends).map { member, end in (member.place.piece, target - end) }
    }
  }

  /// Only what is of one kind can stand in one column.
  private func kind(of piece: Int) -> String {
    switch plan.script.pieces[piece].token?.kind {
    case .name, .quotedName: "a name"
    case .number: "a number"
    case .text: "a text"
    case .keyword(let keyword): keyword.rawValue
    case .symbol(let symbol): symbol.rawValue
    case .newline, .invalid, .end, nil: ""
    }
  }
}
