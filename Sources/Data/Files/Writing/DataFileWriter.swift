/// Writes a frame to a file of some format, whole or not at all.
package struct DataFileWriter: Sendable {
  package enum Format: String, CaseIterable, Sendable {
    case csv, tsv, dta, sav, xlsx
  }

  /// Why nothing was written.
  package enum Failure: Error, Hashable, Sendable {
    /// In the system's words.
    case system(String)
    /// The format cannot hold the data, for this reason.
    case refused(String)
    /// A number beyond those that the format takes for values: the first, its row counted from 1, and how many rows
    /// have such numbers.
    case numberNotHeld(column: String, row: Int, value: Double, rows: Int)
    /// A text longer than the format holds; the row is counted from 1, 0 for the column's name.
    case textTooLong(column: String, row: Int, length: Int, limit: Int)
    case interrupted
  }

  package let frame: Frame
  package let format: Format
  /// Whether value labels stand for the values that they name, in formats of text.
  package let writesLabels: Bool
  package let interruption: Interruption

  package init(_ frame: Frame, as format: Format, writesLabels: Bool, interruption: Interruption) {
    self.frame = frame
    self.format = format
    self.writesLabels = writesLabels
    self.interruption = interruption
  }

  /// Writes the file beside its place and renames it when it is whole.
  /// - Returns: what the format could not hold.
  package func write(to path: String) throws(Failure) -> [WritingNote] {
    interruption.begin(.writing, total: frame.rowCount, rows: 0)
    var notes: [WritingNote] = []
    do {
      _ = try FileReplacement(path: path).write { stream in
        notes = try write(to: stream, beside: path)
        return true
      }
    } catch let failure as Failure {
      throw failure
    } catch { throw .system("\(error)") }
    return notes
  }

  private func write(to stream: StreamWriter, beside path: String) throws(Failure) -> [WritingNote] {
    do {
      switch format {
      case .csv, .tsv:
        let delimiter = format == .csv ? UInt8(ascii: ",") : UInt8(ascii: "\t")
        return try CSVWriter(frame, delimiter: delimiter, writesLabels: writesLabels).write(
          to: stream, interruption)
      case .dta, .sav:
        return try StatisticalWriter(frame, isStata: format == .dta).write(to: stream, interruption)
      case .xlsx:
        return try WorkbookWriter(frame: frame, writesLabels: writesLabels).write(
          to: stream, beside: path, interruption)
      }
    } catch let failure as Failure {
      throw failure
    } catch { throw .interrupted }
  }
}
