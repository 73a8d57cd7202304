import Data
import Lang

/// Functions of dates.
enum DateFunctions {
  private static let visits = [
    "use \"survey.csv\" | example", "gen visit = date(concat(\"2019-0\", text(1 + mod(id, 9)), \"-15\"))",
  ]

  static let all: [Function] = [
    Function(
      "date", "date(text), date(text, form)",
      "The date that a text writes, as 2019-04-01 or in a form such as \"dd.mm.yyyy\"; missing where it writes none.",
      arity: 1...2, examples: [Example("gen start = date(\"01.04.2019\", \"dd.mm.yyyy\")", "a date")],
      .texts(.day { text, form in day(text, form: form.first?.plainText ?? "yyyy-mm-dd") })),
    part("day", "The day of the month of a date.") { $0.day },
    part("month", "The month of a date, from 1 to 12.") { $0.month },
    part("quarter", "The quarter of a date, from 1 to 4.") { ($0.month + 2) / 3 },
    part("week", "The week of a date by ISO 8601, from 1 to 53.") { $0.isoWeek },
    part("weekday", "The day of the week of a date: 1 is Monday, 7 Sunday.") { $0.weekday },
    part("year", "The year of a date.") { $0.year },
  ]

  private static func part(
    _ name: String, _ summary: String, _ body: @escaping @Sendable (CalendarDate) -> Int
  ) -> Function {
    Function(
      name, "\(name)(date)", summary,
      examples: [Example("gen x = \(name)(visit)", "of a date", setup: visits)],
      .texts(.ofDay(body)))
  }

  /// Reads a date whose form has `yyyy`, `mm` and `dd` where the digits stand.
  private static func day(_ text: String, form: String) -> Double {
    let (letters, signs) = (Array(form.lowercased()), Array(text))
    guard letters.count == signs.count else { return .nan }
    var parts: [Character: Int] = [:]
    for (letter, sign) in zip(letters, signs) {
      if "ymd".contains(letter) {
        guard let digit = sign.wholeNumberValue, sign.isASCII else { return .nan }
        parts[letter] = (parts[letter] ?? 0) * 10 + digit
      } else if letter != sign {
        return .nan
      }
    }
    guard let year = parts["y"], let month = parts["m"], let day = parts["d"],
      let date = CalendarDate(year: year, month: month, day: day)
    else { return .nan }
    return Double(date.daysSince1970)
  }
}

extension CalendarDate {
  /// 1 for Monday to 7 for Sunday; the first of January 1970 was a Thursday.
  fileprivate var weekday: Int {
    let days = Int(daysSince1970) + 3
    return (days % 7 + 7) % 7 + 1
  }

  /// The week that holds the Thursday of this day's week.
  fileprivate var isoWeek: Int {
    let thursday = CalendarDate(daysSince1970: daysSince1970 + Int32(4 - weekday))
    guard let first = CalendarDate(year: thursday.year, month: 1, day: 1) else { return 1 }
    return Int(thursday.daysSince1970 - first.daysSince1970) / 7 + 1
  }
}
