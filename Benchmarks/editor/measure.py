#!/usr/bin/env python3
"""How long an editor waits: keystrokes in a script of 5 000 lines, beside a request that does nothing.

    Benchmarks/editor/measure.py [PROGRAM] [KEYSTROKES]

Each round types one character in a random statement, waits for the diagnostics of that version, asks for completions and a
hover there, and sends a request that the server does not know, which costs the way there and back. Times are in
milliseconds, from sending to the whole answer. Needs nothing but Python.
"""
import json
import os
import random
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def script(lines):
    """Sections as analysts write them: data read, columns made, models and tables of them."""
    text = []
    section = 0
    while len(text) < lines:
        text += [f"# --- Section {section} ---", 'use "nir.csv" | example']
        text += [f"gen x{k} = log(months + {k}) * unemp" for k in range(8)]
        text.append('recode track ("ukjent" = missing) (else = "known") | suffix("_known")')
        for k in range(10):
            text.append(f"let m{k} = model transition ~ gender + age + x{k % 8} if cohort >= 201{k % 6} | robust")
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


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else ROOT + "/.build/release/kohort"
    keystrokes = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    random.seed(2019)
    text = script(5000)
    uri = "file://" + ROOT + "/Examples/benchmark.koh"
    server = Server(program)
    server.ask("initialize", {"capabilities": {}})
    server.notify("initialized", {})
    document = {"textDocument": {"uri": uri}}
    opened = timed(lambda: (
        server.notify("textDocument/didOpen", {"textDocument": {
            "uri": uri, "languageId": "koh", "version": 1, "text": "\n".join(text)}}),
        server.wait_for_diagnostics(1)))
    print(f"opening 5 000 lines, with their diagnostics: {opened:.0f} ms")
    version = 1
    times = {"nothing": [], "diagnostics": [], "completion": [], "hover": []}
    kinds = {"a model, a table": ("let m", "table", "summarize"), "a column that others read": ("gen x",)}
    for kind, beginnings in kinds.items():
        lines = [n for n, line in enumerate(text) if line.startswith(beginnings)]
        for name in times:
            times[name] = []
        for _ in range(keystrokes):
            line = random.choice(lines)
            column = random.randint(6, len(text[line]))
            for inserted, end in (("x", column), ("", column + 1)):
                version += 1

                def type_one():
                    place = {"line": line, "character": column}
                    server.notify("textDocument/didChange", {
                        "textDocument": {"uri": uri, "version": version}, "contentChanges": [{
                            "range": {"start": place, "end": {"line": line, "character": end}},
                            "text": inserted}]})
                    server.wait_for_diagnostics(version)

                times["diagnostics"].append(timed(type_one))
            place = {**document, "position": {"line": line, "character": column}}
            times["completion"].append(timed(lambda: server.ask("textDocument/completion", place)))
            times["hover"].append(timed(lambda: server.ask("textDocument/hover", place)))
            times["nothing"].append(timed(lambda: server.ask("nothing/atAll", {})))
        print(f"\ntyping in {kind}        median   99th of a hundred   greatest   (ms)")
        for name, taken in times.items():
            taken.sort()
            print(f"  {name:30s} {taken[len(taken) // 2]:10.2f} {taken[len(taken) * 99 // 100]:19.2f} {taken[-1]:10.2f}")
    with open(f"/proc/{server.process.pid}/status") as status:
        print("\n" + [line for line in status if line.startswith("VmHWM")][0].strip())
    server.ask("shutdown", None)
    server.notify("exit", None)
    sys.exit(server.process.wait())


main()
