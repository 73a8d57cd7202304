"""Editors that ask for diagnostics, of which some can be told to ask again."""

import time

from raw_client import RawServer, uri_of

SCRIPT = 'use "../data/nir.csv"\nkeep if gender == "mann"\nmodel transition ~ gender + age\n'
REFRESH = "workspace/diagnostic/refresh"


class Pulling:
    def __init__(self, examples):
        self.server = RawServer(capabilities={
            "textDocument": {"diagnostic": {}}, "workspace": {"diagnostics": {"refreshSupport": True}}})
        self.uri = uri_of(examples / "nibr/eget.koh")

    def open(self, text):
        self.server.open(self.uri, text)

    def codes(self):
        report = self.server.result("textDocument/diagnostic", textDocument={"uri": self.uri})
        return [item["code"] for item in report["items"]]

    def wait_to_be_asked(self):
        def asked():
            return next((sent for sent in self.server.notifications if sent["method"] == REFRESH), None)

        message = self.server.wait_for(asked)
        self.server.notifications.clear()
        self.server.send(id=message["id"], result=None)


def test_what_the_data_tell_is_asked_for_when_it_is_known(examples):
    editor = Pulling(examples)
    editor.open(SCRIPT)
    assert editor.codes() == []
    editor.wait_to_be_asked()
    assert editor.codes() == ["one-level"]
    time.sleep(0.5)
    editor.server.request("textDocument/hover", textDocument={"uri": editor.uri}, position={"line": 0, "character": 1})
    assert not editor.server.notifications, "nothing is new"
    editor.server.notify("workspace/didChangeWatchedFiles", changes=[])
    editor.wait_to_be_asked()
    assert editor.server.stop() == 0


def test_a_look_that_was_broken_off_is_taken_up_again(examples):
    editor = Pulling(examples)
    lines = [
        f"gen x{k} = log(months + {k}) * unemp\nmodel transition ~ gender + x{k} if cohort > 2012\n" for k in range(300)]
    editor.open('use "../data/nir.csv"\n' + "".join(lines) + 'keep if gender == "mann"\nmodel transition ~ gender\n')
    place = {"line": 0, "character": 0}
    for version in range(2, 22):
        editor.server.change(editor.uri, version, {"range": {"start": place, "end": place}, "text": "# remark\n"})
        assert "one-level" not in editor.codes() or editor.server.notifications
        time.sleep(0.1)
    end = time.monotonic() + 60
    while "one-level" not in editor.codes():
        assert time.monotonic() < end, "what the data tell is never told"
        editor.wait_to_be_asked()
    assert editor.server.stop() == 0
