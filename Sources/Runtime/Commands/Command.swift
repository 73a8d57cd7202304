import Lang
import Report

/// A command of the language. Its `spec` is the only place where its syntax is written down.
package protocol Command: Sendable {
  static var spec: CommandSpec { get }
  /// Runs a bound call. The interpreter puts the session back as it was if this throws.
  static func run(_ call: BoundCall, in interpreter: inout Interpreter) throws(Diagnostic) -> Output
}

/// What a command gives back: what is to be shown, and a value that `let` may keep. It never prints.
package struct Output: Sendable {
  package var shown: [any Presentable]
  package var value: Value
  package var warnings: [Diagnostic]
  /// A script to be run next, in the same session (`include`).
  package var script: SourceText?
  /// Whether what that script shows is kept back.
  package var isQuiet = false
  /// Whether nothing more is to be run (`exit`).
  package var leaves: Bool

  package init(
    _ shown: [any Presentable] = [], value: Value = .nothing, warnings: [Diagnostic] = [],
    script: SourceText? = nil, leaves: Bool = false
  ) {
    self.shown = shown
    self.value = value
    self.warnings = warnings
    self.script = script
    self.leaves = leaves
  }
}
