import Glibc

/// A place in a source of bytes, which C libraries read from and move.
final class ByteCursor {
  private let source: ByteSource
  private let interruption: Interruption
  private(set) var offset = 0
  /// What the system said when it refused to read.
  private(set) var failure: SystemFailure?

  init(_ source: ByteSource, _ interruption: Interruption) {
    self.source = source
    self.interruption = interruption
  }

  var count: Int { source.count }

  enum Origin { case start, here, end }

  /// Moves to `distance` from an origin.
  /// - Returns: the place, or −1 where there is none.
  func seek(_ distance: Int, from origin: Origin) -> Int {
    let base =
      switch origin {
      case .start: 0
      case .here: offset
      case .end: source.count
      }
    let (place, overflow) = base.addingReportingOverflow(distance)
    guard !overflow, place >= 0 else { return -1 }
    offset = place
    return place
  }

  /// Reads up to `length` bytes.
  /// - Returns: how many, or −1 when the system refused.
  func read(_ length: Int, into target: UnsafeMutableRawPointer) -> Int {
    guard length > 0, offset < source.count else { return 0 }
    let bytes = target.assumingMemoryBound(to: UInt8.self)
    do {
      let count = try source.read(at: offset, length: length, into: bytes, interruption)
      offset += count
      return count
    } catch {
      failure = error
      return -1
    }
  }

  static func from(_ context: UnsafeMutableRawPointer?) -> ByteCursor? {
    context.map { Unmanaged<ByteCursor>.fromOpaque($0).takeUnretainedValue() }
  }
}
