"""What characters of a script are, in words that the server and all editors share, and where two disagree."""

import functools
import pathlib

from program import ROOT
from raw_client import RawServer

#: What is written in a fixed way or stands in a fixed place: here an editor has to agree with the server.
FIXED = {"command", "option", "word", "number", "text", "operator", "comment"}

_SERVER = {
    "macro": "command", "decorator": "option", "modifier": "word", "keyword": "word", "function": "function",
    "property": "name", "variable": "name", "parameter": "name", "number": "number", "string": "text",
    "enumMember": "text", "operator": "operator", "comment": "comment",
}


def scripts():
    """The examples and the hard cases, by name."""
    paths = [*sorted((ROOT / "Examples").rglob("*.koh")), pathlib.Path(__file__).with_name("hard_cases.koh")]
    return {str(path.relative_to(ROOT)): path.read_text() for path in paths}


@functools.cache
def of_server(text):
    """For each line, for each of its characters, what the server says it is; None for nothing."""
    server = RawServer()
    legend = server.initialized["result"]["capabilities"]["semanticTokensProvider"]["legend"]["tokenTypes"]
    server.open("untitled:colours", text)
    data = server.result("textDocument/semanticTokens/full", textDocument={"uri": "untitled:colours"})["data"]
    mistakes = server.diagnostics("untitled:colours", version=1)
    assert server.stop() == 0
    lines = text.split("\n")
    found = [[None] * len(line) for line in lines]
    line = column = 0
    for index in range(0, len(data), 5):
        down, right, length, kind, _ = data[index : index + 5]
        line, column = line + down, right if down else column + right
        start, end = (_characters(lines[line], units) for units in (column, column + length))
        found[line][start:end] = [_SERVER[legend[kind]]] * (end - start)
    starts = [mistake["range"]["start"] for mistake in mistakes if mistake["code"] == "unknown-option"]
    unknown = {(start["line"], _characters(lines[start["line"]], start["character"])) for start in starts}
    return _with_choices(lines, found, unknown)


def _with_choices(lines, kinds, unknown):
    """Options stand behind a bar and in no bracket. Other words that the server calls options are choices, and so are
    those that the command does not have, which no editor need know."""
    behind_bar, depth = False, 0
    for number, (line, row) in enumerate(zip(lines, kinds)):
        for column, character in enumerate(line):
            if row[column] == "command":
                behind_bar, depth = False, 0
            elif row[column] == "operator" and character == "|":
                behind_bar, depth = True, 0
            elif row[column] is None:
                depth += (character in "([{") - (character in ")]}")
            elif row[column] == "option" and (not behind_bar or depth > 0 or (number, column) in unknown):
                end = next((at for at in range(column, len(row)) if row[at] != "option"), len(row))
                row[column:end] = ["choice"] * (end - column)
    return kinds


def _characters(line, units):
    """How many characters of a line so many units of UTF-16 are."""
    return len(line.encode("utf-16-le")[: 2 * units].decode("utf-16-le"))


def disagreements(text, editor, without=frozenset()):
    """The pieces of lines that the editor colours as something else than the server; `without` kinds that it leaves."""
    found = []
    for number, (line, theirs, ours) in enumerate(zip(text.split("\n"), editor, of_server(text), strict=True), 1):
        assert len(theirs) == len(ours), line
        wrong = [not (_agree(*pair) or pair[0] is None and pair[1] in without) for pair in zip(theirs, ours)]
        start = 0
        for end in range(1, len(line) + 1):
            if end == len(line) or (theirs[end], ours[end]) != (theirs[start], ours[start]):
                if wrong[start] and line[start:end].strip():
                    found.append(f"{number}: {line[start:end]!r} is {ours[start]}, coloured as {theirs[start]}: {line}")
                start = end
    return found


def _agree(theirs, ours):
    if theirs == ours:
        return True
    if ours in FIXED or theirs in FIXED:
        return False
    # A name may go without a colour, as may a word that only its command makes a choice.
    return theirs in (None, "name") or ours is None
