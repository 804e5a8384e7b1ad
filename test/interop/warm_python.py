#!/usr/bin/env python3
"""Runs Python scripts one after the other, each in a process of its own in which h5py is loaded already.

A script of these tests is done in less time than h5py takes to load. Each line of stdin is a JSON object: "words" (a script's
path, or -c and its text, and what follows), "folder" to run it in. Each is answered by a line: its "status" as the system has
it (negative: the signal that ended it), "stdout" and "stderr".
"""
import json
import os
import runpy
import sys
import tempfile

import h5py  # noqa: F401
import numpy  # noqa: F401


def run(words):
    """Do what `python WORDS` does."""
    program = words[0]
    sys.argv = ["-c"] + words[2:] if program == "-c" else words
    sys.path[0] = "" if program == "-c" else os.path.dirname(os.path.abspath(program))
    if program == "-c":
        exec(compile(words[1], "<string>", "exec"), {"__name__": "__main__"})
    else:
        runpy.run_path(program, run_name="__main__")


def start(words, folder, out, err):
    """Fork; answer the child's number to the parent alone. The child goes on with the script and ends as Python does."""
    child = os.fork()
    if child:
        return child
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(out.fileno(), 1)
    os.dup2(err.fileno(), 2)
    os.chdir(folder)
    run(words)
    sys.exit()


def text(stream):
    stream.seek(0)
    return stream.read().decode("utf-8", "replace")


for line in sys.stdin:
    asked = json.loads(line)
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        status = os.waitpid(start(asked["words"], asked["folder"], out, err), 0)[1]
        answer = {"status": os.waitstatus_to_exitcode(status), "stdout": text(out), "stderr": text(err)}
    print(json.dumps(answer), flush=True)
