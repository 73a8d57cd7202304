import IDE
import Testing

/// What stands between quotes: levels and files.
@Suite struct TextCompletionTests {
  @Test(arguments: [
    ("gen a = 1 if gender == \"$0", ["kvinne", "mann"]), ("gen a = 1 if gender == \"m$0\"", ["mann"]),
    ("gen a = gender in [\"$0", ["kvinne", "mann"]),
    ("gen a = gender in [\"mann\", \"$0", ["kvinne"]), ("gen a = months == \"$0", []),
    ("gen a = 1 if gender == \"mann\" and age == \"$0", ["16-24", "25-34"]),
    ("gen a = 1 if age == \"25-34\" and log(gender == \"$0", ["kvinne", "mann"]),
    ("factor gender | ref(\"$0", ["kvinne", "mann"]), ("factor gender | ref(\"ma$0\")", ["mann"]),
    ("factor gender, age | levels(\"$0", ["kvinne", "mann", "16-24", "25-34"]),
    ("factor age | levels(\"16-24\", \"$0", ["25-34"]), ("factor months | ref(\"$0", []),
    ("model months ~ ref(gender, \"$0", ["kvinne", "mann"]),
    ("model months ~ age + ref(gender, $0", ["kvinne", "mann"]),
    ("gen gender = \"$0", ["kvinne", "mann"]), ("print gender \"$0", []),
  ])
  func levels(_ source: String, _ expected: [String]) { expectCompletions(source, expected) }

  @Test(arguments: [
    ("use \"$0", ["blåbær {1}.csv", "nir.csv", "data/", "notes.md", "prepare.koh"]),
    ("include \"$0", ["prepare.koh", "data/", "blåbær {1}.csv", "nir.csv", "notes.md"]),
    ("table gender | save(\"$0", ["data/", "blåbær {1}.csv", "nir.csv", "notes.md", "prepare.koh"]),
    ("use \".$0", [".hidden.csv"]), ("use \"data/$0", ["inner.csv", "deep/"]), ("use \"nowhere/$0", []),
    ("use n$0", ["nir.csv", "notes.md"]), ("use \"nir.csv\" $0", []), ("use \"{limit}/$0", []),
  ])
  func files(_ source: String, _ expected: [String]) { expectCompletions(source, expected) }

  @Test func textsAreEscapedAndClosed() throws {
    try expectCompleted("use \"ni$0", "use \"nir.csv\" $0")
    try expectCompleted("use \"ni$0\" | text(a)", "use \"nir.csv$0\" | text(a)")
    try expectCompleted("use \"da$0", "use \"data/$0")
    try expectCompleted("use da$0", "use \"data/$0")
    try expectCompleted("use \"data/in$0", "use \"data/inner.csv\" $0")
    try expectCompleted("use \"blå$0", "use \"blåbær {{1}}.csv\" $0")
    try expectCompleted("use \"blåbær {{$0", "use \"blåbær {{1}}.csv\" $0")
    try expectCompleted(
      "gen a = gender == \"ma$0 and age == \"16-24\"", "gen a = gender == \"mann\" $0 and age == \"16-24\"")
    try expectCompleted("gen a = gender == ma$0", "gen a = gender == \"mann\" $0")
    try expectCompleted("factor gender | ref(\"ma$0", "factor gender | ref(\"mann\"$0")
    try expectCompleted("print m1.coef[\"ge$0", "print m1.coef[\"gender[mann]\"$0")
    try expectCompleted("print m1.coef[ge$0", "print m1.coef[\"gender[mann]\"$0")
  }

  @Test func wordsAreReplacedUpToTheCursor() throws {
    try expectCompleted("gen a = Hv$0", "gen a = `Hvor mange` $0")
    try expectCompleted("gen a = `Hvor m$0", "gen a = `Hvor mange` $0")
    try expectCompleted("gen a = `Hv$0`", "gen a = `Hvor mange $0`")
    try expectCompleted("model months ~ gender | l$0", "model months ~ gender | level($0")
    try expectCompleted("model months ~ gender | l$0(90)", "model months ~ gender | level$0(90)")
    try expectCompleted("gen a = lo$0g(months)", "gen a = log_months $0g(months)")
    try expectCompleted("table gend$0er", "table gender $0er")
    try expectCompleted("print m1.r$0", "print m1.r2 $0")
    try expectCompleted("print m1.co$0", "print m1.coef$0")
    try expectCompleted("explain m$0", "explain m1 $0")
    try expectCompleted("help unknown-$0", "help unknown-option $0")
  }
}
