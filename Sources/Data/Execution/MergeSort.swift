/// Sorts in short runs that are then merged, so that it can be interrupted. Equal elements keep their order.
package enum MergeSort {
  /// Elements that are sorted at once: a few milliseconds where the comparison is of texts.
  private static let runLength = 1 << 13

  /// Places (of texts, of levels) in the order of what stands there.
  package static func sorted(
    places: [Int], _ interruption: Interruption?, by precedes: (Int, Int) -> Bool
  ) throws(Interrupted) -> [Int] {
    try sorted(places, interruption, by: precedes)
  }

  /// Places of texts in the order of the code points of what stands there.
  package static func sorted(
    places: [Int], of texts: [String], _ interruption: Interruption?
  ) throws(Interrupted) -> [Int] {
    try sorted(places, interruption) { texts[$0].utf8.lexicographicallyPrecedes(texts[$1].utf8) }
  }

  @inline(__always)
  static func sorted<Element: BitwiseCopyable>(
    _ elements: [Element], _ interruption: Interruption?, by precedes: (Element, Element) -> Bool
  ) throws(Interrupted) -> [Element] {
    var runs = elements
    var start = 0
    while start < runs.count {
      try interruption?.check()
      let end = min(runs.count, start + runLength)
      runs.withUnsafeMutableBufferPointer { runs in
        var run = UnsafeMutableBufferPointer(rebasing: runs[start..<end])
        run.sort(by: precedes)
      }
      start = end
    }
    var width = runLength
    while width < runs.count {
      runs = try merged(runs, width: width, interruption, by: precedes)
      width *= 2
    }
    return runs
  }

  /// Merges sorted runs of `width` elements by twos.
  @inline(__always)
  private static func merged<Element: BitwiseCopyable>(
    _ runs: [Element], width: Int, _ interruption: Interruption?, by precedes: (Element, Element) -> Bool
  ) throws(Interrupted) -> [Element] {
    let count = runs.count
    var (left, right) = (0, min(count, width))
    var (leftEnd, rightEnd) = (min(count, width), min(count, 2 * width))
    return try runs.withUnsafeBufferPointer { runs throws(Interrupted) in
      try [Element](count: count, interruption) { rows, target in
        for row in rows {
          if left == leftEnd, right == rightEnd {
            (left, right) = (row, min(count, row + width))
            (leftEnd, rightEnd) = (right, min(count, row + 2 * width))
          }
          if right == rightEnd || (left < leftEnd && !precedes(runs[right], runs[left])) {
            target[row] = runs[left]
            left &+= 1
          } else {
            target[row] = runs[right]
            right &+= 1
          }
        }
      }
    }
  }
}
