import Report

/// What the editor can do, as far as the server does something else where it cannot.
struct ClientCapabilities {
  var encoding = PositionEncoding.utf16
  /// It asks for diagnostics, so that they need not be published.
  var pullsDiagnostics = false
  /// It asks for them again when it is told to.
  var refreshesDiagnostics = false
  var showsDocuments = false
  var hasProgress = false
  var hoverIsMarkdown = true
  var watchesFiles = false
  /// It asks for hints again when it is told to.
  var refreshesInlayHints = false

  init() {}

  init(_ capabilities: JSONValue?) {
    let offered = capabilities?["general"]?["positionEncodings"]?.elements?.compactMap(\.string) ?? []
    encoding =
      [PositionEncoding.utf8, .utf16, .utf32].first { offered.contains($0.rawValue) } ?? .utf16
    pullsDiagnostics = capabilities?["textDocument"]?["diagnostic"] != nil
    refreshesDiagnostics = capabilities?["workspace"]?["diagnostics"]?["refreshSupport"]?.bool ?? false
    showsDocuments = capabilities?["window"]?["showDocument"]?["support"]?.bool ?? false
    hasProgress = capabilities?["window"]?["workDoneProgress"]?.bool ?? false
    let formats = capabilities?["textDocument"]?["hover"]?["contentFormat"]?.elements?.compactMap(\.string)
    hoverIsMarkdown = formats?.contains("markdown") ?? true
    refreshesInlayHints = capabilities?["workspace"]?["inlayHint"]?["refreshSupport"]?.bool ?? false
    watchesFiles =
      capabilities?["workspace"]?["didChangeWatchedFiles"]?["dynamicRegistration"]?.bool ?? false
  }
}
