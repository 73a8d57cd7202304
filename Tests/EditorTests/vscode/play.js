// Plays a user of Visual Studio Code on a copy of the examples, which are the working folder; ends with 1 when something
// is not as it should be.
'use strict'

const fs = require('node:fs')
const Module = require('node:module')
const path = require('node:path')

const standIns = { vscode: './vscode.js', 'vscode-languageclient/node': './languageclient.js' }
const resolve = Module._resolveFilename
Module._resolveFilename = (name, ...rest) =>
  standIns[name] ? path.join(__dirname, standIns[name]) : resolve.call(Module, name, ...rest)

const vscode = require('vscode')
const { clients } = require('vscode-languageclient/node')
const extension = require(path.join(process.env.KOHORT_EDITORS, 'vscode/extension.js'))
const { seen, answers, set, commandNames } = vscode.standIn

let failures = 0

function check(what, condition, told) {
  console.log(`${condition ? 'ok     ' : 'FAILED '} ${what}`)
  if (condition) return
  failures += 1
  console.log('       ', JSON.stringify(told))
}

async function wait(what, condition) {
  const end = Date.now() + 20000
  while (!condition() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 10))
  check(what, condition())
}

const client = () => clients[clients.length - 1]
const run = (name, ...parameters) => vscode.commands.executeCommand(name, ...parameters)

function mistakes(document) {
  const published = client().diagnostics.get(document.uri.toString())
  return published && published.version === document.version ? published.diagnostics : undefined
}

function place(document, word) {
  return document.positionAt(document.text.indexOf(word))
}

function go(word, end) {
  const { document } = vscode.window.activeTextEditor
  const start = place(document, word)
  const active = end ? document.positionAt(document.text.indexOf(end) + end.length) : start
  vscode.window.activeTextEditor.selection = new vscode.Selection(start, active)
}

function append(document, text) {
  const end = document.positionAt(document.text.length)
  document.apply([{ range: new vscode.Range(end, end), newText: text }])
}

function ask(method, document, more) {
  return client().sendRequest(`textDocument/${method}`, { textDocument: { uri: document.uri.toString() }, ...more })
}

function editsIn(document, { changes, documentChanges }) {
  const all = documentChanges
    ? documentChanges.map(({ textDocument, edits }) => [textDocument.uri, edits])
    : Object.entries(changes)
  return all.find(([uri]) => vscode.Uri.parse(uri).path === document.uri.path)[1]
}

async function open(file) {
  const document = await vscode.workspace.openTextDocument(path.resolve(file))
  await vscode.window.showTextDocument(document)
  return document
}

function lastShown() {
  const last = seen.shown[seen.shown.length - 1]
  return last ? fs.readFileSync(last.uri.fsPath, 'utf8') : ''
}

async function theProgramIsMissing(context) {
  answers.error = 'Open settings'
  set('kohort.path', '/nowhere/kohort')
  await extension.activate(context)
  await wait('one may open the settings', () => seen.settings.length === 1)
  check('what is missing is named', seen.errors.some((text) => text.includes('/nowhere/kohort')), seen.errors)
  check('and the setting opened', seen.settings[0] === 'kohort.path', seen.settings)
  const ended = await extension.deactivate().then(() => 'well', (error) => error.message)
  check('a client that never started is left in peace', ended === 'well', ended)
  answers.error = undefined
  seen.errors.length = 0
  set('kohort.path', process.env.KOHORT)
  set('kohort.path', process.env.KOHORT)
  await wait('the right path starts the server', () => clients.length === 3 && client().state === 'running')
  check('and but one', clients.filter(({ state }) => state === 'running').length === 1, clients.map(({ state }) => state))
}

async function commandsAreThere() {
  const { contributes } = JSON.parse(fs.readFileSync(path.join(process.env.KOHORT_EDITORS, 'vscode/package.json')))
  const missing = contributes.commands.filter(({ command }) => !commandNames().includes(command))
  check('every command of the manifest is registered', missing.length === 0, missing)
}

async function mistakesAreShown() {
  const document = await open('teaching/five_mistakes.koh')
  await wait('five mistakes are shown', () => mistakes(document)?.length === 5)
  return document
}

async function aScriptIsWritten() {
  const document = await open('nibr/tabell_5_2.koh')
  append(document, '\nlet grense = 12\ngen æøå = "😀"\ngen lang=months>grense\nsummarize mon')
  await wait('what is typed is checked', () => mistakes(document)?.length === 1)
  const position = document.positionAt(document.text.length)
  const { items } = await ask('completion', document, { position, context: { triggerKind: 1 } })
  check('a column is completed', items.length === 1 && items[0].label === 'months', items)
  document.apply([items[0].textEdit])
  check('and put in', document.text.endsWith('summarize months'), document.text)
  for (const [old, name, now] of [['lang=', 'varighet', 'gen varighet=months'], ['æøå', 'år', 'gen år = "😀"']]) {
    document.apply(editsIn(document, await ask('rename', document, { position: place(document, old), newName: name })))
    check(`${name} is a new name`, document.text.includes(now), document.text)
  }
  document.apply(await ask('formatting', document, { options: { tabSize: 2, insertSpaces: true } }))
  check('the script is laid out', document.text.includes('gen varighet = months > grense'), document.text)
  await wait('and without mistakes', () => mistakes(document)?.length === 0)
  return document
}

async function lensesRun(document) {
  const lenses = await ask('codeLens', document)
  const line = place(document, 'model transition').line
  const [one, from] = lenses.filter(({ range }) => range.start.line === line).map(({ command }) => command)
  check('the lenses are Run and Run from here', one?.title === 'Run' && from?.title === 'Run from here', lenses)
  await run(one.command, ...one.arguments)
  const { view, options } = seen.shown[0]
  check('results are shown as Markdown', view === 'vscode.markdown.preview.editor', view)
  check('beside the script, which keeps the cursor', options.viewColumn === -2 && options.preserveFocus, options)
  check('they are the model’s', lastShown().includes('Linear model of transition'), lastShown())
  check('and no others', !lastShown().includes('Median'), lastShown())
  await run(from.command, ...from.arguments)
  check('those from there on are shown', lastShown().includes('Median'), lastShown())
}

async function commandsRun() {
  set('kohort.showResults', 'here')
  await run('kohort.runScript')
  check('the script runs', lastShown().includes('Linear model') && lastShown().includes('Median'), lastShown())
  check('and is shown where the script was', seen.shown[seen.shown.length - 1].options.viewColumn === -1)
  go('summarize months')
  await run('kohort.runFromCursor')
  check('it runs from the cursor', !lastShown().includes('Linear model') && lastShown().includes('Median'), lastShown())
  set('kohort.showResults', 'never')
  const count = seen.shown.length
  await run('kohort.runScript')
  check('results are not shown if that is set', seen.shown.length === count)
  set('kohort.showResults', 'beside')
  check('nothing was complained of', seen.errors.length === 0, seen.errors)
}

async function aRunIsCancelled() {
  fs.writeFileSync('long.koh', 'let x = 0\nfor i in 1..2000000000 { let y = i }\n')
  const document = await open('long.koh')
  answers.progress = 'cancel'
  const started = Date.now()
  await run('kohort.runAll', document.uri.toString())
  check('a run can be cancelled', Date.now() - started < 10000, Date.now() - started)
  check('which is no mistake', seen.errors.length === 0, seen.errors)
  answers.progress = undefined
}

async function statementsGoToTheTerminal(document) {
  const editor = await vscode.window.showTextDocument(document)
  go('levels("Eritrea"')
  await run('kohort.runInTerminal')
  const [terminal] = seen.terminals
  check('the terminal is the prompt, in the folder', terminal.shellPath === process.env.KOHORT && terminal.cwd.path === path.dirname(document.uri.path), terminal)
  check('a statement of two lines is sent', /^factor country \|\n\s+levels\(.*\)$/.test(terminal.sent[0]), terminal.sent)
  check('the cursor goes to the next', document.lineAt(editor.selection.active.line).text.startsWith('factor cohort'), editor.selection)
  go('factor gender', 'ref("16-24")')
  await run('kohort.runInTerminal')
  check('a selection is sent as it is', terminal.sent[1].split('\n').length === 2, terminal.sent)
  const empty = document.lines.indexOf('')
  const active = new vscode.Position(empty, 0)
  editor.selection = new vscode.Selection(active, active)
  await run('kohort.runInTerminal')
  check('an empty line is passed over', terminal.sent.length === 2 && editor.selection.active.line === empty + 1, terminal.sent)
  check('one terminal serves', seen.terminals.length === 1)
  terminal.exitStatus = { code: 0 }
  await run('kohort.runInTerminal')
  check('one that has ended does not', seen.terminals.length === 2)
}

async function theServerStartsAnew(document) {
  const first = client().process.pid
  client().process.kill('SIGKILL')
  await wait('a server that died is started anew', () => client().state === 'running' && client().process.pid !== first)
  await wait('and knows the documents', () => mistakes(document)?.length === 5)
  const before = client()
  await run('kohort.restart')
  check('the old server has ended well', before.exitCode === 0, before.exitCode)
  await wait('the new one knows the documents', () => client() !== before && mistakes(document)?.length === 5)
  client().restarts = 9
  client().process.kill('SIGKILL')
  await wait('a server that dies too often stays away', () => client().state === 'stopped')
  await run('kohort.restart')
  await wait('until it is asked for', () => mistakes(document)?.length === 5)
}

async function play() {
  const context = { subscriptions: [] }
  await theProgramIsMissing(context)
  await commandsAreThere()
  const five = await mistakesAreShown()
  const script = await aScriptIsWritten()
  await lensesRun(script)
  await commandsRun()
  await aRunIsCancelled()
  await statementsGoToTheTerminal(script)
  await theServerStartsAnew(five)
  const last = client()
  await extension.deactivate()
  check('the server ends with the editor', last.exitCode === 0, last.exitCode)
}

play()
  .catch((error) => check('nothing breaks', false, error.stack))
  .finally(() => process.exit(failures > 0 ? 1 : 0))
