"""Trial tables worked out with numpy from Syncopy's documented rules. Takes a JSON file with a list of cases, prints their tables."""

import io
import json
import sys

import numpy as np


def times(row, samplerate):
    """TimeIndexer.construct_time_array of syncopy/datatype/util.py."""
    start, stop, offset = row[:3]
    return (np.arange(0, stop - start) + offset) / samplerate


def equal(samples, length, keep):
    """Borders 0, length, 2 length and on; the last, shorter piece where it is kept."""
    starts = np.arange(0, samples, length)
    table = np.column_stack([starts, np.minimum(starts + length, samples), np.zeros_like(starts)])
    return table if keep else table[table[:, 1] - table[:, 0] == length]


def events(samples, codes, code, pre, post, eventrate, samplerate):
    """definetrial, trigger, pre and post: borders by its formula; offset so that (i + offset) / samplerate is 0 at the event."""
    event = np.asarray(samples)[np.asarray(codes) == code] / eventrate
    borders = np.round(np.column_stack([event - pre, event + post]) * samplerate)
    return np.column_stack([borders, borders[:, 0] - np.round(event * samplerate)])


def minlength(rows, seconds, samplerate):
    """redefinetrial, minlength: 'Trials which are shorter get thrown out', in seconds."""
    rows = np.asarray(rows)
    return rows[(rows[:, 1] - rows[:, 0]) / samplerate >= seconds]


def maxperlen(rows):
    """redefinetrial, minlength='maxperlen': 'if [it] is used, the maximum trial length will be used'."""
    rows = np.asarray(rows)
    lengths = rows[:, 1] - rows[:, 0]
    return rows[lengths == lengths.max()]


def toilim(rows, window, samplerate):
    """redefinetrial, toilim (selectdata, latency): trials that cover the window, and of them the times in the closed interval."""
    cut = []
    for row in np.asarray(rows):
        time = times(row, samplerate)
        if time.size == 0 or time[0] > window[0] or time[-1] < window[1]:
            continue
        (inside,) = np.where((time >= window[0]) & (time <= window[1]))
        if inside.size > 0:
            first, last = inside[0], inside[-1]
            cut.append([row[0] + first, row[0] + last + 1, row[2] + first, *row[3:]])
    return np.asarray(cut)


def samples(rows, begin, end):
    """redefinetrial, begsample and endsample: relative to each trial's start; the offset stays."""
    rows = np.array(rows)
    rows[:, 1] = rows[:, 0] + end
    rows[:, 0] += begin
    return rows


def offset(rows, offset):
    """redefinetrial, offset: the column is set."""
    rows = np.array(rows)
    rows[:, 2] = offset
    return rows


def savetxt(rows, delimiter):
    """The text that numpy writes for a table."""
    text = io.StringIO()
    np.savetxt(text, np.asarray(rows, dtype=float), delimiter=delimiter)
    return text.getvalue()


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        cases = json.load(file)
    answers = [globals()[rule](*words) for rule, *words in cases]
    json.dump([answer if isinstance(answer, str) else answer.tolist() for answer in answers], sys.stdout)


main()
