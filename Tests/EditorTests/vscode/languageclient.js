// Stands in for `vscode-languageclient/node`: documents, commands, middleware and states as its `LanguageClient` treats
// them, over the standard input and output of a real server. Mistakes are published to it, where the real one asks for
// them.
'use strict'

const { spawn } = require('node:child_process')
const vscode = require('vscode')

const clients = []

const capabilities = {
  general: { positionEncodings: ['utf-16'] },
  window: { showDocument: { support: true }, workDoneProgress: true },
  workspace: { executeCommand: {}, applyEdit: true, workspaceEdit: { documentChanges: true } },
  textDocument: {
    synchronization: { didSave: true },
    publishDiagnostics: { versionSupport: true },
    completion: { completionItem: { snippetSupport: true } },
    rename: { prepareSupport: true },
    selectionRange: {},
    codeLens: {},
    formatting: {},
  },
}

class LanguageClient {
  constructor(id, name, server, options) {
    Object.assign(this, { name, server, options, state: 'initial', diagnostics: new Map(), restarts: 0, disposables: [] })
    this.code2ProtocolConverter = { asRange: plain, asPosition: plain }
    this.protocol2CodeConverter = {
      asRange: ({ start, end }) => new vscode.Range(start.line, start.character, end.line, end.character),
    }
    clients.push(this)
  }

  async start() {
    if (this.disposed) throw new Error("Client got disposed and can't be restarted.")
    this.state = 'starting'
    try {
      await this.connect()
      const { capabilities: offered } = await this.request('initialize', { processId: process.pid, rootUri: null, capabilities })
      this.notify('initialized', {})
      this.state = 'running'
      this.registerCommands(offered.executeCommandProvider.commands)
      this.followDocuments()
    } catch (error) {
      this.state = 'startFailed'
      vscode.window.showErrorMessage(`${this.name} client: couldn't create connection to server.`)
      throw error
    }
  }

  connect() {
    Object.assign(this, { waiting: new Map(), next: 1, received: Buffer.alloc(0) })
    this.process = spawn(this.server.command, this.server.args, { stdio: ['pipe', 'pipe', 'inherit'] })
    this.process.stdin.on('error', () => {})
    this.process.stdout.on('data', (bytes) => this.receive(bytes))
    this.process.on('exit', (code) => this.closed(code))
    return new Promise((resolve, reject) => this.process.on('spawn', resolve).on('error', reject))
  }

  registerCommands(names) {
    const { executeCommand } = this.options.middleware
    for (const name of names) {
      this.disposables.push(vscode.commands.registerCommand(name, (...parameters) => executeCommand(name, parameters)))
    }
  }

  followDocuments() {
    const served = ({ uri, languageId }) =>
      this.options.documentSelector.some(({ scheme, language }) => scheme === uri.scheme && language === languageId)
    const open = (document) => served(document) && this.open(document)
    const change = (document, edits) => served(document) && this.change(document, edits)
    for (const document of vscode.workspace.textDocuments) open(document)
    this.disposables.push(vscode.standIn.subscribe('open', open), vscode.standIn.subscribe('change', change))
  }

  open({ uri, languageId, version, text }) {
    this.notify('textDocument/didOpen', { textDocument: { uri: uri.toString(), languageId, version, text } })
  }

  change({ uri, version }, edits) {
    const contentChanges = edits.map(({ range, newText }) => ({ range: plain(range), text: newText }))
    this.notify('textDocument/didChange', { textDocument: { uri: uri.toString(), version }, contentChanges })
  }

  isRunning() {
    return this.state === 'running'
  }

  // Ending

  async stop() {
    if (this.state === 'stopped' || this.state === 'initial') return
    if (this.state !== 'running') {
      throw new Error(`Client is not running and can't be stopped. It's current state is: ${this.state}`)
    }
    this.state = 'stopping'
    this.cleanUp()
    await this.request('shutdown')
    const ended = new Promise((resolve) => this.process.once('exit', resolve))
    this.notify('exit')
    this.exitCode = await ended
    this.state = 'stopped'
  }

  async dispose() {
    this.disposed = true
    await this.stop()
  }

  cleanUp() {
    for (const disposable of this.disposables.splice(0)) disposable.dispose()
    this.diagnostics.clear()
  }

  // A server that ends unasked is started anew, but not for ever.
  closed() {
    for (const { reject } of this.waiting.values()) reject(new Error('Pending response rejected since connection got disposed'))
    if (this.state !== 'running') return
    this.cleanUp()
    this.state = 'stopped'
    this.restarts += 1
    if (this.restarts < 5) this.start()
  }

  // Messages

  async sendRequest(method, params, token) {
    if (this.state !== 'running') throw new Error('Client is not running')
    return this.request(method, params, token)
  }

  request(method, params, token) {
    const id = this.next++
    if (token) token.onCancellationRequested(() => this.notify('$/cancelRequest', { id }))
    this.send({ id, method, params })
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }))
  }

  notify(method, params) {
    this.send({ method, params })
  }

  send(message) {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message })
    this.process.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
  }

  receive(bytes) {
    this.received = Buffer.concat([this.received, bytes])
    for (;;) {
      const end = this.received.indexOf('\r\n\r\n')
      if (end < 0) return
      const length = Number(/Content-Length: (\d+)/i.exec(this.received.subarray(0, end))[1])
      if (this.received.length < end + 4 + length) return
      const message = JSON.parse(this.received.subarray(end + 4, end + 4 + length))
      this.received = this.received.subarray(end + 4 + length)
      this.handle(message)
    }
  }

  async handle({ id, method, params, result, error }) {
    if (method === 'textDocument/publishDiagnostics') {
      this.diagnostics.set(params.uri, params)
    } else if (method === 'window/showDocument') {
      this.send({ id, result: await this.options.middleware.window.showDocument(params) })
    } else if (method && id !== undefined) {
      this.send({ id, result: null })
    } else if (this.waiting.has(id)) {
      const { resolve, reject } = this.waiting.get(id)
      this.waiting.delete(id)
      if (error) reject(Object.assign(new Error(error.message), { code: error.code }))
      else resolve(result)
    }
  }
}

function plain(value) {
  return JSON.parse(JSON.stringify(value))
}

module.exports = { LanguageClient, RevealOutputChannelOn: { Never: 4 }, clients }
