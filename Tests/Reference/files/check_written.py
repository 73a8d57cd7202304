"""Reads files that Kohort has written with pyreadstat, and writes what it found to `written.json`.

    python check_written.py path/to/kohort     (in the environment of make_fixtures.py)

What it finds must agree with `NAME.expected.json` of the files that were written anew, which the script checks.
"""
import json
import os
import subprocess
import sys
import tempfile

import pyreadstat

HERE = os.path.dirname(os.path.abspath(__file__))
CASES = [("labels_15.dta", "dta"), ("missing.sav", "sav"), ("labels_15.dta", "sav"), ("latin1_114.dta", "dta")]


def plain(value):
    if value is None or value != value or value == "":
        return None
    return value.isoformat()[:10] if hasattr(value, "isoformat") else value


def main():
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, ending in CASES:
            target = os.path.join(folder, "x." + ending)
            script = os.path.join(folder, "x.koh")
            with open(script, "w") as f:
                f.write(f'use "{HERE}/{name}"\nsave "{target}" | replace\n')
            subprocess.run([sys.argv[1], "run", script], check=True, stdout=subprocess.DEVNULL)
            frame, meta = (pyreadstat.read_dta if ending == "dta" else pyreadstat.read_sav)(target)
            with open(os.path.join(HERE, name + ".expected.json")) as f:
                expected = json.load(f)["columns"]
            columns = {}
            for column in expected:
                values = [plain(v) for v in frame[column["name"]]]
                assert values == column["values"], (name, ending, column["name"], values)
                label = meta.column_names_to_labels[column["name"]] or None
                assert label == column["label"], (name, ending, label)
                labels = meta.variable_value_labels.get(column["name"], {})
                columns[column["name"]] = {
                    "values": values, "label": label, "labels": {str(k): v for k, v in labels.items()},
                    "missing_ranges": meta.missing_ranges.get(column["name"], []),
                    "missing_tags": meta.missing_user_values.get(column["name"], [])}
            found[f"{name} as {ending}"] = {"encoding": meta.file_encoding, "columns": columns}
    with open(os.path.join(HERE, "written.json"), "w") as f:
        json.dump(found, f, ensure_ascii=False, indent=1)
        f.write("\n")


main()
