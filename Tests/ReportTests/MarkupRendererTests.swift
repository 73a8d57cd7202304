import Foundation
import Testing

@testable import Report

@Suite struct MarkupRendererTests {
  private let report = Report(
    title: "A <b> & \"c\"", aside: "robust", lead: ["x < y"],
    blocks: [
      .table(
        Table(
          title: "Table_1",
          columns: [
            TableColumn("", .left), TableColumn("b"), TableColumn("95 % interval", headingSpan: 2),
            TableColumn(""),
          ],
          rows: [
            .section("gender (ref. 'kvinne')"),
            .cells(
              label: "mann|x", indent: 1,
              [.number(-1234.5, .decimals(1), stars: "***"), .number(0.5, .decimals(2)), .missing]),
            .rule, .cells(label: "N", [.count(22_009)]),
          ])),
      .facts([[Fact("N", .count(22_009)), Fact("R²", .number(0.124, .significant(3)))]]),
      .lines(["```", "a <b>"]),
    ], notes: ["* p<0.1"])

  @Test func html() {
    #expect(
      HTMLRenderer(style: .plain).render(report) == """
        <section class="kohort-report">
        <h2>A &lt;b&gt; &amp; &quot;c&quot;</h2>
        <p class="aside">robust</p>
        <p class="lead">x &lt; y</p>
        <table>
        <caption>Table_1</caption>
        <thead>
        <tr><td></td><th scope="col" class="number">b</th><th scope="colgroup" colspan="2" class="spanning">\
        95 % interval</th></tr>
        </thead>
        <tbody>
        <tr class="section"><th scope="rowgroup" colspan="4">gender (ref. &#39;kvinne&#39;)</th></tr>
        <tr><th scope="row" style="padding-left:1em">mann|x</th><td class="number">-1 234.5\
        <span class="stars">***</span></td><td class="number">0.50</td><td class="number">.</td></tr>
        </tbody>
        <tbody class="rule">
        <tr><th scope="row">N</th><td class="number">22 009<span class="stars"></span></td>\
        <td class="number"></td><td class="number"></td></tr>
        </tbody>
        </table>
        <p class="facts"><span>N = 22 009</span> <span>R² = 0.124</span></p>
        <pre>```
        a &lt;b&gt;</pre>
        <p class="note">* p&lt;0.1</p>
        </section>

        """)
  }

  @Test func markdown() {
    #expect(
      MarkdownRenderer(style: .plain).render(report) == """
        ## A &lt;b&gt; &amp; "c"

        *robust*

        x &lt; y

        **Table\\_1**

        |  | b | 95 % interval |  |
        | :-- | --: | --: | --: |
        | **gender (ref. 'kvinne')** |  |  |  |
        | &emsp;mann\\|x | -1 234.5\\*\\*\\* | 0.50 | . |
        | N | 22 009 |  |  |

        N = 22 009 · R² = 0.124

        ````
        ```
        a <b>
        ````

        \\* p&lt;0.1

        """)
  }

  @Test func pagesUseTypographicSigns() {
    #expect(HTMLRenderer().render(report).contains("\u{2212}1\u{202F}234.5"))
  }

  /// What is well-formed XML has each tag closed and nothing unescaped.
  @Test(arguments: [modelReport, compactReport, differenceReport])
  func htmlIsWellFormed(report: Report) throws {
    let section = HTMLRenderer().render(report)
    try #expect(isWellFormed(section))
    let page = HTMLRenderer.page(title: "<t> & \u{1B}", language: "nb", sections: [section, section])
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"nb\">"))
    #expect(page.contains("<title>&lt;t&gt; &amp; \u{FFFD}</title>"))
    #expect(page.components(separatedBy: "<section").count == 3)
  }

  /// Follows the tags with a stack; enough for markup that has no comments and no unquoted `>`.
  private func isWellFormed(_ markup: String) throws -> Bool {
    var open: [Substring] = []
    for match in markup.matches(of: /<(\/?)([a-z0-9]+)[^<>]*>/) {
      if match.1.isEmpty {
        open.append(match.2)
      } else if open.popLast() != match.2 {
        return false
      }
    }
    let text = markup.replacing(/<\/?[a-z0-9]+[^<>]*>/, with: "")
    return open.isEmpty && !text.contains("<") && !text.contains(">")
  }
}
