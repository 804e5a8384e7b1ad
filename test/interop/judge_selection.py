#!/usr/bin/env python3
"""Compare saved selections with numpy slices of their originals.

usage: judge_selection.py CASES      CASES: a file with a JSON list of {original, saved, spec}

Prints a JSON list of differences, one sentence each. The rules are those of the documentation of `syncopy.selectdata`, worked out
here once more and without a line of the program: trials, channels, tapers and frequencies in the order of the selection and with
its repeats; ranges half-open; latencies and frequency windows closed; trials that do not cover the window left out; event codes as
they stand in the data; the rows of events and spikes in their order, each once.
"""
import json
import sys

import h5py
import numpy as np


def load(path):
    with open(path + ".info") as stream:
        info = json.load(stream)
    with h5py.File(path, "r") as h5:
        arrays = {name: h5[name][()] for name in h5 if isinstance(h5[name], h5py.Dataset)}
    return info, arrays


def in_range(choice, count):
    return list(range(count))[slice(choice.get("start"), choice.get("stop"), choice.get("step"))]


def chosen(choice, count, names=None):
    if choice is None or choice == "all":
        return list(range(count))
    if isinstance(choice, dict):
        return in_range(choice, count)
    items = choice if isinstance(choice, list) else [choice]
    if isinstance(items[0], str):
        return [at for name in items for at in range(count) if names[at] == name]
    return items


def frequencies(choice, freq):
    if choice is None or choice == "all":
        return list(range(len(freq)))
    if isinstance(choice, list):
        low = -np.inf if choice[0] is None else choice[0]
        high = np.inf if choice[1] is None else choice[1]
        return [at for at, value in enumerate(freq) if low <= value <= high]
    wanted = choice["list"] if isinstance(choice, dict) else [choice]
    # Of two that are equally near the higher one.
    return [max(range(len(freq)), key=lambda at: (-abs(freq[at] - value), freq[at])) for value in wanted]


def window(latency, starts, ends):
    if latency is None or latency == "all":
        return None
    if latency == "maxperiod":
        return [starts.min(), ends.max()]
    if latency == "minperiod":
        return [starts.max(), ends.min()]
    if latency == "prestim":
        return [starts.min(), 0]
    if latency == "poststim":
        return [0, ends.max()]
    return latency


def chosen_trials(spec, table, rate):
    """The kept trials and the window."""
    kept = chosen(spec.get("trials"), len(table))
    if spec.get("latency") in (None, "all"):
        return kept, None
    starts = table[:, 2] / rate
    ends = (table[:, 1] - table[:, 0] - 1 + table[:, 2]) / rate
    span = window(spec["latency"], starts[kept], ends[kept])
    return [at for at in kept if starts[at] <= span[0] and ends[at] >= span[1]], span


def continuous(info, arrays, spec):
    data, table = arrays["data"], arrays["trialdefinition"].astype(float)
    dimord = info["dimord"]
    kept, span = chosen_trials(spec, table, info["samplerate"])
    rows, trials, labels = [], [], {}
    for at in kept:
        start, stop, offset = table[at, :3]
        inside = np.arange(int(stop - start))
        if span is not None:
            time = (inside + offset) / info["samplerate"]
            inside = inside[(time >= span[0]) & (time <= span[1])]
        trials.append([len(rows), len(rows) + len(inside), inside[0] + offset, *table[at, 3:]])
        rows.extend(int(start) + inside)
    data = np.take(data, rows, axis=dimord.index("time"))
    for axis, dimension in enumerate(dimord):
        if dimension == "time":
            continue
        count = data.shape[axis]
        if dimension == "freq":
            names = info["freq"] if info["freq"] is not None else list(range(count))
            places = frequencies(spec.get("frequency"), names)
        else:
            stem = dimension.replace("_i", "").replace("_j", "")
            width = len(str(count))
            names = info[dimension] or [f"{stem}{at + 1:0{width}}" for at in range(count)]
            places = chosen(spec.get(dimension), count, names)
        data = np.take(data, places, axis=axis)
        labels[dimension] = [names[at] for at in places]
    return {"data": data}, np.array(trials), labels


def discrete(info, arrays, spec):
    data, table = arrays["data"], arrays["trialdefinition"].astype(float)
    dimord = info["dimord"]
    sample = data[:, dimord.index("sample")]
    kept, span = chosen_trials(spec, table, info["samplerate"])
    rows = np.zeros(len(data), bool)
    for at in kept:
        start, stop, offset = table[at, :3]
        inside = (sample >= start) & (sample < stop)
        if span is not None:
            time = (sample - start + offset) / info["samplerate"]
            inside &= (time >= span[0]) & (time <= span[1])
        rows |= inside
    labels = {}
    for dimension in ("channel", "unit"):
        if dimension in dimord:
            column = data[:, dimord.index(dimension)]
            values = sorted(set(column.tolist()))
            width = len(str(values[-1]))
            labels[dimension] = info[dimension] or [f"{dimension}{value + 1:0{width}}" for value in values]
            places = chosen(spec.get(dimension), len(values), labels[dimension])
            rows &= np.isin(column, [values[at] for at in places])
    if "eventid" in dimord and spec.get("eventid") not in (None, "all"):
        codes = data[:, dimord.index("eventid")]
        choice = spec["eventid"]
        if isinstance(choice, dict):
            occurring = sorted(set(codes.tolist()))
            first = occurring[0] if choice.get("start") is None else choice["start"]
            last = occurring[-1] + 1 if choice.get("stop") is None else choice["stop"]
            choice = list(range(first, last, choice.get("step", 1)))
        rows &= np.isin(codes, choice)
    for dimension in labels:
        column = data[:, dimord.index(dimension)]
        values, left = sorted(set(column.tolist())), set(column[rows].tolist())
        labels[dimension] = [name for value, name in zip(values, labels[dimension]) if value in left]
    return {name: arrays[name][rows] for name in ("data", "waveform") if name in arrays}, table[kept], labels


def differences(case):
    info, arrays = load(case["original"])
    saved_info, saved = load(case["saved"])
    work = discrete if "sample" in info["dimord"] else continuous
    wanted, trials, labels = work(info, arrays, case["spec"])
    found = []
    if set(saved) != {*wanted, "trialdefinition"}:
        found.append(f"it holds {sorted(saved)}")
    for name, values in wanted.items():
        other = saved.get(name)
        if other is None or other.shape != values.shape or other.dtype != values.dtype or other.tobytes() != values.tobytes():
            found.append(f"{name} is not the slice: {None if other is None else other.shape} for {values.shape}")
    if not np.array_equal(saved["trialdefinition"], trials):
        found.append(f"trialdefinition {saved['trialdefinition'].tolist()} for {trials.tolist()}")
    for dimension, names in labels.items():
        if saved_info[dimension] != names:
            found.append(f"{dimension} {saved_info[dimension]} for {names}")
    for key in ("samplerate", "dimord", "info"):
        if saved_info[key] != info.get(key, {}):
            found.append(f"{key} {saved_info[key]} for {info.get(key)}")
    return [f"{case['original']} {json.dumps(case['spec'])}: {one}" for one in found]


if __name__ == "__main__":
    with open(sys.argv[1]) as stream:
        cases = json.load(stream)
    print(json.dumps([one for case in cases for one in differences(case)]))
