import COpenBLAS

/// What every call of the linear algebra library needs.
enum LAPACK {
  /// One BLAS thread: its threads spin and make skinny products slower, and the order of a sum
  /// would depend on them. Rows are split by our own callers.
  private static let oneThread: Void = openblas_set_num_threads(1)

  /// To be called before the first routine; later calls cost nothing.
  static func prepare() {
    _ = oneThread
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
    prepare()
    var wanted = 0.0
    let info = routine(&wanted, -1)
    guard info == 0 else { return info }
    guard let length = Int32(exactly: max(1, wanted.rounded(.up))) else { throw .tooLarge }
    var workspace = [Double](repeating: 0, count: Int(length))
    return workspace.withUnsafeMutableBufferPointer { buffer in
      guard let address = buffer.baseAddress else { return info }
      return routine(address, length)
    }
  }
}
