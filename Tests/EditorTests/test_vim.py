"""The syntax file of Vim, in Vim and in Neovim, agrees with what the server says."""

import json
import os
import shutil
import subprocess

import colours
import pytest
from program import ROOT

HERE = ROOT / "Tests/EditorTests"
EDITORS = {"vim": ["vim", "-es", "-n", "-i", "NONE", "-u"], "nvim": ["nvim", "--headless", "-n", "-i", "NONE", "-u"]}

KINDS = {
    "": None, "kohOptions": None, "kohGroup": None, "kohComputed": None, "kohCommand": "command", "kohOption": "option", "kohClause": "word", "kohStatement": "word",
    "kohOperatorWord": "word", "kohConstant": "word", "kohOperator": "operator", "kohBar": "operator",
    "kohFunction": "function", "kohNumber": "number", "kohText": "text", "kohEscape": "text", "kohBrace": "text",
    "kohQuotedName": "name", "kohComment": "comment", "kohOptionComment": "comment",
}


def _groups(editor, text, folder):
    (folder / "script.koh").write_text(text)
    environment = {**os.environ, "KOHORT_EDITORS": str(ROOT / "editors"), "LC_ALL": "C.UTF-8"}
    subprocess.run([*EDITORS[editor], HERE / "vim/colours.vim"], cwd=folder, env=environment, timeout=60, check=False,
                   capture_output=True, stdin=subprocess.DEVNULL)
    return json.loads((folder / "groups.json").read_text())


@pytest.mark.parametrize("script", colours.scripts())
@pytest.mark.parametrize("editor", EDITORS)
def test_the_syntax_file_agrees_with_the_server(editor, script, tmp_path):
    if not shutil.which(editor):
        pytest.skip(f"{editor} is not installed")
    text = colours.scripts()[script]
    found = _groups(editor, text, tmp_path)
    assert found["filetype"] == "koh"
    lines = [[KINDS[group] for group in line] for line in found["groups"]]
    if text.endswith("\n"):
        lines.append([])
    wrong = colours.disagreements(text, lines)
    assert not wrong, "\n".join(wrong)
