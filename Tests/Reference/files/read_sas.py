"""Reads the SAS data sets of this folder with pyreadstat and writes what it found to `NAME.expected.json`.

    python read_sas.py     (in the environment of make_fixtures.py)

SAS itself wrote them; README.md says where they are from. pandas has a reader of its own, and the values that both give
are compared: what ReadStat misreads would be misread by Kohort and pyreadstat alike.
"""
import datetime as dt
import json
import os

import pandas as pd
import pyreadstat

HERE = os.path.dirname(os.path.abspath(__file__))
EPOCH = dt.datetime(1970, 1, 1)


def plain(value):
    """Times become seconds, dates ISO texts, as Kohort has them; everything missing None."""
    if value is None or value is pd.NaT or value != value or value == "":
        return None
    if isinstance(value, dt.datetime):
        return (value.replace(tzinfo=None) - EPOCH) // dt.timedelta(seconds=1)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dt.time):
        return value.hour * 3600 + value.minute * 60 + value.second
    return value


def kind(values):
    held = [v for v in values if v is not None]
    if not held:
        return "number"
    if all(isinstance(v, str) for v in held):
        dates = all(len(v) == 10 and v[4] == v[7] == "-" for v in held)
        return "date" if dates else "text"
    return "integer" if all(float(v).is_integer() for v in held) else "number"


def check(values, theirs, name):
    """pandas gives a date as a point of time at midnight, and a time as seconds."""
    for ours, other in zip(values, map(plain, theirs), strict=True):
        if isinstance(ours, str) and isinstance(other, int):
            other = (EPOCH + dt.timedelta(seconds=other)).date().isoformat()
        assert ours == other, (name, ours, other)


def main():
    for name, warnings in [("sas_sample.sas7bdat", ["file-times"]), ("sas_missing.sas7bdat", ["file-empty-column"])]:
        path = os.path.join(HERE, name)
        frame, meta = pyreadstat.read_sas7bdat(path, user_missing=True)
        plainly, _ = pyreadstat.read_sas7bdat(path)
        other = pd.read_sas(path, encoding="utf-8")
        columns = []
        for column in frame.columns:
            tags = meta.missing_user_values.get(column, [])
            values = [plain(v) for v in plainly[column]]
            check(values, other[column], (name, column))
            missing = ["." + v if isinstance(v, str) and v in tags else None for v in frame[column]]
            columns.append({
                "name": column, "kind": kind(values), "values": values,
                "label": meta.column_names_to_labels[column], "labels": {}, "missing": missing,
                "kinds": {k: None for k in missing if k}})
        with open(path + ".expected.json", "w") as f:
            json.dump({"columns": columns, "warnings": warnings}, f, ensure_ascii=False, indent=1)
            f.write("\n")


main()
