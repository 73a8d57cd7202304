import Glibc

/// What tells whether a file has changed: its place on the disk, its length and when it was written.
package struct FileState: Hashable, Sendable {
  private let device: UInt
  private let inode: UInt
  /// In bytes.
  package let size: Int
  /// Whether it is neither a file that can be read again nor a folder: a pipe, a terminal.
  package let isStream: Bool
  private let seconds: Int
  private let nanoseconds: Int

  /// nil where there is no such file.
  package init?(_ path: String) {
    var status = stat()
    guard path.isPossiblePath, stat(path, &status) == 0 else { return nil }
    device = UInt(status.st_dev)
    inode = UInt(status.st_ino)
    size = Int(status.st_size)
    let kind = status.st_mode & S_IFMT
    isStream = kind != S_IFREG && kind != S_IFDIR
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
  }
}
