import Glibc

extension ByteSource {
  /// Opens a file for reading. What is no regular file (a pipe) is read into memory, since it cannot be read twice.
  static func opening(_ path: String) throws(FileError) -> ByteSource {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
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
      return .memory(try allBytes(of: descriptor, path: path))
    }
  }

  private static func allBytes(of descriptor: Int32, path: String) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count > 0 {
        bytes += chunk[..<count]
      } else if count == 0 {
        return bytes
      } else if errno != EINTR {
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
