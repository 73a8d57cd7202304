import Data
import Lang
import Report

extension TruthNode {
  /// Writes the truth values of `rows` to `out`, which has room for as many.
  package func evaluate(_ rows: Range<Int>, into out: UnsafeMutablePointer<UInt8>) {
    let count = rows.count
    switch self {
    case .constant(let truth): out.update(repeating: truth, count: count)
    case .column(let column):
      withScratch(count) { numbers in
        column.readNumbers(rows, into: numbers)
        for i in 0..<count { out[i] = Truth.of(numbers[i]) }
      }
    case .comparison(let operation, let a, let b): compare(operation, a, b, rows, into: out)
    case .levels(let column, let truths):
      withCodes(count) { codes in
        column.readCodes(rows, into: codes)
        for i in 0..<count {
          let code = Int(codes[i])
          out[i] = truths.indices.contains(code) ? truths[code] : Truth.missing
        }
      }
    case .texts(let operation, let a, let b):
      let (left, right) = (a.evaluate(rows), b.evaluate(rows))
      for i in 0..<count {
        guard let x = left[i], let y = right[i] else {
          out[i] = Truth.missing
          continue
        }
        out[i] = Truth.of(operation.holds(x, y))
      }
    case .ofText(let body, let node):
      for (i, text) in node.evaluate(rows).enumerated() {
        out[i] = text.map { Truth.of(body($0)) } ?? Truth.missing
      }
    case .isMissing(let expression): expression.evaluateMissing(rows, into: out)
    case .not(let node):
      node.evaluate(rows, into: out)
      for i in 0..<count where out[i] != Truth.missing { out[i] = 1 - out[i] }
    case .and(let a, let b): connect(a, b, decisive: Truth.no, rows, into: out)
    case .or(let a, let b): connect(a, b, decisive: Truth.yes, rows, into: out)
    case .conditional(let condition, let yes, let no):
      yes.evaluate(rows, into: out)
      withTruths(count * 2) { scratch in
        let (other, truths) = (scratch, scratch + count)
        no.evaluate(rows, into: other)
        condition.evaluate(rows, into: truths)
        for i in 0..<count where truths[i] != Truth.yes {
          out[i] = truths[i] == Truth.no ? other[i] : Truth.missing
        }
      }
    }
  }

  private func compare(
    _ operation: BinaryOperator, _ a: NumberNode, _ b: NumberNode, _ rows: Range<Int>,
    into out: UnsafeMutablePointer<UInt8>
  ) {
    let count = rows.count
    withScratch(count * 2) { scratch in
      let (left, right) = (scratch, scratch + count)
      a.evaluate(rows, into: left)
      b.evaluate(rows, into: right)
      for i in 0..<count {
        let (x, y) = (left[i], right[i])
        out[i] = x.isNaN || y.isNaN ? Truth.missing : Truth.of(operation.holds(x, y))
      }
    }
  }

  /// `false and missing` is false, `true or missing` is true; else missing stays missing.
  private func connect(
    _ a: TruthNode, _ b: TruthNode, decisive: UInt8, _ rows: Range<Int>, into out: UnsafeMutablePointer<UInt8>
  ) {
    let count = rows.count
    a.evaluate(rows, into: out)
    withTruths(count) { other in
      b.evaluate(rows, into: other)
      for i in 0..<count {
        if out[i] == decisive || other[i] == decisive {
          out[i] = decisive
        } else if other[i] == Truth.missing {
          out[i] = Truth.missing
        }
      }
    }
  }
}

extension TextNode {
  /// The texts of `rows`; `nil` where missing.
  func evaluate(_ rows: Range<Int>) -> [String?] {
    switch self {
    case .constant(let text): return [String?](repeating: text, count: rows.count)
    case .column(let column):
      var result = [String?](repeating: nil, count: rows.count)
      withCodes(rows.count) { codes in
        column.readCodes(rows, into: codes)
        for i in result.indices { result[i] = column.levelName(Int(codes[i])) }
      }
      return result
    case .lookedUp(let column, let texts):
      var result = [String?](repeating: nil, count: rows.count)
      withCodes(rows.count) { codes in
        column.readCodes(rows, into: codes)
        for i in result.indices where texts.indices.contains(Int(codes[i])) {
          result[i] = texts[Int(codes[i])]
        }
      }
      return result
    case .changed(let body, let node): return node.evaluate(rows).map { $0.flatMap(body) }
    case .joined(let nodes):
      var result = [String?](repeating: "", count: rows.count)
      for node in nodes {
        for (i, text) in node.evaluate(rows).enumerated() {
          result[i] = text.flatMap { part in result[i].map { $0 + part } }
        }
      }
      return result
    case .written(let node, let decimals):
      var result = [String?](repeating: nil, count: rows.count)
      withScratch(rows.count) { numbers in
        node.evaluate(rows, into: numbers)
        for i in result.indices where !numbers[i].isNaN {
          result[i] =
            decimals.map { NumberStyle.ungrouped.text(of: numbers[i], .decimals($0)).joined }
            ?? Scalar.text(of: numbers[i])
        }
      }
      return result
    case .conditional(let condition, let yes, let no):
      let (chosen, other) = (yes.evaluate(rows), no.evaluate(rows))
      var result = [String?](repeating: nil, count: rows.count)
      withTruths(rows.count) { truths in
        condition.evaluate(rows, into: truths)
        for i in result.indices where truths[i] != Truth.missing {
          result[i] = truths[i] == Truth.yes ? chosen[i] : other[i]
        }
      }
      return result
    }
  }
}

extension ColumnExpression {
  /// Writes `Truth.yes` where the expression is missing and `Truth.no` elsewhere.
  func evaluateMissing(_ rows: Range<Int>, into out: UnsafeMutablePointer<UInt8>) {
    let count = rows.count
    switch self {
    case .number(let node), .date(let node):
      withScratch(count) { numbers in
        node.evaluate(rows, into: numbers)
        for i in 0..<count { out[i] = Truth.of(numbers[i].isNaN) }
      }
    case .truth(let node):
      node.evaluate(rows, into: out)
      for i in 0..<count { out[i] = Truth.of(out[i] == Truth.missing) }
    case .text(.column(let column)):
      withCodes(count) { codes in
        column.readCodes(rows, into: codes)
        for i in 0..<count { out[i] = Truth.of(codes[i] < 0) }
      }
    case .text(let node):
      let texts = node.evaluate(rows)
      for i in 0..<count { out[i] = Truth.of(texts[i] == nil) }
    }
  }
}
