/// What a number means that a statistical package shows as a point of time.
enum TemporalFormat: Hashable, Sendable {
  /// Days since a day that is so many days after 1970-01-01.
  case days(epoch: Int)
  /// Seconds since the midnight that begins such a day; a date where all are midnights.
  case seconds(epoch: Int)
  /// Thousandths of them.
  case milliseconds(epoch: Int)
  /// Weeks, months, quarters, half-years of Stata.
  case periods

  /// The meaning that a column's display format gives it; nil for plain numbers.
  init?(_ format: String, in file: StatisticalFormat) {
    let meaning: TemporalFormat? =
      switch file {
      case .stata: Self.stata(format)
      case .spss, .spssPortable: Self.spss(Self.stem(format))
      case .sas, .sasTransport: Self.sas(Self.stem(format))
      }
    guard let meaning else { return nil }
    self = meaning
  }

  /// The format's name without its width: `E8601DA` of `E8601DA10.`.
  private static func stem(_ format: String) -> String {
    var stem = Substring(format.uppercased())
    while let last = stem.last, last.isNumber || last == "." { stem.removeLast() }
    return String(stem)
  }

  private static let epoch1960 = -3653
  private static let epoch1582 = -141_428

  /// `%td`, `%tdD_m_Y`, `%-tc`, and the old `%d`.
  private static func stata(_ format: String) -> TemporalFormat? {
    var rest = Substring(format)
    guard rest.popFirst() == "%" else { return nil }
    if rest.first == "-" { rest.removeFirst() }
    switch rest.popFirst() {
    case "d": return .days(epoch: epoch1960)
    case "t":
      switch rest.first {
      case "d": return .days(epoch: epoch1960)
      case "c", "C": return .milliseconds(epoch: epoch1960)
      case "w", "m", "q", "h": return .periods
      default: return nil
      }
    default: return nil
    }
  }

  private static func spss(_ stem: String) -> TemporalFormat? {
    ["DATE", "ADATE", "EDATE", "SDATE", "JDATE", "QYR", "MOYR", "WKYR", "DATETIME", "YMDHMS"].contains(stem)
      ? .seconds(epoch: epoch1582) : nil
  }

  private static func sas(_ stem: String) -> TemporalFormat? {
    if sasTimes.contains(where: stem.hasPrefix) { return .seconds(epoch: epoch1960) }
    return sasDates.contains(where: stem.hasPrefix) ? .days(epoch: epoch1960) : nil
  }

  private static let sasTimes = [
    "DATETIME", "DATEAMPM", "DTDATE", "DTMONYY", "DTWKDATX", "DTYEAR", "DTYYQC", "E8601DT", "B8601DT",
    "IS8601DT",
    "E8601DN", "B8601DN", "IS8601DN", "NLDATM", "MDYAMPM",
  ]
  private static let sasDates = [
    "DATE", "DDMMYY", "MMDDYY", "YYMMDD", "YYMM", "MMYY", "YYMON", "MONYY", "YYQ", "WEEKDATE", "WEEKDATX",
    "WORDDATE", "WORDDATX", "JULIAN", "JULDAY", "E8601DA", "B8601DA", "IS8601DA", "NLDATE", "EURDFDD",
    "EURDFDE",
  ]
}
