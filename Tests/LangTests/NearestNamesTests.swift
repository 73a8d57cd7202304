import ProgramTesting
import Testing

@testable import Lang

@Suite struct NearestNamesTests {
  /// The definition, without shortcuts.
  private func distance(_ first: ArraySlice<Character>, _ second: ArraySlice<Character>) -> Int {
    guard let last = first.last, let other = second.last else { return max(first.count, second.count) }
    let (a, b) = (first.dropLast(), second.dropLast())
    var best = min(
      distance(a, second) + 1, distance(first, b) + 1, distance(a, b) + (last == other ? 0 : 1))
    if let before = a.last, before == other, b.last == last {
      best = min(best, distance(a.dropLast(), b.dropLast()) + 1)
    }
    return best
  }

  @Test func distancesAreThoseOfTheDefinition() {
    var generator = SystemRandomNumberGenerator()
    func word() -> [Character] {
      (0..<Int.random(in: 0...6, using: &generator)).map { _ in "abcå".randomElement() ?? "a" }
    }
    for _ in 0..<2_000 {
      let (first, second) = (word(), word())
      let exact = distance(first[...], second[...])
      for limit in 0...3 {
        let expected = exact <= limit ? exact : nil
        #expect(editDistance(first, second, atMost: limit) == expected, "\(String(first)) \(String(second))")
      }
    }
  }

  /// Names of which some letters are others, beyond what is compared byte by byte.
  @Test func namesAFewErrorsAwayAreFound() {
    let names = NearestNames(["x3_125", "x3_99", "kjønn", "Kommune 24", "transition"])
    #expect(names.names(near: "xx3_125") == ["x3_125"])
    #expect(names.names(near: "kjonn") == ["kjønn"])
    #expect(names.names(near: "KJØNN") == ["kjønn"])
    #expect(names.names(near: "trasnitoin") == ["transition"])
    #expect(names.names(near: "Kommune 42").first == "Kommune 24")
    #expect(names.names(near: "quite other").isEmpty)
  }
}
