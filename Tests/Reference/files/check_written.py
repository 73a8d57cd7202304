"""Lets Kohort write files, reads them with other programs, and writes what those found to `written.json`.

    python check_written.py path/to/kohort     (in the environment of make_fixtures.py)

The files stay in `written/`. The values that are found must be those of the file that was written anew
(`NAME.expected.json`), in every format, which the script checks; labels and kinds of missing values are those that the
format holds. .dta and .sav are read with pyreadstat, .xlsx with openpyxl and .csv with pandas.
"""
import datetime as dt
import json
import os
import subprocess
import sys
import tempfile

import openpyxl
import pandas as pd
import pyreadstat

HERE = os.path.dirname(os.path.abspath(__file__))
CASES = [("labels_15.dta", ["dta", "sav", "xlsx", "csv"]), ("missing.sav", ["sav", "dta", "xlsx", "csv"]),
         ("latin1_114.dta", ["dta"])]


def plain(value):
    if value is None or value is pd.NaT or value != value or value == "":
        return None
    if isinstance(value, dt.date):
        return value.isoformat()[:10]
    return value.item() if hasattr(value, "item") else value


def text(value):
    """A value as a reader writes it: 8, not 8.0."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def kind(values):
    held = [v for v in values if v is not None]
    if not held:
        return "number"
    if all(isinstance(v, str) for v in held):
        return "date" if all(len(v) == 10 and v[4] == v[7] == "-" for v in held) else "text"
    return "integer" if all(float(v).is_integer() for v in held) else "number"


def column(name, values, label=None, labels=None, missing=None, kinds=None):
    return {"name": name, "kind": kind(values), "values": values, "label": label, "labels": labels or {},
            "missing": missing or [None] * len(values), "kinds": kinds or {}}


def statistical(path, read):
    frame, _ = read(path)
    full, meta = read(path, user_missing=True)
    columns = []
    for name in full.columns:
        values = [plain(v) for v in frame[name]]
        is_stata = path.endswith(".dta")
        declared = [text(r["lo"]) for r in meta.missing_ranges.get(name, [])]
        declared += ["." + t for t in meta.missing_user_values.get(name, [])]
        found = [plain(v) if b is None else None for v, b in zip(full[name], values)]
        # pyreadstat gives 48 for a plain missing byte, which is none of the kinds.
        missing = [None if v is None else "." + v if is_stata and isinstance(v, str) else text(v) for v in found]
        missing = [v if v in declared else None for v in missing]
        labels = {("." + k if is_stata and isinstance(k, str) else text(k)): v
                  for k, v in meta.variable_value_labels.get(name, {}).items()}
        columns.append(column(
            name, values, meta.column_names_to_labels[name] or None,
            {k: v for k, v in labels.items() if k not in declared}, missing,
            {k: labels.get(k) for k in declared}))
    return columns


def workbook(path):
    rows = list(openpyxl.load_workbook(path).active.values)
    return [column(name, [plain(row[i]) for row in rows[1:]]) for i, name in enumerate(rows[0])]


def delimited(path):
    frame = pd.read_csv(path, keep_default_na=False, na_values=[""])
    return [column(name, [plain(v) for v in frame[name]]) for name in frame.columns]


READERS = {"dta": lambda p: statistical(p, pyreadstat.read_dta), "sav": lambda p: statistical(p, pyreadstat.read_sav),
           "xlsx": workbook, "csv": delimited}


def main():
    found = {}
    os.makedirs(os.path.join(HERE, "written"), exist_ok=True)
    for source, endings in CASES:
        with open(os.path.join(HERE, source + ".expected.json")) as f:
            expected = json.load(f)["columns"]
        for ending in endings:
            name = f"{source.split('.')[0]}.{ending}"
            target = os.path.join(HERE, "written", name)
            with tempfile.NamedTemporaryFile("w", suffix=".koh") as script:
                script.write(f'use "{HERE}/{source}"\nsave "{target}" | replace\n')
                script.flush()
                subprocess.run([sys.argv[1], "run", script.name], check=True, stdout=subprocess.DEVNULL)
            columns = READERS[ending](target)
            assert [c["name"] for c in columns] == [c["name"] for c in expected], name
            for ours, wanted in zip(columns, expected):
                assert ours["values"] == wanted["values"], (name, ours, wanted)
                if ending in ["dta", "sav"]:
                    assert ours["label"] == wanted["label"] and ours["labels"] == wanted["labels"], (name, ours, wanted)
                if source.endswith(ending):
                    assert ours["missing"] == wanted["missing"] and ours["kinds"] == wanted["kinds"], (name, ours)
            found[name] = {"source": source, "columns": columns, "warnings": []}
    with open(os.path.join(HERE, "written.json"), "w") as f:
        json.dump(found, f, ensure_ascii=False, indent=1)
        f.write("\n")


main()
