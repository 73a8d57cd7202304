import Data

extension Interruption? {
  /// Whether a loop over the rows of a table, or over the elements of a list, is to end at this one.
  func stops(at row: Int) -> Bool { row % 128 == 0 && self?.isRequested == true }
}
