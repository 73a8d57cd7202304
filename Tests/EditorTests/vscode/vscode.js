// Stands in for the module `vscode`: the part of it that the extension and its language client use, with what was shown
// to the user kept in `seen`.
'use strict'

const fs = require('node:fs')
const path = require('node:path')
const { EventEmitter } = require('node:events')

const manifest = JSON.parse(fs.readFileSync(path.join(process.env.KOHORT_EDITORS, 'vscode/package.json')))
const events = new EventEmitter()
const seen = { errors: [], shown: [], settings: [], terminals: [], revealed: 0 }
const answers = { error: undefined, progress: undefined }
const settings = Object.fromEntries(
  Object.entries(manifest.contributes.configuration.properties).map(([name, property]) => [name, property.default])
)

class Position {
  constructor(line, character) {
    Object.assign(this, { line, character })
  }
}

class Range {
  constructor(...parts) {
    const [start, end] =
      parts.length === 4 ? [new Position(parts[0], parts[1]), new Position(parts[2], parts[3])] : parts
    Object.assign(this, { start, end })
  }
  get isEmpty() {
    return this.start.line === this.end.line && this.start.character === this.end.character
  }
}

class Selection extends Range {
  constructor(anchor, active) {
    const forward = anchor.line < active.line || (anchor.line === active.line && anchor.character <= active.character)
    super(forward ? anchor : active, forward ? active : anchor)
    Object.assign(this, { anchor, active })
  }
}

// Writes more letters as %.. than other editors do, as VS Code does.
function encoded(part) {
  return encodeURIComponent(part).replace(/[!'()*]/g, (sign) => '%' + sign.charCodeAt(0).toString(16).toUpperCase())
}

class Uri {
  constructor(scheme, file) {
    Object.assign(this, { scheme, path: file, fsPath: file })
  }
  static file(name) {
    return new Uri('file', name)
  }
  static parse(text) {
    const [, scheme, rest] = /^([a-z]+):(?:\/\/)?(.*)$/.exec(text)
    return new Uri(scheme, decodeURIComponent(rest))
  }
  static joinPath(uri, ...parts) {
    return new Uri(uri.scheme, path.posix.join(uri.path, ...parts))
  }
  toString() {
    return `${this.scheme}:${this.scheme === 'file' ? '//' : ''}${this.path.split('/').map(encoded).join('/')}`
  }
}

class TextDocument {
  constructor(uri, text) {
    const known = manifest.contributes.languages.find((language) =>
      language.extensions.some((extension) => uri.path.endsWith(extension))
    )
    Object.assign(this, { uri, text, version: 1, languageId: known ? known.id : 'plaintext' })
  }
  get lines() {
    return this.text.split('\n')
  }
  get lineCount() {
    return this.lines.length
  }
  lineAt(line) {
    const text = this.lines[line]
    const range = new Range(new Position(line, 0), new Position(line, text.length))
    return { text, range, firstNonWhitespaceCharacterIndex: /^\s*/.exec(text)[0].length }
  }
  offsetAt({ line, character }) {
    const before = this.lines.slice(0, line).join('\n')
    return (line > 0 ? before.length + 1 : 0) + character
  }
  positionAt(offset) {
    const before = this.text.slice(0, offset).split('\n')
    return new Position(before.length - 1, before[before.length - 1].length)
  }
  getText(range) {
    return range ? this.text.slice(this.offsetAt(range.start), this.offsetAt(range.end)) : this.text
  }
  // Edits that all count in the text as it is.
  apply(edits) {
    const placed = edits
      .map(({ range, newText }) => ({ start: this.offsetAt(range.start), end: this.offsetAt(range.end), range, newText }))
      .sort((one, other) => other.start - one.start)
    for (const { start, end, newText } of placed) this.text = this.text.slice(0, start) + newText + this.text.slice(end)
    this.version += 1
    events.emit('change', this, placed)
  }
}

const documents = []
const commandBodies = new Map()

function subscribe(event, listener) {
  events.on(event, listener)
  return { dispose: () => events.off(event, listener) }
}

const workspace = {
  textDocuments: documents,
  getConfiguration: (section) => ({ get: (name) => settings[`${section}.${name}`] }),
  onDidChangeConfiguration: (listener) => subscribe('configuration', listener),
  createFileSystemWatcher: () => ({ dispose() {} }),
  async openTextDocument(file) {
    const document = new TextDocument(Uri.file(file), fs.readFileSync(file, 'utf8'))
    documents.push(document)
    events.emit('open', document)
    return document
  },
}

const window = {
  activeTextEditor: undefined,
  terminals: seen.terminals,
  async showTextDocument(document) {
    const start = new Position(0, 0)
    window.activeTextEditor = { document, selection: new Selection(start, start), revealRange: () => (seen.revealed += 1) }
    return window.activeTextEditor
  },
  async showErrorMessage(message) {
    seen.errors.push(message)
    return answers.error
  },
  async withProgress(options, task) {
    const cancellation = new EventEmitter()
    const token = {
      isCancellationRequested: false,
      onCancellationRequested(listener) {
        cancellation.on('cancel', listener)
        return { dispose: () => cancellation.off('cancel', listener) }
      },
    }
    if (options.cancellable && answers.progress === 'cancel') {
      setTimeout(() => {
        token.isCancellationRequested = true
        cancellation.emit('cancel')
      }, 300)
    }
    return task({ report() {} }, token)
  },
  createTerminal(options) {
    const terminal = { ...options, sent: [], exitStatus: undefined, show() {}, sendText: (text) => terminal.sent.push(text) }
    seen.terminals.push(terminal)
    return terminal
  },
}

const commands = {
  registerCommand(name, body) {
    if (commandBodies.has(name)) throw new Error(`command '${name}' already exists`)
    commandBodies.set(name, body)
    return { dispose: () => commandBodies.delete(name) }
  },
  async executeCommand(name, ...parameters) {
    if (!commandBodies.has(name)) throw new Error(`command '${name}' not found`)
    return commandBodies.get(name)(...parameters)
  },
}

commands.registerCommand('vscode.openWith', (uri, view, options) => seen.shown.push({ uri, view, options }))
commands.registerCommand('workbench.action.openSettings', (name) => seen.settings.push(name))

function set(name, value) {
  settings[name] = value
  events.emit('configuration', { affectsConfiguration: (section) => name.startsWith(section) })
}

module.exports = {
  Position, Range, Selection, Uri, workspace, window, commands,
  ViewColumn: { Active: -1, Beside: -2 },
  ProgressLocation: { Window: 10 },
  standIn: { seen, answers, set, subscribe, commandNames: () => [...commandBodies.keys()] },
}
