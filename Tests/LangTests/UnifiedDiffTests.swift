import Lang
import Testing

@Suite struct UnifiedDiffTests {
  @Test func itTellsLinesWithThreeAround() {
    let source = SourceText("keep  x\nlet a = 1\nlet b = 2\nlet c = 3\nlet d = 4\n\n\n\ngen y=2\nlet e=5")
    #expect(
      UnifiedDiff(format(source), of: source).text(name: "a.koh") == """
        --- a.koh
        +++ a.koh
        @@ -1,10 +1,8 @@
        -keep  x
        +keep x
         let a = 1
         let b = 2
         let c = 3
         let d = 4
         
        -
        -
        -gen y=2
        -let e=5
        \\ No newline at end of file
        +gen y = 2
        +let e = 5

        """)
  }

  @Test func nothingIsToldOfNothing() {
    let source = SourceText("keep x\n")
    #expect(UnifiedDiff(format(source), of: source).text(name: "a.koh") == "")
  }

  /// Applying what is told gives the layout.
  @Test(arguments: 0..<20)
  func itLeadsToTheLayout(_ seed: UInt64) throws {
    var script = RandomScript(seed: seed)
    for _ in 0..<10 {
      let source = SourceText(script.text(statements: 20))
      let formatting = format(source)
      let diff = UnifiedDiff(formatting, of: source).text(name: "a")
      #expect(patched(source[SourceRange(0, .max)], diff) == formatting.text)
    }
  }

  private func patched(_ text: String, _ diff: String) -> String {
    let old = lines(text)
    var result: [String] = []
    var next = 0
    for line in lines(diff).dropFirst(2) {
      if line.hasPrefix("@@") {
        let numbers = line.split { !$0.isNumber }.compactMap { Int($0) }
        let isEmpty = line.contains(",0 +")
        let start = (numbers.first ?? 1) - (isEmpty ? 0 : 1)
        result += old[next..<start]
        next = start
      } else if line.hasPrefix("\\") {
        if let last = result.popLast() { result.append(String(last.dropLast())) }
      } else {
        if !line.hasPrefix("-") { result.append(String(line.dropFirst())) }
        if !line.hasPrefix("+") { next += 1 }
      }
    }
    return (result + old[next...]).joined()
  }

  private func lines(_ text: String) -> [String] {
    var lines: [String] = []
    var line = ""
    for scalar in text.unicodeScalars {
      line.unicodeScalars.append(scalar)
      if scalar == "\n" {
        lines.append(line)
        line = ""
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }
}
