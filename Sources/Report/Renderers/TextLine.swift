/// One line of text and how it is to be marked on a terminal.
struct TextLine: Hashable {
  enum Face: Hashable {
    case plain, strong, faint
  }

  var text: String
  var face: Face

  init(_ text: String, _ face: Face = .plain) {
    self.text = text
    self.face = face
  }

  /// The line with the ANSI sequences of its face.
  var marked: String {
    switch face {
    case _ where text.isEmpty: text
    case .plain: text
    case .strong: "\u{1B}[1m\(text)\u{1B}[0m"
    case .faint: "\u{1B}[2m\(text)\u{1B}[0m"
    }
  }
}
