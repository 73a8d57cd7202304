import Glibc

extension ByteSource {
  /// Opens a file for reading. What is no regular file (a pipe) is read into memory, since it cannot be read twice.
  static func opening(_ path: String, _ interruption: Interruption? = nil) throws(FileError) -> ByteSource {
    guard path.isPossiblePath else { throw .notFound(file: path, similar: []) }
    // Without O_NONBLOCK opening a pipe would wait for whoever writes to it.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileError(opening: path, failure: SystemFailure(number: errno)) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let failure = SystemFailure(number: errno)
      close(descriptor)
      throw FileError(opening: path, failure: failure)
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      close(descriptor)
      throw .isDirectory(file: path)
    case S_IFREG where status.st_size > 0:
      return .file(OpenFile(descriptor: descriptor, size: Int(status.st_size)))
    default:
      // Files of /proc say that they are empty: only reading tells.
      defer { close(descriptor) }
      return .memory(try allBytes(of: descriptor, path: path, interruption))
    }
  }

  /// How long a pipe is waited for before the interruption is looked at, in milliseconds.
  private static let patience: Int32 = 20

  private static func allBytes(
    of descriptor: Int32, path: String, _ interruption: Interruption?
  ) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var event = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while true {
      if interruption?.isRequested == true { throw .interrupted }
      guard poll(&event, 1, patience) != 0 else { continue }
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count > 0 {
        bytes += chunk[..<count]
      } else if count == 0 {
        return bytes
      } else if errno != EINTR, errno != EAGAIN {
        throw FileError(opening: path, failure: SystemFailure(number: errno))
      }
    }
  }
}

extension FileError {
  init(opening path: String, failure: SystemFailure) {
    self =
      switch failure.number {
      case ENOENT, ENOTDIR: .notFound(file: path, similar: FolderListing.namesNear(path))
      case EACCES, EPERM: .noPermission(file: path)
      case EISDIR: .isDirectory(file: path)
      default: .unreadable(file: path, reason: failure.reason)
      }
  }
}
