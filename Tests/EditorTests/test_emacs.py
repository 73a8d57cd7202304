"""Emacs, in batch, with the files of editors/emacs and eglot."""

import json
import os
import shutil
import subprocess

import colours
import pytest
from program import KOHORT, ROOT

HERE = ROOT / "Tests/EditorTests"

pytestmark = pytest.mark.skipif(not shutil.which("emacs"), reason="Emacs is not installed")


def emacs(*arguments, folder, **more):
    environment = {**os.environ, "KOHORT": KOHORT, "KOHORT_EDITORS": str(ROOT / "editors"), "HOME": str(folder),
                   "LC_ALL": "C.UTF-8"}
    finished = subprocess.run(["emacs", "-q", "--batch", *arguments], cwd=folder, env=environment,
                              capture_output=True, text=True, timeout=60, check=False, **more)
    return finished.returncode, finished.stdout + finished.stderr


def test_a_session(examples):
    status, told = emacs("--eval", "(progn (require 'package) (package-initialize))", "-l", str(HERE / "emacs/client.el"), folder=examples)
    assert status == 0 and "FAILED" not in told, told
    assert told.count("ok  ") > 20, told


def test_the_mode_compiles_without_a_warning(tmp_path):
    for name in ("koh-words.el", "koh-mode.el"):
        shutil.copy(ROOT / "editors/emacs" / name, tmp_path)
    status, told = emacs("-L", ".", "--eval", "(setq byte-compile-error-on-warn t)", "-f", "batch-byte-compile",
                         "koh-words.el", "koh-mode.el", folder=tmp_path)
    assert status == 0, told


#: Numbers and signs have no face in Emacs.
FACES = {
    "nil": None, "font-lock-builtin-face": "command", "font-lock-type-face": "option", "font-lock-keyword-face": "word",
    "font-lock-constant-face": "word", "font-lock-function-name-face": "function", "font-lock-string-face": "text",
    "font-lock-variable-name-face": "name", "font-lock-comment-face": "comment",
    "font-lock-comment-delimiter-face": "comment",
}


@pytest.mark.parametrize("script", colours.scripts())
def test_the_faces_agree_with_the_server(script, tmp_path):
    text = colours.scripts()[script]
    (tmp_path / "script.koh").write_text(text)
    status, told = emacs("-l", str(HERE / "emacs/colours.el"), folder=tmp_path)
    assert status == 0, told
    lines = [[FACES[face] for face in line] for line in json.loads((tmp_path / "faces.json").read_text())]
    wrong = colours.disagreements(text, lines, without={"number", "operator"})
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("script", colours.scripts())
def test_the_indentation_is_that_of_the_layout(script, tmp_path):
    """From scripts that `kohort fmt` has laid out and that stand at the left margin."""
    text = subprocess.run([KOHORT, "fmt", "-"], input=colours.scripts()[script], capture_output=True, text=True,
                          check=False).stdout
    (tmp_path / "script.koh").write_text(text)
    status, told = emacs("-l", str(HERE / "emacs/indent.el"), folder=tmp_path)
    assert status == 0, told
    assert (tmp_path / "script.koh").read_text() == text
