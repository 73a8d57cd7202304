import Data
import Lang

extension Use {
  /// The file that a call reads, and how; nil where only running the script can tell.
  static func source(_ call: BoundCall) -> DataSource? {
    guard let path = call[file]?.expression.literalText else { return nil }
    var reading: [String: [String]] = [:]
    reading[delimiter.spec.name] = call[delimiter].map { [$0.rawValue] }
    reading[decimal.spec.name] = call[decimal].map { [$0.rawValue] }
    for (word, expressions) in [
      (missing.spec.name, call[missing]?.expressions), (sheet.spec.name, call[sheet].map { [$0.expression] }),
      (range.spec.name, call[range].map { [$0.expression] }),
    ] {
      guard let expressions else { continue }
      let texts = expressions.compactMap(\.literalText)
      if texts.count == expressions.count {
        reading[word] = texts
      } else if case .number(let place, isInteger: true) = expressions.first?.kind, word == sheet.spec.name {
        reading[placeOfSheet] = [Scalar.text(of: place)]
      } else {
        return nil
      }
    }
    return DataSource(path: path, isExample: call.has(example), reading: reading)
  }

  fileprivate static let placeOfSheet = "place of sheet"
}

extension DataFileOptions {
  /// What the options of `use` say of a file; nil where they say nothing that can be.
  package init?(_ reading: [String: [String]]) {
    self.init()
    csv.delimiter = reading[Use.delimiter.spec.name]?.first.flatMap(Use.Delimiter.init)?.delimiter
    csv.usesDecimalComma = reading[Use.decimal.spec.name] == [Use.DecimalSign.comma.rawValue]
    csv.missingTexts = reading[Use.missing.spec.name] ?? []
    if let name = reading[Use.sheet.spec.name]?.first { workbook.sheet = .named(name) }
    if let place = reading[Use.placeOfSheet]?.first {
      guard let place = Int(place), place > 0 else { return nil }
      workbook.sheet = .number(place)
    }
    if let text = reading[Use.range.spec.name]?.first {
      guard let cells = CellRange(text) else { return nil }
      workbook.range = cells
    }
    let words = reading.keys.map { $0 == Use.placeOfSheet ? Use.sheet.spec.name : $0 }
    let ofWorkbooks = [Use.sheet.spec.name, Use.range.spec.name]
    workbookWords = words.filter(ofWorkbooks.contains)
    textWords = words.filter { !ofWorkbooks.contains($0) }
  }
}
