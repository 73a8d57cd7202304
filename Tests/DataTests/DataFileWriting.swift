import ProgramTesting

@testable import Data

/// Writes frames and reads them back.
enum DataFileWriting {
  static func written(
    _ frame: Frame, _ format: DataFileWriter.Format, labels: Bool = false
  ) throws -> (Frame, [WritingNote]) {
    let folder = try TemporaryFolder()
    let path = folder.path + "/x." + format.rawValue
    let writer = DataFileWriter(frame, as: format, writesLabels: labels, interruption: Interruption())
    let notes = try writer.write(to: path)
    return (try DataFile(path: path).read().frame, notes)
  }

  static func values(_ column: Column?) -> [Scalar] {
    (0..<(column?.count ?? 0)).compactMap { column?.value(at: $0) }
  }

  /// What a writer that must fail throws, once it has been seen that it left nothing behind.
  static func failure(_ frame: Frame, _ format: DataFileWriter.Format) throws -> DataFileWriter.Failure? {
    let folder = try TemporaryFolder()
    let before = try Files.names(in: folder.path)
    let writer = DataFileWriter(frame, as: format, writesLabels: false, interruption: Interruption())
    do throws(DataFileWriter.Failure) {
      _ = try writer.write(to: folder.path + "/x." + format.rawValue)
      return nil
    } catch {
      return try Files.names(in: folder.path) == before ? error : nil
    }
  }
}
