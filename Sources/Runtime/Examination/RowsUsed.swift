import Data
import Report

/// How many rows a statement would use of the data where it stands.
package struct RowsUsed: Hashable, Sendable {
  /// Where the statement ends.
  package var offset: Int
  /// `N = 22 009 of 23 032`, or without the second number where all are used.
  package let label: String
  /// Where the rows come from, and why others are not used.
  package let sentence: String

  init(_ use: SampleUse, of session: Session, offset: Int) {
    let options = session.settings.presentation
    let (style, say) = (options.style, options.language)
    self.offset = offset
    label =
      "N = " + style.text(of: use.rowsUsed)
      + (use.rowsUsed == use.rowsAvailable
        ? "" : say(" of ", nb: " av ") + style.text(of: use.rowsAvailable))
    sentence = use.sentence(options, rowsRead: session.ledger.rowsRead)
  }
}
