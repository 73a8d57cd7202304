/// Columns in their order, in blocks that a list shares with its copies.
///
/// A script that makes columns has as many states of the data as it has statements, each nearly the one before. All blocks
/// but the last are full, and none is empty.
package struct ColumnList: RandomAccessCollection, MutableCollection, RangeReplaceableCollection, Hashable,
  Sendable,
  ExpressibleByArrayLiteral
{
  package typealias Element = Schema.Column
  private var blocks: [[Element]] = []
  private static let blockSize = 32

  package init() {}

  package init(arrayLiteral elements: Element...) { self.init(elements) }

  package var startIndex: Int { 0 }

  package var endIndex: Int {
    guard let last = blocks.last else { return 0 }
    return (blocks.count - 1) * Self.blockSize + last.count
  }

  package subscript(index: Int) -> Element {
    get { blocks[index / Self.blockSize][index % Self.blockSize] }
    set { blocks[index / Self.blockSize][index % Self.blockSize] = newValue }
  }

  package mutating func append(_ column: Element) {
    if let last = blocks.indices.last, blocks[last].count < Self.blockSize {
      blocks[last].append(column)
    } else {
      blocks.append([column])
    }
  }

  package mutating func replaceSubrange(_ range: Range<Int>, with new: some Collection<Element>) {
    let kept = range.lowerBound / Self.blockSize
    let behind = Array(self[range.upperBound...])
    let before = Array(self[(kept * Self.blockSize)..<range.lowerBound])
    blocks.removeSubrange(Swift.min(kept, blocks.count)...)
    for column in before { append(column) }
    for column in new { append(column) }
    for column in behind { append(column) }
  }

  /// The first place of a name. Most lists are short, and a name is compared faster than it is hashed.
  package func index(ofName name: String) -> Int? {
    for block in blocks.indices {
      if let place = blocks[block].firstIndex(where: { $0.name == name }) {
        return block * Self.blockSize + place
      }
    }
    return nil
  }

  /// How many columns at the beginning are surely the same in both, told by the blocks that they share.
  func commonCount(with other: ColumnList) -> Int {
    let shared = zip(blocks, other.blocks).prefix { own, others in
      own.withUnsafeBufferPointer { own in
        others.withUnsafeBufferPointer { own.baseAddress == $0.baseAddress && own.count == $0.count }
      }
    }
    return Swift.min(shared.count * Self.blockSize, count, other.count)
  }
}
