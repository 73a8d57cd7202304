import Lang

extension Analysis {
  /// What may be written at an offset, best first: what the place asks for, then what else may stand there.
  package func completions(at offset: Int) -> [Completion] {
    let context = CompletionContext(at: offset, in: source, vocabulary: vocabulary)
    let scope = checked.scope(ofStatementAt: context.statementStart)
    var builder = CompletionBuilder(context: context, scope: scope, vocabulary: vocabulary)
    switch context.place {
    case .statementStart:
      builder.addCommands()
      builder.addStatementKeywords()
      builder.addValues()
    case .arguments(let spec): addArguments(of: spec, to: &builder)
    case .optionName(let spec): builder.addOptions(of: spec)
    case .optionValue(let parameter, _): builder.addValues(of: parameter.shape)
    case .expression: builder.addValues()
    case .field(let name): builder.addFields(of: name)
    case .text(.file(let isScript)): addFiles(isScript: isScript, asWord: false, to: &builder)
    case .text(.element(let name, let field)): builder.addElements(of: name, field: field)
    case .text(.level(let columns)): builder.addLevels(of: columns)
    case .unknown: break
    }
    return builder.finished
  }

  private func addArguments(of spec: CommandSpec, to builder: inout CompletionBuilder) {
    if let clause = builder.openClause(of: spec) { return builder.addValues(of: clause.shape) }
    for argument in builder.openArguments(of: spec) {
      if argument.shape == .file {
        addFiles(isScript: spec.includes != nil, asWord: true, to: &builder)
      } else {
        builder.addValues(of: argument.shape)
      }
    }
    builder.addClauses(of: spec)
  }

  /// - Parameter asWord: whether the quotes are to be written too.
  private func addFiles(isScript: Bool, asWord: Bool, to builder: inout CompletionBuilder) {
    let path = asWord ? "" : builder.context.word
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? ""
    let entries = files.entries(ofFolder: folder, from: source.name)
    let isClosed = source.utf8.dropFirst(builder.context.range.upperBound).first == UInt8(ascii: "\"")
    builder.addFiles(
      entries, prefix: slash.map { String(path[path.index(after: $0)...]) } ?? path, isScript: isScript,
      asWord: asWord, isClosed: isClosed)
  }
}
