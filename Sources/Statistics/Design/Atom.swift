/// The numeric part of a design column: the product of some sources, or 1 where there are none.
struct Atom: Hashable, Sendable {
  /// Places among the sources of the design, ascending.
  let sources: [Int]

  static let constant = Atom(sources: [])

  var isConstant: Bool { sources.isEmpty }
}
