# What a vault's folder, or a backup, holds: FORMAT.md, V21 to V31 and V37. It only reads, and tells what it did not
# find, so that nobody takes a part for the whole.

import json
from typing import NamedTuple

from containers import BACKUP, LOG, SNAPSHOT, Container, read_head
from keys import HEADER_BYTES, open_header

PIECE = 65_536


class Parts(NamedTuple):
    """A snapshot, the heads it was sealed with, the changes that may not be in it, and what else there should be."""

    snapshot: bytes
    heads: list
    changes: list
    missing: list


class Snapshot(NamedTuple):
    born: int
    segment: str
    about: dict
    data: bytes


class Log(NamedTuple):
    born: int
    segment: str
    records: dict  # by seq: 0 is the manifest, the others are changes


def open_vault(folder, secret):
    """V29 to V31."""
    if (folder / "creating").exists():
        raise ValueError("making this vault was never finished, so there is nothing in it")
    keys = open_header([bytes_of(folder / "vault.vsh"), bytes_of(folder / "vault.vsh.copy")], secret)
    base = max(read_snapshots(folder, keys), default=None)
    if base is None:
        raise ValueError("there is no whole snapshot in this folder; a backup has its own")
    folded = {each["log"] for each in base.about["folded"]}
    head = read_head(bytes_of(folder / "HEAD"), keys)
    logs = sorted(read_logs(folder, keys, folded))
    needed, missing = what_must_be(base, logs, head)
    records = {log.segment: log.records for log in logs}
    for segment in needed.keys() - folded:
        lost = set(range(1, needed[segment] + 1)) - records.get(segment, {}).keys()
        missing += [f"{len(lost)} of the changes in log-{segment}.vs"] if lost else []
    changes = [change for log in logs for change in changes_in(log.records, needed.get(log.segment, 0))]
    return Parts(base.data, base.about["heads"], changes, missing)


def open_backup(file, secret):
    """V37."""
    data = file.read_bytes()
    keys = open_header([data[:HEADER_BYTES]], secret)
    about, *texts = Container(data[HEADER_BYTES:], BACKUP, keys).strict()
    about = json.loads(about)
    count = -(-about["bytes"] // PIECE)
    return Parts(joined(texts[:count], about), about["heads"], texts[count:], [])


def what_must_be(base, logs, head):
    """V31: how many changes each log must have, and what makes that uncertain."""
    manifests = [json.loads(log.records[0]) for log in logs if 0 in log.records]
    needed = {each["log"]: each["records"] for each in manifests[-1]["logs"]} if manifests else {}
    if head is None:
        needed = needed if manifests else {log.segment: max(log.records, default=0) for log in logs}
        return needed, ["HEAD, which says how much there should be"]
    needed[head.log] = max(head.changes, needed.get(head.log, 0))
    is_new = base.segment in (head.base, head.previous) or base.born > head.born
    return needed, [] if is_new else ["the newest snapshot and the one before it"]


def changes_in(records, count):
    """The changes up to `count` that are left, and those that follow without a gap."""
    seq = 1
    while seq <= count or seq in records:
        if seq in records:
            yield records[seq]
        seq += 1


def read_snapshots(folder, keys):
    """V21: those that are whole."""
    for path in folder.glob("snap-*.vs"):
        try:
            container = Container(path.read_bytes(), SNAPSHOT, keys, path.name)
            about, *pieces = container.strict()
            about = json.loads(about)
            yield Snapshot(container.born, container.segment, about, joined(pieces, about))
        except ValueError:
            continue


def read_logs(folder, keys, folded):
    """V24 and V30: each log that is not folded, from both copies."""
    copies = (folder, folder / "mirror")
    names = {path.name for copy in copies for path in copy.glob("log-*.vs")}
    for name in names - {f"log-{segment}.vs" for segment in folded}:
        log = None
        for copy in copies:
            try:
                container = Container(bytes_of(copy / name), LOG, keys, name)
            except ValueError:
                continue
            log = Log(container.born, container.segment, {**(log.records if log else {}), **container.lenient()})
        if log:
            yield log


def joined(pieces, about):
    data = b"".join(pieces)
    if len(data) != about["bytes"]:
        raise ValueError("it has not the length that it says")
    return data


def bytes_of(path):
    """The bytes of a file; none if there is no such file."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
