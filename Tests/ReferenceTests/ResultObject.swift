import Foundation

/// A line of `--format json` with what the reference values are compared with.
struct ResultObject: Decodable {
  var result: String
  var model: Model?
  var did: Difference?

  enum Keys: String, CodingKey { case result }

  init(from decoder: any Decoder) throws {
    result = try decoder.container(keyedBy: Keys.self).decode(String.self, forKey: .result)
    switch result {
    case "model": model = try Model(from: decoder)
    case "did":
      let difference = try Difference(from: decoder)
      did = difference
      model = difference.model
    default: break
    }
  }

  struct Model: Decodable {
    var observations: Double
    var rows: Int
    var rowsUsed: Int
    var omittedTerms: [Omitted]
    var covariance: Covariance
    var terms: [Term]
    var statistics: Statistics
  }

  struct Omitted: Decodable {
    var term: String
    var collinearWith: [String]
  }

  struct Covariance: Decodable {
    var kind: String
    var clusters: Double?
    var factor: Double?
    var degreesOfFreedom: Double
  }

  struct Term: Decodable {
    var name: String
    var estimate: Double
    var standardError: Double?
    var statistic: Double?
    var pValue: Double?
    var lower: Double?
    var upper: Double?
  }

  struct Statistics: Decodable {
    var rSquared: Double?
    var adjustedRSquared: Double?
    var f: Double?
    var fPValue: Double?
    var residualStandardError: Double?
    var residualSumOfSquares: Double?
    var logLikelihood: Double?
    var aic: Double?
    var bic: Double?
    var responseMean: Double?
    var fittedBelow0: Double?
    var fittedAbove1: Double?
  }

  struct Difference: Decodable {
    var observations: Double
    var meansAt: String
    var cells: [String: Cell]
    var differences: [String: Contrast]
    var model: Model
  }

  struct Cell: Decodable {
    var n: Double
    var mean: Double
  }

  struct Contrast: Decodable {
    var estimate: Double
    var standardError: Double?
    var statistic: Double?
    var pValue: Double?
    var lower: Double?
    var upper: Double?
  }
}

extension ResultObject {
  /// The objects of a program's standard output, one a line.
  static func all(in output: String) throws -> [ResultObject] {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try output.split(separator: "\n").map { try decoder.decode(ResultObject.self, from: Data($0.utf8)) }
  }

  /// The result's numbers under the names that the reference files use.
  var quantities: [String: Double] {
    var found: [String: Double?] = [:]
    if let model {
      for term in model.terms {
        found["coef(\(term.name))"] = term.estimate
        found["se(\(term.name))"] = term.standardError
        found["t(\(term.name))"] = term.statistic
        found["p(\(term.name))"] = term.pValue
        found["lower(\(term.name))"] = term.lower
        found["upper(\(term.name))"] = term.upper
      }
      found["n"] = model.observations
      found["df"] = model.covariance.degreesOfFreedom
      found["factor"] = model.covariance.factor
      found["clusters"] = model.covariance.clusters
      found.merge(model.statistics.quantities) { first, _ in first }
    }
    for (name, cell) in did?.cells ?? [:] {
      found["n(\(name))"] = cell.n
      found["mean(\(name))"] = cell.mean
    }
    for (name, contrast) in did?.differences ?? [:] {
      found["did(\(name)).estimate"] = contrast.estimate
      found["did(\(name)).standard_error"] = contrast.standardError
      found["did(\(name)).statistic"] = contrast.statistic
      found["did(\(name)).p_value"] = contrast.pValue
      found["did(\(name)).lower"] = contrast.lower
      found["did(\(name)).upper"] = contrast.upper
    }
    return found.compactMapValues(\.self)
  }
}

extension ResultObject.Statistics {
  fileprivate var quantities: [String: Double?] {
    [
      "r_squared": rSquared, "adjusted_r_squared": adjustedRSquared, "f": f, "f_p_value": fPValue,
      "residual_standard_error": residualStandardError, "residual_sum_of_squares": residualSumOfSquares,
      "log_likelihood": logLikelihood, "aic": aic, "bic": bic, "response_mean": responseMean,
      "fitted_below_0": fittedBelow0, "fitted_above_1": fittedAbove1,
    ]
  }
}
