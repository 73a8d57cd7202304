import Lang

/// The form of the call around the cursor.
package struct SignatureHelp: Sendable {
  package var label: String
  package var documentation: String
  /// The parts of the label in UTF-8 offsets, with what each means.
  package var parameters: [(label: Range<Int>, documentation: String)]
  /// The one at which the cursor is.
  package var activeParameter: Int?
}

extension Analysis {
  /// The form of the command, option or function whose arguments are written at an offset.
  package func signatureHelp(at offset: Int) -> SignatureHelp? {
    let end = min(max(offset, 0), source.utf8.count)
    let word = WrittenWord(at: end, in: source)
    if word.form == .none, word.before.last?.range.upperBound != end { return nil }
    let line = source.utf8[..<word.statementStart].lastIndex { $0.isLineBreak }.map { $0 + 1 } ?? 0
    let command = word.interpolationStart == nil ? commandSoFar(word, from: line, to: end) : nil
    for call in OpenCall.calls(in: word.before).reversed() {
      guard let name = call.name else { continue }
      if call.isOption, let command {
        let option = command.spec.options.first { $0.name == name }
        return option.map { SignatureHelp(option: $0) }
      }
      return signatureHelp(ofFunction: name, argument: call.commaCount)
    }
    guard let command, end - line > command.syntax.verb.range.upperBound else { return nil }
    let rest = source.utf8[end...].prefix { $0.continuesWord }
    let active = command.activeParameter(
      at: end - line, after: word.before, rest: String(decoding: rest, as: UTF8.self))
    return SignatureHelp(command.spec, activeAt: active)
  }

  /// The command in which the cursor is, read as if the statement ended there; its ranges begin with its line, whose
  /// indentation tells which lines belong to it.
  private func commandSoFar(_ word: WrittenWord, from line: Int, to end: Int) -> UnfinishedCommand? {
    let start = word.statementStart
    let blanks = String(repeating: " ", count: start - line)
    let text = blanks + source[SourceRange(start, end)] + word.before[...].closingBrackets
    switch parse(SourceText(text)).tree.last {
    case .command(let syntax), .binding(_, .command(let syntax), _):
      return vocabulary.commands[syntax.verb.text].map { UnfinishedCommand(syntax: syntax, spec: $0) }
    default: return nil
    }
  }

  private func signatureHelp(ofFunction name: String, argument: Int) -> SignatureHelp? {
    if let own = ownFunction(named: name) {
      return SignatureHelp(function: own.signature, own.summary, argument: argument)
    }
    if nameTable().entities.contains(where: { $0.kind == .function && $0.name == name }) {
      return SignatureHelp(function: "\(name)(…)", OwnFunction.plainSummary, argument: argument)
    }
    guard let spec = vocabulary.functions[name] else { return nil }
    let forms = spec.synopsis.signatures
    let form = forms.first { $0.parameterRanges.count > argument } ?? forms.last
    return SignatureHelp(function: form ?? spec.synopsis, spec.summary, argument: argument)
  }
}

extension UInt8 {
  /// Whether it may stand within a name: a letter, a digit, or a part of any other letter.
  fileprivate var continuesWord: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }
}

/// A command as far as it is written.
private struct UnfinishedCommand {
  let syntax: CommandSyntax
  let spec: CommandSpec

  /// The place among arguments, clauses and options of the one that is being written.
  ///
  /// - Parameter rest: what stands of the word behind the cursor.
  func activeParameter(at end: Int, after tokens: [Token], rest: String) -> Int? {
    let parameters = spec.arguments + spec.clauses + spec.options
    if let option = syntax.options.last, option.range.upperBound >= end {
      let name = option.name.text + (option.range.upperBound == option.name.range.upperBound ? rest : "")
      return parameters.firstIndex { $0.name == name }
    }
    if tokens.contains(where: { $0.isSymbol(.bar) }) { return nil }
    if let clause = syntax.clauses.last { return parameters.firstIndex { $0.name == clause.keyword.text } }
    if let last = syntax.phrases.last, last.range.upperBound >= end {
      let values = bind(syntax, to: spec).tree.values
      return parameters.firstIndex { values[$0.name]?.contains(last) ?? false }
    }
    let open = spec.openArguments(after: syntax.phrases).parameters.first
    return open.flatMap { next in parameters.firstIndex { $0.name == next.name } }
  }
}
