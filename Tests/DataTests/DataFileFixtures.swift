import Foundation
import ProgramTesting

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
}
