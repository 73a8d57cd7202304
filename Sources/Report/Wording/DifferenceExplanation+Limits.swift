import Statistics

extension DifferenceExplanation {
  /// The identifying assumption, with the analyst's own numbers.
  func parallelTrends(_ options: PresentationOptions) -> String {
    let estimate = presentation.estimate
    let change = options.style.text(of: abs(card.controlChange), .decimals(card.decimals)).joined
    let direction = card.controlChange < 0 ? "fallen" : "risen"
    let outcome = presentation.model.label(of: estimate.outcome)
    let treated = "\(presentation.model.label(of: estimate.treatment)) = \(estimate.treatedValue)"
    return
      "Parallel trends: without the treatment, the mean of \(outcome) where \(treated) would have \(direction) by "
      + "\(change) from \(estimate.time) \(estimate.periodsBefore.inWords) to \(estimate.periodsAfter.inWords), as it did in the control "
      + "group\(estimate.hasControls ? " with the same controls" : ""). Only then is h what would have happened, and d − h the effect on the treated. "
      + "These data cannot show it: nobody has seen the treated without the treatment after \(estimate.time) \(estimate.periodsBefore.last)."
  }

  /// What the number does not say.
  func limits(_ options: PresentationOptions) -> [String] {
    let estimate = presentation.estimate
    let interval = estimate.effect.interval(level: options.level / 100)
    let percent = NumberStyle.plain.text(of: options.level, .shortest).joined
    var limits: [String] = []
    if interval.lower <= 0 && interval.upper >= 0 {
      limits.append(
        "That there is no effect: everything from \(options.text(interval.lower)) to \(options.text(interval.upper)) agrees with the data at "
          + "\(percent) %.")
    }
    limits.append(
      "What part is due to anything else that changed for the treated and not for the control group at the same time."
    )
    limits.append(
      "What the effect is on any one of the treated, or would be in the control group: it is the mean over the treated."
    )
    if estimate.periodsBefore.first != estimate.periodsBefore.last {
      limits.append(
        "That trends were parallel from \(estimate.periodsBefore.first) to \(estimate.periodsBefore.last): look at the means of each period first."
      )
    } else {
      limits.append("Whether trends were parallel before: there is one period before the start.")
    }
    if estimate.fit.covariance.kind != .cluster {
      limits.append(
        "How certain it is, if the treatment was given to whole groups such as municipalities: then use cluster(…), which these standard errors do not."
      )
    }
    return limits
  }
}
