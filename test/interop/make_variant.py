#!/usr/bin/env python3
"""Write an object of the fixtures anew, with h5py alone, in another layout of the same numbers.

usage: make_variant.py KIND SOURCE PATH          both a data file with its .info

KIND chunked             `data` in chunks
     compressed          in chunks, gzip and shuffle
     big-endian          `data` with the most significant byte first
     superblock-0, -2, -3
     everything          chunked, compressed and big-endian, in a file of superblock 3
     plain               as Syncopy writes it

All datasets are kept: waveform; avg, var, cov.

The checksum is taken as Syncopy takes it: while the file is open, of what was flushed.
"""
import hashlib
import json
import os
import sys

import h5py

VERSIONS = {"superblock-0": "earliest", "superblock-2": "v108", "superblock-3": "v110", "everything": "v110"}


def options(kind, values):
    if kind not in ("chunked", "compressed", "everything") or values.size == 0:
        return {}
    chunks = {"chunks": tuple(max(1, (n + 2) // 3) for n in values.shape)}
    return chunks if kind == "chunked" else {**chunks, "compression": "gzip", "shuffle": True}


def make(kind, source, path):
    with open(source + ".info", encoding="utf-8") as stream:
        info = json.load(stream)
    version = VERSIONS.get(kind, "earliest")
    latest = version if version != "earliest" else "latest"
    with h5py.File(source, "r") as old, h5py.File(path, "w", libver=(version, latest)) as new:
        arrays = {name: old[name][()] for name in old if name != "trialdefinition"}
        for name, values in arrays.items():
            if kind in ("big-endian", "everything"):
                values = values.astype(values.dtype.newbyteorder(">"))
            new.create_dataset(name, data=values, **options(kind, values))
        trials = old["trialdefinition"][()]
        new.create_dataset("trialdefinition", data=trials, maxshape=(None, trials.shape[1]))
        for name, value in old.attrs.items():
            new.attrs[name] = value
        new.flush()
        with open(path, "rb") as stream:
            info["file_checksum"] = hashlib.sha1(stream.read()).hexdigest()
        data = new["data"]
        info["data_offset"] = data.id.get_offset()
        info["data_shape"] = list(data.shape)
        info["data_dtype"] = data.dtype.name
        info["_hdfFileDatasetProperties"] = sorted(arrays, key=lambda name: name != "data")
    info["filename"] = os.path.basename(path)
    with open(path + ".info", "w", encoding="utf-8") as stream:
        json.dump(info, stream, indent=4)


if __name__ == "__main__":
    make(*sys.argv[1:4])
