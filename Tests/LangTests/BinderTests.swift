import Lang
import Testing

@Suite struct BinderTests {
  @Test func everythingWrongWithACallIsReportedAtOnce() {
    expectDiagnostics(
      """
      model liner transition by gender | robst, level, hc2(1), hc2, weights(frequency), level(a ~ b)
            ^^^^^ unknown-choice
                  ^^^^^^^^^^ wrong-shape
                             ^^ unknown-clause
                                         ^^^^^ unknown-option
                                                ^^^^^ missing-value
                                                          ^^^ flag-with-value
                                                               ^^^ repeated-option
                                                                            ^^^^^^^^^ missing-value
                                                                                        ^^^^^ repeated-option
      """)
  }

  @Test func missingPartsAreNamed() {
    expectDiagnostics(
      """
      did network
      ^^^ missing-argument: 'did' needs 'start', a value
      model
      ^^^^^ missing-argument: 'model' needs a formula such as 'y ~ a + b'
      table gender by
                   ^^ missing-value
      set stars
      ^^^ missing-argument
      """)
  }

  @Test func whatACommandDoesNotTakeIsNamed() throws {
    expectDiagnostics(
      """
      describe gender age
               ^^^^^^ unexpected-argument
      use nir.csv
          ^^^^^^^ wrong-shape
      gen months
          ^^^^^^ wrong-shape
      keep if 3
              ^ wrong-shape
      model transition ~ age | robust, cluster(network)
                                       ^^^^^^^^^^^^^^^^ exclusive-options
      keep if months > 3 if unemp > 2
                         ^^ repeated-clause
      model transition ~ age | level(90, 95)
                                         ^^ too-many-values
      """)
    try expectRepair("use nir.csv", "use \"nir.csv\"")
    try expectRepair("model transition ~ age robust", "model transition ~ age | robust")
    try expectRepair("model transition ~ age | hc2()", "model transition ~ age | hc2")
  }

  @Test func eitherAndSequenceTakeTheirShapes() {
    expectDiagnostics(
      """
      factor gender | ref(first)
      factor gender | ref("mann")
      factor gender | ref(mann)
      factor gender | ref(a ~ b)
                          ^^^^^ wrong-shape
      model transition ~ age | weights(frequency months)
      model transition ~ age | weights(frequency, months)
      model transition ~ age | weights(frequncy months)
                                       ^^^^^^^^ unknown-choice
      model transition ~ age | weights(frequency moths)
                                                 ^^^^^ unknown-column
      model transition ~ age | weights(frequency months unemp)
                                                        ^^^^^ too-many-values
      """)
  }

  @Test func valuesAreReadBackThroughTheirParameters() throws {
    let parsed = parse(SourceText("model logit y ~ x if z > 1 | cluster(a, b), level(90)"))
    guard case .command(let command) = parsed.tree[0] else { return }
    let spec = try #require(testVocabulary.commands["model"])
    let bound = bind(command, to: spec)
    #expect(bound.diagnostics == [])
    #expect(bound.tree[Parameter<Estimator>("estimator", help: "")] == Estimator.logit)
    let cluster = bound.tree[Parameter<ColumnSelection>("cluster", help: "")]
    #expect(cluster?.items.map { dump($0) } == ["a", "b"])
    #expect(bound.tree[Parameter<Flag>("robust", help: "")] == nil)
    #expect(bound.tree.ranges["level"] == SourceRange(44, 53))
  }

  @Test func hyphenatedTopicsAreWords() throws {
    let parsed = parse(SourceText("set unknown-option 1"))
    guard case .command(let command) = parsed.tree[0] else { return }
    let spec = try #require(testVocabulary.commands["set"])
    #expect(bind(command, to: spec).diagnostics == [])
  }
}
