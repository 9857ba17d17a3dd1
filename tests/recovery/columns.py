# What Automerge's format is made of: numbers of variable length, and columns, in which equal neighbours stand once.
# Nothing here knows what a column is for; automerge.py does. See automerge.org/automerge-binary-format-spec.

import zlib

DEFLATED = 8  # a bit of a column's specification; the three bits below it are its type
DELTA, BOOLEAN, TEXT, RAW = 3, 4, 5, 7  # the other types are all runs of unsigned numbers


class Bytes:
    """Bytes that are read from front to back. Reading beyond the end is an IndexError."""

    def __init__(self, data):
        self.data, self.at = data, 0

    def is_at_end(self):
        return self.at >= len(self.data)

    def take(self, count):
        taken = self.data[self.at : self.at + count]
        if len(taken) < count:
            raise IndexError("ends too early")
        self.at += count
        return taken

    def unsigned(self):
        """A number in LEB128: seven bits a byte, the lowest first; the highest bit says that more follow."""
        value = shift = 0
        while True:
            byte = self.data[self.at]
            self.at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    def signed(self):
        """The same in two's complement."""
        start = self.at
        value = self.unsigned()
        bits = 7 * (self.at - start)
        return value - (1 << bits) if value >> (bits - 1) else value

    def block(self):
        """Bytes with their length before them."""
        return self.take(self.unsigned())

    def many(self, read):
        """A list with its length before it."""
        return [read() for _ in range(self.unsigned())]


def shapes_of(data):
    """What columns follow: the specification of each (id * 16 + type) and its length."""
    return data.many(lambda: (data.unsigned(), data.unsigned()))


def columns_of(data, shapes):
    """The columns themselves, by specification. Empty ones are not there at all."""
    columns = {}
    for shape, length in shapes:
        text = data.take(length)
        if shape & DEFLATED:
            text = zlib.decompress(text, -15)
        columns[shape & ~DEFLATED] = read_column(shape & 7, Bytes(text))
    return columns


def read_column(kind, data):
    """A column as a list, None where nothing is given; the column of raw values as the bytes that it is."""
    if kind == RAW:
        return data
    if kind == BOOLEAN:
        return booleans(data)
    if kind == DELTA:
        return sums(runs(data, data.signed))
    return runs(data, lambda: data.block().decode()) if kind == TEXT else runs(data, data.unsigned)


def runs(data, read):
    """Runs: n > 0 and one value that comes n times; n < 0 and that many values; 0 and how often nothing is given."""
    values = []
    while not data.is_at_end():
        count = data.signed()
        if count > 0:
            values += [read()] * count
        elif count < 0:
            values += [read() for _ in range(-count)]
        else:
            values += [None] * data.unsigned()
    return values


def sums(steps):
    """Each value was kept as its difference from the one before."""
    total, values = 0, []
    for step in steps:
        total += step or 0
        values.append(None if step is None else total)
    return values


def booleans(data):
    """How many are false, then how many true, then false again …"""
    values, now = [], False
    while not data.is_at_end():
        values += [now] * data.unsigned()
        now = not now
    return values
