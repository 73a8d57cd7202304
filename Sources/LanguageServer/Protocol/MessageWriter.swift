import Data
import Report
import Synchronization

/// Writes messages, each whole, from whatever thread.
final class MessageWriter: Sendable {
  private let stream: Mutex<Int32>

  init(descriptor: Int32) { stream = Mutex(descriptor) }

  func send(_ message: JSONValue) {
    let body = message.utf8
    let header = Array("Content-Length: \(body.count)\r\n\r\n".utf8)
    stream.withLock { descriptor in
      _ = StreamWriter.writeAll(header + body, to: descriptor)
    }
  }

  func respond(to id: JSONValue, _ result: Result<JSONValue, ResponseError>) {
    switch result {
    case .success(let value): send(["jsonrpc": "2.0", "id": id, "result": value])
    case .failure(let error): send(["jsonrpc": "2.0", "id": id, "error": error.json])
    }
  }

  func notify(_ method: String, _ parameters: JSONValue) {
    send(["jsonrpc": "2.0", "method": .string(method), "params": parameters])
  }

  func request(_ method: String, id: String, _ parameters: JSONValue) {
    send(["jsonrpc": "2.0", "id": .string(id), "method": .string(method), "params": parameters])
  }
}
