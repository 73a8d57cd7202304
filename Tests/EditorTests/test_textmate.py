"""The colours of Visual Studio Code's grammar, tokenised by VS Code's own engine, agree with those of the server."""

import json

import colours
import pytest
import textmate_engine
from program import ROOT

pytestmark = pytest.mark.skipif(bool(textmate_engine.missing()), reason=str(textmate_engine.missing()))

GRAMMAR = json.loads((ROOT / "editors/vscode/syntaxes/koh.tmLanguage.json").read_text())

#: Of the beginnings of a scope's name the first that fits.
SCOPES = {
    "source": None, "meta": None, "comment": "comment", "string": "text", "constant.character": "text",
    "punctuation.section.embedded": "text", "punctuation.bar": "operator", "constant.numeric": "number",
    "constant.language": "word", "keyword.operator.word": "word", "keyword.operator": "operator", "keyword": "word",
    "support.command": "command", "support.function": "function", "entity.name.function": "function",
    "entity.other.attribute-name": "option", "variable": "name",
}


def _kind(scopes):
    return next(kind for start, kind in SCOPES.items() if scopes[-1].startswith(start))


@pytest.fixture(scope="module")
def scopes(tmp_path_factory):
    engine = textmate_engine.prepared(tmp_path_factory.mktemp("engine"))
    return textmate_engine.scopes(engine, GRAMMAR, colours.scripts())


@pytest.mark.parametrize("script", colours.scripts())
def test_the_grammar_agrees_with_the_server(script, scopes):
    editor = [[_kind(names) for piece, names in line for _ in piece] for line in scopes[script]]
    wrong = colours.disagreements(colours.scripts()[script], editor)
    assert not wrong, "\n".join(wrong)
