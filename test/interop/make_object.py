#!/usr/bin/env python3
"""Write an AnalogData pair as Syncopy would, or one with a fault, with h5py alone.

usage: make_object.py KIND PATH [MEGABYTES]      PATH: the data file, NAME.analog

KIND sound              2000 samples x 4 channels
     superblock-2, -3   the same with a superblock of that version, which h5py writes only when asked to
     sparse             MEGABYTES of zeros that take no room on the disk (64 channels), peaks at both ends
     endless            the same, without the time that its checksum takes: for work that is ended before it reads all
     filled             MEGABYTES of numbers
     no-data            a file without the dataset `data`
     no-trialdefinition a file without the dataset `trialdefinition`
     other-shape        an .info that tells another shape than the file has
     half               `data` of float16
     long-rows          3 channels x 2,500,000 samples, channel by channel
     long-rows-chunked  the same in compressed chunks of 2 channels
     wide               3,000,000,000 channels without labels, of which none has a value
     external-storage   `data` lies in another file (NAME.raw)
     external-link      `data` is a link into another HDF5 file (NAME.h5)
     virtual            `data` is put together from another HDF5 file (NAME.h5)
"""
import hashlib
import json
import os
import sys

import h5py
import numpy as np

CHANNELS = 4
SAMPLES = 2000
LONG_ROWS = {"long-rows": {}, "long-rows-chunked": {"chunks": (2, 300_000), "compression": 1}}


def numbers(samples, channels):
    return np.random.default_rng(7).standard_normal((samples, channels)).astype("f4")


def add_sparse(h5, samples, channels):
    """A contiguous dataset with its whole room in the file and no byte written."""
    layout = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    layout.set_layout(h5py.h5d.CONTIGUOUS)
    layout.set_alloc_time(h5py.h5d.ALLOC_TIME_EARLY)
    layout.set_fill_time(h5py.h5d.FILL_TIME_NEVER)
    space = h5py.h5s.create_simple((samples, channels))
    h5py.h5d.create(h5.id, b"data", h5py.h5t.IEEE_F32LE, space, layout)
    h5["data"][0, 0] = 5
    h5["data"][-1, -1] = -5


def add_filled(h5, samples, channels):
    block = numbers(1 << 14, channels)
    data = h5.create_dataset("data", (samples, channels), "f4")
    for start in range(0, samples, len(block)):
        stop = min(start + len(block), samples)
        data[start:stop] = block[: stop - start]


def add_data(h5, kind, path, megabytes):
    stem = os.path.splitext(path)[0]
    if kind in ("sparse", "endless", "filled"):
        channels = 64
        samples = megabytes * 1000 * 1000 // (4 * channels)
        (add_filled if kind == "filled" else add_sparse)(h5, samples, channels)
        return samples, channels
    if kind == "half":
        h5["data"] = numbers(SAMPLES, CHANNELS).astype("f2")
        return SAMPLES, CHANNELS
    if kind == "wide":
        h5.create_dataset("data", (SAMPLES, 3_000_000_000), "f4", chunks=(1, 1000))
        return SAMPLES, 3_000_000_000
    if kind in LONG_ROWS:
        values = (np.arange(7_500_000, dtype="f4") % 8191).reshape(3, 2_500_000)
        h5.create_dataset("data", data=values, **LONG_ROWS[kind])
        return values.T.shape
    if kind == "no-data":
        return SAMPLES, CHANNELS
    values = numbers(SAMPLES, CHANNELS)
    if kind == "external-storage":
        values.tofile(stem + ".raw")
        h5.create_dataset("data", values.shape, "f4", external=[(stem + ".raw", 0, values.nbytes)])
    elif kind in ("external-link", "virtual"):
        with h5py.File(stem + ".h5", "w") as other:
            other["data"] = values
        if kind == "external-link":
            h5["data"] = h5py.ExternalLink(os.path.basename(stem) + ".h5", "/data")
        else:
            layout = h5py.VirtualLayout(values.shape, "f4")
            layout[:] = h5py.VirtualSource(stem + ".h5", "data", values.shape)
            h5.create_virtual_dataset("data", layout)
    else:
        h5["data"] = values
    return values.shape


def sha1_of(path):
    digest = hashlib.sha1()
    with open(path, "rb") as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


LIBVERS = {"superblock-2": "v108", "superblock-3": "v110"}


def make(kind, path, megabytes):
    dimord = ["channel", "time"] if kind in LONG_ROWS else ["time", "channel"]
    with h5py.File(path, "w", libver=LIBVERS.get(kind)) as h5:
        samples, channels = add_data(h5, kind, path, megabytes)
        labels = None if kind == "wide" else ["channel%0*d" % (len(str(channels)), n + 1) for n in range(channels)]
        half = samples // 2
        trials = np.array([[0, half, -10], [half, samples, -10]], dtype="i8")
        if kind != "no-trialdefinition":
            h5.create_dataset("trialdefinition", data=trials, maxshape=(None, 3))
        h5.attrs["dimord"] = dimord
        h5.attrs["_version"] = "2023.9"
        h5.attrs["_log"] = "made"
        h5.attrs["samplerate"] = 1000.0
        h5.attrs["channel"] = "None" if labels is None else labels
        here = kind not in ("no-data", "external-link", "external-storage", "virtual")
        offset = h5["data"].id.get_offset() if here else 2048
    checksum = "0" * 40 if kind == "endless" else sha1_of(path)
    shape = [samples + 1 if kind == "other-shape" else samples, channels]
    info = {
        "filename": os.path.basename(path), "dataclass": "AnalogData", "data_dtype": "float16" if kind == "half" else "float32",
        "data_shape": shape[::-1] if kind in LONG_ROWS else shape, "data_offset": offset,
        "trl_dtype": "int64", "trl_shape": [2, 3], "trl_offset": None, "file_checksum": checksum, "order": "C",
        "checksum_algorithm": "openssl_sha1", "dimord": dimord, "_version": "2023.9", "_log": "made", "cfg": {},
        "info": {}, "samplerate": 1000.0, "channel": labels, "_hdfFileDatasetProperties": ["data"],
    }
    with open(path + ".info", "w") as stream:
        json.dump(info, stream, indent=4)


if __name__ == "__main__":
    make(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 0)
