import Glibc
import Statistics

/// A linear model's coefficients in words.
package struct ModelExplanation: Presentable {
  package let model: LinearModelPresentation

  package init(_ model: LinearModelPresentation) { self.model = model }

  private var fit: LinearFit { model.fit }

  package func report(_ options: PresentationOptions) -> Report {
    let sentences = sentences(options)
    var blocks: [Block] = []
    var heading: String?
    var lines: [String] = []
    func finish() {
      if !lines.isEmpty { blocks.append(.list(lines)) }
      lines = []
    }
    for sentence in sentences {
      if sentence.section != heading {
        finish()
        if let section = sentence.section { blocks.append(.heading(section)) }
        heading = sentence.section
      }
      lines.append(sentence.text)
    }
    finish()
    return Report(
      title: "What the model of \(model.label(of: fit.responseName)) says",
      lead: [introduction(options)], blocks: blocks, notes: cautions(options))
  }

  package func json(_ options: PresentationOptions) -> JSONValue {
    let coefficients = zip(fit.terms, sentences(options, isInFitOrder: true)).map {
      term, sentence -> JSONValue in
      .object([.init("term", .string(term.name)), .init("text", .string(sentence.text))])
    }
    return .object([
      .init("result", "explanation"), .init("of", "model"),
      .init("introduction", .string(introduction(options))),
      .init("terms", .array(coefficients)), .init("cautions", .array(cautions(options).map { .string($0) })),
    ])
  }

  /// Which rows, what response, what holds the rest equal.
  private func introduction(_ options: PresentationOptions) -> String {
    let n = options.style.text(of: fit.observations)
    let response = model.label(of: fit.responseName)
    var text = "\(n) observations. "
    if fit.response.isBinary {
      text +=
        "'\(response)' is 0 or 1, with the mean \(options.percent(fit.responseMean)); a coefficient is a difference "
      text += "in the probability of 1, told in percentage points (pp). "
    } else {
      text +=
        "'\(response)' has the mean \(options.text(fit.responseMean)); a coefficient is a difference in its expected value. "
    }
    return text + "Each is between observations that are equal in everything else in the model."
  }

  private func cautions(_ options: PresentationOptions) -> [String] {
    var cautions = [
      "These are differences between groups that the model compares; that one causes the other does not follow from the model."
    ]
    switch fit.covariance.kind {
    case .classical:
      cautions.append(
        "Standard errors are classical: they hold if all observations vary equally about the fit"
          + (fit.response.isBinary ? ", which a 0/1 response never does." : ".")
      )
    case .cluster:
      let clusters = fit.covariance.clusters ?? 0
      let group = fit.covariance.estimator.clusterColumn ?? ""
      cautions.append(
        "Standard errors allow for likeness within \(options.style.text(of: clusters)) groups of \(group).")
    default:
      cautions.append(
        "Standard errors allow the variance to differ between observations, and take rows to be independent.")
    }
    if let share = fit.shareFittedOutside, share > 0 {
      cautions.append(
        "\(options.percent(share)) of the fitted probabilities lie outside 0 to 1, as a linear model allows.")
    }
    return cautions
  }

  private struct Sentence {
    let section: String?
    let text: String
  }

  private func sentences(_ options: PresentationOptions, isInFitOrder: Bool = false) -> [Sentence] {
    let intervals = fit.intervals(level: (model.level ?? options.level) / 100)
    let places =
      isInFitOrder
      ? Array(fit.terms.indices)
      : fit.terms.indices.filter { !fit.terms[$0].isIntercept }
        + fit.terms.indices.filter { fit.terms[$0].isIntercept }
    return places.map { sentence(fit.terms[$0], fit.coefficients[$0], intervals[$0], options) }
  }

  private func sentence(
    _ term: Coefficient, _ b: Double, _ interval: ConfidenceInterval, _ options: PresentationOptions
  ) -> Sentence {
    let certainty = certainty(interval, options)
    let place = placeOfOthers(term)
    if term.isIntercept { return Sentence(section: nil, text: baseline(b, options)) }
    if term.parts.count > 1 {
      let names = term.parts.map { $0.level ?? model.label(of: $0.variable) }.joined(separator: " × ")
      let product = "\(names): \(amount(b, options)) beyond what the parts add up to\(certainty)"
      return Sentence(
        section: term.parts.map { model.label(of: $0.variable) }.joined(separator: " × "), text: product)
    }
    let part = term.parts[0]
    let name = model.label(of: part.variable)
    guard let level = part.level else {
      let factor = part.variable.isLogarithm ? log(1.1) : 1
      let scaled = ConfidenceInterval(lower: interval.lower * factor, upper: interval.upper * factor)
      return Sentence(
        section: nil,
        text: slope(name, part.variable, b, options) + place + self.certainty(scaled, options))
    }
    let reference = fit.categories.first { $0.name == part.variable }?.referenceLevel
    let comparison = reference.map { "\(level) against \($0)" } ?? level
    return Sentence(section: name, text: "\(comparison): \(amount(b, options))\(place)\(certainty)")
  }

  /// Where the columns stand that the term is multiplied with elsewhere: its own coefficient holds only there.
  private func placeOfOthers(_ term: Coefficient) -> String {
    guard term.parts.count == 1, let own = term.parts.first?.variable else { return "" }
    var others: [String] = []
    for product in fit.terms where product.parts.count > 1 {
      let variables = product.parts.map(\.variable)
      guard variables.contains(own) else { continue }
      for variable in variables where variable != own && !others.contains(variable) {
        others.append(variable)
      }
    }
    guard !others.isEmpty else { return "" }
    let places = others.map { other in
      let level = fit.categories.first { $0.name == other }?.referenceLevel
      return "\(model.label(of: other)) = \(level ?? "0")"
    }
    return " where \(places.joined(separator: ", "))"
  }

  /// `14.6 pp higher`, `0.3 lower`.
  private func amount(_ b: Double, _ options: PresentationOptions) -> String {
    let size = fit.response.isBinary ? "\(options.text(abs(b) * 100)) pp" : options.text(abs(b))
    return b == 0 ? "no difference" : "\(size) \(b > 0 ? "higher" : "lower")"
  }

  /// What one unit more goes with; of a logarithm, what ten percent more goes with.
  private func slope(_ name: String, _ variable: String, _ b: Double, _ options: PresentationOptions)
    -> String
  {
    if variable.isLogarithm {
      let inner = variable.dropFirst(4).dropLast()
      return
        "\(name): \(inner) 10 % higher goes with \(amount(b * log(1.1), options)) (\(options.text(b)) × log 1.1)"
    }
    if variable.contains("^") || variable.hasPrefix("poly(") {
      return "\(name): coefficient \(options.text(b)), to be read together with the other powers"
    }
    return "\(name): one more goes with \(amount(b, options))"
  }

  /// What the constant is: the expectation where every category is at its reference and every number 0.
  private func baseline(_ b: Double, _ options: PresentationOptions) -> String {
    let references = fit.categories.compactMap(\.referenceLevel)
    var seen: Set<String> = []
    let numbers = fit.terms.filter { $0.parts.count == 1 && $0.parts[0].level == nil }
      .map { "\(model.label(of: $0.parts[0].variable)) = 0" }.filter { seen.insert($0).inserted }
    let whom = (references + numbers).joined(separator: ", ")
    let size = fit.response.isBinary ? options.percent(b) : options.text(b)
    return "Constant: \(size) is expected\(whom.isEmpty ? "" : " for \(whom)")"
  }

  private func certainty(_ interval: ConfidenceInterval, _ options: PresentationOptions) -> String {
    let scale = fit.response.isBinary ? 100.0 : 1
    let percent = NumberStyle.plain.text(of: model.level ?? options.level, .shortest).joined
    let (low, high) = (options.text(interval.lower * scale), options.text(interval.upper * scale))
    let verdict = interval.lower <= 0 && interval.upper >= 0 ? ", which cannot be told from none" : ""
    return " (\(percent) % interval \(low) to \(high))\(verdict)"
  }
}

extension String {
  /// Whether the term is the logarithm of something.
  fileprivate var isLogarithm: Bool { hasPrefix("log(") && hasSuffix(")") }
}

extension PresentationOptions {
  /// A number to the significant digits of tables.
  package func text(_ number: Double) -> String { style.text(of: number, .significant(digits)).joined }

  /// A share as percent, to the significant digits of tables.
  package func percent(_ share: Double) -> String { text(share * 100) + " %" }
}
