import Glibc
import Lang

/// Functions worked out row by row.
enum ElementwiseFunctions {
  static let all: [Function] = [
    Function(
      "abs", "abs(x)", "The absolute value.", examples: [Example("abs(0 - 3)", "a number")],
      .elementwise { abs($0) }),
    Function(
      "ceil", "ceil(x)", "The smallest whole number that is not below x.",
      examples: [Example("ceil(2.1)", "3")], .elementwise { $0.rounded(.up) }),
    Function(
      "cos", "cos(x)", "The cosine of an angle in radians.", examples: [Example("cos(0)", "1")],
      .elementwise { Glibc.cos($0) }),
    Function(
      "exp", "exp(x)", "e raised to x.", examples: [Example("exp(1)", "2.72")],
      .elementwise { Glibc.exp($0) }),
    Function(
      "floor", "floor(x)", "The largest whole number that is not above x.",
      examples: [Example("floor(2.9)", "2")], .elementwise { $0.rounded(.down) }),
    Function(
      "log", "log(x)", "The natural logarithm; missing where x is not above 0.",
      examples: [Example("gen lunemp = log(unemp)", "a new column")],
      .elementwise { $0 > 0 ? Glibc.log($0) : .nan }),
    Function(
      "log10", "log10(x)", "The logarithm to base 10; missing where x is not above 0.",
      examples: [Example("log10(1000)", "3")], .elementwise { $0 > 0 ? Glibc.log10($0) : .nan }),
    Function(
      "log1p", "log1p(x)", "The natural logarithm of 1 + x, exact for small x.",
      examples: [Example("log1p(0.01)", "0.00995")], .elementwise { $0 > -1 ? Glibc.log1p($0) : .nan }),
    Function(
      "mod", "mod(x, y)", "What is left of x after division by y, with the sign of y.", arity: 2...2,
      examples: [Example("mod(17, 5)", "2")],
      .elementwiseMany { remainder($0[0], of: $0[1]) }),
    Function(
      "round", "round(x, digits)",
      "x rounded to whole numbers, or to so many decimals; halves go away from 0.",
      arity: 1...2, examples: [Example("round(2.345, 2)", "2.35")],
      .elementwiseMany { rounded($0[0], decimals: $0.count > 1 ? $0[1] : 0) }),
    Function(
      "sign", "sign(x)", "-1, 0 or 1.", examples: [Example("sign(0 - 2)", "-1")],
      .elementwise { $0.isNaN ? .nan : $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }),
    Function(
      "sin", "sin(x)", "The sine of an angle in radians.", examples: [Example("sin(0)", "0")],
      .elementwise { Glibc.sin($0) }),
    Function(
      "sqrt", "sqrt(x)", "The square root; missing where x is below 0.",
      examples: [Example("sqrt(2)", "1.41")], .elementwise { $0 >= 0 ? $0.squareRoot() : .nan }),
  ]

  private static func remainder(_ x: Double, of y: Double) -> Double {
    guard y != 0 else { return .nan }
    return x - y * (x / y).rounded(.down)
  }

  /// Rounds the decimal that is meant: 2.345 is below itself in binary, yet its half goes away from 0.
  private static func rounded(_ x: Double, decimals: Double) -> Double {
    guard x.isFinite, abs(decimals) <= 300 else { return x }
    let scale = Glibc.pow(10, decimals.rounded())
    let scaled = x * scale
    guard scaled.isFinite, scale > 0 else { return x }
    let nudged = scaled + (scaled < 0 ? -1 : 1) * abs(scaled).ulp
    let result = nudged.rounded(.toNearestOrAwayFromZero)
    return abs(result - scaled) <= 0.5 + abs(scaled).ulp * 2 ? result / scale : x
  }
}
