"""Makes the binary fixtures of this folder with other programs, and beside each the values that it holds.

    python3 -m venv v && v/bin/pip install pyreadstat==1.3.7 openpyxl==3.1.5 pandas && v/bin/python make_fixtures.py

`NAME.expected.json` has for each column its name, label, kind, values (dates as ISO texts, missing as null), value
labels and the kinds of missing values by row.
"""
import datetime as dt
import json
import os
import struct

import numpy as np
import openpyxl
import pandas as pd
import pyreadstat
from openpyxl.styles import numbers

HERE = os.path.dirname(os.path.abspath(__file__))
D = dt.date


def path(name):
    return os.path.join(HERE, name)


def expect(name, columns, warnings=(), sheet=None):
    with open(path(name + ".expected.json"), "w") as f:
        json.dump({"columns": columns, "warnings": list(warnings)}, f, ensure_ascii=False, indent=1)
        f.write("\n")


def column(name, kind, values, label=None, labels=None, missing=None, kinds=None):
    """missing: for each row None or the kind of its missing value; kinds: labels of the kinds."""
    values = [v.isoformat() if isinstance(v, dt.date) else v for v in values]
    return {"name": name, "kind": kind, "values": values, "label": label, "labels": labels or {},
            "missing": missing or [None] * len(values), "kinds": kinds or {}}


dates = [D(2019, 4, 1), D(1959, 12, 31), D(1960, 1, 1), None, D(2024, 2, 29)]
times = [dt.datetime(2019, 4, 1, 13, 30), dt.datetime(1959, 12, 31, 23, 59, 59), None,
         dt.datetime(1970, 1, 1), dt.datetime(2024, 2, 29, 0, 0, 1)]
seconds = [None if t is None else int((t - dt.datetime(1970, 1, 1)).total_seconds()) for t in times]
TEXTS = ["Ålesund", "Bodø, Nordland", "", "x" * 40, "Tromsø"]


def stata(version):
    """pyreadstat writes UTF-8 into every version, which the older ones do not have: they get plain texts."""
    texts = TEXTS if version >= 14 else ["Alesund", "Bodo, Nordland", "", "x" * 40, "Tromso"]
    frame = pd.DataFrame({
        "id": [1, 2, 3, 4, 5],
        "svar": [1.0, 2.0, np.nan, np.nan, 5.0],
        "andel": [0.5, 0.25, 1e-3, np.nan, 123456.789],
        "sted": texts,
        "dato": pd.Series(dates, dtype=object),
        "tid": pd.to_datetime(pd.Series(times)),
        "tom": [np.nan] * 5,
    })
    frame["svar"] = pd.Series([1, 2, "a", "b", 5], dtype=object)
    name = f"labels_{version}.dta"
    pyreadstat.write_dta(
        frame, path(name), version=version, column_labels=["", "Hvor enig er du?", "", "", "", "", ""],
        variable_value_labels={"svar": {1: "helt uenig", 5: "helt enig", "a": "vet ikke", "b": "vil ikke svare"}},
        missing_user_values={"svar": ["a", "b"]},
        variable_format={"dato": "%td", "tid": "%tc"})
    short = [t or None for t in texts]
    expect(name, [
        column("id", "integer", [1, 2, 3, 4, 5]),
        column("svar", "integer", [1, 2, None, None, 5], "Hvor enig er du?",
               {"1": "helt uenig", "5": "helt enig"}, [None, None, ".a", ".b", None],
               {".a": "vet ikke", ".b": "vil ikke svare"}),
        column("andel", "number", [0.5, 0.25, 1e-3, None, 123456.789]),
        column("sted", "text", short),
        column("dato", "date", dates),
        column("tid", "integer", seconds),
        column("tom", "number", [None] * 5),
    ], ["file-times", "file-empty-column"])


def stata_latin1():
    """Versions 114 and 117 with Latin-1, by pandas."""
    frame = pd.DataFrame({"sted": ["Ålesund", "Bodø", "Ærø"], "n": np.array([1, 200, -3], dtype=np.int16)})
    for version in [114, 117]:
        frame.to_stata(path(f"latin1_{version}.dta"), version=version, write_index=False,
                       variable_labels={"sted": "Hvor på kysten"}, value_labels={"n": {1: "første", 200: "øvrige"}})
        expect(f"latin1_{version}.dta", [
            column("sted", "text", ["Ålesund", "Bodø", "Ærø"], "Hvor på kysten"),
            column("n", "integer", [1, 200, -3], None, {"1": "første", "200": "øvrige"})])


def stata_long():
    """Version 118 with a text of more than 2045 bytes, by pandas."""
    long = "Æ" * 3000
    frame = pd.DataFrame({"n": np.array([1, 2, 3], dtype=np.int8), "lang": [long, "kort", ""],
                          "m": np.array([1.5, np.nan, -2], dtype=np.float64)})
    frame.to_stata(path("strl_118.dta"), version=118, write_index=False, convert_strl=["lang"])
    expect("strl_118.dta", [column("n", "integer", [1, 2, 3]), column("lang", "text", [long, "kort", None]),
                            column("m", "number", [1.5, None, -2])])


def spss():
    frame = pd.DataFrame({
        "id": [1.0, 2, 3, 4, 5],
        "Svar_på_spørsmål": [1.0, 2, 8, 9, np.nan],
        "inntekt": [100.5, -5, -3, np.nan, 250],
        "sted": ["Ålesund", "NA", "", "x" * 300, "Tromsø"],
        "dato": pd.Series(dates, dtype=object),
        "tid": pd.to_datetime(pd.Series(times)),
    })
    for name in ["missing.sav", "missing.zsav"]:
        pyreadstat.write_sav(
            frame, path(name), compress=name.endswith("zsav"), column_labels=["", "Hvor enig?", "", "", "", ""],
            variable_value_labels={"Svar_på_spørsmål": {1: "nei", 2: "ja", 8: "vet ikke", 9: "ubesvart"}},
            missing_ranges={"Svar_på_spørsmål": [8, 9], "inntekt": [{"lo": -10, "hi": -1}], "sted": ["NA"]})
        long = ["Ålesund", None, None, "x" * 300, "Tromsø"]
        expect(name, [
            column("id", "integer", [1, 2, 3, 4, 5]),
            column("Svar_på_spørsmål", "integer", [1, 2, None, None, None], "Hvor enig?",
                   {"1": "nei", "2": "ja"}, [None, None, "8", "9", None], {"8": "vet ikke", "9": "ubesvart"}),
            column("inntekt", "number", [100.5, None, None, None, 250], None, {},
                   [None, "-5", "-3", None, None], {"-5": None, "-3": None}),
            column("sted", "text", long, None, {}, [None, "NA", None, None, None], {"NA": None}),
            column("dato", "date", dates),
            column("tid", "integer", seconds),
        ], ["file-times"])


def latin1():
    """A system file whose texts are Latin-1 (code page 28591), byte by byte after the format's description."""
    def s(text, width):
        return text.encode("latin-1").ljust(width)
    out = b"$FL2" + s("@(#) SPSS DATA FILE made by make_fixtures.py", 60)
    out += struct.pack("<iiiii", 2, 2, 0, 0, 2) + struct.pack("<d", 100.0)
    out += s("01 Jan 20", 9) + s("00:00:00", 8) + s("", 64) + b"\0\0\0"
    fmt_f = (5 << 16) | (8 << 8)
    fmt_a = (1 << 16) | (8 << 8)
    label = "Kjønn".encode("latin-1")
    out += struct.pack("<iiiiii", 2, 0, 1, 0, fmt_f, fmt_f) + s("KJONN", 8)
    out += struct.pack("<i", len(label)) + label.ljust((len(label) + 3) // 4 * 4)
    out += struct.pack("<iiiiii", 2, 8, 0, 0, fmt_a, fmt_a) + s("STED", 8)
    def vl(value, text):
        raw = text.encode("latin-1")
        total = (len(raw) + 1 + 7) // 8 * 8 - 1
        return struct.pack("<d", value) + bytes([len(raw)]) + raw.ljust(total)
    out += struct.pack("<ii", 3, 2) + vl(1, "mann på sjø") + vl(2, "kvinne") + struct.pack("<iii", 4, 1, 1)
    out += struct.pack("<iiiiiiiiiiii", 7, 3, 4, 8, 20, 0, 0, -1, 1, 1, 2, 28591)
    out += struct.pack("<ii", 999, 0)
    out += struct.pack("<d", 1) + s("Bodø", 8) + struct.pack("<d", 2) + s("Ærø", 8)
    with open(path("latin1.sav"), "wb") as f:
        f.write(out)
    expect("latin1.sav", [column("KJONN", "integer", [1, 2], "Kjønn", {"1": "mann på sjø", "2": "kvinne"}),
                          column("STED", "text", ["Bodø", "Ærø"])])


def others():
    frame = pd.DataFrame({"ID": [1.0, 2, 3], "BELOP": [0.5, np.nan, -12.25], "NAVN": ["Kari", "", "Per"]})
    rows = [column("ID", "integer", [1, 2, 3], "Nummer"), column("BELOP", "number", [0.5, None, -12.25]),
            column("NAVN", "text", ["Kari", None, "Per"])]
    pyreadstat.write_por(frame, path("small.por"), column_labels=["Nummer", "", ""])
    expect("small.por", rows)
    for version in [5, 8]:
        pyreadstat.write_xport(frame, path(f"small_{version}.xpt"), column_labels=["Nummer", "", ""],
                               file_format_version=version)
        expect(f"small_{version}.xpt", rows)
    empty = pd.DataFrame({"a": pd.Series([], dtype=float), "b": pd.Series([], dtype=str)})
    pyreadstat.write_sav(empty, path("no_rows.sav"))
    expect("no_rows.sav", [column("a", "number", []), column("b", "text", [])], ["file-no-rows"])


def workbook(epoch1904):
    book = openpyxl.Workbook()
    if epoch1904:
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    sheet = book.active
    sheet.title = "Ark1"
    sheet.append(["id", "andel", "sted", "ja", "dato", "tid", "blandet", "feil"])
    when = [D(2019, 4, 1), D(1959, 12, 31), None, D(1904, 1, 2), D(2024, 2, 29)]
    for i in range(5):
        sheet.append([i + 1, [0.5, 0.25, None, -1e-3, 1e6][i], ["Ålesund", "Bodø & co", None, "<x>", " "][i],
                      [True, False, None, True, False][i], when[i], times[i],
                      [1, "to", 3.5, None, True][i], [1, "#N/A", 3, None, 5][i]])
    second = book.create_sheet("Ark to")
    second["B3"], second["C3"] = "x", "y"
    for i in range(3):
        second.cell(4 + i, 2, i)
        second.cell(4 + i, 3, i * 1.5)
    name = "book_1904.xlsx" if epoch1904 else "book.xlsx"
    book.save(path(name))
    expect(name, [
        column("id", "integer", [1, 2, 3, 4, 5]),
        column("andel", "number", [0.5, 0.25, None, -1e-3, 1e6]),
        column("sted", "text", ["Ålesund", "Bodø & co", None, "<x>", None]),
        column("ja", "logical", [True, False, None, True, False]),
        column("dato", "date", when),
        column("tid", "integer", seconds),
        column("blandet", "text", ["1", "to", "3.5", None, "true"]),
        column("feil", "integer", [1, None, 3, None, 5]),
    ], ["file-times", "file-mixed-cells", "file-error-cells", "file-other-sheets"])


def main():
    for version in [10, 12, 13, 14, 15]:
        try:
            stata(version)
        except Exception as problem:
            print("stata", version, problem)
    stata_latin1()
    stata_long()
    spss()
    latin1()
    others()
    workbook(False)
    workbook(True)


main()
