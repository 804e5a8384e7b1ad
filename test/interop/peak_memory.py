#!/usr/bin/env python3
"""Run a command and note the most memory that it had at once.

usage: peak_memory.py FILE COMMAND...     FILE: where the peak goes, in bytes of resident memory
"""
import resource
import subprocess
import sys

status = subprocess.run(sys.argv[2:]).returncode
with open(sys.argv[1], "w") as stream:
    stream.write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024))
sys.exit(status)
