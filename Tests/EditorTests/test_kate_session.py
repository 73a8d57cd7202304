"""Kate itself, without a screen, with the files of editors/kate: it starts the server and shows a script to it."""

import json
import os
import re
import shutil
import subprocess
import time

import pytest
from program import KOHORT, ROOT

pytestmark = pytest.mark.skipif(not shutil.which("kate"), reason="Kate is not installed")

#: Notes what Kate says to the server and what that answers.
WRAPPER = """#!/bin/sh
tee "{home}/asked" | "{program}" "$@" | tee "{home}/answered"
"""


def _prepare(home):
    """What a reader of docs/editors.md has: both files in their places, the plugin switched on, the server allowed."""
    for source, folder in (("koh.xml", ".local/share/org.kde.syntax-highlighting/syntax"),
                           ("lspclient.json", ".config/kate/lspclient")):
        (home / folder).mkdir(parents=True)
        shutil.copy(ROOT / "editors/kate" / source, home / folder)
    (home / ".config/kate/lspclient/lspclient.json").rename(home / ".config/kate/lspclient/settings.json")
    (home / ".config/katerc").write_text(f"[lspclient]\nAllowedServerCommandLines={home}/bin/kohort lsp\n")
    (home / ".local/share/kate/sessions").mkdir(parents=True)
    (home / ".local/share/kate/sessions/kohort.katesession").write_text("[Kate Plugins]\nlspclientplugin=true\n")
    (home / "bin").mkdir()
    (home / "bin/kohort").write_text(WRAPPER.format(home=home, program=KOHORT))
    (home / "bin/kohort").chmod(0o755)
    (home / "run").mkdir(mode=0o700)
    folders = {"HOME": "", "XDG_CONFIG_HOME": ".config", "XDG_DATA_HOME": ".local/share", "XDG_CACHE_HOME": ".cache",
               "XDG_RUNTIME_DIR": "run"}
    return {**os.environ, **{name: str(home / folder) for name, folder in folders.items()},
            "PATH": f"{home}/bin:{os.environ['PATH']}", "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}


def _messages(log):
    """The messages that a log holds whole."""
    found, rest = [], log.read_bytes() if log.exists() else b""
    while header := re.match(rb"Content-Length: (\d+)\r\n(?:[^\r]+\r\n)*\r\n", rest):
        end = header.end() + int(header[1])
        if len(rest) < end:
            break
        found.append(json.loads(rest[header.end() : end]))
        rest = rest[end:]
    return found


def _wait(log, method):
    end = time.monotonic() + 60
    while time.monotonic() < end:
        for message in _messages(log):
            if message.get("method") == method:
                return message["params"]
        time.sleep(0.1)
    raise AssertionError(f"no {method} in {_messages(log)}")


def test_a_script_is_opened(tmp_path, examples):
    script = examples / "teaching/five_mistakes.koh"
    kate = subprocess.Popen(["kate", "--new", "--block", "--start", "kohort", script], env=_prepare(tmp_path),
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        opened = _wait(tmp_path / "asked", "textDocument/didOpen")["textDocument"]
        assert opened["uri"] == script.as_uri() and opened["text"] == script.read_text()
        told = _wait(tmp_path / "answered", "textDocument/publishDiagnostics")
        assert told["uri"] == script.as_uri() and len(told["diagnostics"]) == 5
    finally:
        kate.terminate()
        kate.wait(timeout=30)
    asked = [message["method"] for message in _messages(tmp_path / "asked")]
    assert asked[0] == "initialize" and {"initialized", "textDocument/documentSymbol"} <= set(asked)
