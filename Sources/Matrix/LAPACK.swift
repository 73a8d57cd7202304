import COpenBLAS
import Synchronization

/// What every call of the linear algebra library needs.
enum LAPACK {
  /// One BLAS thread: its threads spin and make skinny products slower, and the order of a sum
  /// would depend on them. Rows are split by our own callers.
  private static let oneThread: Void = openblas_set_num_threads(1)

  /// The library without threads of its own hands its buffers out without looking who else asks: of two callers at once
  /// one may get wrong numbers.
  private static let lock = Mutex<Void>(())

  /// Calls routines while nobody else does.
  static func alone(_ body: () -> Void) {
    _ = oneThread
    lock.withLock { _ in body() }
  }

  /// A dimension as the library counts. Throws `.tooLarge`.
  static func integer(_ count: Int) throws(MatrixError) -> Int32 {
    guard let result = Int32(exactly: count) else { throw .tooLarge }
    return result
  }

  /// Calls a routine twice: with a length of −1, upon which it writes the length of the workspace it
  /// wants into the first element, and then with such a workspace. Returns the routine's `info`.
  static func withWorkspace(
    _ routine: (UnsafeMutablePointer<Double>, Int32) -> Int32
  ) throws(MatrixError) -> Int32 {
    var wanted = 0.0
    var info: Int32 = 0
    alone { info = routine(&wanted, -1) }
    guard info == 0 else { return info }
    guard let length = Int32(exactly: max(1, wanted.rounded(.up))) else { throw .tooLarge }
    var workspace = [Double](repeating: 0, count: Int(length))
    workspace.withUnsafeMutableBufferPointer { buffer in
      guard let address = buffer.baseAddress else { return }
      alone { info = routine(address, length) }
    }
    return info
  }
}
