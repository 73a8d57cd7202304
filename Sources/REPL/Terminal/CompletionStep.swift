/// What Tab does.
enum CompletionStep: Equatable {
  case nothing
  /// So many bytes before the cursor are replaced.
  case replace(bytes: Int, with: String)
  /// Lines to show below the line that is being written.
  case list([String])
}
