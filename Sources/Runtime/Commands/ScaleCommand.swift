import Data
import Lang
import Report

/// `scale` — declares that columns hold answers on an ordered scale.
enum ScaleCommand: Command {
  static let columns = Parameter<ColumnSelection>("columns", .oneOrMore, help: "The columns.")
  static let levels = Parameter<ExpressionList<TextRole>>(
    "levels", .oneOrMore, help: "The texts of the answers, from the first to the last.")
  static let values = Parameter<ExpressionList<NumberRole>>(
    "values", .anyNumber, default: "1, 2, 3, …", help: "The numbers that the columns have for them.")
  static let neutral = Parameter<ExpressionArgument<NumberRole>>(
    "neutral", help: "The number of the answer that is neither for nor against.")
  static let outside = Parameter<ExpressionArgument<TextRole>>(
    "outside", help: "What a row without an answer means; in columns of texts, the text that becomes missing."
  )
  static let language = Parameter<ExpressionArgument<WordRole>>(
    "language", help: "The language of the texts, as en, nb or nn; without it they serve every language.")

  static let spec = CommandSpec(
    "scale",
    summary: "Declare that columns hold answers on an ordered scale.",
    discussion: """
      Tables show the texts of the answers in their order, share(x) is the share of those who agree (the answers after \
      the neutral one, or after the middle), and 'recode' knows agree, neutral and disagree. Columns that hold the texts \
      themselves become numbers with these texts as labels. A value that is no answer of the scale is an error.
      """,
    arguments: [columns.spec],
    options: [levels.spec, values.spec, neutral.spec, outside.spec, language.spec],
    examples: [
      Example(
        "scale norsk1..medvirkning3 respekt1..overall | levels(\"Helt uenig\", \"Litt uenig\", \"Verken enig eller uenig\", \"Litt enig\", \"Helt enig\"), neutral(3), outside(\"vet ikke\")",
        "five answers", setup: ["use \"survey.csv\" | example"])
    ],
    familiarNames: ["likert"],
    reach: .namedColumns,
    effect: { call, schema in
      guard let selection = call[columns] else { return }
      for name in resolve(selection, in: schema).tree {
        guard var column = schema.column(named: name.text) else { continue }
        if column.kind == .text || column.kind == .factor {
          column = Schema.Column(name.text, kind: .integer, label: column.label)
        }
        column.valueLabels = (call[levels]?.expressions ?? []).compactMap(\.literalText)
        schema.set(column)
      }
    })

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    guard let selection = call[columns], let texts = call[levels]?.expressions else {
      throw .keepsNothing(call)
    }
    let names = try interpreter.columns(selection, at: call.range(of: columns))
    var labels: [String] = []
    for text in texts { labels.append(try interpreter.text(text)) }
    var numbers = labels.indices.map { Double($0 + 1) }
    if let given = call[values]?.expressions {
      numbers = []
      for number in given { numbers.append(try interpreter.number(number)) }
    }
    guard numbers.count == labels.count, Set(numbers).count == numbers.count, numbers == numbers.sorted()
    else {
      throw .scaleValues(numbers.count, labels.count, at: call.range(of: values))
    }
    var scale = AnswerScale(values: numbers)
    if let number = call[neutral] {
      let value = try interpreter.number(number.expression)
      guard numbers.contains(value) else { throw .noNeutral(value, numbers, at: number.expression.range) }
      scale.neutral = value
    }
    let tag = call[language]?.expression.word
    if let text = call[outside] {
      var words = LocalizedText()
      words.set(try interpreter.text(text.expression), in: tag)
      scale.outside = words
    }
    for name in names {
      guard let old = interpreter.session.frame?[name] else { continue }
      let column = try interpreter.answers(
        old, on: scale, labels: labels, tag: tag, at: call.range(of: columns))
      try interpreter.set(column, at: call.range(of: columns))
    }
    let middle = scale.neutral.map { ", neutral: \(Scalar.text(of: $0))" } ?? ""
    let told =
      "\(names.count) columns on a scale of \(labels.count) answers\(middle); agreeing: "
      + scale.agreeing.map { Scalar.text(of: $0) }.joined(separator: ", ")
    return Output([PreparedReport(.note(told))])
  }
}

extension Interpreter {
  /// The column with the scale declared; texts become the numbers of their answers.
  fileprivate func answers(
    _ old: Column, on scale: AnswerScale, labels: [String], tag: String?, at range: SourceRange
  ) throws(Diagnostic) -> Column {
    var column = old
    let factor: Column
    do { factor = try old.asFactor(interruption: interruption) } catch { throw .column(error, at: range) }
    if old.isNumeric {
      let known = Set(scale.values)
      let strange = factor.levels.filter { $0.number.map { !known.contains($0) } ?? true }.map(\.name)
      guard strange.isEmpty else { throw .outsideScale(old.name, strange, scale.values, at: range) }
    } else {
      column = try numbered(factor, on: scale, labels: labels, at: range)
    }
    for (value, label) in zip(scale.values, labels) {
      column.setValueLabel(label, of: .number(value), in: tag)
    }
    var merged = scale
    if let earlier = old.description.scale {
      merged.neutral = scale.neutral ?? earlier.neutral
      var outside = earlier.outside ?? LocalizedText()
      if let new = scale.outside {
        if let plain = new.plain { outside.plain = plain }
        outside.translations.merge(new.translations) { $1 }
      }
      merged.outside = outside.isEmpty ? nil : outside
    }
    column.description.scale = merged
    column.description.label = old.description.label
    return column
  }

  private func numbered(
    _ factor: Column, on scale: AnswerScale, labels: [String], at range: SourceRange
  ) throws(Diagnostic) -> Column {
    let outside = scale.outside?.text()
    var strange: [String] = []
    let table = factor.levels.map { level -> Double in
      if let place = labels.firstIndex(of: level.name) { return scale.values[place] }
      if level.name != outside { strange.append(level.name) }
      return .nan
    }
    guard strange.isEmpty else { throw .outsideLabels(factor.name, strange, labels, at: range) }
    return try uninterrupted(at: range) { () throws(Interrupted) in
      let count = factor.count
      var missing = Bitmap(count: count)
      var codes = [Int32](repeating: 0, count: count)
      let scratch = UnsafeMutablePointer<Int32>.allocate(capacity: RowBlocks.length)
      defer { scratch.deallocate() }
      var integers = [Int64](repeating: 0, count: count)
      try RowBlocks.forEach(count, interruption) { rows in
        factor.readCodes(rows, into: scratch)
        for row in rows {
          let code = Int(scratch[row - rows.lowerBound])
          let number = table.indices.contains(code) ? table[code] : .nan
          if let integer = Int64(exactly: number) {
            integers[row] = integer
          } else {
            missing.set(row)
            codes[row] = code >= 0 ? 1 : 0
          }
        }
      }
      let numbers = try Column(
        name: factor.name, integers: integers, missing: missing, interruption: interruption)
      let kinds = outside.map { [MissingCodes.Kind(value: .text($0), text: LocalizedText($0))] } ?? []
      return Column(
        name: factor.name, values: numbers.values, missing: missing,
        missingCodes: kinds.isEmpty
          ? nil : MissingCodes(kinds: kinds, codes: try PackedCodes(codes, below: 2, interruption)))
    }
  }
}

extension Diagnostic {
  fileprivate static func scaleValues(_ values: Int, _ levels: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "scale-values",
      "a scale needs one number for each answer, ascending: \(levels) answers and \(values) number\(values == 1 ? "" : "s")",
      at: range)
  }

  fileprivate static func noNeutral(_ value: Double, _ values: [Double], at range: SourceRange) -> Diagnostic
  {
    Diagnostic(
      "no-neutral", "\(Scalar.text(of: value)) is no answer of the scale", at: range,
      notes: [Note("its answers are\(values.map { Scalar.text(of: $0) }.listed)")])
  }

  fileprivate static func outsideScale(
    _ column: String, _ strange: [String], _ values: [Double], at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "outside-scale", "'\(column)' has values that are no answers of the scale\(strange.listed)", at: range,
      notes: [
        Note("its answers are\(values.map { Scalar.text(of: $0) }.listed); 'values' gives other numbers")
      ])
  }

  fileprivate static func outsideLabels(
    _ column: String, _ strange: [String], _ labels: [String], at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "outside-scale", "'\(column)' has texts that are no answers of the scale\(strange.listed)", at: range,
      notes: [Note("its answers are\(labels.listed); 'outside' names the one that means no answer")])
  }
}
