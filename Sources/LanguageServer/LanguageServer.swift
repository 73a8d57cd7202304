import Data
import IDE
import Lang
import Report
import Runtime

/// A language server on a pair of descriptors: LSP 3.17 over JSON-RPC.
///
/// One thread reads what comes in and notes what is cancelled; this one deals with the messages in their order. Runs of
/// scripts go on in threads of their own.
package final class LanguageServer {
  let writer: MessageWriter
  let queue = MessageQueue()
  private let input: Int32

  let environment: RunEnvironment
  let vocabulary: Vocabulary
  let files: any ScriptFiles

  var state = State.new
  var client = ClientCapabilities()
  var documents: [String: OpenDocument] = [:]
  /// Documents whose diagnostics are to be published, in the order in which they changed.
  var unpublished: [String] = []
  /// Documents that wait for a look at their data, which is taken when there is nothing else to do.
  var unexamined: [String] = []
  let pastime = Interruption()
  private var nextRequest = 0
  /// What the program calls its version.
  let version: String
  private let temporaryFolder: String
  private var knownResultsFolder: String?

  /// How long nobody must have asked for anything before the data are looked at.
  private static let pause = 150

  enum State { case new, running, shutDown }

  /// - Parameters:
  ///   - environment: of the runs that the server is asked for.
  ///   - temporaryFolder: where results are written that an editor is to show.
  package init(
    input: Int32, output: Int32, environment: RunEnvironment, version: String, temporaryFolder: String
  ) {
    self.temporaryFolder = temporaryFolder
    self.input = input
    self.version = version
    writer = MessageWriter(descriptor: output)
    self.environment = environment
    vocabulary = environment.vocabulary
    files = DataFiles(exampleFolder: environment.exampleFolder, cache: SchemaCache())
  }

  /// Serves until the other side says `exit` or goes.
  /// - Returns: whether it was shut down before.
  package func run() -> Bool {
    let (queue, input) = (queue, input)
    BackgroundThread.start {
      var reader = MessageReader(descriptor: input)
      while let bytes = reader.next() {
        if let message = try? JSONParser.value(of: bytes) {
          queue.add(.message(message))
        } else {
          queue.add(.unreadable)
        }
      }
      queue.add(.end)
    }
    while true {
      if queue.isEmpty { publishPending() }
      // Who types is not to wait for a look at the data.
      if !unexamined.isEmpty, !queue.waits(milliseconds: Self.pause) { examinePending() }
      switch queue.next() {
      case .end:
        queue.interruptAll()
        return state == .shutDown
      case .unreadable: writer.respond(to: .null, .failure(.parseError))
      case .finished(let id, let result):
        queue.end(id)
        writer.respond(to: id, result)
      case .message(let message):
        if message["method"]?.string == "exit" {
          queue.interruptAll()
          return state == .shutDown
        }
        handle(message)
      }
    }
  }

  /// What a script is carried out with: relative paths start from its folder.
  func environment(ofScript name: String, _ interruption: Interruption) -> RunEnvironment {
    var environment = environment
    environment.interruption = interruption
    environment.folder = Path.folder(of: name)
    return environment
  }

  /// What a request of the server's own is called.
  func newRequest(_ purpose: String) -> String {
    defer { nextRequest += 1 }
    return "\(purpose)-\(nextRequest)"
  }

  /// Where results are written to be shown, made when there are some.
  func resultsFolder() -> String? {
    if knownResultsFolder == nil { knownResultsFolder = ResultsFolder.make(in: temporaryFolder) }
    return knownResultsFolder
  }

  // MARK: Messages

  private func handle(_ message: JSONValue) {
    guard let method = message["method"]?.string else {
      // An answer to what the server asked needs nothing more.
      if message["id"] == nil || message["result"] == nil && message["error"] == nil {
        writer.respond(to: message["id"] ?? .null, .failure(.invalidRequest))
      }
      return
    }
    let parameters = message["params"] ?? .null
    guard let id = message["id"] else { return notify(method, parameters) }
    if queue.takeCancellation(of: id) { return writer.respond(to: id, .failure(.cancelled)) }
    do {
      if let answer = try answer(method, parameters, id: id) { writer.respond(to: id, .success(answer)) }
    } catch { writer.respond(to: id, .failure(error)) }
  }

  private func notify(_ method: String, _ parameters: JSONValue) {
    guard state == .running else { return }
    Self.notifications[method]?(self)(parameters)
  }

  /// The answer; nil where it comes later.
  private func answer(
    _ method: String, _ parameters: JSONValue, id: JSONValue
  ) throws(ResponseError) -> JSONValue? {
    switch (state, method) {
    case (.new, "initialize"): return initialize(parameters)
    case (.new, _): throw .notInitialized
    case (.shutDown, _): throw .afterShutdown
    case (.running, "initialize"): throw .invalidRequest
    case (.running, "shutdown"):
      state = .shutDown
      queue.interruptAll()
      return .null
    case (.running, "workspace/executeCommand"):
      try execute(parameters, id: id)
      return nil
    default:
      guard let request = Self.requests[method] else { throw .methodNotFound(method) }
      return try request(self)(parameters)
    }
  }

  typealias Request = @Sendable (LanguageServer) -> (JSONValue) throws(ResponseError) -> JSONValue

  private static let notifications: [String: @Sendable (LanguageServer) -> (JSONValue) -> Void] = [
    "textDocument/didOpen": didOpen, "textDocument/didChange": didChange, "textDocument/didClose": didClose,
    "workspace/didChangeWatchedFiles": didChangeWatchedFiles, "textDocument/didSave": didSave,
  ]

  private static let requests: [String: Request] = [
    "textDocument/diagnostic": documentDiagnostics,
    "textDocument/completion": completion, "completionItem/resolve": resolveCompletion,
    "textDocument/hover": hover, "textDocument/signatureHelp": signatureHelp,
    "textDocument/definition": definition, "textDocument/references": references,
    "textDocument/documentHighlight": documentHighlight, "textDocument/prepareRename": prepareRename,
    "textDocument/rename": rename, "textDocument/documentSymbol": documentSymbol,
    "workspace/symbol": workspaceSymbol, "textDocument/foldingRange": foldingRange,
    "textDocument/selectionRange": selectionRange,
    "textDocument/semanticTokens/full": semanticTokens,
    "textDocument/semanticTokens/full/delta": semanticTokensDelta,
    "textDocument/semanticTokens/range": semanticTokensInRange,
    "textDocument/codeAction": codeAction, "textDocument/codeLens": codeLens,
    "textDocument/inlayHint": inlayHint, "textDocument/documentLink": documentLink,
    "textDocument/formatting": formatting, "textDocument/rangeFormatting": rangeFormatting,
    "textDocument/onTypeFormatting": onTypeFormatting,
  ]
}
