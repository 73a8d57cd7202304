"""A server that is killed in the midst of its work leaves no half-written file."""

import random
import signal
import time

import pytest
from raw_client import RawServer, uri_of

WHOLE = 23_033


@pytest.mark.parametrize("seed", range(6))
def test_files_are_whole_or_not_there(examples, seed):
    chance = random.Random(seed)
    server = RawServer(capabilities={"window": {"workDoneProgress": True}})
    uri = uri_of(examples / "nibr/eget.koh")
    script = 'use "../data/nir.csv"\nfor i in 1..1000 {\n  save "ut_{i}.csv"\n  table gender | save("tabell.csv")\n}\n'
    server.open(uri, script)
    server.ask("workspace/executeCommand", command="kohort.runAll", arguments=[uri], workDoneToken="t")
    folder = examples / "nibr"
    end = time.monotonic() + 60
    while not (folder / "ut_1.csv").exists() and time.monotonic() < end:
        time.sleep(0.005)
    begun = time.monotonic()
    version = 1
    while time.monotonic() - begun < chance.uniform(0.05, 0.5):
        version += 1
        server.change(uri, version, {"range": {"start": {"line": 0, "character": 0},
                                               "end": {"line": 0, "character": 0}}, "text": "# x\n"})
    server.process.send_signal(signal.SIGKILL)
    server.process.wait()
    saved = sorted(folder.glob("ut_*.csv"))
    assert saved
    texts = {path.read_bytes() for path in saved}
    assert len(texts) == 1 and texts.pop().count(b"\n") == WHOLE
    table = folder / "tabell.csv"
    if table.exists():
        assert table.read_text().count("\n") >= 3
    # What is left of a file in the making bears another name than what somebody reads.
    others = {path.name for path in folder.iterdir() if path.suffix not in (".koh", ".csv")}
    assert all(name.endswith(".part") for name in others) and len(others) <= 2, others
