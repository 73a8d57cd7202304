import Data
import Lang
import Report

/// Runs a script unseen in a session of its own, to see whether it gives what another session has.
struct ScriptRerun {
  /// What differs, in words; nothing when data, values and results are the same to the last digit.
  let differences: [String]

  /// - Throws: `interrupted`.
  init(_ script: String, folder: String, comparedWith session: Session, at range: SourceRange)
    throws(Diagnostic)
  {
    var environment = session.environment
    environment.folder = folder
    var interpreter = Interpreter(session: Session(environment: environment), sink: SilentSink())
    do { try interpreter.run(SourceText(name: "<saved script>", utf8: Array(script.utf8))) } catch {
      if environment.interruption.isRequested { throw .interrupted(at: range) }
      differences = ["it stops with: \(error.failures.first?.diagnostic.message ?? "an error")"]
      return
    }
    differences = interpreter.session.differences(from: session)
  }
}

extension Session {
  /// What a reader of another session would find different here, in words.
  fileprivate func differences(from other: Session) -> [String] {
    var found: [String] = []
    if frame.map(\.withoutOrigin) != other.frame.map(\.withoutOrigin) { found.append("the data") }
    for name in Set(values.keys).union(other.values.keys).sorted()
    where values[name]?.json.text != other.values[name]?.json.text {
      found.append("'\(name)'")
    }
    let options = PresentationOptions()
    if lastResult?.json(options).text != other.lastResult?.json(options).text {
      found.append("the last result")
    }
    return found
  }
}

extension Frame {
  /// The same data wherever they were read from.
  fileprivate var withoutOrigin: Frame {
    var frame = self
    frame.origin = nil
    return frame
  }
}
