/// What stands between two pieces in the canonical layout.
enum GapLayout {
  /// What stands there in the source.
  case asWritten
  case blanks(Int)
  case lineBreaks(Int, indentation: Int)
  /// The line that follows keeps its indentation.
  case lineBreaksOnly(Int)

  var breaksLine: Bool {
    switch self {
    case .lineBreaks, .lineBreaksOnly: true
    case .asWritten, .blanks: false
    }
  }
}
