import Foundation
import ProgramTesting
import Testing

@testable import Data

/// What `Tests/Reference/files/make_fixtures.py` says that a file holds.
struct ExpectedFile: Decodable {
  struct ExpectedColumn: Decodable {
    var name: String
    var kind: String
    var values: [Cell]
    var label: String?
    var labels: [String: String]
    var missing: [String?]
    var kinds: [String: String?]
  }

  enum Cell: Decodable, Equatable {
    case number(Double), text(String), logical(Bool), missing

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .missing
      } else if let flag = try? container.decode(Bool.self) {
        self = .logical(flag)
      } else if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else {
        self = .text(try container.decode(String.self))
      }
    }

    init(_ value: Scalar) {
      switch value {
      case .number(let number): self = .number(number)
      case .integer(let number): self = .number(Double(number))
      case .text(let text): self = .text(text)
      case .logical(let flag): self = .logical(flag)
      case .date: self = .text(value.description)
      case .missing: self = .missing
      }
    }
  }

  var columns: [ExpectedColumn]
  var warnings: [String]
  /// The file that Kohort read and wrote anew, for files that it wrote.
  var source: String?

  /// Compares every cell, label and kind of missing value of a frame.
  func check(_ frame: Frame) {
    #expect(frame.columnNames == columns.map(\.name))
    for (column, wanted) in zip(frame.columns, columns) {
      #expect(column.kind.rawValue == wanted.kind, "\(column.name)")
      let cells = (0..<frame.rowCount).map { ExpectedFile.Cell(column.value(at: $0)) }
      #expect(cells == wanted.values, "\(column.name)")
      #expect(column.label == wanted.label)
      let labels = Dictionary(
        column.valueLabels.map { ($0.value.description, $0.text.plain ?? "") }, uniquingKeysWith: { $1 })
      #expect(labels == wanted.labels)
      let kinds = (0..<frame.rowCount).map { column.missingCodes?.kind(at: $0)?.value.description }
      #expect(kinds == wanted.missing, "\(column.name)")
      for kind in column.missingCodes?.kinds ?? [] {
        #expect(wanted.kinds[kind.value.description] == kind.text.plain, "\(kind.value)")
      }
    }
  }
}

enum DataFileFixtures {
  static let folder = Repository.root + "/Tests/Reference/files"

  static let names: [String] = ((try? Files.names(in: folder)) ?? []).compactMap { name in
    let suffix = ".expected.json"
    return name.hasSuffix(suffix) ? String(name.dropLast(suffix.count)) : nil
  }

  static func bytes(_ name: String) throws -> [UInt8] { try WholeFile.read(folder + "/" + name) }

  static func expected(_ name: String) throws -> ExpectedFile {
    let bytes = try bytes(name + ".expected.json")
    return try JSONDecoder().decode(ExpectedFile.self, from: Foundation.Data(bytes))
  }

  /// What other programs found in the files that Kohort wrote (`check_written.py`), by the names of the files.
  static let written: [String: ExpectedFile] =
    (try? JSONDecoder().decode(
      [String: ExpectedFile].self, from: Foundation.Data(try bytes("written.json")))) ?? [:]
}
