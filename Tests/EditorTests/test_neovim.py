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


@pytest.mark.skipif(not shutil.which("vim"), reason="Vim is not installed")
def test_the_colours_of_vim(examples):
    script = f"""
set nocompatible
set runtimepath^={ROOT}/editors/nvim
filetype plugin on
syntax on
edit nibr/tabell_5_2.koh
redir! > colours
echo &filetype
call search('factor country')
echo synIDattr(synID(line('.'), 1, 1), 'name')
call search('levels')
echo synIDattr(synID(line('.'), col('.'), 1), 'name')
call search('log(')
echo synIDattr(synID(line('.'), col('.'), 1), 'name')
redir END
qall!
"""
    (examples / "colours.vim").write_text(script)
    subprocess.run(["vim", "-es", "-u", "colours.vim"], cwd=examples, timeout=30, check=False,
                   stdin=subprocess.DEVNULL)
    assert (examples / "colours").read_text().split() == ["koh", "kohCommand", "kohOption", "kohFunction"]
