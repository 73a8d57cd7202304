import Data
import Lang
import Report
import Statistics

/// What stands at the left of a table: columns, and figures such as `median(months)`.
struct TableItems: ArgumentValue {
  let items: [Expression]
  static var shape: ParameterSpec.Shape { .either([.columns, .term]) }
  init?(_ phrases: [Phrase]) {
    items = phrases.compactMap(\.expression)
    guard items.count == phrases.count else { return nil }
  }
}

struct TableShare: ArgumentValue {
  enum Base: String, ChoiceValue {
    case column, row, cell
    var meaning: String {
      switch self {
      case .column: "each column adds up to 100, for each variable"
      case .row: "each row adds up to 100"
      case .cell: "all cells of a variable add up to 100"
      }
    }
  }

  let share: TabulationPresentation.Share
  static var shape: ParameterSpec.Shape { Base.shape }
  init?(_ phrases: [Phrase]) {
    guard let base = Base(phrases), let share = TabulationPresentation.Share(rawValue: base.rawValue) else {
      return nil
    }
    self.share = share
  }
}

struct TableTotal: ArgumentValue {
  enum Place: String, ChoiceValue {
    case first, last, none
    var meaning: String {
      switch self {
      case .first: "above the variables"
      case .last: "below them"
      case .none: "nowhere"
      }
    }
  }

  let place: TabulationPresentation.TotalPlace
  static var shape: ParameterSpec.Shape { Place.shape }
  init?(_ phrases: [Phrase]) {
    guard let word = Place(phrases), let place = TabulationPresentation.TotalPlace(rawValue: word.rawValue)
    else {
      return nil
    }
    self.place = place
  }
}

/// `test` or `test(ranks)`.
struct TableTest: ArgumentValue {
  enum Family: String, ChoiceValue {
    case means, ranks
    var meaning: String {
      self == .means ? "t or analysis of variance" : "Wilcoxon's rank sum or Kruskal-Wallis"
    }
  }

  let family: TabulationRequest.TestFamily
  static var shape: ParameterSpec.Shape { .either([.flag, Family.shape]) }
  init?(_ phrases: [Phrase]) {
    if phrases.isEmpty {
      family = .means
    } else {
      guard let word = Family(phrases) else { return nil }
      family = word == .means ? .means : .ranks
    }
  }
}

/// Options that say how a table looks.
enum TableLook {
  static let title = Parameter<ExpressionArgument<TextRole>>("title", help: "What stands above the table.")
  static let shade = Parameter<ShadeColours>(
    "shade",
    help: "Colour the figures of each column from its lowest to its highest, where there are colours.")

  static func title(_ call: BoundCall, _ interpreter: inout Interpreter) throws(Diagnostic) -> String? {
    guard let title = call[title] else { return nil }
    return try interpreter.text(title.expression)
  }

  static func scale(_ call: BoundCall) throws(Diagnostic) -> ColourScale? {
    guard let colours = call[shade]?.colours else { return nil }
    guard colours.count == 2 else {
      throw Diagnostic(
        "wrong-argument-count", "shade takes two colours, found \(colours.count)", at: call.range(of: shade),
        notes: [Diagnostic.Note("as in: shade(red, green)")])
    }
    return ColourScale(from: colours[0], to: colours[1])
  }
}

/// `shade(red, green)`
struct ShadeColours: ArgumentValue {
  let colours: [NamedColour]
  static var shape: ParameterSpec.Shape {
    let choices = NamedColour.allCases.map { ParameterSpec.Choice($0.rawValue, "the colour \($0.rawValue)") }
    return .sequence([.choice(choices), .choice(choices)])
  }
  init?(_ phrases: [Phrase]) {
    colours = phrases.compactMap { $0.name.flatMap { NamedColour(rawValue: $0.text) } }
    guard colours.count == phrases.count else { return nil }
  }
}

/// Options by which the lines of a table show figures in place of counts: `mean(resultat norsk)`.
enum TableFigures {
  private static let kinds: [(name: String, statistic: Statistic, isShare: Bool, help: String)] = [
    ("mean", .mean, false, "Show the means of these columns."),
    ("median", .median, false, "Show their medians."),
    ("sd", .standardDeviation, false, "Show their standard deviations."),
    ("share", .mean, true, "Show the shares of rows in which they are 1 or true, in percent."),
    ("sum", .sum, false, "Show their sums."),
    ("n", .count, false, "Show how many values they have."),
  ]

  private static let parameters = kinds.map { Parameter<ColumnSelection>($0.name, .anyNumber, help: $0.help) }

  static let specs = parameters.map(\.spec)

  static func read(
    _ call: BoundCall, _ interpreter: inout Interpreter
  ) throws(Diagnostic) -> [TabulationRequest.Figure] {
    var figures: [TabulationRequest.Figure] = []
    for (kind, parameter) in zip(kinds, parameters) {
      guard let selection = call[parameter] else { continue }
      let range = call.range(of: parameter)
      for name in try interpreter.columns(selection, at: range) {
        figures.append(
          try interpreter.figure(
            FigureCall(statistic: kind.statistic, isShare: kind.isShare),
            of: Expression(.name(name), at: range), named: name))
      }
    }
    return figures
  }
}

extension Interpreter {
  /// A column as categories; numbers of very many values are refused.
  func categories(of column: Column, at range: SourceRange) throws(Diagnostic) -> Column {
    let factor: Column
    do { factor = try column.asFactor(interruption: interruption) } catch { throw .column(error, at: range) }
    guard factor.levelCount <= Self.mostCategories else {
      throw .tooManyCategories(column.name, factor.levelCount, at: range)
    }
    return factor
  }

  private static let mostCategories = 10_000

  /// The lines that one phrase of `table` stands for.
  mutating func tableRows(_ item: Expression) throws(Diagnostic) -> [TabulationRequest.Row] {
    let frame = try requireFrame(at: item.range)
    if case .call(let name, let arguments) = item.kind {
      if name.text == "factor", arguments.count == 1, case .name(let text) = arguments[0].kind,
        let column = frame[text]
      {
        return [.categories(try categories(of: column, at: item.range))]
      }
      guard let call = try figureCall(name, arguments), let argument = call.columns.first,
        call.columns.count == 1
      else {
        throw .noFigure(source[item.range], known: Self.figureNames, at: item.range)
      }
      return [.figure(try figure(call, of: argument, named: source[argument.range].oneSpaced))]
    }
    var rows: [TabulationRequest.Row] = []
    for name in try columns(ColumnSelection(item), at: item.range) {
      guard let column = frame[name] else { continue }
      switch column.kind {
      case .number where column.valueLabels.isEmpty, .integer where column.valueLabels.isEmpty:
        rows.append(
          .figure(
            try figure(FigureCall(statistic: .mean), of: Expression(.name(name), at: item.range), named: name)
          ))
      default: rows.append(.categories(try categories(of: column, at: item.range)))
      }
    }
    return rows
  }

  /// A figure of an expression over columns: `median(months)`.
  mutating func figure(
    _ call: FigureCall, of expression: Expression, named name: String
  ) throws(Diagnostic) -> TabulationRequest.Figure {
    let (node, isDate) = try compile(expression.range) { c throws(Diagnostic) in
      if case .date(let node) = try c.compile(expression) { return (node, true) }
      return (try c.number(expression), false)
    }
    var numbers = try values(
      of: node, rowCount: requireFrame(at: expression.range).rowCount, at: expression.range)
    if call.isShare {
      if case .name(let column) = expression.kind,
        let scale = try requireFrame(at: expression.range)[column]?.description.scale
      {
        let agreeing = Set(scale.agreeing)
        for row in numbers.indices where !numbers[row].isNaN {
          numbers[row] = agreeing.contains(numbers[row]) ? 1 : 0
        }
      }
      if let row = numbers.firstIndex(where: { $0 < 0 || $0 > 1 }) {
        throw .noShare(name, value: numbers[row], row: row, at: expression.range)
      }
    }
    return TabulationRequest.Figure(
      name: name, statistic: call.statistic,
      unit: call.isShare ? .share : isDate && call.statistic.isOneOfTheNumbers ? .date : .number,
      numbers: numbers)
  }
}

extension Diagnostic {
  fileprivate static func tooManyCategories(_ column: String, _ count: Int, at range: SourceRange)
    -> Diagnostic
  {
    Diagnostic(
      "too-many-categories", "'\(column)' has \(count) different values, too many for a table", at: range,
      notes: [Note("a figure of it may be meant, such as mean(\(column))")])
  }

  fileprivate static func noShare(
    _ name: String, value: Double, row: Int, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      "no-share",
      "a share needs values from 0 to 1, and '\(name)' has \(Scalar.text(of: value)) in row \(row + 1)",
      at: range, notes: [Note("recode it to 0 and 1 first, or declare its scale of answers with 'scale'")])
  }
}
