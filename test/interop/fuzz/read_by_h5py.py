"""Says which of two files h5py reads, and whether it reads the same numbers from both.

Takes a text file of lines `CHANGED<tab>SOUND`; prints a JSON object of CHANGED to "equal" or "other", those left out that h5py does
not read. Each is read in a process of its own, since a changed file can break the library down.
"""
import json
import os
import resource
import signal
import sys

import h5py

EQUAL, OTHER, UNREAD = 0, 1, 2
SECONDS = 10
MEMORY = 2**31


def numbers(path):
    with h5py.File(path, "r") as file:
        return [file[name][...] for name in ("data", "trialdefinition")]


def read(changed, sound):
    try:
        pairs = zip(numbers(changed), numbers(sound))
        same = all(
            one.dtype == other.dtype and one.shape == other.shape and one.tobytes() == other.tobytes()
            for one, other in pairs
        )
        return EQUAL if same else OTHER
    except Exception:
        return UNREAD


def verdict(changed, sound):
    child = os.fork()
    if child == 0:
        signal.alarm(SECONDS)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os._exit(read(changed, sound))
    status = os.waitpid(child, 0)[1]
    return os.WEXITSTATUS(status) if os.WIFEXITED(status) else UNREAD


with open(sys.argv[1], encoding="utf-8") as lines:
    found = {changed: verdict(changed, sound) for changed, sound in (line.rstrip("\n").split("\t") for line in lines)}
print(json.dumps({path: ("equal", "other")[was] for path, was in found.items() if was != UNREAD}))
