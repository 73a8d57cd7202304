/// Reads a sheet of an Excel workbook into a frame: names in the first row with values, a record a row below it.
struct WorkbookReader {
  let file: String
  let source: ByteSource
  let options: WorkbookOptions
  let interruption: Interruption

  /// What the parts of a workbook may unpack to: above it a file is taken for one made to fill memory.
  private static let smallPartLimit = 64 << 20
  private static let textLimit = 1 << 30
  private static let sheetLimit = 4 << 30
  private static let cellLimit = 1 << 28
  /// Cells without a value that a table may have whatever it holds, and for each cell with one. A few cells at the far
  /// ends of a sheet would otherwise make a table that fills memory.
  private static let freeEmptyCells = 1 << 24
  private static let emptyCellsPerCell = 64

  func read(rowLimit: Int? = nil) throws(FileError) -> DataFileContents {
    interruption.begin(.reading, total: 0)
    do { return try contents(rowLimit: rowLimit) } catch {
      if interruption.isRequested { throw .interrupted }
      throw error == .interrupted ? .interrupted : .workbook(file: file, error)
    }
  }

  private func contents(rowLimit: Int?) throws(WorkbookFault) -> DataFileContents {
    guard let archive = ZipArchive(source, interruption) else { throw .damagedPart(file) }
    let root = WorkbookRelations(folder: "")
    if archive.contains("_rels/.rels") {
      try archive.parse("_rels/.rels", limit: Self.smallPartLimit, into: root)
    }
    let main = root.targetsByType["officeDocument"] ?? "xl/workbook.xml"
    guard archive.contains(main) else { throw .noWorkbook }
    let outline = WorkbookOutline()
    try archive.parse(main, limit: Self.smallPartLimit, into: outline)
    let folder = main.lastIndex(of: "/").map { String(main[...$0]) } ?? ""
    let relations = WorkbookRelations(folder: folder)
    let relationsPart = folder + "_rels/" + main.dropFirst(folder.count) + ".rels"
    if archive.contains(relationsPart) {
      try archive.parse(relationsPart, limit: Self.smallPartLimit, into: relations)
    }
    guard !outline.sheets.isEmpty else { throw .noWorkbook }
    let sheet = try choose(outline.sheets)
    guard let part = relations.targets[sheet.relation] else { throw .damagedPart(sheet.name) }
    let parser = try parse(archive, part, relations, outline, rowLimit: rowLimit)
    return try contents(of: parser, sheet: sheet, outline, rowLimit: rowLimit)
  }

  private func choose(_ sheets: [WorkbookOutline.Sheet]) throws(WorkbookFault) -> WorkbookOutline.Sheet {
    let names = sheets.map(\.name)
    switch options.sheet {
    case .first: return sheets[0]
    case .number(let number):
      guard sheets.indices.contains(number - 1) else { throw .noSheetNumber(number, sheets: names) }
      return sheets[number - 1]
    case .named(let name):
      guard let sheet = sheets.first(where: { $0.name == name }) else {
        throw .noSheet(name: name, sheets: names)
      }
      return sheet
    }
  }

  private func parse(
    _ archive: borrowing ZipArchive, _ part: String, _ relations: WorkbookRelations,
    _ outline: WorkbookOutline,
    rowLimit: Int?
  ) throws(WorkbookFault) -> SheetParser {
    let styles = CellStyles()
    if let part = relations.targetsByType["styles"], archive.contains(part) {
      try archive.parse(part, limit: Self.smallPartLimit, into: styles)
    }
    let shared = SharedTexts(interruption)
    if let part = relations.targetsByType["sharedStrings"], archive.contains(part) {
      try archive.parse(part, limit: Self.textLimit, into: shared)
    }
    if interruption.isRequested { throw .interrupted }
    let parser = SheetParser(
      shared: shared.texts, styles: styles, startsIn1904: outline.startsIn1904, range: options.range,
      rowLimit: rowLimit, interruption)
    try archive.parse(part, limit: Self.sheetLimit, isSample: rowLimit != nil, into: parser)
    if interruption.isRequested { throw .interrupted }
    return parser
  }

  private func contents(
    of parser: SheetParser, sheet: WorkbookOutline.Sheet, _ outline: WorkbookOutline, rowLimit: Int?
  ) throws(WorkbookFault) -> DataFileContents {
    guard let nameRow = parser.nameRow else {
      throw .noCells(sheet: sheet.name, range: options.range?.description)
    }
    for place in parser.columns.keys.sorted() where parser.names[place] == nil {
      throw .noName(CellPlace(row: nameRow, column: place))
    }
    let places = parser.names.keys.sorted()
    if parser.rowCount * places.count > Self.cellLimit {
      throw .tooManyCells(rows: parser.rowCount, columns: places.count)
    }
    let room = Self.freeEmptyCells + Self.emptyCellsPerCell * parser.cellCount
    if parser.rowCount * places.count - parser.cellCount > room {
      throw .mostlyEmpty(rows: parser.rowCount, columns: places.count, cells: parser.cellCount)
    }
    var warnings: [FileWarning] = parser.rowCount == 0 ? [.noRows] : []
    let (columns, found) = try columns(of: parser, places)
    warnings += found
    if let errors = parser.errors {
      warnings.append(.errorCells(count: errors.count, first: errors.first, text: errors.text))
    }
    if parser.blankRows > 0 { warnings.append(.blankLines(count: parser.blankRows)) }
    if options.sheet == .first, outline.sheets.count > 1 {
      warnings.append(.otherSheets(read: sheet.name, others: outline.sheets.dropFirst().map(\.name)))
    }
    var frame = Frame(rowCount: parser.rowCount, origin: file)
    for column in columns {
      guard frame[column.name] == nil, (try? frame.set(column)) != nil else {
        throw .repeatedName(column.name)
      }
    }
    let isComplete = rowLimit.map { parser.rowCount < $0 } ?? true
    return DataFileContents(frame: frame, warnings: warnings, isComplete: isComplete)
  }

  private func columns(
    of parser: SheetParser, _ places: [Int]
  ) throws(WorkbookFault) -> ([Column], [FileWarning]) {
    var columns: [Column] = []
    var times: [String] = []
    var empty: [String] = []
    var warnings: [FileWarning] = []
    for place in places {
      let name = parser.names[place] ?? ""
      var cells = parser.columns[place] ?? SheetColumn()
      cells.pad(to: parser.rowCount)
      do {
        let (column, hasTimes) = try cells.packed(named: name, texts: parser.texts, interruption)
        columns.append(column)
        if hasTimes { times.append(name) }
      } catch { throw .interrupted }
      if cells.kind == .nothing, parser.rowCount > 0 { empty.append(name) }
      if let odd = cells.odd {
        warnings.append(
          .mixedCells(
            column: name, first: odd.place, value: odd.cell.inWords(parser.texts),
            kind: odd.cell.columnKind, before: cells.kind.columnKind))
      }
    }
    if !times.isEmpty { warnings.append(.timesAsSeconds(columns: times)) }
    if !empty.isEmpty { warnings.append(.emptyColumns(names: empty)) }
    return (columns, warnings)
  }
}

extension SheetCell {
  var columnKind: ColumnKind {
    switch self {
    case .number: .number
    case .date: .date
    case .text, .error: .text
    case .logical: .logical
    }
  }
}

extension SheetColumn.Kind {
  var columnKind: ColumnKind {
    switch self {
    case .number, .nothing: .number
    case .date: .date
    case .text: .text
    case .logical: .logical
    }
  }
}
