"""Kate's highlighting, by KDE's own engine, agrees with what the server says."""

import html.parser
import json
import os
import re
import shutil
import subprocess

import colours
import pytest
from program import ROOT

pytestmark = pytest.mark.skipif(not shutil.which("kate-syntax-highlighter"),
                                reason="the engine, libkf5syntaxhighlighting-tools, is not installed")

DEFINITION = ROOT / "editors/kate/koh.xml"

KINDS = {
    "Normal": None, "Command": "command", "Option": "option", "Clause": "word", "Statement": "word",
    "OperatorWord": "word", "Operator": "operator", "Function": "function", "Constant": "word", "Number": "number",
    "Text": "text", "Escape": "text", "Name": "name", "Comment": "comment",
}


class _Coloured(html.parser.HTMLParser):
    """Each character of the page's `pre`, with its colour."""

    def __init__(self):
        super().__init__()
        self.inside, self.colours, self.found = False, [None], []

    def handle_starttag(self, tag, attributes):
        if tag == "span":
            self.colours.append(re.search(r"color:(#\w+)", dict(attributes)["style"])[1])
        self.inside = self.inside or tag == "pre"

    def handle_endtag(self, tag):
        if tag == "span":
            self.colours.pop()
        self.inside = self.inside and tag != "pre"

    def handle_data(self, data):
        if self.inside:
            self.found += [(character, self.colours[-1]) for character in data]


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    """What the engine says of a text; each style has a colour of its own, by which it is known."""
    home = tmp_path_factory.mktemp("kate")
    styles = {f"#0000{number:02x}": style for number, style in enumerate(KINDS, 1)}
    theme = {
        "metadata": {"name": "By style", "revision": 1}, "text-styles": {"Normal": {"text-color": "#000000"}},
        "custom-styles": {"Kohort": {style: {"text-color": colour} for colour, style in styles.items()}},
        "editor-colors": {"BackgroundColor": "#ffffff"},
    }
    for folder in ("syntax", "themes"):
        (home / "org.kde.syntax-highlighting" / folder).mkdir(parents=True)
    shutil.copy(DEFINITION, home / "org.kde.syntax-highlighting/syntax")
    (home / "org.kde.syntax-highlighting/themes/style.theme").write_text(json.dumps(theme))
    environment = {**os.environ, "XDG_DATA_HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8",
                   "QT_LOGGING_RULES": "kf.syntaxhighlighting.warning=true"}

    def highlight(text):
        (home / "script.koh").write_text(text)
        finished = subprocess.run(["kate-syntax-highlighter", "--theme", "By style", "script.koh"], cwd=home,
                                  env=environment, capture_output=True, text=True, timeout=60, check=True)
        assert finished.stderr == "", finished.stderr
        page = _Coloured()
        page.feed(finished.stdout)
        return [(character, KINDS[styles.get(colour, "Normal")]) for character, colour in page.found]

    return highlight


def _lines(coloured):
    lines = [[]]
    for character, kind in coloured[1:]:
        if character == "\n":
            lines.append([])
        else:
            lines[-1].append(kind)
    return lines


@pytest.mark.parametrize("script", colours.scripts())
def test_the_highlighting_agrees_with_the_server(script, engine):
    text = colours.scripts()[script]
    coloured = engine(text)
    assert "".join(character for character, _ in coloured).strip() == text.strip()
    lines = _lines(coloured)[: text.count("\n") + 1]
    wrong = colours.disagreements(text, lines)
    assert not wrong, "\n".join(wrong)
