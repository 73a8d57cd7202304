/// What a front end can show: as a report, or as one JSON object.
package protocol Presentable: Sendable {
  func report(_ options: PresentationOptions) -> Report
  /// An object whose first key is `result`; the front end adds name and place.
  func json(_ options: PresentationOptions) -> JSONValue
}

/// A report that is shown as it stands; its tables are its JSON.
package struct PreparedReport: Presentable {
  package let report: Report
  package let members: [JSONValue.Member]

  /// - Parameter members: the JSON object; `nil` for `{"result":"table", …}` from the report's first table, or
  ///   `{"result":"text","text":…}` of a report without tables.
  package init(_ report: Report, members: [JSONValue.Member]? = nil) {
    self.report = report
    self.members = members ?? (report.hasTable ? report.tableMembers : report.textMembers)
  }

  package func report(_ options: PresentationOptions) -> Report { report }
  package func json(_ options: PresentationOptions) -> JSONValue { .object(members) }
}

extension Report {
  fileprivate var hasTable: Bool {
    blocks.contains { if case .table = $0 { true } else { false } }
  }

  /// `{"result":"text","text":…}`
  fileprivate var textMembers: [JSONValue.Member] {
    var lines = title.isEmpty ? lead : [title] + lead
    for block in blocks {
      switch block {
      case .lines(let text): lines += text
      case .paragraph(let text): lines.append(text)
      default: break
      }
    }
    lines += notes
    return [.init("result", "text"), .init("text", .string(lines.joined(separator: "\n")))]
  }

  /// `{"result":"table","title":…,"rows":[…],"columns":[…],"cells":[[…]],"notes":[…]}`
  fileprivate var tableMembers: [JSONValue.Member] {
    var rows: [JSONValue] = []
    var columns: [JSONValue] = []
    var cells: [JSONValue] = []
    for case .table(let table) in blocks {
      if columns.isEmpty { columns = table.columns.dropFirst().map { .string($0.heading) } }
      for case .cells(let label, _, let row) in table.rows {
        rows.append(.string(label))
        cells.append(.array(row.map(\.json)))
      }
    }
    return [
      .init("result", "table"), .init("title", .string(title)), .init("rows", .array(rows)),
      .init("columns", .array(columns)), .init("cells", .array(cells)),
      .init("notes", .array((lead + notes).map { .string($0) })),
    ]
  }
}

extension Cell {
  /// The cell's value at full precision.
  package var json: JSONValue {
    switch value {
    case .number(let number, _), .parenthesized(let number, _): .number(number)
    case .count(let count): .integer(count)
    case .text(let text): .string(text)
    case .empty, .missing: .null
    }
  }
}
