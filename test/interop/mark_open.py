#!/usr/bin/env python3
"""Mark an HDF5 file as open for writing, as a writer does that dies before it closes the file.

usage: mark_open.py PATH [FLAGS]      FLAGS: 1 open for writing (the default), 5 by a single writer with readers (SWMR)

By the HDF5 file format specification, II.A: superblock 0 and 1 have their flags in bytes 20 to 23; 2 and 3 in byte 11, and
their own checksum (Jenkins' lookup3) in bytes 44 to 47.
"""
import struct
import sys

MASK = 0xFFFFFFFF


def rotated(value, bits):
    return ((value << bits) | (value >> (32 - bits))) & MASK


def lookup3(data):
    a = b = c = (0xDEADBEEF + len(data)) & MASK
    while len(data) > 12:
        x, y, z = struct.unpack("<III", data[:12])
        a, b, c = (a + x) & MASK, (b + y) & MASK, (c + z) & MASK
        a = ((a - c) & MASK) ^ rotated(c, 4); c = (c + b) & MASK
        b = ((b - a) & MASK) ^ rotated(a, 6); a = (a + c) & MASK
        c = ((c - b) & MASK) ^ rotated(b, 8); b = (b + a) & MASK
        a = ((a - c) & MASK) ^ rotated(c, 16); c = (c + b) & MASK
        b = ((b - a) & MASK) ^ rotated(a, 19); a = (a + c) & MASK
        c = ((c - b) & MASK) ^ rotated(b, 4); b = (b + a) & MASK
        data = data[12:]
    x, y, z = struct.unpack("<III", data.ljust(12, b"\0"))
    a, b, c = (a + x) & MASK, (b + y) & MASK, (c + z) & MASK
    c = ((c ^ b) - rotated(b, 14)) & MASK
    a = ((a ^ c) - rotated(c, 11)) & MASK
    b = ((b ^ a) - rotated(a, 25)) & MASK
    c = ((c ^ b) - rotated(b, 16)) & MASK
    a = ((a ^ c) - rotated(c, 4)) & MASK
    b = ((b ^ a) - rotated(a, 14)) & MASK
    return ((c ^ b) - rotated(b, 24)) & MASK


def mark_open(path, flags):
    with open(path, "r+b") as stream:
        head = bytearray(stream.read(48))
        assert head[:8] == b"\x89HDF\r\n\x1a\n", "the superblock is not at the file's beginning"
        if head[8] < 2:
            head[20] = flags
        else:
            assert lookup3(bytes(head[:44])) == struct.unpack("<I", head[44:48])[0], "the superblock was not sound before"
            head[11] = flags
            head[44:48] = struct.pack("<I", lookup3(bytes(head[:44])))
        stream.seek(0)
        stream.write(head)


if __name__ == "__main__":
    mark_open(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1)
