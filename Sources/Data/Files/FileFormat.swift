/// Formats that are told by their first bytes, to say what a file is that was taken for text.
package enum FileFormat: String, CaseIterable, Hashable, Sendable {
  case stata = "Stata data"
  case spss = "SPSS data"
  case spssPortable = "SPSS portable file"
  case sas = "SAS data"
  case sasTransport = "SAS transport file"
  case excel = "Excel workbook or other zip archive"
  case oldExcel = "old Excel workbook"
  case gzip = "gzip archive"
  case parquet = "Parquet"
  case pdf = "PDF"
  case rData = "R data"
  case utf16 = "text in UTF-16"

  /// The format that `bytes`, the beginning of a file, belong to; nil when it is none of these.
  package init?(startingWith bytes: [UInt8]) {
    if let match = Self.signatures.first(where: { bytes.starts(with: $0.bytes) }) {
      self = match.format
    } else if Self.isOldStata(bytes) {
      self = .stata
    } else if Self.isPortable(bytes) {
      self = .spssPortable
    } else {
      return nil
    }
  }

  private static let signatures: [(format: FileFormat, bytes: [UInt8])] = [
    (.stata, Array("<stata_dta>".utf8)),
    (.spss, Array("$FL2".utf8)),
    (.spss, Array("$FL3".utf8)),
    (.sas, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xC2, 0xEA, 0x81, 0x60]),
    (.sasTransport, Array("HEADER RECORD*******LIBRARY HEADER RECORD".utf8)),
    (.sasTransport, Array("HEADER RECORD*******LIBV8   HEADER RECORD".utf8)),
    (.excel, [0x50, 0x4B, 0x03, 0x04]),
    (.oldExcel, [0xD0, 0xCF, 0x11, 0xE0]),
    (.gzip, [0x1F, 0x8B]),
    (.parquet, Array("PAR1".utf8)),
    (.pdf, Array("%PDF-".utf8)),
    (.rData, Array("RDX2\n".utf8)),
    (.rData, Array("RDX3\n".utf8)),
    (.utf16, [0xFF, 0xFE]),
    (.utf16, [0xFE, 0xFF]),
  ]

  /// Stata formats 105 to 115 begin with the format's number, the byte order and a filler of 1 and 0.
  private static func isOldStata(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 4 && (105...115).contains(bytes[0]) && (1...2).contains(bytes[1]) && bytes[2] == 1
      && bytes[3] == 0
  }

  /// Portable files of SPSS begin with five lines of 40 characters and a table of 256, line ends aside.
  private static func isPortable(_ bytes: [UInt8]) -> Bool {
    let head = bytes.filter { $0 != 0x0A && $0 != 0x0D }.dropFirst(456)
    return head.starts(with: Array("SPSSPORT".utf8))
  }
}
