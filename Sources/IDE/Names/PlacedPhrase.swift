import Lang

/// A phrase of a call with the form that the command gives to its place.
struct PlacedPhrase {
  var phrase: Phrase
  /// One shape, never a choice of several or a sequence; `nil` where the command expects nothing.
  var shape: ParameterSpec.Shape?
  /// Whether further phrases may stand beside it in the same parameter.
  var isOneOfMany = false
}

extension BoundCall {
  /// Every phrase of the call, also those that no parameter could take, in the order of the text.
  func placedPhrases(of spec: CommandSpec) -> [PlacedPhrase] {
    var placed: [SourceRange: PlacedPhrase] = [:]
    for parameter in spec.arguments + spec.clauses + spec.options {
      for (index, phrase) in (values[parameter.name] ?? []).enumerated() {
        let shape = parameter.shape.form(of: phrase, at: index)
        placed[phrase.range] = PlacedPhrase(phrase: phrase, shape: shape, isOneOfMany: parameter.takesMany)
      }
    }
    return syntax.allPhrases.map { placed[$0.range] ?? PlacedPhrase(phrase: $0) }
  }
}

extension CommandSyntax {
  /// The phrases of its arguments, clauses and options, in the order of the text.
  var allPhrases: [Phrase] {
    let inOptions = options.flatMap { ($0.arguments ?? []).flatMap(\.self) }
    return phrases + clauses.flatMap(\.phrases) + inOptions
  }
}

extension ParameterSpec.Shape {
  /// What the phrase at that place of a parameter is to be.
  func form(of phrase: Phrase, at index: Int) -> ParameterSpec.Shape? {
    switch self {
    case .sequence(let shapes):
      shapes.indices.contains(index) ? shapes[index].form(of: phrase, at: 0) : nil
    case .either: alternative(for: phrase)?.form(of: phrase, at: index)
    default: self
    }
  }
}
