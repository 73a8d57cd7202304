"""The settings of Helix, which is in no Debian: its keys are those that its documentation and source know."""

import tomllib

from program import ROOT

SETTINGS = tomllib.loads((ROOT / "editors/helix/languages.toml").read_text())

# Helix refuses others.
LANGUAGE_KEYS = {
    "name", "language-id", "scope", "injection-regex", "file-types", "shebangs", "roots", "auto-format",
    "diagnostic-severity", "comment-token", "comment-tokens", "block-comment-tokens", "indent", "language-servers",
    "grammar", "formatter", "soft-wrap", "text-width", "rulers", "path-completion", "word-completion",
    "workspace-lsp-roots", "persistent-diagnostic-sources", "rainbow-brackets", "code-actions-on-save", "auto-pairs",
    "debugger",
}
SERVER_KEYS = {"command", "args", "config", "timeout", "environment", "required-root-patterns"}


def test_the_keys_are_known():
    (language,) = SETTINGS["language"]
    assert set(SETTINGS) == {"language", "language-server"}
    assert set(language) <= LANGUAGE_KEYS and {"name", "scope", "file-types"} <= set(language)
    assert language["indent"] == {"tab-width": 2, "unit": "  "}
    assert all(set(server) <= SERVER_KEYS for server in SETTINGS["language-server"].values())


def test_the_server_is_the_one_that_is_named():
    (language,) = SETTINGS["language"]
    assert language["language-servers"] == list(SETTINGS["language-server"])
    server = SETTINGS["language-server"][language["language-servers"][0]]
    assert [server["command"], *server["args"]] == ["kohort", "lsp"]
    assert language["name"] == "koh" and language["file-types"] == ["koh"] and language["comment-token"] == "#"
