#!/usr/bin/env python3
"""Write pairs that name files outside of themselves, and the files that they name, with h5py alone.

usage: make_hostile.py FOLDER      FOLDER/pairs gets KIND.analog and its .info, FOLDER/outside what they name

Prints the kinds, one a line. Every file that is named is there and can be opened, its bytes are of the size that is asked for, and
the checksum in each .info is right: nothing but the will not to follow keeps a reader out.
"""
import hashlib
import json
import os
import sys

import h5py
import numpy as np

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "interop"))
from make_object import make, numbers  # noqa: E402

SHAPE = (2000, 4)


def replace(h5, name):
    if name in h5:
        del h5[name]


def stored_outside(h5, name, path, shape, dtype="f4"):
    replace(h5, name)
    size = int(np.prod(shape)) * np.dtype(dtype).itemsize
    h5.create_dataset(name, shape, dtype, external=[(path, 0, size)])


def linked_outside(h5, name, path, inside="/data"):
    replace(h5, name)
    h5[name] = h5py.ExternalLink(path, inside)


def put_together_outside(h5, name, path):
    replace(h5, name)
    layout = h5py.VirtualLayout(SHAPE, "f4")
    layout[:] = h5py.VirtualSource(path, "data", SHAPE)
    h5.create_virtual_dataset(name, layout)


def soft_then_outside(h5, path):
    linked_outside(h5, "group/far", path)
    replace(h5, "data")
    h5["data"] = h5py.SoftLink("/group/far")


def outside_group(h5, path):
    """The data set lies behind a group that is a link: /far leads out, /data leads to /far/data."""
    linked_outside(h5, "far", path, "/")
    replace(h5, "data")
    h5["data"] = h5py.SoftLink("/far/data")


def unknown_filter(h5, name):
    """A filter that a library would look for among its plug-ins on the disk."""
    replace(h5, name)
    layout = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    layout.set_chunk((200, 4))
    layout.set_filter(32001, h5py.h5z.FLAG_OPTIONAL, (1, 2))
    h5py.h5d.create(h5.id, name.encode(), h5py.h5t.IEEE_F32LE, h5py.h5s.create_simple(SHAPE), layout)
    h5[name][...] = numbers(*SHAPE)


def kinds(outside):
    """KIND: (what is done to the HDF5 file, what is done to the .info). `outside` is a path as the files name it."""
    raw, other = os.path.join(outside, "secret.raw"), os.path.join(outside, "secret.h5")
    near = os.path.join("..", "outside", "secret.h5")
    nothing = lambda _: None
    return {
        "data-stored-outside": (lambda h5: stored_outside(h5, "data", raw, SHAPE), {}),
        "data-stored-beside": (lambda h5: stored_outside(h5, "data", "../outside/secret.raw", SHAPE), {}),
        "trials-stored-outside": (lambda h5: stored_outside(h5, "trialdefinition", raw, (2, 3), "i8"), {}),
        "further-stored-outside": (lambda h5: stored_outside(h5, "avg", raw, SHAPE), {"_hdfFileDatasetProperties": ["data", "avg"]}),
        "unlisted-stored-outside": (lambda h5: stored_outside(h5, "group/notes", raw, (10,)), {}),
        "data-linked-outside": (lambda h5: linked_outside(h5, "data", other), {}),
        "data-linked-beside": (lambda h5: linked_outside(h5, "data", near), {}),
        "trials-linked-outside": (lambda h5: linked_outside(h5, "trialdefinition", other, "/trialdefinition"), {}),
        "unlisted-linked-outside": (lambda h5: linked_outside(h5, "group/notes", other), {}),
        "data-soft-then-outside": (lambda h5: soft_then_outside(h5, other), {}),
        "data-in-outside-group": (lambda h5: outside_group(h5, other), {}),
        "data-virtual": (lambda h5: put_together_outside(h5, "data", other), {}),
        "data-virtual-beside": (lambda h5: put_together_outside(h5, "data", near), {}),
        "unlisted-virtual": (lambda h5: put_together_outside(h5, "group/notes", other), {}),
        "data-by-plug-in": (lambda h5: unknown_filter(h5, "data"), {}),
        "raw-data-apart": (split, {}),
        "named-outside": (nothing, {"filename": "../outside/secret.analog"}),
        "named-outside-whole": (nothing, {"filename": os.path.join(outside, "secret.analog")}),
        "datasets-outside": (nothing, {"_hdfFileDatasetProperties": ["data", "../outside/secret.h5", other]}),
        "class-outside": (nothing, {"dataclass": "../../outside/secret"}),
        "log-outside": (nothing, {"_log": "\n\n|=== ada@desk: Tue Nov  3 09:05:00 2026 ===|\n\n\tsave: Wrote files %s\n\t\t\t  %s.info" % ((os.path.join(outside, "secret.analog"),) * 2)}),
    }


def split(path):
    """A file of which another one holds the raw data, as the driver that its superblock names has it."""
    whole = path + ".whole"
    os.rename(path, whole)
    with h5py.File(whole, "r") as old, h5py.File(path, "w", driver="split", meta_ext=b"", raw_ext=b".raw") as new:
        for name in old:
            old.copy(name, new)
        for name, value in old.attrs.items():
            new.attrs[name] = value
    os.remove(whole)


def finish(path, changes):
    with open(path, "rb") as stream:
        digest = hashlib.sha1(stream.read()).hexdigest()
    with open(path + ".info") as stream:
        info = json.load(stream)
    info.update(file_checksum=digest, **changes)
    with open(path + ".info", "w") as stream:
        json.dump(info, stream, indent=4)


def main(folder):
    pairs, outside = (os.path.join(folder, name) for name in ("pairs", "outside"))
    os.makedirs(pairs)
    os.makedirs(outside)
    numbers(*SHAPE).tofile(os.path.join(outside, "secret.raw"))
    make("sound", os.path.join(outside, "secret.analog"), 0)
    for name in ("secret.h5", "secret-0.h5"):
        with h5py.File(os.path.join(outside, name), "w") as h5:
            h5["data"] = numbers(*SHAPE)
            h5["trialdefinition"] = np.array([[0, 1000, 0], [1000, 2000, 0]], dtype="i8")
    for kind, (change, info) in kinds(outside).items():
        path = os.path.join(pairs, kind + ".analog")
        make("sound", path, 0)
        if change is split:
            split(path)
        else:
            with h5py.File(path, "r+") as h5:
                change(h5)
        finish(path, info)
        # A file that h5py cannot follow to what it names would prove nothing.
        if kind.startswith("data-"):
            os.chdir(pairs)
            with h5py.File(path, "r") as h5:
                assert h5["data"].shape == SHAPE and np.array_equal(h5["data"][...], numbers(*SHAPE)), kind
        print(kind)


if __name__ == "__main__":
    main(os.path.abspath(sys.argv[1]))
