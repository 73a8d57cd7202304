import Lang
import Runtime

/// How diagnostics are written: for people, or one JSON object a line.
package struct DiagnosticFormat: Sendable {
  package var isJSON: Bool
  package var usesColour: Bool

  package init(isJSON: Bool = false, usesColour: Bool = false) {
    self.isJSON = isJSON
    self.usesColour = usesColour
  }

  /// The diagnostic with a line end.
  package func text(of failure: Failure) -> String {
    if isJSON { return DiagnosticJSON(failure.source).line(for: failure.diagnostic) + "\n" }
    return DiagnosticRenderer(failure.source, usesColour: usesColour).render(failure.diagnostic) + "\n"
  }
}
