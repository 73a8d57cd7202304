import CMinizip

/// A zip archive that is read part by part.
struct ZipArchive: ~Copyable {
  private let archive: unzFile
  private let cursor: ByteCursor
  private let interruption: Interruption

  /// nil when the source is no archive.
  init?(_ source: ByteSource, _ interruption: Interruption) {
    cursor = ByteCursor(source, interruption)
    self.interruption = interruption
    var functions = zlib_filefunc64_def()
    functions.opaque = Unmanaged.passUnretained(cursor).toOpaque()
    functions.zopen64_file = { context, _, _ in context }
    functions.zread_file = { context, _, target, length in
      guard let cursor = ByteCursor.from(context), let target else { return 0 }
      return uLong(max(0, cursor.read(Int(length), into: target)))
    }
    functions.zwrite_file = { _, _, _, _ in 0 }
    functions.ztell64_file = { context, _ in ZPOS64_T(ByteCursor.from(context)?.offset ?? 0) }
    functions.zseek64_file = { context, _, offset, origin in
      guard let cursor = ByteCursor.from(context), let distance = Int(exactly: offset) else { return -1 }
      let place =
        switch origin {
        case ZLIB_FILEFUNC_SEEK_SET: cursor.seek(distance, from: .start)
        case ZLIB_FILEFUNC_SEEK_CUR: cursor.seek(distance, from: .here)
        default: cursor.seek(distance, from: .end)
        }
      return place < 0 ? -1 : 0
    }
    functions.zclose_file = { _, _ in 0 }
    functions.zerror_file = { _, _ in 0 }
    guard let archive = unzOpen2_64("", &functions) else { return nil }
    self.archive = archive
  }

  deinit { unzClose(archive) }

  /// What the system said when it refused to read.
  var failure: SystemFailure? { cursor.failure }

  func contains(_ part: String) -> Bool { locate(part) }

  private func locate(_ part: String) -> Bool {
    unzLocateFile(archive, part, 1) == UNZ_OK || unzLocateFile(archive, part, 2) == UNZ_OK
  }

  /// Unpacks a part piece by piece, and sees that it is whole: as long as the archive says, and with its checksum.
  /// - Parameters:
  ///   - isSample: whether a part of which no more is wanted is left unread, and so not seen to be whole.
  ///   - take: is given each piece and whether it is the last, which is empty; false when it wants no more.
  func unpack(
    _ part: String, limit: Int, isSample: Bool,
    _ take: (UnsafeRawBufferPointer, _ isLast: Bool) throws(WorkbookFault) -> Bool
  ) throws(WorkbookFault) {
    guard locate(part), unzOpenCurrentFile(archive) == UNZ_OK else { throw .damagedPart(part) }
    var isOpen = true
    defer { if isOpen { unzCloseCurrentFile(archive) } }
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.pieceLength, alignment: 16)
    defer { piece.deallocate() }
    var total = 0
    var isWanted = true
    while true {
      if interruption.isRequested { throw .interrupted }
      let count = Int(unzReadCurrentFile(archive, piece.baseAddress, UInt32(Self.pieceLength)))
      if count < 0 { throw .damagedPart(part) }
      total += count
      if total > limit { throw .tooLarge(part: part, limit: limit) }
      if isWanted {
        let bytes = UnsafeRawBufferPointer(rebasing: piece[..<min(count, piece.count)])
        isWanted = try take(bytes, count == 0)
        if !isWanted, isSample { return }
      }
      if count == 0 { break }
    }
    let announced = lengthOfCurrentPart
    isOpen = false
    // The checksum is looked at when the part is closed.
    guard unzCloseCurrentFile(archive) == UNZ_OK, announced == total else { throw .damagedPart(part) }
  }

  private var lengthOfCurrentPart: Int? {
    var info = unz_file_info64()
    guard unzGetCurrentFileInfo64(archive, &info, nil, 0, nil, 0, nil, 0) == UNZ_OK else { return nil }
    return Int(exactly: info.uncompressed_size)
  }

  private static let pieceLength = 1 << 16
}
