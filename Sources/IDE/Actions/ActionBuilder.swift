import Lang

/// Finds what may be made better in one command that is written as it should be.
struct ActionBuilder {
  let command: CommandSyntax
  let spec: CommandSpec
  /// Where the statement stands that is the command or binds it.
  let statement: SourceRange
  let scope: Scope
  let vocabulary: Vocabulary
  let source: SourceText

  private static let mostLevels = 8

  func actions(in range: SourceRange) -> [CodeAction] {
    let terms = command.terms(spec).filter { $0.range.touches(range) }
    // The function that sets a reference level has a meaning only in formulas.
    let inFormula = command.formulaTerms.filter { $0.range.touches(range) }
    return robustErrors + terms.flatMap(declaration) + inFormula.flatMap(references)
      + factorReferences(in: range)
  }

  // MARK: Standard errors

  private var robustErrors: [CodeAction] {
    let options = spec.covarianceOptions
    guard spec.takesFormula, !options.isEmpty,
      !command.options.contains(where: { options.contains($0.name.text) })
    else { return [] }
    return [action("Add \(KnownCommands.robustOption)", [addOption(KnownCommands.robustOption)])]
  }

  /// The option behind those that there are.
  private func addOption(_ text: String) -> TextEdit {
    let end = command.range.upperBound
    let sign = command.options.isEmpty ? " | " : ", "
    return TextEdit(SourceRange(end, end), replacement: Array((sign + text).utf8))
  }

  // MARK: Categories

  /// A statement before this one that makes the column a factor.
  private func declaration(of term: Expression) -> [CodeAction] {
    guard case .name(let name) = term.kind, let column = scope.schema.column(named: name),
      column.kind == .integer || column.kind == .text, vocabulary.commands[KnownCommands.declareFactor] != nil
    else { return [] }
    let start = statement.lowerBound
    let line = source.utf8[..<min(start, source.utf8.count)].lastIndex { $0.isLineBreak }.map { $0 + 1 } ?? 0
    let indentation = source[SourceRange(line, start)]
    let separator = indentation.allSatisfy { $0 == " " || $0 == "\t" } ? "\n" + indentation : "; "
    let text = "\(KnownCommands.declareFactor) \(name.asSourceName)\(separator)"
    let edit = TextEdit(SourceRange(start, start), replacement: Array(text.utf8))
    return [action("Declare '\(name)' as factor", [edit])]
  }

  /// The term with each other level as the one that the others are compared with.
  private func references(of term: Expression) -> [CodeAction] {
    switch term.kind {
    case .name(let name):
      let functions = vocabulary.functionNames.compactMap { vocabulary.functions[$0] }
      guard let function = functions.first(where: { $0.takesLevel && $0.isFormulaOnly }) else { return [] }
      return levels(of: name).map { level in
        referenceAction(
          level, term.range, "\(function.name)(\(name.asSourceName), \"\(level.escapedForText)\")")
      }
    case .call(let function, let arguments):
      guard vocabulary.functions[function.text]?.takesLevel ?? false, arguments.count == 2,
        case .name(let name) = arguments[0].kind, let current = arguments[1].literalText
      else { return [] }
      return levels(of: name, but: current).map { level in
        referenceAction(level, arguments[1].range, "\"\(level.escapedForText)\"")
      }
    default: return []
    }
  }

  /// On the command that declares one factor: its option with each other level.
  private func factorReferences(in range: SourceRange) -> [CodeAction] {
    guard spec.name == KnownCommands.declareFactor, command.phrases.count == 1,
      let name = command.phrases[0].name?.text
    else { return [] }
    let option = command.options.first { $0.name.text == KnownCommands.referenceOption }
    let written = option?.arguments?.first?.first?.expression?.literalText
    return levels(of: name, but: written).map { level in
      let text = "\(KnownCommands.referenceOption)(\"\(level.escapedForText)\")"
      return option.map { referenceAction(level, $0.range, text) }
        ?? action(title(level), [addOption(text)])
    }
  }

  /// The levels that the column could be compared with and is not.
  private func levels(of name: String, but current: String? = nil) -> [String] {
    guard let column = scope.schema.column(named: name), column.isCategorical else { return [] }
    let reference = current ?? column.referenceLevel
    let others = (column.levels ?? []).filter { $0 != reference }
    return Array(others.prefix(Self.mostLevels))
  }

  private func title(_ level: String) -> String { "Set the reference level to '\(level)'" }

  private func referenceAction(_ level: String, _ range: SourceRange, _ text: String) -> CodeAction {
    action(title(level), [TextEdit(range, replacement: Array(text.utf8))])
  }

  private func action(_ title: String, _ edits: [TextEdit]) -> CodeAction {
    CodeAction(title: title, kind: .refactor, edits: edits)
  }
}
