/// Distributes the phrases of a call over the positional parameters, in order, so that as little as
/// possible is wrong: an alignment by dynamic programming, linear in the phrases.
struct ArgumentMatcher {
  /// The phrases of each parameter, and those that no parameter takes.
  struct Match {
    var phrases: [[Phrase]]
    var unexpected: [Phrase] = []
  }

  private enum Cost {
    static let possible = 1
    static let wrong = 4
    static let missing = 5
    static let unexpected = 6
  }

  private enum Step { case take, leave, skip }

  let phrases: [Phrase]
  let parameters: [ParameterSpec]

  func match() -> Match {
    let steps = bestSteps()
    var match = Match(phrases: parameters.map { _ in [] })
    var phrase = 0
    var parameter = 0
    while parameter < parameters.count || phrase < phrases.count {
      let hasOne = parameter < parameters.count && !match.phrases[parameter].isEmpty
      switch steps[index(parameter, phrase, hasOne)] {
      case .take:
        match.phrases[parameter].append(phrases[phrase])
        phrase += 1
        if !parameters[parameter].takesMany { parameter += 1 }
      case .leave: parameter += 1
      case .skip:
        match.unexpected.append(phrases[phrase])
        phrase += 1
      }
    }
    return match
  }

  private func index(_ parameter: Int, _ phrase: Int, _ hasOne: Bool) -> Int {
    (parameter * (phrases.count + 1) + phrase) * 2 + (hasOne ? 1 : 0)
  }

  /// For each parameter, phrase and whether the parameter has a phrase already: the cheapest step.
  private func bestSteps() -> [Step] {
    let size = (parameters.count + 1) * (phrases.count + 1) * 2
    var costs = Array(repeating: 0, count: size)
    var steps = Array(repeating: Step.leave, count: size)
    for parameter in stride(from: parameters.count, through: 0, by: -1) {
      for phrase in stride(from: phrases.count, through: 0, by: -1) {
        for hasOne in [false, true] {
          let (step, cost) = bestStep(parameter, phrase, hasOne, costs)
          steps[index(parameter, phrase, hasOne)] = step
          costs[index(parameter, phrase, hasOne)] = cost
        }
      }
    }
    return steps
  }

  private func bestStep(_ parameter: Int, _ phrase: Int, _ hasOne: Bool, _ costs: [Int]) -> (Step, Int) {
    var best: (step: Step, cost: Int)?
    func consider(_ step: Step, _ cost: Int) {
      if cost < best?.cost ?? .max { best = (step, cost) }
    }
    if parameter < parameters.count, phrase < phrases.count, !hasOne || parameters[parameter].takesMany {
      let many = parameters[parameter].takesMany
      let next = many ? index(parameter, phrase + 1, true) : index(parameter + 1, phrase + 1, false)
      consider(.take, costs[next] + cost(of: phrases[phrase], for: parameters[parameter]))
    }
    if parameter < parameters.count {
      let missing = !hasOne && parameters[parameter].isRequired ? Cost.missing : 0
      consider(.leave, costs[index(parameter + 1, phrase, false)] + missing)
    }
    if phrase < phrases.count {
      consider(.skip, costs[index(parameter, phrase + 1, hasOne)] + Cost.unexpected)
    }
    return best.map { ($0.step, $0.cost) } ?? (.leave, 0)
  }

  private func cost(of phrase: Phrase, for parameter: ParameterSpec) -> Int {
    switch parameter.shape.fit(phrase) {
    case .fits: 0
    case .possible: Cost.possible
    case .wrong: Cost.wrong
    }
  }
}
