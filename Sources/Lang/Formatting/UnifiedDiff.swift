/// What a layout changes, line by line, in the form that `patch` reads.
///
/// The lines are found from the edits and not by comparison, so that a long script takes no longer than a short one
/// does for each of its lines.
package struct UnifiedDiff {
  private let old: [ArraySlice<UInt8>]
  private var changes: [Change] = []

  /// Lines of the source, and the lines instead of them.
  private struct Change {
    var lines: Range<Int>
    var replacement: [ArraySlice<UInt8>]
  }

  private static let context = 3

  package init(_ formatting: Formatting, of source: SourceText) {
    old = Self.lines(source.utf8[...])
    var starts = [0]
    for line in old { starts.append(line.endIndex) }
    var line = 0
    var rest = formatting.edits[...]
    while let first = rest.first {
      while line + 1 < old.count, starts[line + 1] <= first.range.lowerBound { line += 1 }
      var end = line
      var edits: [TextEdit] = []
      while let edit = rest.first, end == old.count || end == line || edit.range.lowerBound < starts[end] {
        while end < old.count, starts[end] <= edit.range.upperBound { end += 1 }
        edits.append(edit)
        rest = rest.dropFirst()
      }
      let text = SourceText(name: "", utf8: Array(source.utf8[starts[line]..<starts[end]]))
      append(line..<end, Self.lines(text.applying(edits.map { $0.moved(by: -starts[line]) })[...]))
    }
  }

  /// Without the lines at both ends that stay.
  private mutating func append(_ lines: Range<Int>, _ replacement: [ArraySlice<UInt8>]) {
    let head = zip(old[lines], replacement).prefix { $0 == $1 }.count
    let tail = zip(old[lines].dropFirst(head).reversed(), replacement.dropFirst(head).reversed())
      .prefix { $0 == $1 }.count
    let changed = lines.lowerBound + head..<lines.upperBound - tail
    if let last = changes.indices.last, changes[last].lines.upperBound == changed.lowerBound {
      changes[last].lines = changes[last].lines.lowerBound..<changed.upperBound
      changes[last].replacement += replacement.dropFirst(head).dropLast(tail)
    } else {
      changes.append(
        Change(lines: changed, replacement: Array(replacement.dropFirst(head).dropLast(tail))))
    }
  }

  /// Each line with what ends it.
  private static func lines(_ text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var rest = text
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      lines.append(rest[...end])
      rest = rest[(end + 1)...]
    }
    return rest.isEmpty ? lines : lines + [rest]
  }

  // MARK: Telling

  /// The whole diff with its heading; empty when nothing changes.
  package func text(name: String) -> String {
    guard !changes.isEmpty else { return "" }
    var text = "--- \(name)\n+++ \(name)\n"
    var moved = 0
    var first = 0
    for index in changes.indices {
      let reach = changes[index].lines.upperBound + 2 * Self.context
      if index + 1 < changes.count, changes[index + 1].lines.lowerBound <= reach { continue }
      text += hunk(changes[first...index], movedBy: moved)
      moved += changes[first...index].reduce(0) { $0 + $1.replacement.count - $1.lines.count }
      first = index + 1
    }
    return text
  }

  private func hunk(_ changes: ArraySlice<Change>, movedBy moved: Int) -> String {
    guard let first = changes.first, let last = changes.last else { return "" }
    let lower = max(0, first.lines.lowerBound - Self.context)
    let upper = min(old.count, last.lines.upperBound + Self.context)
    let grown = changes.reduce(0) { $0 + $1.replacement.count - $1.lines.count }
    var text = "@@ -\(place(lower, upper - lower)) +\(place(lower + moved, upper - lower + grown)) @@\n"
    var line = lower
    for change in changes {
      text += told(old[line..<change.lines.lowerBound], " ") + told(old[change.lines], "-")
      text += told(change.replacement[...], "+")
      line = change.lines.upperBound
    }
    return text + told(old[line..<upper], " ")
  }

  /// The first line, from 1, and how many; the line before for none.
  private func place(_ start: Int, _ count: Int) -> String {
    count == 1 ? "\(start + 1)" : "\(count == 0 ? start : start + 1),\(count)"
  }

  private func told(_ lines: ArraySlice<ArraySlice<UInt8>>, _ mark: String) -> String {
    lines.map { line in
      let text = mark + String(decoding: line, as: UTF8.self)
      return line.last == UInt8(ascii: "\n") ? text : text + "\n\\ No newline at end of file\n"
    }.joined()
  }
}

extension TextEdit {
  fileprivate func moved(by distance: Int) -> TextEdit {
    TextEdit(
      SourceRange(range.lowerBound + distance, range.upperBound + distance), replacement: replacement)
  }
}
