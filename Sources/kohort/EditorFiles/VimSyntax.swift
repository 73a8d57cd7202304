/// The language's words as a syntax file of Vim and Neovim.
struct VimSyntax {
  private let words: EditorWords

  init(_ words: EditorWords) { self.words = words }

  private static let notice = "\" Written by `kohort write-editor-files`; changes are made in its tables."

  var text: String {
    """
    \(Self.notice)
    if exists('b:current_syntax')
      finish
    endif

    syntax keyword kohStatement \(list(words.statementWords))
    syntax keyword kohOperatorWord \(list(words.operatorWords))
    syntax keyword kohConstant \(list(words.constants))
    syntax match kohNumber /\\<\\d[0-9_]*\\%(\\.\\d[0-9_]*\\)\\?\\%([eE][-+]\\?\\d\\+\\)\\?\\>/
    syntax match kohFunction /\\<\\%(\(group(words.functions))\\)\\ze(/
    syntax match kohClause /\\s\\zs\\%(\(group(words.clauses))\\)\\>\\ze\\s\\+[^= \\t]/
    syntax match kohQuotedName /`[^`]*`/
    syntax match kohOperator /\(words.operators.map(escaped).joined(separator: "\\|"))/
    syntax cluster kohExpression contains=kohStatement,kohOperatorWord,kohConstant,kohNumber,kohFunction,kohClause
    syntax cluster kohExpression add=kohQuotedName,kohOperator,kohText,kohComment
    syntax region kohComputed matchgroup=kohBrace start=/{/ end=/}\\|$/ contained contains=@kohExpression
    syntax match kohEscape /\\\\["\\\\nt']\\|{{\\|}}/ contained
    syntax region kohText start=/"/ skip=/\\\\"/ end=/"\\|$/ oneline contains=kohEscape,kohComputed
    syntax match kohOption /\\<\\%(\(group(words.options))\\)\\>/ contained
    syntax region kohGroup start=/(/ end=/)/ end=/^\\s*$/ transparent contained contains=kohGroup,@kohExpression
    " A comment among options takes the line's end with it, so that its last letter does not end them.
    syntax region kohOptions matchgroup=kohBar start=/|/ end=/[;}]\\@=/ end=/^\\s*$/
      \\ end=/[^,|[:space:]]\\@1<=\\ze\\s*\\%(#.*\\)\\?$/
      \\ contains=kohOption,kohGroup,kohOptionComment,@kohExpression
    syntax match kohCommand /\\%(^\\|[;{}]\\|\\<let\\s\\+\\%(\\k\\+\\|`[^`]*`\\)\\s*=\\)\\@<=\\s*\\zs\\%(\(command)/
    syntax match kohComment /#.*$/ contains=@Spell
    syntax match kohOptionComment /#.*\\n/ contained contains=@Spell
    syntax sync fromstart

    highlight default link kohStatement Keyword
    highlight default link kohOperatorWord Operator
    highlight default link kohConstant Constant
    highlight default link kohNumber Number
    highlight default link kohFunction Function
    highlight default link kohClause Label
    highlight default link kohQuotedName Identifier
    highlight default link kohOperator Operator
    highlight default link kohEscape SpecialChar
    highlight default link kohBrace Delimiter
    highlight default link kohText String
    highlight default link kohOption Type
    highlight default link kohBar Delimiter
    highlight default link kohCommand Statement
    highlight default link kohComment Comment
    highlight default link kohOptionComment Comment

    let b:current_syntax = 'koh'

    """
  }

  /// A command's name where a statement begins: no operator follows it, and no bracket touches it.
  private var command: String {
    group(words.commands) + "\\)\\>[(\\[.']\\@!"
      + "\\%(\\s*\\%([=+*:^<>~,]\\|\\/\\|!=\\)\\|\\s\\+-\\s\\|\\s\\+\\%(and\\|or\\|in\\)\\>\\)\\@!"
  }

  private func list(_ words: [String]) -> String { words.joined(separator: " ") }

  private func group(_ words: [String]) -> String { words.joined(separator: "\\|") }

  private func escaped(_ sign: String) -> String {
    sign.map { "/*.^~$[]\\".contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}
