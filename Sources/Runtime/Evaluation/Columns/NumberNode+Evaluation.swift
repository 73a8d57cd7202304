import Data
import Lang

extension NumberNode {
  /// Writes the values of `rows` to `out`, which has room for as many; NaN where missing.
  package func evaluate(_ rows: Range<Int>, into out: UnsafeMutablePointer<Double>) {
    let count = rows.count
    switch self {
    case .constant(let number): out.update(repeating: number, count: count)
    case .column(let column): column.readNumbers(rows, into: out)
    case .negated(let node):
      node.evaluate(rows, into: out)
      for i in 0..<count { out[i] = -out[i] }
    case .function(let body, let node):
      node.evaluate(rows, into: out)
      for i in 0..<count where !out[i].isNaN { out[i] = body(out[i]) }
    case .arithmetic(let operation, let a, let b):
      a.evaluate(rows, into: out)
      withScratch(count) { other in
        b.evaluate(rows, into: other)
        Self.calculate(operation, out, other, count)
      }
    case .grouped(let values, let grouping):
      for i in 0..<count {
        let code = Int(grouping.codes[rows.lowerBound + i])
        out[i] = values.indices.contains(code) ? values[code] : .nan
      }
    case .stored(let numbers): for i in 0..<count { out[i] = numbers[rows.lowerBound + i] }
    case .acrossColumns(let statistic, let nodes): statistic.evaluate(nodes, rows, into: out)
    case .lookedUp(let column, let numbers):
      withCodes(count) { codes in
        column.readCodes(rows, into: codes)
        for i in 0..<count {
          let code = Int(codes[i])
          out[i] = numbers.indices.contains(code) ? numbers[code] : .nan
        }
      }
    case .ofText(let body, let node):
      for (i, text) in node.evaluate(rows).enumerated() { out[i] = text.map(body) ?? .nan }
    case .rowFunction(let body, let nodes): evaluateRows(body, nodes, rows, into: out)
    case .truth(let node):
      withTruths(count) { truths in
        node.evaluate(rows, into: truths)
        for i in 0..<count { out[i] = truths[i] == Truth.missing ? .nan : Double(truths[i]) }
      }
    case .conditional(let condition, let yes, let no):
      yes.evaluate(rows, into: out)
      withScratch(count) { other in
        no.evaluate(rows, into: other)
        withTruths(count) { truths in
          condition.evaluate(rows, into: truths)
          for i in 0..<count where truths[i] != Truth.yes { out[i] = truths[i] == Truth.no ? other[i] : .nan }
        }
      }
    }
  }

  private static func calculate(
    _ operation: BinaryOperator, _ out: UnsafeMutablePointer<Double>, _ other: UnsafeMutablePointer<Double>,
    _ count: Int
  ) {
    switch operation {
    case .plus: for i in 0..<count { out[i] += other[i] }
    case .minus: for i in 0..<count { out[i] -= other[i] }
    case .times: for i in 0..<count { out[i] *= other[i] }
    case .divide: for i in 0..<count { out[i] = other[i] == 0 ? .nan : out[i] / other[i] }
    default:
      // pow(1, NaN) is 1 in C; here what is missing stays missing.
      for i in 0..<count {
        out[i] = out[i].isNaN || other[i].isNaN ? .nan : operation.result(out[i], other[i])
      }
    }
  }

  private func evaluateRows(
    _ body: ([Double]) -> Double, _ nodes: [NumberNode], _ rows: Range<Int>,
    into out: UnsafeMutablePointer<Double>
  ) {
    let count = rows.count
    withScratch(count * max(1, nodes.count)) { values in
      for (j, node) in nodes.enumerated() { node.evaluate(rows, into: values + j * count) }
      var row = [Double](repeating: 0, count: nodes.count)
      for i in 0..<count {
        for j in nodes.indices { row[j] = values[j * count + i] }
        out[i] = row.contains { $0.isNaN } ? .nan : body(row)
      }
    }
  }
}

/// Room for `count` numbers during `body`.
func withScratch(_ count: Int, _ body: (UnsafeMutablePointer<Double>) -> Void) {
  let scratch = UnsafeMutablePointer<Double>.allocate(capacity: max(1, count))
  defer { scratch.deallocate() }
  body(scratch)
}

/// Room for `count` truth values during `body`.
func withTruths(_ count: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Void) {
  let truths = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, count))
  defer { truths.deallocate() }
  body(truths)
}

/// Room for `count` level codes during `body`.
func withCodes(_ count: Int, _ body: (UnsafeMutablePointer<Int32>) -> Void) {
  let codes = UnsafeMutablePointer<Int32>.allocate(capacity: max(1, count))
  defer { codes.deallocate() }
  body(codes)
}
