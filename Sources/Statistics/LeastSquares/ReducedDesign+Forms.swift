import Matrix

/// From the columns U in which sums are formed to the columns X = U·(I + C) as the analyst knows them, and
/// back.
extension ReducedDesign {
  /// (I + C)⁻¹·γ, with the shift of the response in the constant.
  func uncentred(_ coefficients: [Double], responseShift: Double) -> [Double] {
    var result = coefficients
    for slot in descending {
      for partner in partners[slot] { result[partner.slot] -= partner.coefficient * result[slot] }
    }
    if design.plan.hasIntercept, let first = result.indices.first { result[first] += responseShift }
    return result
  }

  /// The means of X.
  func uncentredMeans(_ means: [Double]) -> [Double] {
    zip(means, partners).map { mean, partners in
      partners.reduce(mean) { $0 + $1.coefficient * means[$1.slot] }
    }
  }

  /// The covariance matrix of the uncentred coefficients, (I + C)⁻¹·V·(I + C)⁻ᵀ.
  func uncentred(_ covariance: Matrix) -> Matrix {
    var result = covariance
    for slot in descending {
      for partner in partners[slot] {
        for j in 0..<count { result[partner.slot, j] -= partner.coefficient * result[slot, j] }
      }
    }
    for slot in descending {
      for partner in partners[slot] {
        for i in 0..<count { result[i, partner.slot] -= partner.coefficient * result[i, slot] }
      }
    }
    return result.symmetrised
  }

  /// U′WU = (I + C)⁻ᵀ·X′WX·(I + C)⁻¹.
  func centred(_ product: DoubleDoubleMatrix) -> DoubleDoubleMatrix {
    var result = product
    for slot in descending.reversed() {
      for partner in partners[slot] {
        for j in 0..<count { result[slot, j] -= result[partner.slot, j] * partner.coefficient }
      }
    }
    for slot in descending.reversed() {
      for partner in partners[slot] {
        for i in 0..<count { result[i, slot] -= result[i, partner.slot] * partner.coefficient }
      }
    }
    return result
  }
}

extension Matrix {
  /// Rounding can leave the two halves of a symmetric matrix different; the upper one counts.
  var symmetrised: Matrix {
    var result = self
    for j in 0..<columns {
      for i in 0..<j { result[j, i] = self[i, j] }
    }
    return result
  }
}
