import Lang
import ProgramTesting
import Runtime
import Testing

/// What the commands and functions declare of themselves holds when they run.
@Suite struct DeclarationTests {
  struct Declared: Sendable, CustomTestStringConvertible {
    let owner: String
    let example: Example
    var script: String { (example.setup + [example.source]).joined(separator: "\n") + "\n" }
    var testDescription: String { "\(owner): \(example.source)" }
  }

  static let commandExamples = standardVocabulary.commandNames.flatMap { name in
    (standardVocabulary.commands[name]?.examples ?? []).map { Declared(owner: name, example: $0) }
  }

  static let functionExamples = standardVocabulary.functionNames.flatMap { name in
    (standardVocabulary.functions[name]?.examples ?? []).map { Declared(owner: name, example: $0) }
  }

  @Test func namesAreSortedAndUnique() {
    let names = allCommands.map { $0.spec.name }
    #expect(names == Set(names).sorted())
    let functions = allFunctions.map(\.spec.name)
    #expect(functions == Set(functions).sorted())
  }

  @Test(arguments: standardVocabulary.commandNames)
  func aCommandIsDeclaredInFull(_ name: String) throws {
    let spec = try #require(standardVocabulary.commands[name])
    let parts = (spec.arguments + spec.clauses + spec.options).map(\.name)
    #expect(Set(parts).count == parts.count, "a part is declared twice")
    #expect(!spec.examples.isEmpty)
    #expect(spec.summary.hasSuffix(".") && spec.summary.first?.isUppercase == true)
    for part in spec.arguments + spec.clauses + spec.options { #expect(!part.help.isEmpty, "\(part.name)") }
    for group in spec.exclusiveOptions {
      #expect(Set(group).isSubset(of: Set(spec.options.map(\.name))))
    }
  }

  @Test func everyFunctionHasAnExample() {
    for spec in allFunctions.map(\.spec) {
      #expect(!spec.examples.isEmpty, "\(spec.name)")
      #expect(spec.synopsis.hasPrefix(spec.name), "\(spec.name)")
    }
  }

  @Test(arguments: commandExamples + functionExamples)
  func anExampleRuns(_ declared: Declared) {
    var session = TestSession()
    let failures = session.run(declared.script)
    #expect(failures.map(\.message) == [])
    #expect(session.sink.warnings.map(\.message) == [])
  }

  /// The examples of a help page, one after another, are a script.
  @Test(arguments: standardVocabulary.commandNames + standardVocabulary.functionNames)
  func theExamplesOfAPageRunAsTheyStand(_ name: String) {
    let examples = standardVocabulary.commands[name]?.examples ?? standardVocabulary.functions[name]?.examples
    var session = TestSession()
    #expect(session.run((examples ?? []).script.joined(separator: "\n")).map(\.message) == [])
  }

  @Test(arguments: commandExamples + functionExamples)
  func checkingFindsNothingInAnExample(_ declared: Declared) {
    let found = TestSession().check(declared.script).flatMap(\.diagnostics)
    #expect(found.map(\.message) == [])
  }

  /// What a run finds nothing wrong with, a look at the data does not either; models it may hold against the data.
  @Test(arguments: commandExamples + functionExamples)
  func aLookAtTheDataFindsNothingWrongInAnExample(_ declared: Declared) {
    let session = TestSession()
    var examination = DataExamination(environment: session.session.environment)
    let found = examination.diagnostics(of: SourceText(declared.script, name: session.scriptName))
    #expect(found.filter { $0.severity == .error }.map(\.message) == [])
    let ofModels = Set(DiagnosticCatalogue.examinationPages.map(\.id))
    #expect(found.filter { !ofModels.contains($0.id.rawValue) }.map(\.message) == [])
  }

  /// The columns that `check` foretells from the declared effects are those that the run leaves.
  @Test(arguments: commandExamples)
  func theColumnsAreThoseForetold(_ declared: Declared) throws {
    var session = TestSession()
    session.run(declared.script)
    try expectForetold(declared.script, session)
  }

  @Test(arguments: [
    "use \"nir.csv\"\ngen a = months / 2\ngen b = gender == \"mann\"\ngen c = 3\ngen d = \"x\"",
    "use \"nir.csv\"\nfactor gender | ref(\"kvinne\")\nfactor cohort\nfactor age, track | ref(first)",
    "use \"nir.csv\"\nkeep gender..track months\ndrop gender",
    "use \"nir.csv\"\nkeep id m*\nreplace months = months / 12",
    "use \"nir.csv\"\nreplace gender = \"x\" if months > 3",
    "use \"nir.csv\"\nlabel months \"Months in the programme\"",
    "use \"nir.csv\"\nfor y in 2011..2013 { keep if cohort >= y }",
    "use \"nir.csv\"\nif 1 > 2 { drop gender } else { drop age }",
    "use \"nir.csv\"\nuse \"did_2x2.csv\"",
    "use \"survey.csv\"",
    "use \"nir.csv\"\nlabel network (0 = \"others\") (1 = \"networks\")\ngen twin = network",
    "use \"nir.csv\"\nlabel network (0 = \"andre\") (1 = \"nettverk\") | language(nb)\nreplace network = 0",
    "use \"nir.csv\"\nlabel network (0 = \"others\") (1 = \"networks\")\nrecode network (0 = 2)\nfactor network",
    "use \"nir.csv\"\nlabel network (0 = \"others\")\ncollapse first(network) max(transition) by cohort",
    "use \"survey.csv\"\nscale respekt1 | levels(\"a\", \"b\", \"c\", \"d\", \"e\"), neutral(3)",
    "use \"\(Repository.root)/Tests/Reference/files/labels_15.dta\"",
  ])
  func columnsAreForetoldThrough(_ script: String) throws {
    var session = TestSession()
    #expect(session.run(script).map(\.message) == [])
    try expectForetold(script, session)
  }

  private func expectForetold(_ script: String, _ session: TestSession) throws {
    let checked = try #require(session.check(script).first)
    let foretold = try #require(checked.scopes.last).scope.schema
    let found = session.session.schema
    #expect(foretold.hasData == found.hasData)
    guard foretold.isComplete else { return }
    let branches = script.contains("else")
    if branches {
      #expect(Set(found.names).isSubset(of: Set(foretold.names)))
    } else {
      #expect(foretold.names == found.names)
    }
    for column in foretold.columns {
      guard let actual = found.column(named: column.name) else { continue }
      if let kind = column.kind { #expect(kind == actual.kind, "kind of \(column.name)") }
      if let label = column.label { #expect(label == actual.label, "label of \(column.name)") }
      expectForetoldLabels(of: column, actual)
      if let levels = column.levels, let actualLevels = actual.levels {
        // The values of a text column have no order.
        if column.kind == .text {
          #expect(Set(levels).isSuperset(of: actualLevels), "values of \(column.name)")
        } else {
          #expect(levels == actualLevels, "levels of \(column.name)")
        }
      }
    }
  }

  /// Without labels conditions compare with numbers alone, so that none may be missing; it may be that they cannot be told.
  private func expectForetoldLabels(of column: Schema.Column, _ actual: Schema.Column) {
    switch column.valueLabels {
    case nil: #expect(actual.valueLabels == nil, "labels of the values of \(column.name)")
    case []: break
    case let labels?:
      #expect(Set(labels).isSuperset(of: actual.valueLabels ?? []), "labels of the values of \(column.name)")
    }
  }
}
