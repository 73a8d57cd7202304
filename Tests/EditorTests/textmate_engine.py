"""VS Code's TextMate engine, vscode-textmate with Oniguruma, run in Node.

The Python package instaui-shiki carries both in the files of Shiki, as modules for a browser. What they import of the
page around them is left away here.
"""

import importlib.util
import json
import pathlib
import re
import shutil
import subprocess

HERE = pathlib.Path(__file__).parent


def _package():
    found = importlib.util.find_spec("instaui_shiki")
    return pathlib.Path(found.origin).parent / "static" if found else None


def missing():
    """Why the engine cannot be had; None if it can."""
    if not shutil.which("node"):
        return "Node is not installed"
    if not _package():
        return "the Python package instaui-shiki is not installed"
    return None


def _alone(module):
    """A module without its imports: names that are there and do nothing."""

    def stubs(imported):
        names = [part.split(" as ")[-1].strip() for part in imported[1].split(",")]
        return "".join(f"const {name} = () => undefined;" for name in names)

    return re.sub(r'^import \{([^}]*)\} from "[^"]*";$', stubs, module, flags=re.MULTILINE)


def prepared(folder):
    """The engine as one module, which exports `createHighlighter` and `getEngine`."""
    highlighter = (_package() / "shiki-code.js").read_text()
    # Shortened names: what makes a highlighter is told by how it is called.
    maker = re.search(r"await (\w+)\(\{\s*themes: \w+,\s*engine: \w+\s*\}\)", highlighter)[1]
    (folder / "package.json").write_text('{"type": "module"}')
    (folder / "engine.js").write_text("globalThis.window = {};" + _alone((_package() / "shiki-engine.js").read_text()))
    (folder / "highlighter.js").write_text(f"{_alone(highlighter)}\nexport {{ {maker} as createHighlighter }}\n")
    (folder / "textmate.js").write_text(
        "export { getEngine } from './engine.js'\nexport { createHighlighter } from './highlighter.js'\n"
    )
    return folder / "textmate.js"


def scopes(engine, grammar, texts):
    """For each of the texts, for each line, the pieces with their scopes, outermost first."""
    finished = subprocess.run(
        ["node", HERE / "textmate/tokenize.mjs", engine], input=json.dumps({"grammar": grammar, "texts": texts}),
        capture_output=True, text=True, timeout=100, check=False,
    )
    assert finished.returncode == 0, finished.stderr
    return json.loads(finished.stdout)
