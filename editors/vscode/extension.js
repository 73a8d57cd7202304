// The language server in Visual Studio Code: `kohort lsp`, and the commands that run scripts.
'use strict'

const vscode = require('vscode')
const { LanguageClient, RevealOutputChannelOn } = require('vscode-languageclient/node')
const { statementAt } = require('./statement')

const language = 'koh'
const terminalName = 'Kohort'

let client
let restarting = Promise.resolve()

function setting(name) {
  return vscode.workspace.getConfiguration('kohort').get(name)
}

function makeClient() {
  const server = { command: setting('path') || 'kohort', args: ['lsp'] }
  return new LanguageClient('kohort', 'Kohort', server, {
    documentSelector: [
      { scheme: 'file', language },
      { scheme: 'untitled', language },
    ],
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher('**/*.{koh,csv,dta,sav,sas7bdat,xlsx}') },
    // Results are shown by `show`, beside the script, and not as the text of a file.
    middleware: { executeCommand: run, window: { showDocument: async () => ({ success: true }) } },
  })
}

// The commands kohort.run and kohort.runFrom of the lenses, and kohort.runAll, go through here.
async function run(command, args) {
  const result = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: 'Kohort is running', cancellable: true },
    (_, token) =>
      client.sendRequest('workspace/executeCommand', { command, arguments: args }, token).catch((error) => {
        if (!token.isCancellationRequested) vscode.window.showErrorMessage(`Kohort: ${error.message}`)
      })
  )
  if (result) await show(result)
  return result
}

async function show(result) {
  if (setting('showResults') === 'never' || !result.document) return
  const uri = vscode.Uri.parse(result.document)
  const column = setting('showResults') === 'here' ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside
  await vscode.commands.executeCommand('vscode.openWith', uri, 'vscode.markdown.preview.editor', {
    viewColumn: column,
    preserveFocus: true,
  })
}

function activeEditor() {
  const editor = vscode.window.activeTextEditor
  return editor && editor.document.languageId === language ? editor : undefined
}

async function runScript() {
  const editor = activeEditor()
  if (editor) await run('kohort.runAll', [editor.document.uri.toString()])
}

async function runFromCursor() {
  const editor = activeEditor()
  if (!editor) return
  const range = (await statementRange(editor)) || new vscode.Range(editor.selection.active, editor.selection.active)
  await run('kohort.runFrom', [editor.document.uri.toString(), client.code2ProtocolConverter.asRange(range)])
}

async function runInTerminal() {
  const editor = activeEditor()
  if (!editor) return
  const { document, selection } = editor
  const range = selection.isEmpty ? await statementRange(editor) : selection
  const text = document.getText(range || document.lineAt(selection.active.line).range).trim()
  if (text === '') return moveOn(editor, selection.active.line)
  const terminal = kohortTerminal(document)
  terminal.show(true)
  terminal.sendText(text, true)
  if (selection.isEmpty) moveOn(editor, range ? range.end.line : selection.active.line)
}

function kohortTerminal(document) {
  const open = vscode.window.terminals.find(
    (terminal) => terminal.name === terminalName && terminal.exitStatus === undefined
  )
  if (open) return open
  // Paths in a script are relative to it, those at the prompt to its folder.
  const cwd = document.uri.scheme === 'file' ? vscode.Uri.joinPath(document.uri, '..') : undefined
  return vscode.window.createTerminal({ name: terminalName, shellPath: setting('path') || 'kohort', cwd })
}

function moveOn(editor, line) {
  const next = Math.min(line + 1, editor.document.lineCount - 1)
  const position = new vscode.Position(next, 0)
  editor.selection = new vscode.Selection(position, position)
  editor.revealRange(new vscode.Range(position, position))
}

// The statement at the cursor, as the server reads it; undefined where there is none.
async function statementRange(editor) {
  const { document, selection } = editor
  const answer = await client.sendRequest('textDocument/selectionRange', {
    textDocument: { uri: document.uri.toString() },
    positions: [client.code2ProtocolConverter.asPosition(firstText(document, selection.active))],
  })
  const found = statementAt(answer && answer[0])
  return found && client.protocol2CodeConverter.asRange(found)
}

// On the blanks before a statement one means that statement.
function firstText(document, position) {
  const start = document.lineAt(position.line).firstNonWhitespaceCharacterIndex
  return position.character < start ? new vscode.Position(position.line, start) : position
}

// One after the other, however often the setting changes.
function restart() {
  restarting = restarting.then(async () => {
    await stop()
    client = makeClient()
    await start()
  })
  return restarting
}

// A client that never came up, or whose server has died, cannot be stopped and needs not be.
async function stop() {
  if (!client || !client.isRunning()) return
  await client.dispose().catch((error) => console.error(`Kohort: ${error.message}`))
}

async function start() {
  try {
    await client.start()
  } catch {
    // Not awaited: nobody may ever answer.
    askForPath()
  }
}

async function askForPath() {
  const choice = await vscode.window.showErrorMessage(
    `Kohort: '${setting('path')} lsp' does not start. Is the program installed, and the setting kohort.path right?`,
    'Open settings'
  )
  if (choice) await vscode.commands.executeCommand('workbench.action.openSettings', 'kohort.path')
}

async function activate(context) {
  const commands = {
    'kohort.runScript': runScript,
    'kohort.runFromCursor': runFromCursor,
    'kohort.runInTerminal': runInTerminal,
    'kohort.restart': restart,
  }
  for (const [name, body] of Object.entries(commands)) {
    context.subscriptions.push(vscode.commands.registerCommand(name, body))
  }
  context.subscriptions.push(
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('kohort.path')) restart()
    })
  )
  await restart()
}

async function deactivate() {
  await restarting
  await stop()
}

module.exports = { activate, deactivate }
