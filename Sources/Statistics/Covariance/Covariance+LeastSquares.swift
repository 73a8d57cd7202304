import Data
import Matrix

extension CovarianceEstimator {
  /// What the pass over the residuals has to gather. Throws `.unknownColumn` and `.interrupted`.
  func demand(in frame: Frame, _ execution: Execution) throws(EstimationError) -> ResidualDemand {
    switch kind {
    case .classical: .sumOfSquares
    case .hc0, .hc1: .squares(leveragePower: 0)
    case .hc2: .squares(leveragePower: 1)
    case .hc3: .squares(leveragePower: 2)
    case .cluster: .clusters(try ClusterColumn(clusterColumn ?? "", in: frame, execution))
    }
  }
}

extension Covariance {
  /// The covariance of a least squares solution.
  init(_ estimator: any CovarianceEstimator, of solution: LeastSquaresSolution, size: FitSize) {
    let factor = estimator.factor(size)
    self.init(
      matrix: (solution.sandwich ?? solution.inverse).scaled(by: factor), estimator: estimator,
      factor: factor, degreesOfFreedom: estimator.degreesOfFreedom(size), clusters: size.clusters)
  }
}
