import Data
import Lang
import Report

/// `use` — reads a data file in place of the data in memory.
enum Use: Command {
  enum Delimiter: String, ChoiceValue {
    case comma, semicolon, tab
    var meaning: String { "fields are separated by the \(rawValue)" }
    var delimiter: CSVDelimiter {
      switch self {
      case .comma: .comma
      case .semicolon: .semicolon
      case .tab: .tab
      }
    }
  }

  enum DecimalSign: String, ChoiceValue {
    case point, comma
    var meaning: String { self == .point ? "decimals are written 2.8" : "decimals are written 2,8" }
  }

  static let file = Parameter<ExpressionArgument<FileRole>>(
    "file", .required, help: "The data file, in quotes.")
  static let delimiter = Parameter<Delimiter>(
    "delimiter", default: "as the header shows", help: "What separates the fields.")
  static let decimal = Parameter<DecimalSign>("decimal", default: "point", help: "The decimal sign.")
  static let missing = Parameter<ExpressionList<TextRole>>(
    "missing", .anyNumber, help: "Texts that mean missing, besides the empty field.")
  static let text = Parameter<ColumnNames>("text", .anyNumber, help: "Columns to read as texts.")
  static let number = Parameter<ColumnNames>(
    "number", .anyNumber, help: "Columns to read as numbers; a value that is none is an error.")

  static let name = Parameter<NewColumnName>(
    "as", help: "A name for the data, which leaves those of other names in memory.")
  static let sheet = Parameter<ExpressionArgument<ConstantRole>>(
    "sheet", default: "the first", help: "The sheet of a workbook: its name in quotes, or its number.")
  static let range = Parameter<ExpressionArgument<TextRole>>(
    "range", default: "all cells",
    help: "The cells of a sheet to read, \"B2:F200\", names in their first row.")
  static let example = Parameter<Flag>(
    "example", help: "The file is one of the examples that come with Kohort, wherever one stands.")

  static let spec = CommandSpec(
    "use",
    summary: "Read a data file in place of the data in memory.",
    discussion: """
      Reads files of Stata (.dta), SPSS (.sav, .zsav, .por) and SAS (.sas7bdat, .xpt), Excel workbooks (.xlsx), and text \
      files with one row a line and names in the first line (CSV), in UTF-8; which of them a file is, its content \
      tells. Labels, value labels and kinds of missing values are kept.

      In a text file an empty field is missing. The kind of each column is found from all rows: whole numbers, \
      numbers, true and false, dates (2019-04-01), else texts. Numbers with leading zeros, such as the municipality \
      0301, stay texts. The data in memory are replaced only when the whole file has been read. A relative path starts \
      from the script's folder.
      """,
    arguments: [file.spec], clauses: [name.spec],
    options: [
      delimiter.spec, decimal.spec, missing.spec, text.spec, number.spec, sheet.spec, range.spec,
      example.spec,
    ],
    examples: [
      Example("use \"nir.csv\"", "a file beside the script", setup: []),
      Example("use \"nir.csv\" as register", "under a name", setup: []),
      Example("use \"nir.csv\" | example", "the example register, wherever you are", setup: []),
      Example(
        "use \"nir.csv\" | missing(\"NA\", \".\"), text(cohort)", "codes that mean missing, a year as text",
        setup: []),
    ],
    familiarNames: ["load", "import", "insheet", "read_csv", "open"],
    dataEffect: { call, data, read in
      data.switchData(to: call[name]?.name.text ?? DataScope.mainName)
      data.schema = read ?? .unknown
      data.schema.hasData = true
      for (kind, names) in [(Schema.Kind.text, call[text]), (.number, call[number])] {
        for name in names?.names ?? [] where data.schema.column(named: name) != nil {
          data.schema.set(Schema.Column(name, kind: kind))
        }
      }
    },
    source: source)

  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output {
    guard let argument = call[file]?.expression else { throw .keepsNothing(call) }
    let path = try interpreter.text(argument)
    let environment = interpreter.session.environment
    let place =
      try call.has(example) ? examplePath(path, environment, at: argument.range) : environment.resolve(path)
    let options = try options(call, &interpreter)
    let result: DataFileContents
    do {
      result = try DataFile(
        path: place, options: options, threads: environment.threads,
        interruption: environment.interruption
      ).read()
    } catch { throw problem(error.naming(path), call, environment, at: argument.range) }
    interpreter.session.switchFrame(to: call[name]?.name.text ?? NamedFrames.mainName)
    interpreter.session.frame = result.frame
    interpreter.session.ledger.read(file: path, rows: result.frame.rowCount)
    interpreter.session.lastModel = nil
    let told =
      "\(Path.lastComponent(of: path)): "
      + interpreter.wording.size(result.frame.rowCount, result.frame.columns.count)
    return Output(
      [
        PreparedReport(
          .note(told),
          members: [
            .init("result", "data"), .init("file", .string(path)),
            .init("rows", .integer(result.frame.rowCount)),
            .init("columns", .integer(result.frame.columns.count)),
          ])
      ],
      warnings: result.warnings.map { .file($0.naming(path), at: argument.range) })
  }
}

extension Use {
  private static func options(
    _ call: BoundCall, _ interpreter: inout Interpreter
  ) throws(Diagnostic) -> DataFileOptions {
    var options = DataFileOptions()
    options.csv.delimiter = call[delimiter]?.delimiter
    options.csv.usesDecimalComma = call[decimal] == .comma
    for expression in call[missing]?.expressions ?? [] {
      options.csv.missingTexts.append(try interpreter.text(expression))
    }
    for name in call[text]?.names ?? [] { options.csv.kinds[name] = .text }
    for name in call[number]?.names ?? [] { options.csv.kinds[name] = .number }
    if let expression = call[sheet]?.expression {
      if expression.literalText != nil {
        options.workbook.sheet = .named(try interpreter.text(expression))
      } else {
        options.workbook.sheet = .number(try interpreter.wholeNumber(expression, in: 1...10_000))
      }
    }
    if let expression = call[range]?.expression {
      let text = try interpreter.text(expression)
      guard let cells = CellRange(text) else { throw .noRange(text, at: expression.range) }
      options.workbook.range = cells
    }
    let ofText: [(word: String, isGiven: Bool)] = [
      (delimiter.spec.name, call.has(delimiter)), (decimal.spec.name, call.has(decimal)),
      (missing.spec.name, call.has(missing)), (text.spec.name, call.has(text)),
      (number.spec.name, call.has(number)),
    ]
    let ofWorkbooks = [(sheet.spec.name, call.has(sheet)), (range.spec.name, call.has(range))]
    options.textWords = ofText.filter(\.isGiven).map(\.word)
    options.workbookWords = ofWorkbooks.filter(\.1).map(\.0)
    return options
  }

  /// Where an example stands; its name has no folder.
  private static func examplePath(
    _ name: String, _ environment: RunEnvironment, at range: SourceRange
  ) throws(Diagnostic) -> String {
    guard let path = environment.examplePath(name) else { throw .noExamples(at: range) }
    return path
  }

  /// A missing file that is the name of an example may have been meant as one.
  private static func problem(
    _ error: FileError, _ call: BoundCall, _ environment: RunEnvironment, at range: SourceRange
  ) -> Diagnostic {
    var diagnostic = Diagnostic.file(error, at: range)
    if case .notFound(let name, _) = error, !call.has(example), !name.contains("/"),
      let folder = environment.exampleFolder(), FileReplacement.exists(folder + "/" + name)
    {
      let end = SourceRange(call.syntax.range.upperBound, call.syntax.range.upperBound)
      diagnostic.fixIts.append(
        Diagnostic.FixIt(
          "Read the example of that name: add 'example'", at: end,
          replacement: call.syntax.options.isEmpty ? " | example" : ", example"))
    }
    return diagnostic
  }
}

extension Diagnostic {
  fileprivate static func noRange(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "file-range", "'\(text)' is no range of cells", at: range,
      notes: [Note("a range is written with its first and last cell: \"B2:F200\"")])
  }

  fileprivate static func noExamples(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "no-examples", "the example data were not installed with Kohort", at: range,
      notes: [Note("'make install' puts them beside the program")])
  }
}

/// Names of columns that a file has, which cannot be checked before it is read.
struct ColumnNames: ArgumentValue {
  let names: [String]
  static var shape: ParameterSpec.Shape { .newColumn }
  init?(_ phrases: [Phrase]) {
    names = phrases.compactMap { $0.name?.text }
    guard names.count == phrases.count else { return nil }
  }
}
