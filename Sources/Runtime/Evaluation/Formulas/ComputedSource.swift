import Data
import Statistics

/// An expression over columns as a regressor or response: `log(unemp)`, `months / 12`.
struct ComputedSource: NumericSource {
  let name: String
  let columnNames: [String]
  private let node: NumberNode
  private let table: ValueTable?

  init(name: String, node: NumberNode) {
    self.name = name
    self.node = node
    var seen: Set<String> = []
    columnNames = node.columns.map(\.name).filter { seen.insert($0).inserted }
    table = nil
  }

  func read(_ rows: Range<Int>, into numbers: UnsafeMutablePointer<Double>) {
    node.evaluate(rows, into: numbers)
  }
}
