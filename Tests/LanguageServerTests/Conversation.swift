import ProgramTesting
import Report

@testable import LanguageServer

/// A whole conversation with `kohort lsp`, sent at once and read when the server has ended.
struct Conversation {
  private var sent = ""
  private var requests = 0

  init(encodings: [String] = ["utf-16"], capabilities: JSONValue = .object([])) {
    var members: [JSONValue.Member] = [
      .init("general", ["positionEncodings": .array(encodings.map { .string($0) })])
    ]
    if case .object(let more) = capabilities { members += more }
    request("initialize", ["capabilities": .object(members)])
    notify("initialized", .object([]))
  }

  /// Without the beginning that the protocol asks for.
  init(uninitialized: Void) {}

  mutating func write(_ body: String) { sent += "Content-Length: \(body.utf8.count)\r\n\r\n\(body)" }

  mutating func notify(_ method: String, _ parameters: JSONValue) {
    write(JSONValue.object([.init("method", .string(method)), .init("params", parameters)]).text)
  }

  /// - Returns: the number of the request.
  @discardableResult
  mutating func request(_ method: String, _ parameters: JSONValue = .null) -> Int {
    requests += 1
    write(
      JSONValue.object([
        .init("id", .integer(requests)), .init("method", .string(method)), .init("params", parameters),
      ]).text)
    return requests
  }

  mutating func open(_ text: String, uri: String) {
    notify(
      "textDocument/didOpen", ["textDocument": ["uri": .string(uri), "version": 1, "text": .string(text)]])
  }

  /// Everything that the server said, and its exit status.
  func run() throws -> (messages: [JSONValue], status: Int32) {
    let process = try Program.run(["lsp"], input: sent)
    var messages: [JSONValue] = []
    var rest = Array(process.output.utf8)[...]
    while let colon = rest.firstIndex(of: UInt8(ascii: ":")), let end = rest.firstIndex(of: UInt8(ascii: "{"))
    {
      let digits = rest[colon..<end].filter { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
      guard let length = Int(String(decoding: digits, as: UTF8.self)) else { break }
      messages.append(try JSONParser.value(of: Array(rest[end..<(end + length)])))
      rest = rest[(end + length)...]
    }
    return (messages, process.status)
  }
}

extension [JSONValue] {
  func answer(to request: Int) -> JSONValue? {
    first { $0["id"] == .integer(request) && $0["method"] == nil }
  }

  /// What was published last of a document.
  func diagnostics(of uri: String) -> [JSONValue]? {
    last { $0["method"] == "textDocument/publishDiagnostics" && $0["params"]?["uri"] == .string(uri) }?[
      "params"]?[
        "diagnostics"]?.elements
  }
}
