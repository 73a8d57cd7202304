"""Neovim, headless, with the files of editors/nvim."""

import os
import shutil
import subprocess

import pytest
from program import KOHORT, ROOT

HERE = ROOT / "Tests/EditorTests"


@pytest.mark.skipif(not shutil.which("nvim"), reason="Neovim is not installed")
def test_a_session(examples):
    environment = {**os.environ, "KOHORT": KOHORT, "KOHORT_EDITORS": str(ROOT / "editors"),
                   "XDG_STATE_HOME": str(examples / "state"), "XDG_DATA_HOME": str(examples / "share")}
    finished = subprocess.run(
        ["nvim", "--headless", "-n", "-i", "NONE", "-u", HERE / "nvim/init.lua", "-c",
         f"luafile {HERE / 'nvim/client.lua'}"],
        cwd=examples, env=environment, capture_output=True, text=True, timeout=100,
    )
    told = finished.stdout + finished.stderr
    assert finished.returncode == 0, told
    assert "FAILED" not in told and "Error" not in told, told
    assert told.count("ok  ") > 25
