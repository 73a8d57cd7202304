import Glibc

/// How many cells a terminal has.
package struct TerminalSize: Equatable {
  package var width: Int
  package var height: Int

  /// The size of a terminal, or 100 by 40 where there is none or it does not know.
  package init(of descriptor: Int32) {
    var size = winsize()
    let isKnown =
      isatty(descriptor) == 1 && ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    width = isKnown ? Int(size.ws_col) : 100
    height = isKnown && size.ws_row > 0 ? Int(size.ws_row) : 40
  }
}
