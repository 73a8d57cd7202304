/// The languages in which results are told; the raw value is the tag of BCP 47.
package enum Language: String, CaseIterable, Hashable, Sendable {
  case english = "en"
  case bokmål = "nb"
  case nynorsk = "nn"

  /// The wording of this language. What is the same in both forms of Norwegian is given once.
  package func callAsFunction(_ english: String, nb bokmål: String, nn nynorsk: String? = nil) -> String {
    switch self {
    case .english: english
    case .bokmål: bokmål
    case .nynorsk: nynorsk ?? bokmål
    }
  }

  /// The signs of numbers as the language writes them: a comma before decimals in Norwegian.
  package var numberStyle: NumberStyle { self == .english ? .plain : .plain.withDecimalComma }
}
