/// The commands that an editor may ask to be carried out.
enum RunCommandName: String, CaseIterable {
  /// The results of one statement; what stands before it is run too, as it needs to be.
  case run = "kohort.run"
  /// The results of a statement and of all after it.
  case runFrom = "kohort.runFrom"
  /// The results of the whole script.
  case runAll = "kohort.runAll"
}
