# A reader of Automerge's binary format, as far as our documents use it: maps of strings, numbers, booleans and null.
# The format: automerge.org/automerge-binary-format-spec. Lists, texts, counters, marks, bytes: an error, never skipped.
# It keeps no history, only what nothing has replaced yet; so changes may come in any order, and twice. It verifies
# checksums, but does not follow hashes to the changes that a change was made after: `is_whole` counts changes instead.

import hashlib
import struct
import zlib

from columns import Bytes, columns_of, shapes_of

MAGIC = b"\x85\x6f\x4a\x83"
DOCUMENT, CHANGE, DEFLATED_CHANGE = 0, 1, 2
MAKE_MAP, SET, DELETE = 0, 1, 3

# Columns that say which changes a document holds …
CHANGE_ACTOR, CHANGE_SEQ = 1, 3
# … and what operations did. Before an operation stand those that it replaced; after it, those that replaced it.
MAP_ACTOR, MAP_COUNTER, KEY, ID_ACTOR, ID_COUNTER, ACTION, VALUE_SHAPE, VALUE = 1, 2, 21, 33, 35, 66, 86, 87
BEFORE, BEFORE_ACTOR, BEFORE_COUNTER, AFTER, AFTER_ACTOR, AFTER_COUNTER = 112, 113, 115, 128, 129, 131
OURS = {MAP_ACTOR, MAP_COUNTER, KEY, ID_ACTOR, ID_COUNTER, ACTION, VALUE_SHAPE, VALUE}
OURS |= {BEFORE, BEFORE_ACTOR, BEFORE_COUNTER, AFTER, AFTER_ACTOR, AFTER_COUNTER}

ROOT = None  # the id of the outermost map; any other map's is that of the operation which made it
A_MAP, NOTHING = object(), object()  # the values of operations that make a map, and that delete


class Unreadable(ValueError):
    """What stands there is not Automerge's, or not what our documents are made of."""


class Document:
    """A document from its snapshot; changes made since are taken in one by one."""

    def __init__(self, snapshot):
        self.heads = []
        self._given = {}  # id of a map -> key -> [(id of an operation, its value)]
        self._replaced = set()  # ids of operations that a change has replaced
        self._seqs = {}  # actor -> the numbers of its changes
        # Automerge keeps changes behind the document as long as one that they build on is missing.
        self._is_waiting = any(kind == CHANGE for kind in self._read(snapshot))

    def take(self, change):
        """Takes a change in. One that is in already, be it in the snapshot, changes nothing."""
        self._read(change)

    def is_whole(self):
        """False when changes are missing: each actor numbers its own from 1."""
        return not self._is_waiting and all(max(seqs) == len(seqs) for seqs in self._seqs.values())

    def plain(self, map_id=ROOT):
        """What a map holds. Of several values that stand side by side the one with the greatest id counts."""
        plain = {}
        for key, given in self._given.get(map_id, {}).items():
            left = [each for each in given if each[0] not in self._replaced]
            if left:
                op_id, value = max(left, key=lambda each: each[0])
                plain[key] = self.plain(op_id) if value is A_MAP else value
        return plain

    def _read(self, data):
        try:
            kinds = []
            for kind, contents in chunks_of(data):
                self._read_document(contents) if kind == DOCUMENT else self._read_change(contents)
                kinds.append(kind)
            return kinds
        except Unreadable:
            raise
        except (LookupError, ValueError, TypeError, struct.error, zlib.error) as error:
            raise Unreadable(f"not what Automerge writes: {error}") from error

    def _read_document(self, contents):
        actors = contents.many(contents.block)
        self.heads = contents.many(lambda: contents.take(32).hex())
        change_shapes, shapes = shapes_of(contents), shapes_of(contents)
        changes, columns = columns_of(contents, change_shapes), columns_of(contents, shapes)
        for actor, seq in zip(changes.get(CHANGE_ACTOR, []), changes.get(CHANGE_SEQ, [])):
            self._seqs.setdefault(actors[actor], set()).add(seq)
        ids = ids_of(columns, ID_COUNTER, ID_ACTOR, actors)
        replacements = columns.get(AFTER, [0] * len(ids))
        for op_id, operation, count in zip(ids, operations_of(columns, actors), replacements, strict=True):
            if count == 0:
                self._give(op_id, *operation)

    def _read_change(self, contents):
        contents.many(lambda: contents.take(32))  # the hashes of the changes it was made after
        actor, seq, counter = contents.block(), contents.unsigned(), contents.unsigned()
        contents.signed(), contents.block()  # a time and a message
        actors = [actor, *contents.many(contents.block)]
        columns = columns_of(contents, shapes_of(contents))
        if seq in self._seqs.setdefault(actor, set()):
            return
        self._seqs[actor].add(seq)
        self._replaced.update(ids_of(columns, BEFORE_COUNTER, BEFORE_ACTOR, actors))
        for counter, operation in enumerate(operations_of(columns, actors), counter):
            self._give((counter, actor), *operation)

    def _give(self, op_id, map_id, key, value):
        if value is not NOTHING:
            self._given.setdefault(map_id, {}).setdefault(key, []).append((op_id, value))


def chunks_of(data):
    """The chunks that a file consists of: the kind of each and its contents."""
    rest = Bytes(data)
    while not rest.is_at_end():
        magic, checksum, start = rest.take(4), rest.take(4), rest.at
        kind, contents = rest.take(1)[0], rest.block()
        summed = data[start : rest.at]
        if kind == DEFLATED_CHANGE:  # its checksum is that of the change it stands for
            kind, contents = CHANGE, zlib.decompress(contents, -15)
            summed = bytes([CHANGE]) + unsigned_bytes(len(contents)) + contents
        if magic != MAGIC or hashlib.sha256(summed).digest()[:4] != checksum or kind not in (DOCUMENT, CHANGE):
            raise Unreadable("not an Automerge file, or a damaged one")
        yield kind, Bytes(contents)


def ids_of(columns, counters, actor_indexes, actors):
    """Ids of operations, in the order in which they compare: by counter, then by actor."""
    pairs = zip(columns.get(counters, []), columns.get(actor_indexes, []), strict=True)
    return [(counter, actors[index]) if counter else ROOT for counter, index in pairs]


def operations_of(columns, actors):
    """What each operation did: the id of the map, the key, and the value."""
    if any(any(each is not None and each is not False for each in columns[shape]) for shape in columns.keys() - OURS):
        raise Unreadable("there are lists, texts or marks, which our documents do not have")
    actions = columns.get(ACTION, [])
    maps = ids_of(columns, MAP_COUNTER, MAP_ACTOR, actors) or [ROOT] * len(actions)
    keys, shapes = columns.get(KEY, []), columns.get(VALUE_SHAPE, [])
    raw = columns.get(VALUE, Bytes(b""))
    for map_id, key, action, shape in zip(maps, keys, actions, shapes, strict=True):
        value = value_of(shape & 15, raw.take(shape >> 4))
        if action not in (MAKE_MAP, SET, DELETE) or key is None:
            raise Unreadable(f"there is an operation {action}, which our documents do not have")
        yield map_id, key, A_MAP if action == MAKE_MAP else NOTHING if action == DELETE else value


def value_of(kind, raw):
    match kind:
        case 6:
            return raw.decode()
        case 4 | 9:  # 9 is a point in time: milliseconds
            return Bytes(raw).signed()
        case 3:
            return Bytes(raw).unsigned()
        case 5:
            return struct.unpack("<d", raw)[0]
        case 0 | 1 | 2:
            return (None, False, True)[kind]
    raise Unreadable(f"there is a value of type {kind}, which our documents do not have")


def unsigned_bytes(number):
    return bytes([number]) if number < 128 else bytes([number & 127 | 128]) + unsigned_bytes(number >> 7)
