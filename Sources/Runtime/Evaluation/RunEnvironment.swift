import Data
import Lang

/// What a run is given from outside: nothing in this module reads the process's environment.
package struct RunEnvironment: Sendable {
  /// How many threads the loops over rows may use.
  package var threads: Int
  /// Asked by every loop that grows with rows.
  package var interruption: Interruption
  /// The folder that relative paths start from: the script's, or the one where the prompt stands.
  package var folder: String
  package var vocabulary: Vocabulary
  /// The process's folder, from the root: where a relative `folder` lies.
  package var workingFolder = "/"
  /// The folder of the example data that come with Kohort; asked only when one of them is to be read.
  package var exampleFolder: @Sendable () -> String? = { nil }

  package init(threads: Int, interruption: Interruption, folder: String, vocabulary: Vocabulary) {
    self.threads = threads
    self.interruption = interruption
    self.folder = folder
    self.vocabulary = vocabulary
  }

  /// Where an example file stands; its name has no folder. nil where the examples are not installed.
  package func examplePath(_ name: String) -> String? {
    exampleFolder().map { $0 + "/" + Path.lastComponent(of: name) }
  }

  /// `path` as the operating system is to be given it.
  package func resolve(_ path: String) -> String { Path.joined(path, to: folder) }
}
