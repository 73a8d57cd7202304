" Written by `kohort write-editor-files`; changes are made in its tables.
if exists('b:current_syntax')
  finish
endif

syntax keyword kohStatement else fn for if let return
syntax keyword kohOperatorWord and in not or
syntax keyword kohConstant false missing true
syntax match kohNumber /\<\d[0-9_]*\%(\.\d[0-9_]*\)\?\%([eE][-+]\?\d\+\)\?\>/
syntax match kohFunction /\<\%(abs\|ceil\|cholesky\|column\|columns\|concat\|cond\|contains\|cos\|count\|date\|day\|design\|det\|diagonal\|eigenvalues\|endswith\|exp\|factor\|first\|floor\|identity\|inv\|last\|length\|log\|log10\|log1p\|lower\|max\|mean\|median\|min\|missing\|missingkind\|mod\|month\|number\|offset\|percentile\|poly\|quantile\|quarter\|quartile\|rank\|ref\|replace\|residuals\|round\|rowmax\|rowmean\|rowmin\|rowmiss\|rownonmiss\|rows\|rowsd\|rowtotal\|sd\|share\|sign\|sin\|singular_values\|solve\|split\|sqrt\|startswith\|substring\|sum\|text\|trace\|trim\|upper\|variance\|week\|weekday\|year\)\ze(/
syntax match kohClause /\s\zs\%(as\|by\|into\|using\)\>\ze\s\+[^= \t]/
syntax match kohQuotedName /`[^`]*`/
syntax match kohOperator /!=\|\.\.\|<=\|==\|>=\|'\|\*\|+\|-\|\.\|\/\|:\|<\|=\|>\|\^\|\~/
syntax cluster kohExpression contains=kohStatement,kohOperatorWord,kohConstant,kohNumber,kohFunction,kohClause
syntax cluster kohExpression add=kohQuotedName,kohOperator,kohText,kohComment
syntax region kohComputed matchgroup=kohBrace start=/{/ end=/}\|$/ contained contains=@kohExpression
syntax match kohEscape /\\["\\nt']\|{{\|}}/ contained
syntax region kohText start=/"/ skip=/\\"/ end=/"\|$/ oneline contains=kohEscape,kohComputed
syntax match kohOption /\<\%(after\|all\|at\|before\|classical\|cluster\|columns\|compact\|controls\|counts\|decimal\|decimals\|delimiter\|descending\|example\|hc0\|hc2\|hc3\|id\|indicator\|keep\|kendall\|labels\|language\|last\|level\|levels\|listwise\|mean\|median\|missing\|n\|name\|neutral\|number\|outcome\|outside\|pairwise\|pearson\|percent\|prefix\|quiet\|range\|ref\|replace\|robust\|save\|sd\|shade\|share\|sheet\|show\|source\|spearman\|stars\|suffix\|sum\|test\|text\|time\|title\|total\|unused\|values\|weights\)\>/ contained
syntax region kohGroup start=/(/ end=/)/ end=/^\s*$/ transparent contained contains=kohGroup,@kohExpression
" A comment among options takes the line's end with it, so that its last letter does not end them.
syntax region kohOptions matchgroup=kohBar start=/|/ end=/[;}]\@=/ end=/^\s*$/
  \ end=/[^,|[:space:]]\@1<=\ze\s*\%(#.*\)\?$/
  \ contains=kohOption,kohGroup,kohOptionComment,@kohExpression
syntax match kohCommand /\%(^\|[;{}]\|\<let\s\+\%(\k\+\|`[^`]*`\)\s*=\)\@<=\s*\zs\%(append\|collapse\|correlate\|describe\|did\|drop\|exit\|explain\|export\|factor\|frame\|gen\|head\|help\|history\|include\|keep\|label\|list\|merge\|model\|order\|print\|recode\|redo\|reliability\|rename\|replace\|reshape\|results\|sample\|save\|scale\|set\|sort\|summarize\|table\|undo\|use\)\>[(\[.']\@!\%(\s*\%([=+*:^<>~,]\|\/\|!=\)\|\s\+-\s\|\s\+\%(and\|or\|in\)\>\)\@!/
syntax match kohComment /#.*$/ contains=@Spell
syntax match kohOptionComment /#.*\n/ contained contains=@Spell
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
