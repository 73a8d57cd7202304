"""Every request that the server offers, from a client that checks what the protocol asks of the answers."""

import asyncio
import subprocess

import pytest
import texts
from editor import as_range, document
from lsprotocol import types as lsp
from program import KOHORT
from pygls.exceptions import JsonRpcException

SCRIPT = """\
# Fra kommune til jobb
use "../data/nir.csv"

## Rensing
let grense = 12
factor gender | ref("kvinne")
gen lang = months > grense

# Regresjon
model transition ~ gender + age + lang | robust
summarize months unemp
"""


@pytest.fixture
def script(examples, editor):
    return editor.open(examples / "nibr/eget.koh", SCRIPT)


def only(items):
    assert len(items) == 1, items
    return items[0]


# Diagnostics


async def test_diagnostics_are_published_and_follow_the_edits(editor, script):
    assert not await editor.published(script)
    editor.replace(script, "age", "aeg")
    problem = only(await editor.published(script))
    assert editor.words(script, [problem.range]) == ["aeg"]
    assert (problem.code, problem.source) == ("unknown-column", "kohort")
    assert problem.severity == lsp.DiagnosticSeverity.Error
    editor.replace(script, "aeg", "age")
    assert not await editor.published(script)
    # A change far above moves what is below.
    editor.replace(script, "unemp", "umemp")
    editor.replace(script, "# Fra", "# En\n# linje\n# til\n# Fra")
    problem = only(await editor.published(script))
    assert problem.range.start.line == SCRIPT.count("\n") + 2
    editor.close(script)
    while editor.client.published[-1].version is not None:
        await asyncio.sleep(0.005)
    assert not editor.client.published[-1].diagnostics


async def test_diagnostics_on_demand(sessions, examples):
    editor = await sessions.start("neovim@0.11.0")
    uri = editor.open(examples / "nibr/eget.koh", SCRIPT.replace("age", "aeg"))
    report = await editor.client.text_document_diagnostic_async(
        lsp.DocumentDiagnosticParams(text_document=document(uri))
    )
    assert editor.words(uri, [only(report.items).range]) == ["aeg"]
    editor.replace(uri, "aeg", "age")
    report = await editor.client.text_document_diagnostic_async(
        lsp.DocumentDiagnosticParams(text_document=document(uri))
    )
    assert not report.items
    assert editor.client.published == []


async def test_the_checkers_words_are_the_editors(editor, examples):
    uri = editor.open(examples / "teaching/five_mistakes.koh")
    found = await editor.published(uri)
    assert len(found) == 5
    assert {problem.code for problem in found} >= {"unknown-command", "unknown-column"}


async def test_a_file_that_changes_is_read_again(editor, examples):
    data = examples / "nibr/eget.csv"
    data.write_text("a,b\n1,2\n")
    uri = editor.open(examples / "nibr/eget.koh", 'use "eget.csv"\nsummarize c\n')
    assert only(await editor.published(uri)).code == "unknown-column"
    data.write_text("a,b,c\n1,2,3\n")
    editor.client.published.clear()
    event = lsp.FileEvent(uri=data.as_uri(), type=lsp.FileChangeType.Changed)
    editor.client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams(changes=[event]))
    assert not await editor.published(uri)


# Completion


async def completions(editor, uri, word, within=0, occurrence=0):
    answer = await editor.client.text_document_completion_async(
        lsp.CompletionParams(**editor.at(uri, word, within, occurrence))
    )
    return answer.items


async def test_columns_are_completed(editor, script):
    items = await completions(editor, script, "months unemp", len("mo"))
    assert [item.label for item in items] == ["months"]
    assert items[0].kind == lsp.CompletionItemKind.Field
    assert editor.words(script, [items[0].text_edit.range])[0].startswith("mo")


async def test_what_can_stand_in_a_place_is_completed(editor, examples):
    text = 'use "../data/nir.csv"\nfactor gender | ref("")\nuse "../data/\n\nmodel\nmodel transition ~ age | \n'
    uri = editor.open(examples / "nibr/eget.koh", text)
    labels = lambda items: {item.label.split("(")[0] for item in items}  # noqa: E731
    assert {"robust", "cluster", "hc3"} <= labels(await completions(editor, uri, "| \n", 2))
    assert {"kvinne", "mann"} <= labels(await completions(editor, uri, 'ref("")', 5))
    assert {"nir.csv", "survey.csv"} <= labels(await completions(editor, uri, '"../data/\n', len('"../data/')))
    assert {"model", "did", "let"} <= labels(await completions(editor, uri, "\n\nmodel", 1))


async def test_a_completion_is_explained(editor, script):
    item = only(await completions(editor, script, "summarize", 4))
    resolved = await editor.client.completion_item_resolve_async(item)
    assert "summarize" in resolved.documentation.value
    assert (resolved.label, resolved.text_edit) == (item.label, item.text_edit)


async def test_a_completion_that_is_accepted_gives_the_word(editor, script):
    editor.replace(script, "months unemp", "mont")
    item = only(await completions(editor, script, "summarize mont", len("summarize mont")))
    editor.apply(script, [item.text_edit])
    assert "summarize months\n" in editor.texts[script]
    assert not await editor.published(script)


# Hover and signatures


async def hover(editor, uri, *place):
    return await editor.client.text_document_hover_async(lsp.HoverParams(**editor.at(uri, *place)))


async def test_hover(editor, script):
    column = await hover(editor, script, "gender + age", 2)
    assert editor.words(script, [column.range]) == ["gender"]
    assert "kvinne, mann" in column.contents.value
    assert "robust" in (await hover(editor, script, "robust", 1)).contents.value.lower()
    assert "least squares" in (await hover(editor, script, "model", 1)).contents.value
    assert "12" in (await hover(editor, script, "grense", 2)).contents.value
    assert "12" in (await hover(editor, script, "grense", 2, 1)).contents.value
    assert "lang" in (await hover(editor, script, "lang", 2)).contents.value
    assert await hover(editor, script, "\n\n## ", 1) is None


async def test_signatures(editor, script):
    help = await editor.client.text_document_signature_help_async(
        lsp.SignatureHelpParams(**editor.at(script, "gender + age", 3))
    )
    signature = only(help.signatures)
    start, end = signature.parameters[help.active_parameter].label
    assert signature.label.startswith("model")
    assert "~" in signature.label[start:end] or "formula" in signature.label[start:end]


# Names


async def test_definition_references_and_highlights(editor, script):
    [place] = await editor.client.text_document_definition_async(
        lsp.DefinitionParams(**editor.at(script, "grense", 2, 1))
    )
    assert place.uri == script and as_range(place.range) == texts.span(SCRIPT, "grense")
    for includes, count in [(True, 2), (False, 1)]:
        places = await editor.client.text_document_references_async(
            lsp.ReferenceParams(**editor.at(script, "lang"), context=lsp.ReferenceContext(includes))
        )
        assert editor.words(script, [place.range for place in places]) == ["lang"] * count
    highlights = await editor.client.text_document_document_highlight_async(
        lsp.DocumentHighlightParams(**editor.at(script, "lang"))
    )
    assert [highlight.kind for highlight in highlights] == [
        lsp.DocumentHighlightKind.Write, lsp.DocumentHighlightKind.Read,
    ]


async def test_rename(editor, script):
    target = await editor.client.text_document_prepare_rename_async(
        lsp.PrepareRenameParams(**editor.at(script, "lang", 1, 1))
    )
    assert target.placeholder == "lang" and editor.words(script, [target.range]) == ["lang"]
    edit = await editor.client.text_document_rename_async(
        lsp.RenameParams(**editor.at(script, "lang", 1, 1), new_name="varighet_på_år")
    )
    editor.apply(script, edit.changes[script])
    assert editor.texts[script] == SCRIPT.replace("lang", "varighet_på_år")
    assert not await editor.published(script)


async def test_what_cannot_be_renamed(editor, script):
    assert await editor.client.text_document_prepare_rename_async(
        lsp.PrepareRenameParams(**editor.at(script, "robust", 1))
    ) is None
    for word, name in [("lang", "a`b"), ("lang", ""), ("lang", "months"), ("robust", "x")]:
        with pytest.raises(JsonRpcException):
            await editor.client.text_document_rename_async(
                lsp.RenameParams(**editor.at(script, word, 1), new_name=name)
            )


async def test_a_definition_in_an_included_script(editor, examples):
    part = examples / "teaching/del.koh"
    part.write_text("fn dobbel(x) {\n  return 2 * x\n}\n")
    uri = editor.open(examples / "nibr/eget.koh", 'include "../teaching/del.koh"\ndobbel(3)\n')
    [place] = await editor.client.text_document_definition_async(
        lsp.DefinitionParams(**editor.at(uri, "dobbel", 1))
    )
    assert place.uri == part.resolve().as_uri()
    assert (place.range.start.line, place.range.start.character) == (0, 3)


# The structure of a script


async def test_symbols(editor, script):
    symbols = await editor.client.text_document_document_symbol_async(
        lsp.DocumentSymbolParams(text_document=document(script))
    )
    names = []

    def collect(symbols, within=None):
        for symbol in symbols:
            names.append(symbol.name)
            inner, outer = symbol.selection_range, symbol.range
            assert outer.start <= inner.start and inner.end <= outer.end
            if within:
                assert within.start <= outer.start and outer.end <= within.end
            collect(symbol.children or [], outer)

    collect(symbols)
    assert "grense" in names and "lang" in names and "Rensing" in names
    assert any(name.startswith("model transition") for name in names)


async def test_symbols_of_the_workspace_and_of_included_scripts(editor, examples):
    part = examples / "teaching/del.koh"
    part.write_text("fn dobbel(x) {\n  return 2 * x\n}\nlet æøå = 1\n")
    editor.open(examples / "nibr/eget.koh", 'include "../teaching/del.koh"\nlet mitt = dobbel(3)\n')
    found = await editor.client.workspace_symbol_async(lsp.WorkspaceSymbolParams(query="DBL"))
    assert [symbol.name for symbol in found] == ["dobbel"]
    assert found[0].location.uri == part.resolve().as_uri()
    found = await editor.client.workspace_symbol_async(lsp.WorkspaceSymbolParams(query=""))
    assert {"dobbel", "æøå", "mitt"} <= {symbol.name for symbol in found}
    # One that is open is not told twice.
    editor.open(part)
    found = await editor.client.workspace_symbol_async(lsp.WorkspaceSymbolParams(query="dobbel"))
    assert [symbol.location.uri for symbol in found] == [part.resolve().as_uri()]


async def test_folding(editor, examples):
    uri = editor.open(examples / "nibr/eget.koh", "# a\n# b\nfn f(x) {\n  return x\n}\ngen a = (1 +\n  2)\n")
    ranges = await editor.client.text_document_folding_range_async(
        lsp.FoldingRangeParams(text_document=document(uri))
    )
    assert {(one.start_line, one.end_line) for one in ranges} >= {(0, 1), (2, 4), (5, 6)}


async def test_selection_ranges_lie_one_in_the_other(editor, script):
    places = [("gender + age", 2), ("kvinne", 1), ("\n\n## ", 1)]
    positions = [editor.at(script, *place)["position"] for place in places]
    answers = await editor.client.text_document_selection_range_async(
        lsp.SelectionRangeParams(text_document=document(script), positions=positions)
    )
    assert len(answers) == 3
    for answer in answers:
        ranges = []
        while answer:
            ranges.append(answer.range)
            answer = answer.parent
        for inner, outer in zip(ranges, ranges[1:]):
            assert outer.start <= inner.start and inner.end <= outer.end and inner != outer
        assert ranges[-1] == editor.everything(script)
    first = []
    answer = answers[0]
    while answer:
        first.append(answer.range)
        answer = answer.parent
    assert editor.words(script, first[:1]) == ["gender"]
    assert editor.words(script, first[-2:-1]) == ["model transition ~ gender + age + lang | robust"]


async def test_document_links(editor, script, examples):
    link = only(await editor.client.text_document_document_link_async(
        lsp.DocumentLinkParams(text_document=document(script))
    ))
    assert link.target == (examples / "data/nir.csv").resolve().as_uri()
    assert "nir.csv" in editor.words(script, [link.range])[0]


# Colours


def decoded(data, legend):
    tokens, line, column = [], 0, 0
    for index in range(0, len(data), 5):
        lines, columns, length, kind, modifiers = data[index : index + 5]
        line, column = line + lines, columns if lines else column + columns
        tokens.append((line, column, length, legend.token_types[kind], modifiers))
    return tokens


async def test_semantic_tokens(editor, script):
    legend = editor.capabilities.semantic_tokens_provider.legend
    full = await editor.client.text_document_semantic_tokens_full_async(
        lsp.SemanticTokensParams(text_document=document(script))
    )
    tokens = decoded(full.data, legend)
    assert tokens == sorted(tokens)
    for one, other in zip(tokens, tokens[1:]):
        assert one[0] < other[0] or one[1] + one[2] <= other[1]
    lines = SCRIPT.split("\n")
    kinds = {(lines[line][column : column + length], kind) for line, column, length, kind, _ in tokens}
    assert {("use", "macro"), ("let", "keyword"), ("grense", "variable"), ("lang", "property"),
            ("robust", "decorator"), ("12", "number"), ("# Regresjon", "comment")} <= kinds
    part = await editor.client.text_document_semantic_tokens_range_async(
        lsp.SemanticTokensRangeParams(text_document=document(script), range=lsp.Range(
            lsp.Position(4, 0), lsp.Position(6, 0)))
    )
    within = decoded(part.data, legend)
    assert within == [token for token in tokens if 4 <= token[0] < 6]


async def test_changes_of_semantic_tokens_give_the_whole(editor, script):
    tokens = document(script)
    known = await editor.client.text_document_semantic_tokens_full_async(lsp.SemanticTokensParams(tokens))
    data, number = list(known.data), known.result_id
    for old, new in [("grense", "terskel"), ("+ lang", ""), ("# Regresjon\n", ""), ("summarize months unemp\n", ""),
                     ("use", "# use"), ("# use", "use"), ("\nmodel", "\nhelp\nmodel")]:
        editor.replace(script, old, new)
        delta = await editor.client.text_document_semantic_tokens_full_delta_async(
            lsp.SemanticTokensDeltaParams(text_document=tokens, previous_result_id=number)
        )
        assert isinstance(delta, lsp.SemanticTokensDelta)
        for edit in sorted(delta.edits, key=lambda edit: -edit.start):
            data[edit.start : edit.start + edit.delete_count] = edit.data or []
        number = delta.result_id
        full = await editor.client.text_document_semantic_tokens_full_async(lsp.SemanticTokensParams(tokens))
        assert data == list(full.data)
        number = full.result_id
    other = await editor.client.text_document_semantic_tokens_full_delta_async(
        lsp.SemanticTokensDeltaParams(text_document=tokens, previous_result_id="from another life")
    )
    assert isinstance(other, lsp.SemanticTokens) and list(other.data) == data


# Layout

OPTIONS = lsp.FormattingOptions(tab_size=2, insert_spaces=True)
UNTIDY = 'use  "../data/nir.csv"\nfactor gender|ref( "kvinne" )\nfactor age | ref("16-24")\n\ngen x=months+1\n'


async def test_formatting_is_that_of_the_program(editor, examples):
    uri = editor.open(examples / "nibr/eget.koh", UNTIDY)
    edits = await editor.client.text_document_formatting_async(
        lsp.DocumentFormattingParams(text_document=document(uri), options=OPTIONS)
    )
    editor.apply(uri, edits)
    laid_out = subprocess.run([KOHORT, "fmt"], input=UNTIDY, capture_output=True, text=True, check=True).stdout
    assert editor.texts[uri] == laid_out != UNTIDY
    assert not await editor.client.text_document_formatting_async(
        lsp.DocumentFormattingParams(text_document=document(uri), options=OPTIONS)
    )


async def test_formatting_of_a_range(editor, examples):
    uri = editor.open(examples / "nibr/eget.koh", UNTIDY)
    edits = await editor.client.text_document_range_formatting_async(
        lsp.DocumentRangeFormattingParams(
            text_document=document(uri), range=editor.span(uri, "gen x=months+1"), options=OPTIONS)
    )
    editor.apply(uri, edits)
    assert editor.texts[uri] == UNTIDY.replace("gen x=months+1", "gen x = months + 1")


async def test_formatting_while_one_types(editor, examples):
    text = "gen x=months+1\n\n"
    uri = editor.open(examples / "nibr/eget.koh", text)
    edits = await editor.client.text_document_on_type_formatting_async(
        lsp.DocumentOnTypeFormattingParams(
            text_document=document(uri), position=lsp.Position(1, 0), ch="\n", options=OPTIONS)
    )
    editor.apply(uri, edits)
    assert editor.texts[uri] == "gen x = months + 1\n\n"


# Actions


async def actions(editor, uri, range, problems=(), only=None):
    return await editor.client.text_document_code_action_async(
        lsp.CodeActionParams(
            text_document=document(uri), range=range,
            context=lsp.CodeActionContext(diagnostics=list(problems), only=only))
    )


async def test_fixes_leave_nothing_to_be_fixed(editor, examples):
    uri = editor.open(examples / "teaching/five_mistakes.koh")
    for _ in range(10):
        problems = await editor.published(uri)
        if not problems:
            break
        for problem in problems:
            offered = await actions(editor, uri, problem.range, [problem], ["quickfix"])
            assert all(action.kind == "quickfix" for action in offered)
            fitting = [action for action in offered if problem in (action.diagnostics or [])]
            if fitting:
                best = next((action for action in fitting if action.is_preferred), fitting[0])
                editor.apply(uri, best.edit.changes[uri])
                break
        else:
            pytest.fail(f"no fix for {[problem.message for problem in problems]}")
    assert not await editor.published(uri)


async def test_what_the_data_tell_can_be_mended(editor, examples):
    text = (
        'use "../data/nir.csv"\nrecode cohort (2009..2012 = 1) (2013..2015 = 2) (else = 3) | suffix("_g")\n'
        'label cohort_g (1 = "early") (2 = "middle") (3 = "late")\nmodel transition ~ cohort_g\n'
    )
    uri = editor.open(examples / "nibr/eget.koh", text)
    while not (problems := await editor.published(uri)):
        await asyncio.sleep(0.01)
    problem = only(problems)
    assert problem.code == "codes-as-number"
    offered = await actions(editor, uri, problem.range, [problem], ["quickfix"])
    assert [action.title for action in offered] == ["Use the categories"]
    assert only(only(offered).diagnostics) == problem
    editor.apply(uri, only(offered).edit.changes[uri])
    assert editor.texts[uri].endswith("model transition ~ factor(cohort_g)\n")


async def test_actions_by_kind(editor, script):
    factor = editor.span(script, 'ref("kvinne")')
    offered = await actions(editor, script, factor)
    assert "Set the reference level to 'mann'" in [action.title for action in offered]
    assert not await actions(editor, script, factor, only=["quickfix"])
    other = next(action for action in offered if "'mann'" in action.title)
    editor.apply(script, other.edit.changes[script])
    assert 'ref("mann")' in editor.texts[script]
    assert not await editor.published(script)


# Hints and runs


async def test_inlay_hints(editor, script):
    hints = await editor.client.text_document_inlay_hint_async(
        lsp.InlayHintParams(text_document=document(script), range=editor.everything(script))
    )
    labels = {hint.label.strip() for hint in hints}
    assert "ref. kvinne" in labels
    few = await editor.client.text_document_inlay_hint_async(
        lsp.InlayHintParams(text_document=document(script), range=editor.span(script, "grense"))
    )
    assert not few


async def test_rows_used_are_told_behind_a_model(editor, script):
    """The data are looked at when nobody types, and the editor is told to ask again."""
    hints = []
    for _ in range(20):
        # A look at the data waits until nobody has asked for anything for a moment.
        await asyncio.sleep(0.5)
        hints = await editor.client.text_document_inlay_hint_async(
            lsp.InlayHintParams(text_document=document(script), range=editor.everything(script))
        )
        rows = [hint for hint in hints if hint.label.strip().startswith("N = ")]
        if rows:
            break
    assert rows, hints
    assert any(character.isdigit() for character in rows[0].label)
    assert "used" in rows[0].tooltip


async def execute(editor, command, *arguments, token=None):
    return await editor.client.workspace_execute_command_async(
        lsp.ExecuteCommandParams(command=command, arguments=list(arguments), work_done_token=token)
    )


def field(answer, name):
    return answer[name] if isinstance(answer, dict) else getattr(answer, name)


async def test_lenses_run_statements(editor, script):
    lenses = await editor.client.text_document_code_lens_async(
        lsp.CodeLensParams(text_document=document(script))
    )
    assert [lens.command.title for lens in lenses] == ["Run", "Run from here"] * 2
    model, from_model, summary, _ = [lens.command for lens in lenses]
    assert editor.words(script, [lenses[0].range]) == ["model transition ~ gender + age + lang | robust"]
    first = await execute(editor, model.command, *model.arguments)
    assert field(first, "succeeded") and field(first, "kind") == "markdown"
    assert "Linear model" in field(first, "text") and "unemp" not in field(first, "text")
    both = field(await execute(editor, from_model.command, *from_model.arguments), "text")
    assert "Linear model" in both and "unemp" in both
    last = field(await execute(editor, summary.command, *summary.arguments), "text")
    assert "unemp" in last and "Linear model" not in last
    assert field(await execute(editor, "kohort.runAll", script), "text").endswith(both)


async def test_a_run_of_what_is_not_saved_and_fails(editor, script, examples):
    editor.replace(script, "summarize months unemp", "summarize months umemp")
    answer = await execute(editor, "kohort.runAll", script)
    assert not field(answer, "succeeded")
    assert "unknown-column" in field(answer, "text") and "Linear model" in field(answer, "text")
    assert not (examples / "nibr/eget.koh").exists()


async def test_the_progress_of_a_run_and_its_results_as_a_document(sessions, examples):
    def shows(capabilities):
        capabilities.window = capabilities.window or lsp.WindowClientCapabilities()
        capabilities.window.show_document = lsp.ShowDocumentClientCapabilities(support=True)
        capabilities.window.work_done_progress = True

    editor = await sessions.start(adjust=shows)
    uri = editor.open(examples / "nibr/eget.koh", SCRIPT)
    answer = await execute(editor, "kohort.runAll", uri, token="run-1")
    kinds = [field(report, "kind") for report in editor.client.progress_reports["run-1"]]
    assert kinds[0] == "begin" and kinds[-1] == "end" and "report" in kinds
    while not editor.client.shown_documents:
        await asyncio.sleep(0.005)
    [shown] = editor.client.shown_documents
    assert shown.uri == field(answer, "document")
    path = shown.uri.removeprefix("file://")
    with open(path) as file:
        assert file.read() == field(answer, "text")


async def test_commands_that_are_none(editor, script):
    for command, arguments in [("kohort.fly", [script]), ("kohort.run", []), ("kohort.run", ["file:///no.koh"])]:
        with pytest.raises(JsonRpcException):
            await execute(editor, command, *arguments)
