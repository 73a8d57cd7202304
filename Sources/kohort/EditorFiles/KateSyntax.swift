/// The language's words as a syntax definition of Kate and the other editors of KDE.
struct KateSyntax {
  private let words: EditorWords

  init(_ words: EditorWords) { self.words = words }

  var text: String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE language>
    <!-- Written by `kohort write-editor-files`; changes are made in its tables. -->
    <language name="Kohort" version="1" kateversion="5.62" section="Scientific" extensions="*.koh" license="Apache-2.0">
      <highlighting>
    \(list("commands", words.commands))
    \(list("clauses", words.clauses))
    \(list("options", words.options))
    \(list("functions", words.functions))
    \(list("statements", words.statementWords))
    \(list("operators", words.operatorWords))
    \(list("constants", words.constants))
    \(contexts)
    \(styles)
      </highlighting>
      <general>
        <comments><comment name="singleLine" start="#"/></comments>
        <keywords casesensitive="1"/>
      </general>
    </language>

    """
  }

  /// How a script is read.
  private var contexts: String {
    """
        <contexts>
          <context name="Script" attribute="Normal" lineEndContext="#stay">
            <RegExpr attribute="Command" context="#stay" String="(?:^|(?&lt;=[;{}]))\\s*\(command)"/>
            <RegExpr attribute="Statement" context="Binding" String="\\blet\\b"/>
            <DetectChar attribute="Operator" context="Options" char="|" lookAhead="true"/>
            <IncludeRules context="Expression"/>
          </context>
          <context name="Binding" attribute="Normal" lineEndContext="#pop" fallthroughContext="#pop">
            <DetectSpaces attribute="Normal" context="#stay"/>
            <RangeDetect attribute="Name" context="#stay" char="`" char1="`"/>
            <RegExpr attribute="Normal" context="#stay" String="\(Self.name)"/>
            <DetectChar attribute="Operator" context="#pop!Bound" char="="/>
          </context>
          <context name="Bound" attribute="Normal" lineEndContext="#pop" fallthroughContext="#pop">
            <DetectSpaces attribute="Normal" context="#stay"/>
            <RegExpr attribute="Command" context="#pop" String="\(command)"/>
          </context>
          <context name="Options" attribute="Normal" lineEndContext="#pop" lineEmptyContext="#pop">
            <RegExpr attribute="Normal" context="NextLine" String=",(?=\\s*(?:#.*)?$)"/>
            <RegExpr attribute="Operator" context="NextLine" String="\\|(?=\\s*(?:#.*)?$)"/>
            <DetectChar attribute="Operator" context="#stay" char="|"/>
            <DetectChar attribute="Normal" context="#pop" char=";"/>
            <DetectChar attribute="Normal" context="#pop" char="}" lookAhead="true"/>
            <DetectChar attribute="Normal" context="Group" char="("/>
            <keyword attribute="Option" context="#stay" String="options"/>
            <IncludeRules context="Expression"/>
          </context>
          <context name="NextLine" attribute="Normal" lineEndContext="#stay" lineEmptyContext="#pop" fallthroughContext="#pop">
            <DetectSpaces attribute="Normal" context="#stay"/>
            <DetectChar attribute="Comment" context="Comment" char="#"/>
          </context>
          <context name="Group" attribute="Normal" lineEndContext="#stay" lineEmptyContext="#pop">
            <DetectChar attribute="Normal" context="Group" char="("/>
            <DetectChar attribute="Normal" context="#pop" char=")"/>
            <IncludeRules context="Expression"/>
          </context>
          <context name="Expression" attribute="Normal" lineEndContext="#stay">
            <DetectChar attribute="Comment" context="Comment" char="#"/>
            <DetectChar attribute="Text" context="Text" char="&quot;"/>
            <RangeDetect attribute="Name" context="#stay" char="`" char1="`"/>
            <RegExpr attribute="Function" context="#stay" String="\\b(?:\(alternatives(words.functions)))(?=\\()"/>
            <keyword attribute="Statement" context="#stay" String="statements"/>
            <keyword attribute="OperatorWord" context="#stay" String="operators"/>
            <keyword attribute="Constant" context="#stay" String="constants"/>
            <RegExpr attribute="Clause" context="#stay" String="(?&lt;=\\s)(?:\(alternatives(words.clauses)))\\b(?=\\s+[^=\\s])"/>
            <RegExpr attribute="Normal" context="#stay" String="\(Self.name)"/>
            <RegExpr attribute="Number" context="#stay" String="\(Self.number)"/>
            <AnyChar attribute="Operator" context="#stay" String="\(signs)"/>
          </context>
          <context name="Comment" attribute="Comment" lineEndContext="#pop"/>
          <context name="Text" attribute="Text" lineEndContext="#pop">
            <RegExpr attribute="Escape" context="#stay" String="\\\\[&quot;\\\\nt']|\\{\\{|\\}\\}"/>
            <DetectChar attribute="Text" context="#pop" char="&quot;"/>
            <DetectChar attribute="Escape" context="Computed" char="{"/>
          </context>
          <context name="Computed" attribute="Normal" lineEndContext="#pop">
            <DetectChar attribute="Escape" context="#pop" char="}"/>
            <IncludeRules context="Expression"/>
          </context>
        </contexts>
    """
  }

  /// The default styles that themes know.
  private var styles: String {
    """
        <itemDatas>
          <itemData name="Normal" defStyleNum="dsNormal"/>
          <itemData name="Command" defStyleNum="dsBuiltIn"/>
          <itemData name="Option" defStyleNum="dsAttribute"/>
          <itemData name="Clause" defStyleNum="dsKeyword"/>
          <itemData name="Statement" defStyleNum="dsControlFlow"/>
          <itemData name="OperatorWord" defStyleNum="dsOperator"/>
          <itemData name="Operator" defStyleNum="dsOperator"/>
          <itemData name="Function" defStyleNum="dsFunction"/>
          <itemData name="Constant" defStyleNum="dsConstant"/>
          <itemData name="Number" defStyleNum="dsDecVal"/>
          <itemData name="Text" defStyleNum="dsString"/>
          <itemData name="Escape" defStyleNum="dsSpecialChar"/>
          <itemData name="Name" defStyleNum="dsVariable"/>
          <itemData name="Comment" defStyleNum="dsComment"/>
        </itemDatas>
    """
  }

  private static let name = "[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*"

  private static let number = "\\b[0-9](?:_?[0-9])*(?:\\.[0-9](?:_?[0-9])*)?(?:[eE][-+]?[0-9]+)?\\b"

  /// A command's name where a statement begins: no operator follows it, and no bracket touches it.
  private var command: String {
    "(?:\(alternatives(words.commands)))\\b(?![(\\[.'])"
      + "(?!\\s*(?:[=+*/:^&lt;&gt;~,]|!=)|\\s+-\\s|\\s+(?:and|or|in)\\b)"
  }

  private func alternatives(_ words: [String]) -> String { words.joined(separator: "|") }

  /// Every character that an operator holds.
  private var signs: String {
    Set(words.operators.joined()).sorted()
      .map { $0 == "&" ? "&amp;" : $0 == "<" ? "&lt;" : $0 == ">" ? "&gt;" : String($0) }.joined()
  }

  private func list(_ name: String, _ words: [String]) -> String {
    let items = words.map { "      <item>\($0)</item>" }.joined(separator: "\n")
    return "    <list name=\"\(name)\">\n\(items)\n    </list>"
  }
}
