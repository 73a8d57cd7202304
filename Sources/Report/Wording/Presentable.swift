/// What a front end can show: as a report, or as one JSON object.
package protocol Presentable: Sendable {
  func report(_ options: PresentationOptions) -> Report
  /// An object whose first key is `result`; the front end adds name and place.
  func json(_ options: PresentationOptions) -> JSONValue
}

/// A report that is shown as it stands; its tables are its JSON.
package struct PreparedReport: Presentable {
  package let report: Report
  private let members: [JSONValue.Member]?

  /// - Parameter members: the JSON object; `nil` for `{"result":"table", …}` from the report's first table, or
  ///   `{"result":"text","text":…}` of a report without tables.
  package init(_ report: Report, members: [JSONValue.Member]? = nil) {
    self.report = report
    self.members = members
  }

  package func report(_ options: PresentationOptions) -> Report { report }
  package func json(_ options: PresentationOptions) -> JSONValue {
    .object(members ?? (report.hasTable ? report.tableMembers : report.textMembers))
  }
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
      case .lines(let text), .list(let text): lines += text
      case .paragraph(let text): lines.append(text)
      default: break
      }
    }
    lines += notes
    return [.init("result", "text"), .init("text", .string(lines.joined(separator: "\n")))]
  }

  /// `{"result":"table","title":…,"rows":[…],"columns":[…],"cells":[[…]],"notes":[…]}` of the first table.
  fileprivate var tableMembers: [JSONValue.Member] {
    for case .table(var table) in blocks {
      if !title.isEmpty { table.title = title }
      if case .object(let members) = JSONValue(table, notes: lead + notes) { return members }
    }
    return textMembers
  }
}
