import Lang

/// The form of the call around the cursor.
package struct SignatureHelp: Sendable {
  package var label: String
  package var documentation: String
  /// The parts of the label in UTF-8 offsets, with what each means.
  package var parameters: [(label: Range<Int>, documentation: String)]
  /// The one at which the cursor is.
  package var activeParameter: Int?
}

extension Analysis {
  /// The form of the command, option or function whose arguments are written at an offset.
  package func signatureHelp(at offset: Int) -> SignatureHelp? { nil }
}
