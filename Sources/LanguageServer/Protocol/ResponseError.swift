import Report

/// Why a request is not answered (JSON-RPC 2.0 and LSP 3.17).
struct ResponseError: Error {
  let code: Int
  let message: String

  init(_ code: Int, _ message: String) {
    self.code = code
    self.message = message
  }

  static let parseError = ResponseError(-32700, "the message is no JSON")
  static let invalidRequest = ResponseError(-32600, "the message is no request")
  static let notInitialized = ResponseError(-32002, "the server has not been initialized")
  static let afterShutdown = ResponseError(-32600, "the server was shut down")
  static let cancelled = ResponseError(-32800, "the request was cancelled")

  static func methodNotFound(_ method: String) -> ResponseError {
    ResponseError(-32601, "there is no method '\(method)'")
  }

  static func invalidParameters(_ what: String) -> ResponseError { ResponseError(-32602, what) }

  static func failed(_ message: String) -> ResponseError { ResponseError(-32803, message) }

  var json: JSONValue { ["code": .integer(code), "message": .string(message)] }
}
