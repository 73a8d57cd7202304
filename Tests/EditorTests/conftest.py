"""What the tests share."""

import pytest
import pytest_lsp
from editor import Editor
from lsprotocol import types as lsp
from program import KOHORT, copy_examples
from pytest_lsp import ClientServerConfig, client_capabilities


@pytest.fixture
def examples(tmp_path):
    """The examples, in a folder that a test may write to."""
    return copy_examples(tmp_path)


class _Sessions:
    """Sessions with the capabilities of editors that are in use."""

    def __init__(self):
        self.open = []

    async def start(self, name="neovim@0.7.0", encodings=None, adjust=None):
        client = await ClientServerConfig(server_command=[KOHORT, "lsp"]).start()
        client.published = []
        # In place of the library's, which keeps the newest of each document alone.
        client.protocol.fm.features.pop(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)

        @client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def note(params):
            client.published.append(params)

        capabilities = client_capabilities(name)
        if encodings:
            capabilities.general = capabilities.general or lsp.GeneralClientCapabilities()
            capabilities.general.position_encodings = encodings
        if adjust:
            adjust(capabilities)
        initialized = await client.initialize_session(lsp.InitializeParams(capabilities=capabilities))
        self.open.append(client)
        return Editor(client, initialized)

    async def stop(self):
        for client in self.open:
            await client.shutdown_session()
            assert client._server.returncode == 0


@pytest.fixture
async def sessions():
    sessions = _Sessions()
    yield sessions
    await sessions.stop()


@pytest.fixture
async def editor(sessions):
    """One that is told of diagnostics, counts in UTF-16 and is as plain as Neovim 0.7."""
    return await sessions.start()


assert pytest_lsp
