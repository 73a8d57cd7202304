import ProgramTesting
import Testing

/// Numbers do not depend on how many threads worked on them.
@Suite struct ThreadTests {
  /// The register eight times over, so that there is work for several threads.
  private func register(in folder: TemporaryFolder) throws {
    let lines = try Repository.text("Examples/data/nir.csv").split(separator: "\n", maxSplits: 1)
    try folder.write(lines[0] + "\n" + String(repeating: String(lines[1]), count: 8), to: "many.csv")
  }

  @Test func oneTwoAndFourThreadsGiveTheSameDigits() throws {
    let folder = try TemporaryFolder()
    try register(in: folder)
    let options = ["classical", "hc0", "robust", "hc2", "hc3", "cluster(municipality)"]
    let models = options.map {
      "model transition ~ gender * months + age + country + cohort + log(unemp) | \($0)"
    }
    let script = ["use \"many.csv\"", "summarize", "print mean(months / unemp)"] + models + ["did network 2015"]
    try folder.write(script.joined(separator: "\n"), to: "threads.koh")
    let outputs = try ["1", "2", "4"].map { threads in
      try Program.run(
        ["run", "threads.koh", "--format", "json"], folder: folder.path,
        environment: ["KOHORT_THREADS": threads])
    }
    #expect(outputs.allSatisfy { $0.status == 0 }, "\(outputs[0].errors)")
    #expect(outputs[0].output.split(separator: "\n").count == script.count)
    #expect(outputs[1].output == outputs[0].output)
    #expect(outputs[2].output == outputs[0].output)
  }
}
