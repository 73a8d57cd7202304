import Foundation
import Lang
import Testing

@Suite struct GrammarFileTests {
  private static let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "grammar.md")

  private static func written() throws -> Substring {
    let text = try String(contentsOf: page, encoding: .utf8)
    return text.prefix(upTo: text.range(of: GrammarPage.opening)?.lowerBound ?? text.endIndex)
  }

  @Test func reservedWordsAreListed() throws {
    let line = Keyword.allCases.map(\.rawValue)
    let page = try Self.written()
    let listed = try #require(page.firstMatch(of: /`(let if [a-z ]+)`/))
    #expect(Set(listed.output.1.split(separator: " ").map(String.init)) == Set(line))
  }

  @Test func operatorsAreListedFromLooseToTight() throws {
    let table = try #require(try Self.written().firstRange(of: "| operators | meaning |"))
    let rows = try Self.written()[table.upperBound...].split(separator: "\n").prefix { $0.hasPrefix("|") }
    let order = rows.map(String.init).joined()
    let places = ["`~`", "`or`", "`and`", "`not`", "`== ", "`..`", "`+ -`", "`* /`", "`:`", "`^`"].map {
      order.range(of: $0)?.lowerBound
    }
    #expect(!places.contains(nil))
    #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
  }

  @Test func theGeneratedPartHasItsPlace() throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    #expect(GrammarPage(testVocabulary).replacing(in: text) != nil)
  }

  @Test func theExampleAtItsHeadReads() throws {
    let page = try Self.written()
    let notation = try #require(page.range(of: "## Notation"))
    let head = page[..<notation.lowerBound].split(separator: "\n").filter { $0.hasPrefix("    ") }
    let script = head.joined(separator: "\n")
    #expect(script.contains("use \"nir.csv\""))
    #expect(parse(SourceText(script)).diagnostics == [])
  }
}
