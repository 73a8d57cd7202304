import Data
import Lang
import Report

extension RecodePlan {
  /// The new column, and what became of the rows.
  struct Outcome {
    var column: Column
    let rules: [Rule]
    /// Rows by rule.
    let counts: [Int]
    /// Missing rows that no rule is for.
    let missing: Int
    /// Rows whose value no rule is for, and the first of these values.
    let others: Int
    let otherValues: [String]
  }

  func apply(
    to column: Column, named name: String, in interpreter: Interpreter, at range: SourceRange
  ) throws(Diagnostic) -> Outcome {
    let interruption = interpreter.interruption
    let places = try interpreter.uninterrupted(at: range) { () throws(Interrupted) in
      try self.places(in: column, interruption)
    }
    var counts = [Int](repeating: 0, count: rules.count)
    var (missing, others) = (0, 0)
    var otherValues: [String] = []
    for (row, place) in places.enumerated() {
      switch place {
      case Self.unmatchedMissing: missing += 1
      case Self.unmatched:
        others += 1
        if otherValues.count < 6 {
          let value = column.value(at: row).description
          if !otherValues.contains(value) { otherValues.append(value) }
        }
      default: counts[Int(place)] += 1
      }
    }
    if others > 0, givesTexts == column.isNumeric {
      throw .valuesLeftOut(column.name, otherValues, rows: others, givesTexts: givesTexts, at: range)
    }
    var result = try interpreter.uninterrupted(at: range) { () throws(Interrupted) in
      givesTexts
        ? try self.texts(places, of: column, named: name, interruption)
        : try self.numbers(places, of: column, named: name, interruption)
    }
    if givesTexts, !column.isNumeric || others == 0 {
      do { result = try factor(result, of: column, others: others, interruption) } catch {
        throw .column(error, at: range)
      }
    }
    let labelled = result
    result = try interpreter.uninterrupted(at: range) { () throws(Interrupted) in
      try labelled.keepingMissingKinds(of: column, interruption)
    }
    result.description = description(of: column)
    return Outcome(
      column: result, rules: rules, counts: counts, missing: missing, others: others, otherValues: otherValues
    )
  }

  private static let unmatched: Int32 = -1
  private static let unmatchedMissing: Int32 = -2

  /// For each row the place of its rule.
  private func places(in column: Column, _ interruption: Interruption) throws(Interrupted) -> [Int32] {
    func place(of source: Source) -> Int32? {
      rules.firstIndex { $0.source == source }.map { Int32(truncatingIfNeeded: $0) }
    }
    let other = place(of: .other) ?? Self.unmatched
    let absent = place(of: .missing) ?? Self.unmatchedMissing
    guard column.isNumeric else {
      let names = try column.levelNames(interruption)
      let table = names.map { name in
        rules.firstIndex { if case .texts(let texts) = $0.source { texts.contains(name) } else { false } }
          .map { Int32(truncatingIfNeeded: $0) } ?? other
      }
      return try [Int32](count: column.count, interruption) { rows, target in
        column.readCodes(rows, into: target + rows.lowerBound)
        for row in rows {
          let code = Int(target[row])
          target[row] = table.indices.contains(code) ? table[code] : absent
        }
      }
    }
    let ranges = rules.enumerated().flatMap { index, rule -> [(ClosedRange<Double>, Int32)] in
      guard case .numbers(let ranges) = rule.source else { return [] }
      return ranges.map { ($0, Int32(truncatingIfNeeded: index)) }
    }
    let scratch = UnsafeMutablePointer<Double>.allocate(capacity: RowBlocks.length)
    defer { scratch.deallocate() }
    return try [Int32](count: column.count, interruption) { rows, target in
      column.readNumbers(rows, into: scratch)
      for row in rows {
        let number = scratch[row - rows.lowerBound]
        target[row] = number.isNaN ? absent : ranges.first { $0.0.contains(number) }?.1 ?? other
      }
    }
  }

  private func numbers(
    _ places: [Int32], of column: Column, named name: String, _ interruption: Interruption
  ) throws(Interrupted) -> Column {
    let targets = rules.map { rule -> Double in
      if case .number(let number) = rule.target { return number }
      return .nan
    }
    let numbers = try [Double](count: places.count, interruption) { rows, target in
      column.readNumbers(rows, into: target + rows.lowerBound)
      for row in rows where places[row] >= 0 { target[row] = targets[Int(places[row])] }
    }
    var missing = Bitmap(count: places.count)
    try RowBlocks.forEach(places.count, interruption) { rows in
      for row in rows where numbers[row].isNaN { missing.set(row) }
    }
    let areWhole = numbers.allSatisfy { $0.isNaN || $0.isWhole }
    guard areWhole else {
      return try Column(name: name, numbers: numbers, missing: missing, interruption: interruption)
    }
    return try Column(
      name: name, integers: numbers.map { Int64(exactly: $0) ?? 0 }, missing: missing,
      interruption: interruption)
  }

  private func texts(
    _ places: [Int32], of column: Column, named name: String, _ interruption: Interruption
  ) throws(Interrupted) -> Column {
    let targets = rules.map { rule -> String? in
      if case .text(let text) = rule.target { return text }
      return nil
    }
    var packing = TextPacking(rowCount: places.count)
    let names = column.isNumeric ? [] : try column.levelNames(interruption)
    var codes = [Int32](repeating: -1, count: RowBlocks.length)
    try RowBlocks.forEach(places.count, interruption) { rows in
      codes.withUnsafeMutableBufferPointer { buffer in
        if let base = buffer.baseAddress { column.readCodes(rows, into: base) }
      }
      packing.append(
        rows.map { row -> String? in
          if places[row] >= 0 { return targets[Int(places[row])] }
          let code = Int(codes[row - rows.lowerBound])
          return names.indices.contains(code) ? names[code] : nil
        })
    }
    return try packing.column(named: name, interruption)
  }

  /// Texts of rules as levels in the order of the rules, values that stayed after them.
  private func factor(
    _ result: Column, of column: Column, others: Int, _ interruption: Interruption
  ) throws(ColumnError) -> Column {
    var order: [String] = []
    for case .text(let text) in rules.map(\.target) where !order.contains(text) { order.append(text) }
    // In place, a factor keeps its order; a text column stays one.
    if others > 0 || order.isEmpty {
      return column.kind == .factor ? try result.asFactor(interruption: interruption) : result
    }
    return try result.asFactor(levels: order, interruption: interruption)
  }
}

extension RecodePlan.Outcome {
  /// `norsk1_agree from norsk1: 0 in 206 rows, 1 in 898 rows; 12 missing`
  func told(old: String, _ wording: StatementWording) -> String {
    let say = wording.say
    var byTarget: [(text: String, count: Int)] = []
    for (rule, count) in zip(rules, counts) {
      let text: String =
        switch rule.target {
        case .number(let number): Scalar.text(of: number)
        case .text(let text): "\"\(text)\""
        case .missing: say("missing", nb: "mangler", nn: "manglar")
        }
      if let place = byTarget.firstIndex(where: { $0.text == text }) {
        byTarget[place].count += count
      } else {
        byTarget.append((text, count))
      }
    }
    let parts = byTarget.map { "\($0.text) " + say("in", nb: "i") + " " + wording.rows($0.count) }
    var line =
      column.name == old
      ? "'\(old)': " : "'\(column.name)' " + say("from", nb: "fra", nn: "frå") + " '\(old)': "
    line += parts.joined(separator: ", ")
    if others > 0 {
      line +=
        "; " + wording.rows(others)
        + (others == 1
          ? say(" keeps its value", nb: " beholder verdien", nn: " held på verdien")
          : say(" keep their value", nb: " beholder verdien", nn: " held på verdien"))
    }
    if missing > 0 {
      line +=
        "; \(wording.style.text(of: missing)) "
        + (missing == 1
          ? say("stays missing", nb: "mangler fortsatt", nn: "manglar framleis")
          : say("stay missing", nb: "mangler fortsatt", nn: "manglar framleis"))
    }
    return line
  }

  /// Values that the rules leave out, and rules that no row meets.
  func warning(of old: String, at range: SourceRange) -> Diagnostic? {
    if others > 0 {
      return Diagnostic(
        "values-left-out",
        "\(others) rows of '\(old)' have values that no rule is for, and keep them\(otherValues.listed)",
        at: range, severity: .warning, notes: [Diagnostic.Note("add a rule for them, or (else = …)")])
    }
    for (rule, count) in zip(rules, counts) where count == 0 {
      guard rule.source != .missing, rule.source != .other else { continue }
      return Diagnostic(
        "rule-without-rows", "no row of '\(old)' has \(rule.written)", at: rule.range, severity: .warning)
    }
    return nil
  }
}

extension Diagnostic {
  fileprivate static func valuesLeftOut(
    _ column: String, _ values: [String], rows: Int, givesTexts: Bool, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "values-left-out",
      "\(rows) rows of '\(column)' have values that no rule is for, which cannot stay among \(givesTexts ? "texts" : "numbers")\(values.listed)",
      at: range, notes: [Note("add rules for them, or (else = missing)")])
  }
}
