/// The arguments that the next phrase of a call may belong to.
package struct OpenArguments: Sendable {
  package var parameters: [ParameterSpec]
  /// Whether the call lacks no argument.
  package var isComplete: Bool
}

extension CommandSpec {
  /// What may follow the phrases that a call has so far.
  package func openArguments(after phrases: [Phrase]) -> OpenArguments {
    // More may come, so nothing is missing yet and no phrase need stand for what is.
    let parameters = arguments.map { parameter in
      var optional = parameter
      optional.arity = parameter.takesMany ? .anyNumber : .optional
      return optional
    }
    let match = ArgumentMatcher(phrases: phrases, parameters: parameters).match()
    let isWrong = zip(arguments, match.phrases).contains { parameter, phrases in
      phrases.contains { parameter.shape.fit($0) == .wrong }
    }
    guard match.unexpected.isEmpty, !isWrong else {
      return OpenArguments(parameters: [], isComplete: !isWrong)
    }
    let last = match.phrases.lastIndex { !$0.isEmpty }
    var open: [ParameterSpec] = []
    if let last, arguments[last].takesMany { open.append(arguments[last]) }
    for parameter in arguments[(last.map { $0 + 1 } ?? 0)...] {
      open.append(parameter)
      if parameter.isRequired { return OpenArguments(parameters: open, isComplete: false) }
    }
    return OpenArguments(parameters: open, isComplete: true)
  }

  /// The words from which the next argument is chosen because of the words chosen before it.
  package func valuesChosen(by phrases: [Phrase]) -> [ParameterSpec.Choice] {
    let choices = arguments.flatMap(\.shape.choices)
    return phrases.compactMap(\.name).flatMap { name in
      choices.first { $0.word == name.text }?.values ?? []
    }
  }
}
