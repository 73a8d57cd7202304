import Report

/// What `set` changes.
package struct Settings: Hashable, Sendable {
  package var presentation = PresentationOptions()
  package var seed: UInt64 = 2019
}
