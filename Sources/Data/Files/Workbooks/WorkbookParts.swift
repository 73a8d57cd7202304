/// The sheets of a workbook and where its other parts are.
final class WorkbookOutline: XMLReceiver {
  struct Sheet {
    var name: String
    var relation: String
  }

  private(set) var sheets: [Sheet] = []
  /// Whether days are counted from 1904.
  private(set) var startsIn1904 = false
  var isDone: Bool { false }

  func begin(_ element: XMLName, _ attributes: XMLAttributes) {
    switch element {
    case "sheet":
      // `r:id`, which stands beside `sheetId`.
      if let name = attributes["name"], let relation = attributes["id"], sheets.count < 10_000 {
        sheets.append(Sheet(name: name, relation: relation))
      }
    case "workbookPr":
      let value = attributes["date1904"]
      startsIn1904 = value == "1" || value == "true"
    default: break
    }
  }

  func end(_ element: XMLName) {}
  func take(_ text: UnsafeBufferPointer<UInt8>) {}
}

/// The targets of a part's relations.
final class WorkbookRelations: XMLReceiver {
  private(set) var targets: [String: String] = [:]
  /// By the last word of the relation's type: `styles`, `sharedStrings`, `officeDocument`.
  private(set) var targetsByType: [String: String] = [:]
  private let folder: String
  var isDone: Bool { false }

  /// - Parameter folder: where relative targets start from, with a slash at its end, or empty.
  init(folder: String) { self.folder = folder }

  func begin(_ element: XMLName, _ attributes: XMLAttributes) {
    guard element == "Relationship", let id = attributes["Id"], let target = attributes["Target"],
      targets.count < 100_000
    else { return }
    let path = target.hasPrefix("/") ? String(target.dropFirst()) : Self.joined(folder, target)
    targets[id] = path
    if let type = attributes["Type"]?.split(separator: "/").last { targetsByType[String(type)] = path }
  }

  func end(_ element: XMLName) {}
  func take(_ text: UnsafeBufferPointer<UInt8>) {}

  private static func joined(_ folder: String, _ target: String) -> String {
    var parts = folder.split(separator: "/")
    for part in target.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}

/// The texts that cells refer to by number.
final class SharedTexts: XMLReceiver {
  private(set) var texts: [String] = []
  private var bytes: [UInt8] = []
  private var isInText = false
  private var isPhonetic = false
  private let interruption: Interruption

  init(_ interruption: Interruption) { self.interruption = interruption }

  var isDone: Bool { texts.count & 0x3FF == 0 && interruption.isRequested }

  func begin(_ element: XMLName, _ attributes: XMLAttributes) {
    switch element {
    case "si": bytes.removeAll(keepingCapacity: true)
    case "rPh": isPhonetic = true
    case "t": isInText = !isPhonetic
    default: break
    }
  }

  func end(_ element: XMLName) {
    switch element {
    case "si": texts.append(EscapedText.decoded(bytes))
    case "rPh": isPhonetic = false
    case "t": isInText = false
    default: break
    }
  }

  func take(_ text: UnsafeBufferPointer<UInt8>) {
    if isInText { bytes.append(contentsOf: text) }
  }
}
