import CReadStat

/// The formats of statistical packages that ReadStat knows.
package enum StatisticalFormat: String, CaseIterable, Hashable, Sendable {
  case stata = "Stata data"
  case spss = "SPSS data"
  case spssPortable = "SPSS portable file"
  case sas = "SAS data"
  case sasTransport = "SAS transport file"

  /// ReadStat's function for it.
  var parse:
    (UnsafeMutablePointer<readstat_parser_t>?, UnsafePointer<CChar>?, UnsafeMutableRawPointer?)
      -> readstat_error_t
  {
    switch self {
    case .stata: readstat_parse_dta
    case .spss: readstat_parse_sav
    case .spssPortable: readstat_parse_por
    case .sas: readstat_parse_sas7bdat
    case .sasTransport: readstat_parse_xport
    }
  }
}
