"""The extension of Visual Studio Code in Node, with stand-ins for `vscode` and its language client and a real server."""

import os
import shutil
import subprocess

import pytest
from program import KOHORT, ROOT, copy_examples

HERE = ROOT / "Tests/EditorTests"


@pytest.mark.skipif(not shutil.which("node"), reason="Node is not installed")
def test_a_session(tmp_path):
    # VS Code writes such a folder with percent signs.
    (tmp_path / "prøve (1)").mkdir()
    examples = copy_examples(tmp_path / "prøve (1)")
    environment = {**os.environ, "KOHORT": KOHORT, "KOHORT_EDITORS": str(ROOT / "editors")}
    finished = subprocess.run(["node", HERE / "vscode/play.js"], cwd=examples, env=environment, capture_output=True,
                              text=True, timeout=100, check=False)
    told = finished.stdout + finished.stderr
    assert finished.returncode == 0 and "FAILED" not in told, told
    assert told.count("ok  ") > 30, told
