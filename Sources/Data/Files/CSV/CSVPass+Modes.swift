extension CSVPass {
  /// Settles what each column holds, and reads again as text what had been taken for something else in columns that
  /// turned out to be text.
  mutating func settleModes() throws(FileError) {
    modes = header.names.indices.map { column in
      blocks.indices.reduce(CSVCellMode.undetermined) { $0.joined(with: fragments[$1, column].mode) }
    }
    let texts = modes.indices.filter { modes[$0] == .conflicting }
    guard !texts.isEmpty else { return }
    for column in texts { modes[column] = .text }
    let repeated = blocks.indices.filter { block in
      texts.contains { isMistaken(fragments[block, $0].mode) }
    }
    let plans = repeated.map { block in
      header.names.indices.map { column in
        CSVColumnPlan(
          mode: modes[column] == .text && isMistaken(fragments[block, column].mode) ? .text : .skipped)
      }
    }
    let results = Parallel.map(count: repeated.count, threads: scratches.count) { [self] index, worker in
      read(repeated[index], from: blocks[repeated[index]].start, plan: plans[index], scratch: worker)
    }
    for (block, result) in zip(repeated, results) {
      if let fault = result.fault { throw error(fault, block: block) }
      guard result.rowCount == blocks[block].rowCount else { throw .changedWhileReading(file: reader.file) }
      blocks[block].valueFault = CSVFault.first(blocks[block].valueFault, result.valueFault)
    }
  }

  private func isMistaken(_ mode: CSVCellMode) -> Bool { mode != .text && !mode.isEmpty }
}
