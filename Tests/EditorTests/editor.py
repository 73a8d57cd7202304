"""An editor in a test: pytest-lsp's client with documents that it keeps as an editor does."""

import asyncio
import pathlib

import texts
from lsprotocol import types as lsp


class Editor:
    """A client, the texts that are open in it, and the answers in plain words."""

    def __init__(self, client, initialized):
        self.client = client
        self.capabilities = initialized.capabilities
        self.encoding = initialized.capabilities.position_encoding or "utf-16"
        self.texts = {}
        self.versions = {}

    # Documents

    def open(self, path, text=None):
        path = pathlib.Path(path)
        uri = path.resolve().as_uri()
        self.texts[uri] = path.read_text() if text is None else text
        self.versions[uri] = 1
        item = lsp.TextDocumentItem(uri=uri, language_id="koh", version=1, text=self.texts[uri])
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(text_document=item))
        return uri

    def replace(self, uri, old, new, occurrence=0):
        """Replaces an occurrence of a word as an editor does that sends what changes."""
        text = self.texts[uri]
        span = texts.span(text, old, occurrence, self.encoding)
        self.versions[uri] += 1
        change = lsp.TextDocumentContentChangePartial(range=_range(span), text=new)
        self.client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(
                text_document=lsp.VersionedTextDocumentIdentifier(uri=uri, version=self.versions[uri]),
                content_changes=[change],
            )
        )
        self.texts[uri] = texts.applied(text, [{"range": span, "newText": new}], self.encoding)

    def close(self, uri):
        self.client.text_document_did_close(
            lsp.DidCloseTextDocumentParams(text_document=lsp.TextDocumentIdentifier(uri=uri))
        )

    def apply(self, uri, edits):
        """Applies edits to the text and sends it whole."""
        self.texts[uri] = texts.applied(self.texts[uri], [as_dict(edit) for edit in edits], self.encoding)
        self.versions[uri] += 1
        self.client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(
                text_document=lsp.VersionedTextDocumentIdentifier(uri=uri, version=self.versions[uri]),
                content_changes=[lsp.TextDocumentContentChangeWholeDocument(text=self.texts[uri])],
            )
        )

    async def published(self, uri):
        """The diagnostics of the newest version."""
        while True:
            for params in reversed(self.client.published):
                if params.uri == uri and params.version == self.versions[uri]:
                    return params.diagnostics
            await asyncio.sleep(0.005)

    # Places

    def at(self, uri, word, within=0, occurrence=0):
        """The parameters of a request about a place."""
        position = texts.place(self.texts[uri], word, within, occurrence, self.encoding)
        return {"text_document": document(uri), "position": lsp.Position(**position)}

    def span(self, uri, word, occurrence=0):
        return _range(texts.span(self.texts[uri], word, occurrence, self.encoding))

    def everything(self, uri):
        end = texts.position(self.texts[uri], len(self.texts[uri]), self.encoding)
        return lsp.Range(lsp.Position(0, 0), lsp.Position(**end))

    def words(self, uri, ranges):
        """What stands at ranges."""
        return [texts.slice_of(self.texts[uri], as_range(range), self.encoding) for range in ranges]


def document(uri):
    return lsp.TextDocumentIdentifier(uri=uri)


def _range(span):
    return lsp.Range(lsp.Position(**span["start"]), lsp.Position(**span["end"]))


def as_range(range):
    return {
        "start": {"line": range.start.line, "character": range.start.character},
        "end": {"line": range.end.line, "character": range.end.character},
    }


def as_dict(edit):
    return {"range": as_range(edit.range), "newText": edit.new_text}
