extension String {
  /// Whether a file may have this path. The system would read a path with a byte 0 up to there only, and open another
  /// file than the one that is written.
  var isPossiblePath: Bool { !utf8.contains(0) }
}
