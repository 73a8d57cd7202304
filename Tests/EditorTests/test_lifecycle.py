"""The beginning, the end, and what no client should send."""

import json
import time

import pytest
from raw_client import RawServer, uri_of

PARSE_ERROR, INVALID_REQUEST, METHOD_NOT_FOUND, INVALID_PARAMS = -32700, -32600, -32601, -32602
NOT_INITIALIZED, CANCELLED = -32002, -32800


def code(answer):
    return answer["error"]["code"]


def test_a_session_that_is_shut_down_ends_with_0():
    assert RawServer().stop() == 0


def test_exit_without_shutdown_ends_with_1():
    server = RawServer()
    server.notify("exit")
    assert server.process.wait(timeout=10) == 1


def test_exit_before_initialize_ends_with_1():
    server = RawServer(initialize=False)
    server.notify("exit")
    assert server.process.wait(timeout=10) == 1


def test_the_end_of_input_ends_the_server():
    server = RawServer()
    server.process.stdin.close()
    assert server.process.wait(timeout=10) == 1


def test_the_end_of_input_after_shutdown_is_an_orderly_end():
    server = RawServer()
    server.result("shutdown")
    server.process.stdin.close()
    assert server.process.wait(timeout=10) == 0


def test_requests_before_initialize_are_refused_and_notifications_dropped():
    server = RawServer(initialize=False)
    server.open("file:///a.koh", "kepp x\n")
    assert code(server.request("textDocument/hover")) == NOT_INITIALIZED
    assert code(server.request("shutdown")) == NOT_INITIALIZED
    assert "result" in server.request("initialize", capabilities={})
    assert not server.published
    assert server.stop() == 0


def test_initialize_twice_and_requests_after_shutdown_are_refused():
    server = RawServer()
    assert code(server.request("initialize", capabilities={})) == INVALID_REQUEST
    server.result("shutdown")
    assert code(server.request("textDocument/hover")) == INVALID_REQUEST
    server.notify("exit")
    assert server.process.wait(timeout=10) == 0


def test_unknown_methods():
    server = RawServer()
    assert code(server.request("textDocument/unheardOf")) == METHOD_NOT_FOUND
    server.notify("$/unheardOf")
    server.notify("workspace/unheardOf")
    assert code(server.request("textDocument/hover", textDocument={"uri": "file:///not/open.koh"},
                               position={"line": 0, "character": 0})) == INVALID_PARAMS
    assert server.stop() == 0


@pytest.mark.parametrize("body", [b"{", b"", b"nonsense", b'{"id":1', b"[" * 100_000, b"\xff\xfe", b'"\\ud800'])
def test_what_is_no_json_is_told_and_forgotten(body):
    server = RawServer()
    server.send_bytes(body)
    answer = server.answer(None)
    assert code(answer) == PARSE_ERROR
    assert server.stop() == 0


@pytest.mark.parametrize("message", [[], 3, None, {}, {"id": 7}, {"id": 7, "method": 3}])
def test_what_is_no_request_is_told(message):
    server = RawServer()
    server.send_bytes(json.dumps(message).encode())
    answer = server.receive()
    assert code(answer) == INVALID_REQUEST
    assert server.stop() == 0


def test_parameters_of_the_wrong_kind_do_no_harm():
    server = RawServer()
    uri = "file:///a.koh"
    server.open(uri, "help\n")
    methods = [name for name in _offered(server)]
    for method in methods:
        for params in [{}, {"textDocument": {"uri": 3}}, {"textDocument": {"uri": uri}},
                       {"textDocument": {"uri": uri}, "position": {"line": -1, "character": 1 << 62},
                        "range": {"start": {"line": 1e300, "character": 0}, "end": {"line": 0, "character": -5}},
                        "positions": [{}], "newName": "", "context": 0, "previousResultId": 0, "ch": 1}]:
            answer = server.request(method, **params)
            assert "result" in answer or code(answer) in (INVALID_PARAMS, INVALID_REQUEST, -32803), answer
    for params in [{}, {"textDocument": {"uri": uri}},
                   {"textDocument": {"uri": uri, "version": "x"}, "contentChanges": [{}, 3, {"text": 4}]},
                   {"textDocument": {"uri": uri}, "contentChanges": [{"range": {}, "text": ""}]}]:
        server.notify("textDocument/didChange", **params)
        server.notify("textDocument/didOpen", **params)
        server.notify("textDocument/didClose", **{**params, "textDocument": {"uri": 5}})
    assert server.stop() == 0


def _offered(server):
    for method in [
        "diagnostic", "completion", "hover", "signatureHelp", "definition", "references", "documentHighlight",
        "prepareRename", "rename", "documentSymbol", "foldingRange", "selectionRange", "semanticTokens/full",
        "semanticTokens/full/delta", "semanticTokens/range", "codeAction", "codeLens", "inlayHint",
        "documentLink", "formatting", "rangeFormatting", "onTypeFormatting",
    ]:
        yield "textDocument/" + method
    yield from ["completionItem/resolve", "workspace/symbol", "workspace/executeCommand"]


def test_messages_that_come_in_pieces_and_in_heaps():
    server = RawServer()
    body = json.dumps({"jsonrpc": "2.0", "id": "æ", "method": "workspace/symbol", "params": {"query": ""}}).encode()
    framed = b"Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(body) + body
    for byte in framed:
        server.process.stdin.write(bytes([byte]))
        server.process.stdin.flush()
    assert server.answer("æ")["result"] == []
    server.process.stdin.write(framed * 500)
    server.process.stdin.flush()
    for _ in range(500):
        assert server.receive()["id"] == "æ"
    assert server.stop() == 0


def test_a_request_that_waits_can_be_cancelled():
    server = RawServer()
    uri = "file:///a.koh"
    server.open(uri, "gen x = 1 + 2 * 3\n" * 4_000)
    busy = server.ask("textDocument/semanticTokens/full", textDocument={"uri": uri})
    waiting = [server.ask("workspace/symbol", query="x") for _ in range(5)]
    for number in waiting:
        server.notify("$/cancelRequest", id=number)
    kept = server.ask("workspace/symbol", query="nothing of the kind")
    assert "result" in server.answer(busy)
    answers = [server.answer(number) for number in waiting]
    assert all(code(answer) == CANCELLED for answer in answers if "error" in answer)
    assert sum("error" in answer for answer in answers) >= 4
    assert server.answer(kept)["result"] == []
    # One that is answered, and one that never was, are not waited for.
    server.notify("$/cancelRequest", id=kept)
    server.notify("$/cancelRequest", id=4711)
    assert server.stop() == 0


def test_a_run_can_be_cancelled(examples):
    server = RawServer(capabilities={"window": {"workDoneProgress": True}})
    path = examples / "nibr/long.koh"
    text = 'use "../data/nir.csv"\nfor i in 1..100000 {\n  summarize months unemp\n}\n'
    server.open(uri_of(path), text)
    number = server.ask("workspace/executeCommand", command="kohort.runAll", arguments=[uri_of(path)],
                        workDoneToken="t")
    server.wait_for(lambda: [m for m in server.notifications if m["method"] == "$/progress"])
    # The server listens meanwhile.
    assert server.result("textDocument/foldingRange", textDocument={"uri": uri_of(path)})
    begin = time.monotonic()
    server.notify("$/cancelRequest", id=number)
    assert code(server.answer(number)) == CANCELLED
    assert time.monotonic() - begin < 1
    kinds = [m["params"]["value"]["kind"] for m in server.notifications if m["method"] == "$/progress"]
    assert kinds[0] == "begin" and kinds[-1] == "end"
    assert server.stop() == 0


def test_a_run_ends_with_the_server(examples):
    server = RawServer()
    path = examples / "nibr/long.koh"
    server.open(uri_of(path), 'use "../data/nir.csv"\nfor i in 1..100000 {\n  summarize months unemp\n}\n')
    server.ask("workspace/executeCommand", command="kohort.runAll", arguments=[uri_of(path)])
    time.sleep(0.3)
    begin = time.monotonic()
    assert server.stop() == 0
    assert time.monotonic() - begin < 2
