/// Columns of the same length, in order, each with a name of its own.
///
/// A frame is a value: a copy costs a few words, and columns are shared until they are replaced.
package struct Frame: Hashable, Sendable {
  package private(set) var columns: [Column] = []
  package private(set) var rowCount: Int

  /// The file that the data came from, as the user named it.
  package var origin: String?

  private var places: [String: Int] = [:]

  /// A frame without columns.
  package init(rowCount: Int = 0, origin: String? = nil) {
    self.rowCount = rowCount
    self.origin = origin
  }

  /// A frame of columns of one length with different names.
  package init(columns: [Column], origin: String? = nil) throws(FrameError) {
    self.init(rowCount: columns.first?.count ?? 0, origin: origin)
    for column in columns {
      guard places[column.name] == nil else { throw .repeatedName(column.name) }
      try set(column)
    }
  }

  package var columnNames: [String] { columns.map(\.name) }

  package func index(of name: String) -> Int? { places[name] }

  package subscript(name: String) -> Column? { places[name].map { columns[$0] } }

  /// The column of a name, or an error that knows the names there are.
  package func column(_ name: String) throws(FrameError) -> Column {
    guard let column = self[name] else { throw unknown(name) }
    return column
  }

  /// Replaces the column of the same name, in its place, or adds the column at the end. The first column of a frame
  /// without columns sets the number of rows.
  package mutating func set(_ column: Column) throws(FrameError) {
    guard !column.name.isEmpty else { throw .emptyName }
    if columns.isEmpty { rowCount = column.count }
    guard column.count == rowCount else {
      throw .lengthMismatch(column: column.name, expected: rowCount, found: column.count)
    }
    if let place = places[column.name] {
      columns[place] = column
    } else {
      places[column.name] = columns.count
      columns.append(column)
    }
  }

  package mutating func remove(_ name: String) throws(FrameError) {
    guard let place = places[name] else { throw unknown(name) }
    columns.remove(at: place)
    indexNames()
  }

  package mutating func rename(_ name: String, to newName: String) throws(FrameError) {
    guard let place = places[name] else { throw unknown(name) }
    guard !newName.isEmpty else { throw .emptyName }
    guard newName == name || places[newName] == nil else { throw .repeatedName(newName) }
    columns[place].name = newName
    indexNames()
  }

  private mutating func indexNames() {
    places = Dictionary(
      zip(columns.map(\.name), columns.indices), uniquingKeysWith: { first, _ in first })
  }

  private func unknown(_ name: String) -> FrameError {
    .unknownColumn(name: name, columns: columnNames)
  }
}
