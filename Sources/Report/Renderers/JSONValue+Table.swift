extension JSONValue {
  /// A table as data: numbers at full precision, missing and empty cells as null. Sections, rules and blank
  /// rows are left out.
  package init(_ table: Table, notes: [String] = []) {
    var labels: [JSONValue] = []
    var cells: [JSONValue] = []
    for case .cells(let label, _, let values) in table.rows {
      labels.append(.string(label))
      cells.append(.array(table.padded(values).map(JSONValue.init)))
    }
    self = [
      "result": "table", "title": .string(table.title), "rows": .array(labels),
      "columns": .array(table.columns.dropFirst().map { .string($0.heading) }), "cells": .array(cells),
      "notes": .array(notes.map { .string($0) }),
    ]
  }

  private init(_ cell: Cell) {
    switch cell.value {
    case .number(let number, _), .parenthesized(let number, _): self = .number(number)
    case .count(let count): self = .integer(count)
    case .text(let text): self = .string(text)
    case .empty, .missing: self = .null
    }
  }
}
