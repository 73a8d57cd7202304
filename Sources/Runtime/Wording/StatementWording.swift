import Data
import Report

/// How statements tell, in the reader's language, what they did to rows and columns.
struct StatementWording {
  let say: Language
  let style: NumberStyle

  func rows(_ count: Int) -> String {
    "\(style.text(of: count)) " + (count == 1 ? say("row", nb: "rad") : say("rows", nb: "rader"))
  }

  func columns(_ count: Int) -> String {
    "\(style.text(of: count)) "
      + (count == 1
        ? say("column", nb: "kolonne") : say("columns", nb: "kolonner", nn: "kolonnar"))
  }

  func values(_ count: Int) -> String {
    "\(style.text(of: count)) "
      + (count == 1 ? say("value", nb: "verdi") : say("values", nb: "verdier", nn: "verdiar"))
  }

  /// `22 rows, 3 columns`
  func size(_ rowCount: Int, _ columnCount: Int) -> String { "\(rows(rowCount)), \(columns(columnCount))" }

  /// `; 12 groups, 3 rows in none`, nothing without groups.
  func groups(_ grouping: Grouping?, _ ungrouped: Int) -> String {
    guard let grouping else { return "" }
    let groups =
      grouping.count == 1 ? say("group", nb: "gruppe") : say("groups", nb: "grupper", nn: "grupper")
    return "; \(style.text(of: grouping.count)) \(groups)"
      + (ungrouped > 0 ? ", \(rows(ungrouped)) " + say("in none", nb: "i ingen") : "")
  }
}

extension Interpreter {
  var wording: StatementWording {
    StatementWording(say: language, style: session.settings.presentation.style)
  }
}
