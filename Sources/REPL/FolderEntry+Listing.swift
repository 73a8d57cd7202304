import Data
import Lang

extension FolderEntry {
  /// An entry as completion shows it: `nir.csv`, `1.4 MB`.
  init(_ entry: FolderListing.Entry) {
    self.init(
      entry.name, isFolder: entry.isFolder,
      detail: entry.isFolder ? "folder" : entry.size.map(Self.words) ?? "")
  }

  /// A number of bytes in words, in powers of 1000.
  private static func words(_ bytes: Int) -> String {
    guard bytes >= 1000 else { return "\(bytes) B" }
    var amount = Double(bytes) / 1000
    for unit in ["kB", "MB", "GB"] {
      if amount < 9.95 { return "\((amount * 10).rounded() / 10) \(unit)" }
      if amount < 999.5 { return "\(Int(amount.rounded())) \(unit)" }
      amount /= 1000
    }
    return "\(Int(amount.rounded())) TB"
  }
}
