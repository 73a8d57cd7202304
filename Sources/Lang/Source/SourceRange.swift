/// A half-open span of UTF-8 offsets (0-based) in one source text.
package struct SourceRange: Hashable, Sendable {
  package var lowerBound: Int
  package var upperBound: Int

  package init(_ lowerBound: Int, _ upperBound: Int) {
    self.lowerBound = lowerBound
    self.upperBound = max(lowerBound, upperBound)
  }

  package var isEmpty: Bool { lowerBound == upperBound }

  /// The smallest range that covers both.
  package func union(_ other: SourceRange) -> SourceRange {
    SourceRange(min(lowerBound, other.lowerBound), max(upperBound, other.upperBound))
  }

  package func contains(_ offset: Int) -> Bool { lowerBound <= offset && offset <= upperBound }
}

extension SourceRange {
  /// Whether both have a place in common, be it an end.
  package func touches(_ other: SourceRange) -> Bool {
    lowerBound <= other.upperBound && other.lowerBound <= upperBound
  }

  /// The same part of a text that has so much more before it.
  package func moved(by distance: Int) -> SourceRange {
    SourceRange(lowerBound + distance, upperBound + distance)
  }
}
