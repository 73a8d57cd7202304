package enum DifferenceInDifferences {
  package enum Cell: String, CaseIterable, Hashable, Sendable {
    case controlBefore, treatedBefore, controlAfter, treatedAfter
  }
}
