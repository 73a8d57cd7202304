"""The manifest, the language configuration and the snippets of the extension of Visual Studio Code."""

import json
import os
import re
import shutil
import subprocess

import colours
import pytest
from program import KOHORT, ROOT

HERE = ROOT / "Tests/EditorTests"
EXTENSION = ROOT / "editors/vscode"
MANIFEST = json.loads((EXTENSION / "package.json").read_text())
CONTRIBUTES = MANIFEST["contributes"]
SNIPPETS = json.loads((EXTENSION / "snippets/koh.json").read_text())
SCRIPT = (EXTENSION / "extension.js").read_text()

# What the documentation of VS Code knows.
CATEGORIES = {"Programming Languages", "Snippets", "Linters", "Themes", "Debuggers", "Formatters", "Keymaps",
              "SCM Providers", "Other", "Extension Packs", "Language Packs", "Data Science", "Machine Learning",
              "Visualization", "Notebooks", "Education", "Testing"}
POINTS = {"languages", "grammars", "snippets", "commands", "menus", "keybindings", "configuration",
          "configurationDefaults"}
MENUS = {"commandPalette", "editor/title", "editor/title/run", "editor/context"}
SCOPES = {"application", "machine", "machine-overridable", "window", "resource", "language-overridable"}
KEYS = {"editorLangId", "editorTextFocus"}


def test_the_manifest_uses_what_there_is():
    assert set(MANIFEST["categories"]) <= CATEGORIES
    assert set(CONTRIBUTES) <= POINTS
    assert set(CONTRIBUTES["menus"]) <= MENUS
    properties = CONTRIBUTES["configuration"]["properties"].values()
    assert {one["scope"] for one in properties if "scope" in one} <= SCOPES
    assert all(one["default"] in one.get("enum", [one["default"]]) and one["description"] for one in properties)
    entries = [*CONTRIBUTES["keybindings"], *(entry for menu in CONTRIBUTES["menus"].values() for entry in menu)]
    for entry in entries:
        assert {re.match(r"\w+", part)[0] for part in entry["when"].split(" && ")} <= KEYS, entry


def test_the_manifest_agrees_with_itself_and_the_extension():
    language = CONTRIBUTES["languages"][0]["id"]
    assert MANIFEST["activationEvents"] == [f"onLanguage:{language}"]
    assert list(CONTRIBUTES["configurationDefaults"]) == [f"[{language}]"]
    assert f"const language = '{language}'" in SCRIPT
    assert {CONTRIBUTES[point][0]["language"] for point in ("grammars", "snippets")} == {language}
    grammar = CONTRIBUTES["grammars"][0]
    assert json.loads((EXTENSION / grammar["path"]).read_text())["scopeName"] == grammar["scopeName"]
    files = [MANIFEST["main"], CONTRIBUTES["languages"][0]["configuration"], CONTRIBUTES["snippets"][0]["path"]]
    assert all((EXTENSION / file).is_file() for file in files)
    commands = {command["command"] for command in CONTRIBUTES["commands"]}
    used = [*CONTRIBUTES["keybindings"], *(entry for menu in CONTRIBUTES["menus"].values() for entry in menu)]
    assert {entry["command"] for entry in used} <= commands
    assert set(re.findall(r"^    '(kohort\.\w+)': ", SCRIPT, re.MULTILINE)) == commands
    settings = {f"kohort.{name}" for name in re.findall(r"setting\('(\w+)'\)", SCRIPT)}
    # The language client reads this one itself.
    assert settings | {"kohort.trace.server"} == set(CONTRIBUTES["configuration"]["properties"])


@pytest.mark.skipif(not shutil.which("node"), reason="Node is not installed")
def test_enter_indents_as_the_program_lays_out():
    """But for comments inside a statement: VS Code looks no further back than one line."""
    blocks = "let rows = [\n  1, 2;\n  3, 4\n]\nif x {\n  print 1 # {\n} else {\n  print 2\n}\n"
    texts = [*colours.scripts().values(), blocks]
    laid_out = [subprocess.run([KOHORT, "fmt", "-"], input=text, capture_output=True, text=True, check=False).stdout
                for text in texts]
    assert all(laid_out)
    scripts = [re.sub(r"^ +#.*\n", "", text, flags=re.MULTILINE).split("\n") for text in laid_out]
    finished = subprocess.run(["node", HERE / "vscode/enter.js"], input=json.dumps(scripts), capture_output=True,
                              env={**os.environ, "KOHORT_EDITORS": str(ROOT / "editors")}, text=True, check=True)
    wrong = []
    for lines, starts in zip(scripts, json.loads(finished.stdout)):
        for line, following, start in zip(lines, lines[1:], starts):
            if following.strip() and start != len(following) - len(following.lstrip()):
                wrong.append(f"{start} behind {line!r} before {following!r}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.skipif(not shutil.which("node"), reason="Node is not installed")
def test_a_word_is_a_name():
    pattern = json.loads((EXTENSION / "language-configuration.json").read_text())["wordPattern"]
    words = f"'gen `Hvor mange barn`=kjønn2+年齢*1.5_x'.match(/{pattern['pattern']}/g{pattern['flags']})"
    asked = f"console.log(JSON.stringify({words}))"
    told = subprocess.run(["node", "-e", asked], capture_output=True, text=True, check=True).stdout
    assert json.loads(told) == ["gen", "`Hvor mange barn`", "kjønn2", "年齢", "1.5", "_x"]


def _expanded(body):
    """A snippet as it stands when every place is left as it is."""
    text = "\n".join(body)
    text = re.sub(r"\$\{\d+\|([^,|]*)[^|]*\|\}", r"\1", text)
    text = re.sub(r"\$\{\d+:([^}]*)\}", r"\1", text)
    return re.sub(r"\$\d+", "", text)


@pytest.mark.parametrize("name", SNIPPETS)
def test_a_snippet_is_a_script(name, tmp_path):
    """On data that have the columns it names, no mistake is found."""
    columns = ["column", "outcome", "terms", "group", "treatment", "year", "controls", "expression"]
    (tmp_path / "data.csv").write_text(",".join(columns) + "\n1,2,3,4,0,2014,2,1\n2,3,5,5,1,2015,3,0\n")
    text = "use \"data.csv\"\n" + _expanded(SNIPPETS[name]["body"]).replace("condition", "1 < 2")
    (tmp_path / "script.koh").write_text(text)
    checked = subprocess.run([KOHORT, "check", "script.koh"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, text + checked.stdout + checked.stderr
