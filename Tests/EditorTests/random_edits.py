#!/usr/bin/env python3
"""Edits a script at random in one server, N times, with requests and broken messages in between.

    random_edits.py N [--seed S] [--every K]

Every K edits what the server has published of the text must be what `kohort check` says of the same text in a file. The
server's memory is watched. Ends with 1, and tells the seed and the edit, when something is not as it should be.
"""

import argparse
import json
import queue
import random
import re
import subprocess
import tempfile
import time

from program import KOHORT, copy_examples
from raw_client import RawServer, uri_of

LINE_END = re.compile(r"\r\n|\r|\n")
ACCEPTED = {-32602, -32600, -32803, -32800}
REQUESTS = [
    "textDocument/completion", "textDocument/hover", "textDocument/signatureHelp", "textDocument/definition",
    "textDocument/references", "textDocument/documentHighlight", "textDocument/prepareRename",
    "textDocument/rename", "textDocument/documentSymbol", "textDocument/foldingRange",
    "textDocument/selectionRange", "textDocument/semanticTokens/full", "textDocument/semanticTokens/full/delta",
    "textDocument/semanticTokens/range", "textDocument/codeAction", "textDocument/codeLens",
    "textDocument/inlayHint", "textDocument/documentLink", "textDocument/formatting",
    "textDocument/rangeFormatting", "textDocument/onTypeFormatting", "workspace/symbol",
]
TYPED = list("abcxyzæøå_ \n\n|,.()[]{}\"`~=+-*/^:<>#'0123456789;\\") + [
    "😀", "e\u0301", "年", "\u2028", "\r\n", "\r", "\t", " | ", "gen ", "let ", "fn f(x) {\n", "}\n", "if ", "for i in 1..3 {\n",
    "use \"../data/nir.csv\"\n", "months", "model transition ~ ", "include \"brief.koh\"\n", "undo\n", "\ud83d", "\x00",
]
HUGE = 1 << 20


class Text:
    """A text with its lines, counted as the protocol does."""

    def __init__(self, text):
        self.set(text)

    def set(self, text):
        self.text = text
        self.starts = [0] + [match.end() for match in LINE_END.finditer(text)]
        self.ends = [match.start() for match in LINE_END.finditer(text)] + [len(text)]

    def position(self, offset):
        low, high = 0, len(self.starts)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.starts[middle] <= offset else (low, middle)
        before = self.text[self.starts[low] : offset]
        return {"line": low, "character": len(before) + sum(character > "\uffff" for character in before)}

    def place(self, chance):
        """An offset, often the end, and never within a line's end."""
        offset = len(self.text) if chance.random() < 0.3 else chance.randint(0, len(self.text))
        if 0 < offset < len(self.text) and self.text[offset - 1 : offset + 1] == "\r\n":
            offset += 1
        return offset


class Soak:
    def __init__(self, seed, folder):
        self.chance = random.Random(seed)
        examples = copy_examples(folder)
        self.scripts = [path.read_text() for path in sorted(examples.rglob("*.koh"))]
        self.path = examples / "nibr/soak.koh"
        self.uri = uri_of(self.path)
        self.folder = examples / "nibr"
        (self.folder / "brief.koh").write_text('use "../data/nir.csv"\nfn doubled(x) {\n  return 2 * x\n}\nlet here = 3\n')
        self.server = RawServer(folder=self.folder)
        self.text = Text(self.scripts[0])
        self.version = 1
        self.server.open(self.uri, self.text.text)
        self.waiting = {}
        self.slowest = (0, "")
        self.counts = {"requests": 0, "broken": 0, "compared": 0, "errors": 0}

    # Edits

    def edit(self):
        kind = self.chance.random()
        length = len(self.text.text)
        if length > 3 * HUGE or (length > 150_000 and kind < 0.1):
            return self.replace_all(self.chance.choice(self.scripts))
        if kind < 0.02:
            return self.replace_all(self.chance.choice(self.scripts))
        start = self.text.place(self.chance)
        if kind < 0.55:
            return self.splice(start, start, self.chance.choice(TYPED))
        if kind < 0.80:
            end = min(length, start + self.chance.choice([1, 1, 2, 5, 40, 400]))
            return self.splice(start, end, "")
        if kind < 0.97:
            script = self.chance.choice(self.scripts)
            half = self.chance.randint(0, len(script))
            part = script[:half] if self.chance.random() < 0.5 else script[half:]
            return self.splice(start, min(length, start + self.chance.choice([0, 0, 30])), part)
        if kind < 0.99:
            return self.invalid_bytes(start)
        if self.chance.random() < 0.1:
            unit, size = self.chance.choice(
                [("x", HUGE), ("😀", HUGE), ("a + ", HUGE), ("(", HUGE), ("\"{", HUGE), ("# ", HUGE),
                 ("gen a = 1;", HUGE >> 6)])
            return self.splice(start, start, unit * (size // len(unit.encode())))
        return self.splice(start, start, " ")

    def splice(self, start, end, new):
        text = self.text.text
        # Half a line's end cannot be named.
        while 0 < end < len(text) and text[end - 1 : end + 1] == "\r\n":
            end += 1
        change = {"range": {"start": self.text.position(start), "end": self.text.position(end)}, "text": new}
        self.send(change, text[:start] + self.known(new) + text[end:])

    def replace_all(self, new):
        self.send({"text": new}, self.known(new))

    @staticmethod
    def known(new):
        """A half of a pair alone is replaced."""
        return re.sub("[\ud800-\udfff]", "\ufffd", new)

    def send(self, change, text, raw=None):
        self.version += 1
        message = {
            "jsonrpc": "2.0", "method": "textDocument/didChange",
            "params": {"textDocument": {"uri": self.uri, "version": self.version}, "contentChanges": [change]},
        }
        body = json.dumps(message, ensure_ascii=self.chance.random() < 0.5 or "\ud83d" in change["text"])
        self.server.send_bytes(body.encode() if raw is None else body.encode().replace(b"@@@", raw))
        self.text.set(text)

    def invalid_bytes(self, start):
        raw = self.chance.choice([b"\xff", b"\xc3", b"a\x80b", b"\xf0\x9f\x98", b"\xed\xa0\x80", b"\xc0\xaf"])
        place = self.text.position(start)
        text = self.text.text
        self.send({"range": {"start": place, "end": place}, "text": "@@@"},
                  text[:start] + raw.decode("utf-8", "replace") + text[start:], raw)

    # Requests

    def ask(self):
        method = self.chance.choice(REQUESTS)
        position = self.text.position(self.text.place(self.chance))
        other = self.text.position(self.text.place(self.chance))
        start, end = sorted([position, other], key=lambda place: (place["line"], place["character"]))
        number = self.server.ask(
            method, textDocument={"uri": self.uri}, position=position, range={"start": start, "end": end},
            positions=[position, other], newName=self.chance.choice(["x", "år", "if", "a b"]), ch="\n",
            query="a", context={"diagnostics": [], "includeDeclaration": True}, options={}, previousResultId="1")
        self.waiting[number] = (method, time.monotonic())
        self.counts["requests"] += 1
        if self.chance.random() < 0.05:
            self.server.notify("$/cancelRequest", id=number)
        if len(self.waiting) > 20:
            self.collect()

    def collect(self):
        while self.waiting:
            number, (method, begun) = next(iter(self.waiting.items()))
            answer = self.server.answer(number, timeout=120)
            del self.waiting[number]
            self.slowest = max(self.slowest, (time.monotonic() - begun, method))
            if "error" in answer:
                self.counts["errors"] += 1
                assert answer["error"]["code"] in ACCEPTED, (method, answer)

    def broken_message(self):
        body = self.chance.choice([b"{", b"", b"{\"id\":", b"[1,2", b"\xff\xff", b"{\"method\":\"\\ud83d\"", b"nul"])
        self.server.send_bytes(body)
        answer = self.server.answer(None)
        assert answer["error"]["code"] == -32700, answer
        self.counts["broken"] += 1

    # Comparing

    def compare(self):
        self.collect()
        self.path.write_bytes(self.text.text.encode())
        checked = subprocess.run([KOHORT, "check", "--format", "json", self.path.name], cwd=self.folder,
                                 capture_output=True, timeout=300, check=False)
        assert checked.returncode in (0, 1), checked
        wanted = self.ordered(
            (one["line"], self.column(one["line"], one["column"] - 1), one["severity"], one["diagnostic"],
             one["message"].split("\n")[0])
            for one in map(json.loads, checked.stderr.decode().split("\n")[:-1]) if one["file"] == self.path.name)
        end = time.monotonic() + 30
        while (found := self.published()) != wanted:
            # The data are looked at a moment later, when nobody types.
            try:
                self.server.receive(timeout=max(0.01, end - time.monotonic()))
            except queue.Empty:
                missing = [one for one in wanted if one not in (found or [])]
                more = [one for one in found or [] if one not in wanted]
                raise AssertionError(f"only the check says {missing[:5]}\nonly the server says {more[:5]}") from None
        self.counts["compared"] += 1

    def column(self, line, column):
        """A column, where both count the same."""
        before = self.text.text[self.text.starts[line - 1] : self.text.starts[line - 1] + column + 1]
        return column if before.isascii() else None

    def published(self):
        published = self.server.published.get(self.uri)
        if not published or published.get("version") != self.version:
            return None
        severities = {1: "error", 2: "warning", 3: "note"}
        found = []
        for one in published["diagnostics"]:
            start = one["range"]["start"]
            line = start["line"] + 1
            found.append((line, self.column(line, start["character"]), severities[one["severity"]], one["code"],
                          one["message"].split("\n")[0]))
        return self.ordered(found)

    @staticmethod
    def ordered(found):
        return sorted(found, key=lambda one: (one[0], -1 if one[1] is None else one[1], *one[2:]))

    def memory(self):
        with open(f"/proc/{self.server.process.pid}/status") as status:
            return next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmRSS"))


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("edits", type=int)
    arguments.add_argument("--seed", type=int, default=2019)
    arguments.add_argument("--every", type=int, default=50)
    arguments.add_argument("--seconds", type=float, default=float("inf"))
    given = arguments.parse_args()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        soak = Soak(given.seed, folder)
        edit = 0
        memory = []
        try:
            for edit in range(1, given.edits + 1):
                soak.edit()
                if soak.chance.random() < 0.5:
                    soak.ask()
                if soak.chance.random() < 0.01:
                    soak.broken_message()
                if edit % given.every == 0:
                    soak.compare()
                if edit % 500 == 0:
                    memory.append(soak.memory())
                    print(f"{edit} edits, {time.monotonic() - begun:.0f} s, {memory[-1]} MB, "
                          f"{len(soak.text.text)} characters, slowest {soak.slowest[0]:.2f} s {soak.slowest[1]}, "
                          f"{soak.counts}", flush=True)
                if time.monotonic() - begun > given.seconds:
                    break
            soak.replace_all("")
            soak.compare()
            assert soak.server.stop() == 0
        except BaseException:
            kept = f"{tempfile.gettempdir()}/random_edits.koh"
            with open(kept, "wb") as file:
                file.write(soak.text.text.encode("utf-8", "replace"))
            print(f"seed {given.seed}, edit {edit}: the text is in {kept}; "
                  f"the server {'runs' if soak.server.process.poll() is None else 'has ended'}", flush=True)
            raise
    print(f"{edit} edits with seed {given.seed}: {soak.counts}, memory {memory} MB, "
          f"slowest answer {soak.slowest[0]:.2f} s ({soak.slowest[1]})")


if __name__ == "__main__":
    main()
