"""Compares r_NAME.json with precise_NAME.json: python check.py. Prints the digits they agree in, and fails
where two values differ by more than the tolerance of the file from R. The two were computed independently."""

import glob
import json
import math
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
failures = 0
for path in sorted(glob.glob(os.path.join(HERE, "r_*.json"))):
    other = os.path.join(HERE, "precise_" + os.path.basename(path)[2:])
    if not os.path.exists(other):
        print(f"{os.path.basename(path):44s} has no counterpart")
        continue
    with open(path, encoding="utf-8") as file:
        ours = json.load(file)
    with open(other, encoding="utf-8") as file:
        precise = json.load(file)
    same_case = all(ours[key] == precise[key] for key in ("data", "script", "command"))
    same_keys = ours["values"].keys() == precise["values"].keys()
    worst, where = 0.0, ""
    for key in ours["values"].keys() & precise["values"].keys():
        difference = abs(ours["values"][key] / precise["values"][key] - 1)
        if difference > worst:
            worst, where = difference, key
    good = same_case and same_keys and worst <= ours["relativeTolerance"]
    failures += not good
    digits = -math.log10(worst) if worst else 16
    print(f"{os.path.basename(path):44s}{digits:5.1f} digits at {where}{'' if good else '   FAILED'}")
    if not same_keys:
        print("   ", sorted(ours["values"].keys() ^ precise["values"].keys())[:8])
sys.exit(1 if failures else 0)
