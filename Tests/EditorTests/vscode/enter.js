// Reads scripts, each a list of lines, from standard input and writes where VS Code begins the line after each of theirs
// when Enter is pressed behind it: by the rules of the language configuration for Enter, else by those of indentation,
// and a closing bracket goes one step back when it is typed.
'use strict'

const fs = require('node:fs')
const path = require('node:path')

const file = path.join(process.env.KOHORT_EDITORS, 'vscode/language-configuration.json')
const { indentationRules, onEnterRules } = JSON.parse(fs.readFileSync(file))
const step = 2

const indentation = (line) => /^\s*/.exec(line)[0].length
const matches = (pattern, text) => pattern === undefined || new RegExp(pattern).test(text)

function startOfNext(previous, line, next) {
  const opens = matches(indentationRules.increaseIndentPattern, line)
  if (matches(indentationRules.decreaseIndentPattern, next)) return indentation(line) - (opens ? 0 : step)
  const rule = onEnterRules.find((one) => matches(one.beforeText, line) && matches(one.previousLineText, previous))
  if (rule) return indentation(line) + { indent: step, none: 0, outdent: -step }[rule.action.indent]
  return indentation(line) + (opens ? step : 0)
}

const scripts = JSON.parse(fs.readFileSync(0, 'utf8'))
const found = scripts.map((lines) =>
  lines.slice(0, -1).map((line, index) => startOfNext(index > 0 ? lines[index - 1] : '', line, lines[index + 1]))
)
process.stdout.write(JSON.stringify(found))
