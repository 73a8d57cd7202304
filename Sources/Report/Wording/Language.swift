/// The languages in which results are told; the raw value is the tag of BCP 47.
package enum Language: String, CaseIterable, Hashable, Sendable {
  case english = "en"
  case bokmål = "nb"
  case nynorsk = "nn"
}
