import Data
import Statistics

/// An expression over columns as a regressor or response: `log(unemp)`, `months / 12`.
struct ComputedSource: NumericSource {
  let name: String
  let columnNames: [String]
  private let node: NumberNode
  private let lookup: Lookup?

  init(name: String, node: NumberNode, _ interruption: Interruption) throws(Interrupted) {
    self.name = name
    self.node = node
    var seen: Set<String> = []
    columnNames = node.columns.map(\.name).filter { seen.insert($0).inserted }
    lookup = try Lookup(node, interruption)
  }

  func read(_ rows: Range<Int>, into numbers: UnsafeMutablePointer<Double>) {
    if let lookup { lookup.read(rows, into: numbers) } else { node.evaluate(rows, into: numbers) }
  }
}

/// An expression over one column of few values, worked out once for each value and looked up for each row.
private struct Lookup: Sendable {
  private let column: Column
  private let table: NumberTable
  private let results: [Double]

  /// `nil` where the expression reads several columns, or one of many values.
  init?(_ node: NumberNode, _ interruption: Interruption) throws(Interrupted) {
    guard let column = node.columns.first, node.columns.allSatisfy({ $0.name == column.name }),
      let table = try column.numberTable(interruption), !table.numbers.isEmpty,
      table.numbers.count < column.count,
      case let entries = Column(name: column.name, numbers: table.numbers),
      let tabulated = node.reading(entries, insteadOf: column)
    else { return nil }
    self.column = column
    self.table = table
    results = try tabulated.numbers(rowCount: table.numbers.count, keeping: nil, threads: 1)
  }

  func read(_ rows: Range<Int>, into numbers: UnsafeMutablePointer<Double>) {
    let count = rows.count
    withCodes(count) { codes in
      column.readCodes(rows, in: table, into: codes)
      results.withUnsafeBufferPointer { results in
        for i in 0..<count {
          let code = Int(codes[i])
          numbers[i] = code >= 0 && code < results.count ? results[code] : .nan
        }
      }
    }
  }
}

extension NumberNode {
  /// The same expression over another column of numbers; `nil` where it asks for more than numbers.
  fileprivate func reading(_ other: Column, insteadOf column: Column) -> NumberNode? {
    switch self {
    case .constant: return self
    case .column: return .column(other)
    case .negated(let node): return node.reading(other, insteadOf: column).map { .negated($0) }
    case .function(let body, let node):
      return node.reading(other, insteadOf: column).map { .function(body, $0) }
    case .arithmetic(let operation, let a, let b):
      guard let a = a.reading(other, insteadOf: column), let b = b.reading(other, insteadOf: column) else {
        return nil
      }
      return .arithmetic(operation, a, b)
    case .rowFunction(let body, let nodes):
      let read = nodes.compactMap { $0.reading(other, insteadOf: column) }
      return read.count == nodes.count ? .rowFunction(body, read) : nil
    case .truth, .conditional, .grouped, .stored, .acrossColumns, .lookedUp, .ofText: return nil
    }
  }
}
