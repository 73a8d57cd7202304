/// One reading of a file: its blocks, their fragments, and what is known of the columns.
struct CSVPass {
  let reader: CSVReader
  let source: ByteSource
  let header: CSVHeader
  let fragments: CSVFragmentTable
  let scratches: [CSVScratch]
  let ranges: CSVBlockRanges
  private static let fewestBlocksPerWorker = 4
  var blocks: [CSVBlock]
  /// Rows and lines of the file before each block, and in all.
  private(set) var rowsBefore: [Int] = [0]
  private(set) var linesBefore: [Int] = [0]
  var modes: [CSVCellMode] = []

  var rowCount: Int { rowsBefore.last ?? 0 }

  init(
    reader: CSVReader, source: ByteSource, header: CSVHeader, blockLength: Int, blockLimit: Int
  ) {
    self.reader = reader
    self.source = source
    self.header = header
    ranges = CSVBlockRanges(
      start: header.end, end: source.count, length: blockLength, limit: blockLimit)
    blocks = Array(repeating: CSVBlock(), count: ranges.count)
    fragments = CSVFragmentTable(
      blockCount: ranges.count, columnCount: header.names.count, reader.interruption)
    // A thread that parses only a few blocks costs more to start, with memory of its own, than it saves.
    let workers = min(reader.threads, max(1, (ranges.count - 1) / Self.fewestBlocksPerWorker))
    scratches = (0..<workers).map { _ in
      CSVScratch(columnCount: header.names.count, interruption: reader.interruption)
    }
  }

  /// Reads all blocks and makes a frame of them.
  mutating func result() throws(FileError) -> CSVResult {
    reader.interruption.begin(.reading, total: source.count - header.end)
    try readBlocks()
    try chainBlocks()
    try settleModes()
    // Where a dictionary stopped growing, its texts are no fault of the file.
    if reader.interruption.isRequested { throw .interrupted }
    for (index, block) in blocks.enumerated() {
      if let fault = block.valueFault { throw error(fault, block: index) }
    }
    return try CSVAssembly(self).result()
  }

  private mutating func readBlocks() throws(FileError) {
    guard !ranges.isEmpty else { return }
    // What the first block finds is what the others expect, so that hardly a column changes its mode in their midst.
    let declared = try declaredPlan()
    blocks[0] = read(0, from: header.end, plan: declared, scratch: 0)
    let expected = declared.indices.map { column in
      declared[column].following(fragments[0, column])
    }
    let rest = Parallel.map(count: ranges.count - 1, threads: scratches.count) { [self] index, worker in
      read(index + 1, from: nil, plan: expected, scratch: worker)
    }
    blocks.replaceSubrange(1..., with: rest)
  }

  /// Reads one block into the fragment table.
  func read(
    _ block: Int, from start: Int?, plan: [CSVColumnPlan], scratch worker: Int
  ) -> CSVBlock {
    guard !reader.interruption.isRequested else {
      return CSVBlock(start: start, fault: CSVFault(cause: .interrupted))
    }
    let blockReader = CSVBlockReader(
      source: source, header: header, scratch: scratches[worker], worker: worker)
    let range = ranges[block]
    let result = blockReader.read(range, from: start, plan: plan) { fragments[block, $0] = $1 }
    reader.interruption.advance(by: range.count, rows: result.rowCount)
    return result
  }

  /// Follows the blocks from end to beginning, reads again those that began at a wrong place, and reports the first
  /// fault there is.
  private mutating func chainBlocks() throws(FileError) {
    var position = header.end
    let declared = try declaredPlan()
    for index in blocks.indices {
      if reader.interruption.isRequested { throw .interrupted }
      if position >= ranges[index].upperBound {
        // A record that began before the block goes on beyond it; what was taken for rows in it is none.
        fragments.clear(block: index)
        blocks[index] = CSVBlock(start: position, end: position)
      } else if blocks[index].start != position {
        blocks[index] = read(index, from: position, plan: declared, scratch: 0)
      }
      if let fault = blocks[index].fault { throw error(fault, block: index) }
      position = blocks[index].end
      rowsBefore.append(rowCount + blocks[index].rowCount)
      linesBefore.append((linesBefore.last ?? 0) + blocks[index].lineCount)
      guard rowCount <= CSVReader.rowLimit else {
        throw .tooManyRows(file: reader.file, limit: CSVReader.rowLimit)
      }
    }
  }

  /// What the user declared of each column.
  private func declaredPlan() throws(FileError) -> [CSVColumnPlan] {
    for name in reader.options.kinds.keys.sorted() where !header.names.contains(name) {
      throw .unknownColumn(file: reader.file, name: name, columns: header.names)
    }
    return header.names.map { CSVColumnPlan(declared: reader.options.kinds[$0]) }
  }
}

/// The stretches of a file that are read as one block each.
struct CSVBlockRanges: Sendable {
  let start: Int
  let end: Int
  let length: Int
  let count: Int

  init(start: Int, end: Int, length: Int, limit: Int) {
    self.start = start
    self.end = max(start, end)
    self.length = max(1, length)
    count = min(limit, (self.end - start + self.length - 1) / self.length)
  }

  var isEmpty: Bool { count == 0 }

  subscript(block: Int) -> Range<Int> {
    let lowerBound = start + block * length
    return lowerBound..<min(end, lowerBound + length)
  }
}
