import IDE
import Report

extension LanguageServer {
  func initialize(_ parameters: JSONValue) -> JSONValue {
    client = ClientCapabilities(parameters["capabilities"])
    state = .running
    return [
      "capabilities": capabilities,
      "serverInfo": ["name": "kohort", "version": .string(version)],
    ]
  }

  private var capabilities: JSONValue {
    [
      "positionEncoding": .string(client.encoding.rawValue),
      "textDocumentSync": ["openClose": true, "change": 2, "save": true],
      "diagnosticProvider": ["interFileDependencies": true, "workspaceDiagnostics": false],
      "completionProvider": [
        "triggerCharacters": ["\"", ".", "(", "|", "/", "`"], "resolveProvider": true,
      ],
      "hoverProvider": true,
      "signatureHelpProvider": [
        "triggerCharacters": ["(", ",", "|", " "], "retriggerCharacters": [","],
      ],
      "definitionProvider": true, "referencesProvider": true, "documentHighlightProvider": true,
      "renameProvider": ["prepareProvider": true],
      "documentSymbolProvider": true, "workspaceSymbolProvider": true,
      "foldingRangeProvider": true, "selectionRangeProvider": true,
      "semanticTokensProvider": [
        "legend": SemanticTokenLegend.json, "full": ["delta": true], "range": true,
      ],
      "documentFormattingProvider": true, "documentRangeFormattingProvider": true,
      "documentOnTypeFormattingProvider": ["firstTriggerCharacter": "\n", "moreTriggerCharacter": ["}"]],
      "codeActionProvider": ["codeActionKinds": ["quickfix", "refactor"]],
      "codeLensProvider": ["resolveProvider": false],
      "inlayHintProvider": true,
      "documentLinkProvider": ["resolveProvider": false],
      "executeCommandProvider": [
        "commands": .array(RunCommandName.allCases.map { .string($0.rawValue) }), "workDoneProgress": true,
      ],
    ]
  }
}
