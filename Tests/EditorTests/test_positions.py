"""Columns in the units that were agreed on."""

import pytest
import texts
from editor import document
from lsprotocol import types as lsp

TEXT = 'let æøå = "😀 år"\nlet y = "😀{æøå}😀" ; let 年齢 = æøå\nprint "😀", æøå, 年齢, nei\n'


@pytest.mark.parametrize(
    ("offered", "agreed"),
    [(None, "utf-16"), (["utf-8", "utf-16"], "utf-8"), (["utf-16"], "utf-16"), (["utf-32"], "utf-32"),
     (["utf-7"], "utf-16")],
)
async def test_places_in_every_unit(sessions, examples, offered, agreed):
    editor = await sessions.start(encodings=offered)
    assert editor.encoding == agreed
    uri = editor.open(examples / "nibr/eget.koh", TEXT)
    [problem] = await editor.published(uri)
    assert editor.words(uri, [problem.range]) == ["nei"]
    for occurrence in range(4):
        places = await editor.client.text_document_references_async(
            lsp.ReferenceParams(**editor.at(uri, "æøå", 2, occurrence), context=lsp.ReferenceContext(True))
        )
        assert editor.words(uri, [place.range for place in places]) == ["æøå"] * 4
    edit = await editor.client.text_document_rename_async(
        lsp.RenameParams(**editor.at(uri, "æøå", 1, 2), new_name="ø")
    )
    assert texts.applied(TEXT, [
        {"range": {"start": vars_of(one.range.start), "end": vars_of(one.range.end)}, "newText": one.new_text}
        for one in edit.changes[uri]
    ], agreed) == TEXT.replace("æøå", "ø")
    hints = await editor.client.text_document_semantic_tokens_full_async(
        lsp.SemanticTokensParams(text_document=document(uri))
    )
    line, column, found = 0, 0, []
    for index in range(0, len(hints.data), 5):
        lines, columns, length = hints.data[index : index + 3]
        line, column = line + lines, columns if lines else column + columns
        found.append(texts.slice_of(TEXT, {"start": {"line": line, "character": column},
                                           "end": {"line": line, "character": column + length}}, agreed))
    assert found.count("æøå") == 4 and found.count("年齢") == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
async def test_edits_in_every_unit(sessions, examples, encoding):
    editor = await sessions.start(encodings=[encoding])
    uri = editor.open(examples / "nibr/eget.koh", TEXT)
    for old, new in [("😀", "🇳🇴é"), ("{æøå}😀", "😀{æøå}"), ("nei", "y"), ("😀", ""), ("\nlet", "\r\n😀\r\nlet")]:
        editor.replace(uri, old, new)
    whole = await editor.client.text_document_selection_range_async(
        lsp.SelectionRangeParams(text_document=document(uri), positions=[lsp.Position(0, 0)])
    )
    outer = whole[0]
    while outer.parent:
        outer = outer.parent
    assert outer.range == editor.everything(uri)
    codes = {problem.code for problem in await editor.published(uri)}
    # What the server has is what the editor has: a script opened anew is told of the same.
    other = editor.open(examples / "nibr/annet.koh", editor.texts[uri])
    assert codes == {problem.code for problem in await editor.published(other)} and codes


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
async def test_places_far_behind_in_a_line(sessions, examples, encoding):
    editor = await sessions.start(encodings=[encoding])
    text = 'let a = "' + "å😀x年" * 2000 + '" ; let øre = a ; let b = øre\nprint øre\n'
    uri = editor.open(examples / "nibr/eget.koh", text)
    places = await editor.client.text_document_references_async(
        lsp.ReferenceParams(**editor.at(uri, "øre", 1), context=lsp.ReferenceContext(True))
    )
    assert editor.words(uri, [place.range for place in places]) == ["øre"] * 3


async def test_a_column_within_a_pair_and_beyond_the_end(editor, examples):
    uri = editor.open(examples / "nibr/eget.koh", "let a = 1\n# 😀\nprint a\n")
    middle = lsp.Position(1, 3)
    await editor.client.text_document_hover_async(lsp.HoverParams(text_document=document(uri), position=middle))
    far = lsp.Position(0, 4_000_000)
    places = await editor.client.text_document_completion_async(
        lsp.CompletionParams(text_document=document(uri), position=far)
    )
    assert places is not None
    end = lsp.Position(4_000_000, 0)
    assert await editor.client.text_document_hover_async(
        lsp.HoverParams(text_document=document(uri), position=end)) is None


def vars_of(position):
    return {"line": position.line, "character": position.character}
