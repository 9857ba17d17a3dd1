# What sync keeps on this laptop only, beside the document: FORMAT.md, V49. It holds this laptop's keys towards the others,
# so whoever prints it should know where it goes.

import json

from containers import SIDE, Container
from keys import open_header
from vault import bytes_of, joined

NAMES = ("side-sync.vs", "side-sync.vs.copy")


def read_side(folder, secret):
    """What the first whole copy holds, or None; and what could not be read."""
    keys = open_header([bytes_of(folder / "vault.vsh"), bytes_of(folder / "vault.vsh.copy")], secret)
    files = [data for data in (bytes_of(folder / name) for name in NAMES) if data]
    for data in files:
        try:
            about, *pieces = Container(data, SIDE, keys).strict()
            return json.loads(joined(pieces, json.loads(about))), []
        except ValueError:
            continue
    return None, ["what sync kept, for no copy of it is whole"] if files else []
