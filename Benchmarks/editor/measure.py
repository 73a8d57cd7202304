#!/usr/bin/env python3
"""How long an editor waits: keystrokes in a script of 5 000 lines, beside a request that does nothing.

    Benchmarks/editor/measure.py [PROGRAM] [KEYSTROKES]

Each round types one character in a random statement and takes it back, waits each time for the diagnostics of that version,
asks for completions and a hover there, and sends a request that the server does not know, which costs the way there and
back. Diagnostics are those of the whole script. Times are in milliseconds, from sending to the whole answer. Needs nothing
but Python.
"""
import json
import os
import random
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def script(lines, readings):
    """Sections as analysts write them: data read, columns made, models and tables of them.

    Where the data are read once, every section makes columns of its own, and all of them are known to the end.
    """
    text = ["fn shifted(x, k) {", "  return log(x + k)", "}"]
    section = 0
    while len(text) < lines:
        text.append(f"# --- Section {section} ---")
        if section == 0 or readings == "many":
            text.append('use "nir.csv" | example')
        tail = "" if readings == "many" else f"_{section}"
        text += [f"gen x{k}{tail} = shifted(months, {k}) * unemp" for k in range(8)]
        text.append(f'recode track ("ukjent" = missing) (else = "known") | suffix("_known{tail}")')
        for k in range(10):
            text.append(f"let m{section}_{k} = model transition ~ gender + age + x{k % 8}{tail} if cohort >= 201{k % 6} | robust")
            text.append("summarize months unemp by network")
            text.append("table gender age by network | percent(column)")
        text.append("")
        section += 1
    return text[:lines]


class Server:
    def __init__(self, program):
        self.process = subprocess.Popen([program, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.number = 0

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def read(self):
        length = 0
        while line := self.process.stdout.readline().strip():
            length = int(line.split(b":")[1])
        return json.loads(self.process.stdout.read(length))

    def notify(self, method, parameters):
        self.send({"method": method, "params": parameters})

    def ask(self, method, parameters):
        self.number += 1
        self.send({"id": self.number, "method": method, "params": parameters})
        while True:
            answer = self.read()
            if answer.get("id") == self.number:
                return answer

    def wait_for_diagnostics(self, version):
        while True:
            message = self.read()
            if message.get("method") == "textDocument/publishDiagnostics":
                if message["params"].get("version") == version:
                    return message


def timed(body):
    start = time.perf_counter()
    body()
    return 1000 * (time.perf_counter() - start)


KINDS = {
    "a model or a table": (("let m", "table", "summarize"), "x", lambda line: random.randint(line.index(" ") + 1, len(line))),
    "the name of a result": (("let m",), "x", lambda line: 5),
    "the name of a column": (("gen x",), "x", lambda line: 5),
    "a bracket that stays open": (("let m", "table", "gen x"), "(", lambda line: random.randint(6, len(line))),
}


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else ROOT + "/.build/release/kohort"
    keystrokes = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    random.seed(2019)
    for readings in ("many", "once"):
        measure(program, keystrokes, readings)


def measure(program, keystrokes, readings):
    text = script(5000, readings)
    uri = "file://" + ROOT + "/Examples/benchmark.koh"
    server = Server(program)
    server.ask("initialize", {"capabilities": {}})
    server.notify("initialized", {})
    opened = timed(lambda: (
        server.notify("textDocument/didOpen", {"textDocument": {
            "uri": uri, "languageId": "koh", "version": 1, "text": "\n".join(text)}}),
        server.wait_for_diagnostics(1)))
    if not knows_the_data(server, uri, text):
        sys.exit("the server does not find the example data, so it has less to tell: take a program in its repository")
    told = {"many": "in each section", "once": "once, and hundreds of columns made of them"}[readings]
    print(f"A script of {len(text)} lines, the data read {told}; opening it, with its diagnostics: {opened:.0f} ms")
    version = 1
    for kind, (beginnings, inserted, place_in) in KINDS.items():
        lines = [n for n, line in enumerate(text) if line.startswith(beginnings)]
        times = {"nothing": [], "diagnostics": [], "completion": [], "hover": []}
        for _ in range(keystrokes):
            line = random.choice(lines)
            column = place_in(text[line])
            place = {"textDocument": {"uri": uri}, "position": {"line": line, "character": column}}
            for typed, end in ((inserted, column), ("", column + 1)):
                version += 1
                times["diagnostics"].append(timed(lambda: type_one(server, uri, version, line, column, end, typed)))
                times["completion"].append(timed(lambda: server.ask("textDocument/completion", place)))
                times["hover"].append(timed(lambda: server.ask("textDocument/hover", place)))
                times["nothing"].append(timed(lambda: server.ask("nothing/atAll", {})))
        print(f"\n  {'typing in ' + kind:40s}  median   99th of a hundred   greatest   (ms)")
        for name, taken in times.items():
            taken.sort()
            print(f"    {name:38s} {taken[len(taken) // 2]:7.2f} {taken[len(taken) * 99 // 100]:19.2f} {taken[-1]:10.2f}")
    with open(f"/proc/{server.process.pid}/status") as status:
        print("\n  the server's greatest memory:", next(line for line in status if line.startswith("VmHWM")).split(":")[1].strip())
    print()
    server.ask("shutdown", None)
    server.notify("exit", None)
    if server.process.wait() != 0:
        sys.exit("the server ended badly")


def knows_the_data(server, uri, text):
    line = next(n for n, line in enumerate(text) if line.startswith("summarize months"))
    told = server.ask("textDocument/hover", {
        "textDocument": {"uri": uri}, "position": {"line": line, "character": len("summarize m")}})
    return "rows" in json.dumps(told.get("result") or "")


def type_one(server, uri, version, line, column, end, typed):
    server.notify("textDocument/didChange", {
        "textDocument": {"uri": uri, "version": version}, "contentChanges": [{
            "range": {"start": {"line": line, "character": column}, "end": {"line": line, "character": end}},
            "text": typed}]})
    server.wait_for_diagnostics(version)


main()
