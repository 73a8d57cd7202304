"""Pipes are for runs: a server that waited for one would serve nobody."""

import os

from raw_client import RawServer, uri_of


def test_a_pipe_keeps_nobody_waiting(examples):
    os.mkfifo(examples / "nibr/pipe.csv")
    os.mkfifo(examples / "nibr/pipe.koh")
    server = RawServer()
    uri = uri_of(examples / "nibr/eget.koh")
    server.open(uri, 'use "pipe.csv"\ninclude "pipe.koh"\nsummarize months\nmerge m:1 cohort using "/dev/stdin"\n')
    assert server.diagnostics(uri, 1) == []
    for method in ("hover", "definition", "documentLink", "documentSymbol"):
        server.result(f"textDocument/{method}", textDocument={"uri": uri}, position={"line": 1, "character": 12})
    server.result("workspace/symbol", query="x")
    assert server.stop() == 0


def test_a_run_does_not_read_what_the_editor_says(examples):
    server = RawServer()
    uri = uri_of(examples / "nibr/eget.koh")
    server.open(uri, 'use "/dev/stdin"\nsummarize\n')
    run = server.ask("workspace/executeCommand", command="kohort.runAll", arguments=[uri])
    hover = server.ask("textDocument/hover", textDocument={"uri": uri}, position={"line": 1, "character": 2})
    assert server.answer(hover)["result"]
    assert "is empty" in str(server.answer(run))
    assert server.stop() == 0
