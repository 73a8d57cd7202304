import Data

/// A test of whether groups differ.
package struct DifferenceTest: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    /// Pearson's χ² of independence (1900), without continuity correction.
    case chiSquared = "chi-squared"
    /// Two means with variances of their own: Welch (1947).
    case welch = "t"
    /// One-way analysis of variance.
    case analysisOfVariance = "ANOVA"
    /// Two groups by ranks: Mann and Whitney (1947), normal approximation with corrections for ties and continuity.
    case rankSum = "rank sum"
    /// Several groups by ranks: Kruskal and Wallis (1952), corrected for ties.
    case kruskalWallis = "Kruskal-Wallis"
  }

  package let kind: Kind
  package let statistic: Double
  /// One number, or two for F; none for a normal approximation.
  package let degreesOfFreedom: [Double]
  package let pValue: Double
  /// For χ²: the share of cells whose expected count is below 5.
  package let sparseShare: Double?

  init(_ kind: Kind, _ statistic: Double, degrees: [Double] = [], pValue: Double, sparseShare: Double? = nil)
  {
    self.kind = kind
    self.statistic = statistic
    degreesOfFreedom = degrees
    self.pValue = pValue
    self.sparseShare = sparseShare
  }
}

extension DifferenceTest {
  /// Independence of the rows and columns of a table of counts; nil where fewer than two of either have any.
  package static func independence(_ counts: [[Double]]) -> DifferenceTest? {
    let rows = counts.filter { $0.reduce(0, +) > 0 }
    guard let width = rows.first?.count else { return nil }
    let used = (0..<width).filter { column in rows.contains { $0[column] > 0 } }
    guard rows.count > 1, used.count > 1 else { return nil }
    let rowSums = rows.map { row in used.reduce(0) { $0 + row[$1] } }
    let columnSums = used.map { column in rows.reduce(0) { $0 + $1[column] } }
    let total = rowSums.reduce(0, +)
    var statistic = 0.0
    var sparse = 0
    for (row, rowSum) in zip(rows, rowSums) {
      for (column, columnSum) in zip(used, columnSums) {
        let expected = rowSum * columnSum / total
        statistic += (row[column] - expected) * (row[column] - expected) / expected
        if expected < 5 { sparse += 1 }
      }
    }
    let degrees = Double((rows.count - 1) * (used.count - 1))
    return DifferenceTest(
      .chiSquared, statistic, degrees: [degrees],
      pValue: ChiSquared(degreesOfFreedom: degrees).upperTail(statistic),
      sparseShare: Double(sparse) / Double(rows.count * used.count))
  }

  /// Means of groups: Welch's t for two, analysis of variance for more; nil where it does not exist.
  package static func means(
    counts: [Double], means: [Double], variances: [Double]
  ) -> DifferenceTest? {
    let groups = counts.indices.filter { counts[$0] > 0 }
    guard groups.count > 1 else { return nil }
    if groups.count == 2 {
      let (a, b) = (groups[0], groups[1])
      guard counts[a] > 1, counts[b] > 1 else { return nil }
      let (va, vb) = (variances[a] / counts[a], variances[b] / counts[b])
      guard va + vb > 0 else { return nil }
      let statistic = (means[a] - means[b]) / (va + vb).squareRoot()
      let degrees = (va + vb) * (va + vb) / (va * va / (counts[a] - 1) + vb * vb / (counts[b] - 1))
      return DifferenceTest(
        .welch, statistic, degrees: [degrees],
        pValue: StudentT(degreesOfFreedom: degrees).twoSided(statistic))
    }
    let total = groups.reduce(0) { $0 + counts[$1] }
    let grand = groups.reduce(0) { $0 + counts[$1] * means[$1] } / total
    let between = groups.reduce(0) { $0 + counts[$1] * (means[$1] - grand) * (means[$1] - grand) }
    let within = groups.reduce(0) { $0 + (counts[$1] > 1 ? (counts[$1] - 1) * variances[$1] : 0) }
    let (numerator, denominator) = (Double(groups.count - 1), total - Double(groups.count))
    guard denominator > 0, within > 0 else { return nil }
    let statistic = (between / numerator) / (within / denominator)
    return DifferenceTest(
      .analysisOfVariance, statistic, degrees: [numerator, denominator],
      pValue: FDistribution(numerator: numerator, denominator: denominator).upperTail(statistic))
  }

  /// Ranks of groups: Mann and Whitney's for two, Kruskal and Wallis's for more.
  /// - Parameter groups: the group of each number, below `count`.
  package static func ranks(
    _ numbers: [Double], groups: [Int32], count: Int, _ interruption: Interruption? = nil
  ) throws(Interrupted) -> DifferenceTest? {
    let ranks = try Ranks(numbers, interruption)
    var sizes = [Double](repeating: 0, count: count)
    var sums = sizes
    for (group, rank) in zip(groups, ranks.values) where group >= 0 && Int(group) < count {
      sizes[Int(group)] += 1
      sums[Int(group)] += rank
    }
    let used = sizes.indices.filter { sizes[$0] > 0 }
    let n = Double(numbers.count)
    guard used.count > 1, n > 1 else { return nil }
    if used.count == 2 {
      let (n1, n2) = (sizes[used[0]], sizes[used[1]])
      let u = sums[used[0]] - n1 * (n1 + 1) / 2
      let variance = n1 * n2 / 12 * ((n + 1) - ranks.tieCorrection / (n * (n - 1)))
      guard variance > 0 else { return nil }
      let distance = u - n1 * n2 / 2
      let corrected = distance.magnitude > 0.5 ? distance - (distance < 0 ? -0.5 : 0.5) : 0
      let statistic = corrected / variance.squareRoot()
      return DifferenceTest(.rankSum, statistic, pValue: Normal.standard.twoSided(statistic))
    }
    let raw = used.reduce(0) { $0 + sums[$1] * sums[$1] / sizes[$1] } * 12 / (n * (n + 1)) - 3 * (n + 1)
    let correction = 1 - ranks.tieCorrection / (n * n * n - n)
    guard correction > 0 else { return nil }
    let degrees = Double(used.count - 1)
    return DifferenceTest(
      .kruskalWallis, raw / correction, degrees: [degrees],
      pValue: ChiSquared(degreesOfFreedom: degrees).upperTail(raw / correction))
  }
}
