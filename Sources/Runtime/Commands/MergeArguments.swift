import Data
import Lang

/// `1:1`, `m:1`, `1:m`
struct MergeKind: ArgumentValue {
  let kind: FrameMerge.Kind

  static var shape: ParameterSpec.Shape { .ratio(FrameMerge.Kind.allCases.map(\.rawValue)) }

  init?(_ phrases: [Phrase]) {
    guard phrases.count == 1, let text = phrases[0].expression?.ratioText,
      let kind = FrameMerge.Kind(rawValue: text)
    else { return nil }
    self.kind = kind
  }
}

/// `municipality` or `municipality = kommune`
struct MergeKeys: ArgumentValue {
  struct Pair {
    let data: Name
    let other: Name
  }

  let pairs: [Pair]

  static var shape: ParameterSpec.Shape { .either([.column, .assignment]) }

  init?(_ phrases: [Phrase]) {
    var pairs: [Pair] = []
    for phrase in phrases {
      switch phrase.kind {
      case .assignment(let name, let value):
        guard case .name(let other) = value.kind else { return nil }
        pairs.append(Pair(data: name, other: Name(other, at: value.range)))
      case .expression:
        guard let name = phrase.name else { return nil }
        pairs.append(Pair(data: name, other: name))
      }
    }
    self.pairs = pairs
  }
}

/// `keep(matched, data)`
struct MergeKeep: ArgumentValue {
  enum Rows: String, ChoiceValue {
    case matched, data, other
    var meaning: String {
      switch self {
      case .matched: "rows whose key is in both"
      case .data: "rows whose key is only in the data"
      case .other: "rows whose key is only in the other"
      }
    }
    var origin: FrameMerge.Origin {
      switch self {
      case .matched: .matched
      case .data: .data
      case .other: .other
      }
    }
  }

  let origins: Set<FrameMerge.Origin>
  static var shape: ParameterSpec.Shape { Rows.shape }
  init?(_ phrases: [Phrase]) {
    let rows = phrases.compactMap { Rows([$0]) }
    guard rows.count == phrases.count else { return nil }
    origins = Set(rows.map(\.origin))
  }
}

/// A path in quotes or the name of a frame.
enum FileOrFrame: ExpressionRole { static var shape: ParameterSpec.Shape { .either([.file, .word]) } }

extension Expression {
  /// What stands after `using`, where the call tells it: a file or data in memory.
  var otherData: OtherData? {
    if let path = literalText { return .file(DataSource(path: path)) }
    if case .name(let name) = kind { return .frame(Name(name, at: range)) }
    return nil
  }

  /// How messages call it.
  var dataName: String {
    switch otherData {
    case .file(let source): Path.lastComponent(of: source.path)
    case .frame(let name): name.text
    case nil: "the other data"
    }
  }
}
