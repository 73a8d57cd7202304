import CExpat
import Glibc

/// What an XML stream tells whoever reads it.
protocol XMLReceiver: AnyObject {
  func begin(_ element: XMLName, _ attributes: XMLAttributes)
  func end(_ element: XMLName)
  func take(_ text: UnsafeBufferPointer<UInt8>)
  /// Whether nothing more is wanted.
  var isDone: Bool { get }
}

/// The name of an element without its prefix.
struct XMLName {
  private let start: UnsafePointer<CChar>

  init(_ name: UnsafePointer<CChar>) {
    start = strrchr(name, Int32(UInt8(ascii: ":"))).map { UnsafePointer($0) + 1 } ?? name
  }

  static func == (name: XMLName, literal: StaticString) -> Bool {
    literal.utf8Start.withMemoryRebound(to: CChar.self, capacity: literal.utf8CodeUnitCount + 1) {
      strcmp(name.start, $0) == 0
    }
  }

  static func ~= (literal: StaticString, name: XMLName) -> Bool { name == literal }
}

/// Attributes as expat gives them: names and values in turn.
struct XMLAttributes {
  fileprivate let list: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  /// The value of an attribute, its prefix left out of account.
  func pointer(_ name: StaticString) -> UnsafePointer<CChar>? {
    guard var entry = list else { return nil }
    while let key = entry[0], let value = entry[1] {
      if XMLName(key) == name { return value }
      entry += 2
    }
    return nil
  }

  subscript(name: StaticString) -> String? { pointer(name).map { String(cString: $0) } }
}

/// Gives the pieces of a document to expat and what it finds to a receiver.
struct XMLStream: ~Copyable {
  private let parser: XML_Parser
  private let listener: Listener

  private final class Listener {
    let receiver: any XMLReceiver
    let parser: XML_Parser
    init(_ receiver: any XMLReceiver, _ parser: XML_Parser) {
      self.receiver = receiver
      self.parser = parser
    }

    static func from(_ context: UnsafeMutableRawPointer?) -> Listener? {
      context.map { Unmanaged<Listener>.fromOpaque($0).takeUnretainedValue() }
    }

    func stopIfDone() {
      if receiver.isDone { XML_StopParser(parser, 0) }
    }
  }

  init?(_ receiver: any XMLReceiver) {
    guard let parser = XML_ParserCreate(nil) else { return nil }
    self.parser = parser
    listener = Listener(receiver, parser)
    XML_SetUserData(parser, Unmanaged.passUnretained(listener).toOpaque())
    XML_SetElementHandler(
      parser,
      { context, name, attributes in
        guard let listener = Listener.from(context), let name else { return }
        listener.receiver.begin(XMLName(name), XMLAttributes(list: attributes))
        listener.stopIfDone()
      },
      { context, name in
        guard let listener = Listener.from(context), let name else { return }
        listener.receiver.end(XMLName(name))
        listener.stopIfDone()
      })
    XML_SetCharacterDataHandler(parser) { context, text, length in
      guard let listener = Listener.from(context), let text else { return }
      text.withMemoryRebound(to: UInt8.self, capacity: Int(length)) {
        listener.receiver.take(UnsafeBufferPointer(start: $0, count: Int(length)))
      }
    }
  }

  deinit { XML_ParserFree(parser) }

  /// - Returns: false when the document is not well-formed.
  func parse(_ bytes: UnsafeRawBufferPointer, isLast: Bool) -> Bool {
    let base = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
    let status = XML_Parse(parser, base, Int32(bytes.count), isLast ? 1 : 0)
    return status != XML_STATUS_ERROR || listener.receiver.isDone
  }

  var line: Int { Int(XML_GetCurrentLineNumber(parser)) }
}

extension ZipArchive {
  /// Reads a part as XML.
  /// - Parameter isSample: whether the rest is left unread once the receiver is done.
  func parse(
    _ part: String, limit: Int, isSample: Bool = false, into receiver: any XMLReceiver
  ) throws(WorkbookFault) {
    guard let stream = XMLStream(receiver) else { throw .damagedPart(part) }
    // The archive's and the stream's loops are one: a piece is read when the last has been taken.
    try unpack(part, limit: limit, isSample: isSample) { bytes, isLast throws(WorkbookFault) in
      guard stream.parse(bytes, isLast: isLast) else {
        throw .malformed(part: part, line: stream.line)
      }
      return !receiver.isDone
    }
  }
}
