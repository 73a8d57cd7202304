"""A client without manners: bytes in, bytes out, for what a library would never send."""

import collections
import json
import pathlib
import queue
import subprocess
import threading

from program import KOHORT


def uri_of(path):
    return pathlib.Path(path).resolve().as_uri()


class RawServer:
    """A server as a process of its own, with what it sent."""

    def __init__(self, initialize=True, capabilities=None, folder=None):
        self.process = subprocess.Popen(
            [KOHORT, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder
        )
        self.arrived = queue.Queue()
        self.notifications = collections.deque(maxlen=1000)
        self.published = {}
        self._answers = {}
        self._next = 0
        threading.Thread(target=self._read, daemon=True).start()
        if initialize:
            self.initialized = self.request("initialize", capabilities=capabilities or {})
            self.notify("initialized")

    # Reading

    def _read(self):
        stream = self.process.stdout
        while True:
            length = None
            while line := stream.readline().strip():
                name, _, value = line.partition(b":")
                assert name.lower() == b"content-length", line
                length = int(value)
            if length is None:
                break
            body = stream.read(length)
            if len(body) < length:
                break
            self.arrived.put(json.loads(body))
        self.arrived.put(None)

    def receive(self, timeout=30):
        """The next message; notifications and answers are kept as well."""
        message = self.arrived.get(timeout=timeout)
        if message is None:
            raise EOFError(f"the server ended with {self.process.wait()}")
        if "method" in message:
            self.notifications.append(message)
            if message["method"] == "textDocument/publishDiagnostics":
                self.published[message["params"]["uri"]] = message["params"]
        else:
            self._answers[json.dumps(message.get("id"))] = message
        return message

    def wait_for(self, found, timeout=30):
        while not (answer := found()):
            self.receive(timeout)
        return answer

    # Writing

    def send_bytes(self, body):
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def send(self, **message):
        self.send_bytes(json.dumps({"jsonrpc": "2.0", **message}).encode())

    def notify(self, method, **params):
        self.send(method=method, params=params)

    def ask(self, method, **params):
        """Sends a request; its number, to wait for the answer."""
        self._next += 1
        self.send(id=self._next, method=method, params=params)
        return self._next

    def answer(self, number, timeout=30):
        key = json.dumps(number)
        return self.wait_for(lambda: self._answers.pop(key, None), timeout)

    def request(self, method, **params):
        return self.answer(self.ask(method, **params))

    def result(self, method, **params):
        answer = self.request(method, **params)
        assert "error" not in answer, answer
        return answer["result"]

    # Documents

    def open(self, uri, text, version=1):
        item = {"uri": uri, "languageId": "koh", "version": version, "text": text}
        self.notify("textDocument/didOpen", textDocument=item)

    def change(self, uri, version, *changes):
        self.notify(
            "textDocument/didChange",
            textDocument={"uri": uri, "version": version},
            contentChanges=list(changes),
        )

    def diagnostics(self, uri, version, timeout=60):
        """What was published for a version of a document."""

        def found():
            published = self.published.get(uri)
            return published if published and published.get("version") == version else None

        return self.wait_for(found, timeout)["diagnostics"]

    def stop(self):
        self.request("shutdown")
        self.notify("exit")
        return self.process.wait(timeout=30)
