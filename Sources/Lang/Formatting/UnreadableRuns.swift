/// Which runs of a script are left as they are, since there is a mistake in them.
struct UnreadableRuns {
  private let isUnreadable: [Bool]

  init(_ script: ScriptPieces, _ structure: ScriptStructure, errors: [Diagnostic], broken: [SourceRange]) {
    let runs = structure.runs
    // Ranges may lie within each other a thousand deep, so each marks only where it begins and ends.
    var changes = Array(repeating: 0, count: runs.count + 1)
    let starts = runs.map { script.pieces[$0.first].range.lowerBound }
    for range in errors.map(\.range) + broken where !runs.isEmpty {
      // The run before the range, too: an end that comes too early is told behind it.
      changes[max(0, Self.count(of: starts, below: range.lowerBound) - 1)] += 1
      // A range that ends where a run begins does not touch it.
      let last = max(range.lowerBound, range.upperBound - 1)
      changes[max(1, Self.count(of: starts, below: last))] -= 1
    }
    var depth = 0
    isUnreadable = runs.indices.map { index in
      depth += changes[index]
      return depth > 0
    }
  }

  subscript(run: Int) -> Bool { isUnreadable[run] }

  func contains(_ run: Int?) -> Bool { run.map { isUnreadable[$0] } ?? false }

  /// How many of the ascending offsets are not above `offset`.
  private static func count(of starts: [Int], below offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
