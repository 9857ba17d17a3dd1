# What was captured while the vault was locked and not kept yet: FORMAT.md, V43 to V48. Whoever could write to the folder
# could put something there, so it is no part of the document.

import json
import re

from keys import open_header
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox
from vault import bytes_of

MARK = b"VSLINE_1"
PADDED = (256, 1024, 4096, 16_384, 65_536, 131_072)
LONGEST = len(MARK) + 48 + PADDED[-1]
NAME = re.compile(r"(line|part)-([0-9a-f]{32})\.vs")


def read_inbox(folder, secret):
    """The captures, the newest last, and what could not be read."""
    keys = open_header([bytes_of(folder / "vault.vsh"), bytes_of(folder / "vault.vsh.copy")], secret)
    box = SealedBox(PrivateKey.from_seed(keys.inbox))
    captures, missing = {}, []
    # Of one id, "line" comes before "part" and counts.
    for path in sorted((folder / "inbox").glob("*.vs")):
        found = NAME.fullmatch(path.name)
        if not found or found[2] in captures:
            continue
        capture = open_capture(path, box)
        if capture is None or capture["id"] != found[2]:
            missing.append(f"what is in {path.name}")
        else:
            captures[found[2]] = {**capture, "isUnfinished": found[1] == "part"}
    return sorted(captures.values(), key=lambda capture: (capture["capturedAt"], capture["id"])), missing


def open_capture(path, box):
    """V45, or None."""
    with path.open("rb") as file:
        data = file.read(LONGEST + 1)
    if data[: len(MARK)] != MARK or len(data) - len(MARK) - 48 not in PADDED:
        return None
    try:
        capture = json.loads(box.decrypt(data[len(MARK) :]))
    except (CryptoError, ValueError, RecursionError):
        return None
    is_proper = isinstance(capture, dict) and capture.keys() == {"id", "line", "capturedAt"}
    return capture if is_proper and isinstance(capture["line"], str) and isinstance(capture["capturedAt"], int) else None
