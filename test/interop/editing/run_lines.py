"""Parses and runs Python lines with a stand-in for Syncopy, and prints what they set.

  run_lines.py CASES.json
CASES.json is a list of texts. Prints a list of objects: attributes of `data` as JSON texts as Python writes them.
"""
import ast
import json
import sys
import types

import numpy as np

loaded = []


class Data:
    pass


def load(path):
    loaded.append(path)
    return Data()


def definetrial(data, trialdefinition):
    data.trials = [[repr(float(cell)) for cell in row] for row in trialdefinition]
    assert trialdefinition.ndim == 2


stand_in = types.ModuleType("syncopy")
stand_in.load = load
stand_in.definetrial = definetrial
sys.modules["syncopy"] = stand_in

with open(sys.argv[1], encoding="utf-8") as file:
    cases = json.load(file)

answers = []
for text in cases:
    ast.parse(text)
    names = {}
    exec(compile(text, "lines", "exec"), names)
    data = names.get("data")
    answers.append({"path": loaded.pop() if data else None,
                    "set": {key: json.dumps(value, indent=4) for key, value in vars(data).items()} if data else {}})
print(json.dumps(answers))
