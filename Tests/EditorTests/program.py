"""Where things are: the built program, the examples, and a folder of one's own with copies of them."""

import os
import pathlib
import shutil

ROOT = pathlib.Path(__file__).resolve().parents[2]


def _built():
    places = [os.environ.get("KOHORT"), ROOT / ".build/release/kohort", ROOT / ".build/debug/kohort"]
    for place in places:
        if place and pathlib.Path(place).exists():
            return str(place)
    raise SystemExit("kohort is not built; KOHORT names another program")


KOHORT = _built()


def copy_examples(folder):
    """The examples in a folder that tests may write to."""
    target = pathlib.Path(folder) / "Examples"
    shutil.copytree(ROOT / "Examples", target)
    return target
