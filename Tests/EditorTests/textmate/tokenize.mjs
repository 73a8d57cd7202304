// Reads {"grammar": …, "texts": {name: text}} from standard input and writes the scopes of every line as VS Code's
// engine finds them: vscode-textmate with Oniguruma, in the module that the first argument names.
import { readFileSync } from 'node:fs'

const [engine] = process.argv.slice(2)
const { createHighlighter, getEngine } = await import(engine)
const { grammar, texts } = JSON.parse(readFileSync(0, 'utf8'))
const highlighter = await createHighlighter({ engine: getEngine(), themes: [], langs: [{ ...grammar, name: 'koh' }] })
const tokenizer = highlighter.getLanguage('koh')

function scopes(text) {
  let state = null
  return text.split('\n').map((line) => {
    const { tokens, ruleStack } = tokenizer.tokenizeLine(line, state)
    state = ruleStack
    return tokens.map((token) => [line.slice(token.startIndex, token.endIndex), token.scopes])
  })
}

const found = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, scopes(text)]))
process.stdout.write(JSON.stringify(found))
