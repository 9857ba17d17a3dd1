#!/usr/bin/python3
# Opens a vault, or one backup of it, without Vouchsafe: with its passphrase or its twelve recovery words. Prints the
# document as JSON. Written from electron/keeper/vault/FORMAT.md, whose rules it quotes. Needs Debian's python3-nacl.
# It never writes to the vault, and when something that was saved is missing it prints nothing, unless told to.
#   python3 read_vault.py FOLDER-OR-BACKUP > document.json

import argparse
import base64
import getpass
import json
import sys
from pathlib import Path

from automerge import Document
from inbox import read_inbox
from side import read_side
from vault import open_backup, open_vault


def main():
    parser = argparse.ArgumentParser(description="Prints what a vault or a backup holds, as JSON. Asks for the secret.")
    parser.add_argument("path", type=Path, help="the vault's folder, or a backup: a file ending in .vouchsafe")
    parser.add_argument("--partial", action="store_true", help="print what is left, although something is missing")
    parser.add_argument("--parts", action="store_true", help="print snapshot and changes as Automerge wrote them")
    parser.add_argument("--inbox", action="store_true", help="print what was captured while locked and not kept yet")
    parser.add_argument("--side", action="store_true", help="print what sync keeps on this laptop only, its keys included")
    asked = parser.parse_args()
    try:
        if asked.inbox:
            shown, missing = read_inbox(asked.path, ask_secret())
        elif asked.side:
            shown, missing = read_side(asked.path, ask_secret())
        else:
            parts = (open_vault if asked.path.is_dir() else open_backup)(asked.path, ask_secret())
            shown, missing = (sealed if asked.parts else document_of)(parts)
    except OSError as error:
        raise SystemExit(f"{error.filename}: {error.strerror}.")
    except (ValueError, RuntimeError, MemoryError) as error:
        raise SystemExit(f"This cannot be read: {error}.")
    if missing and not asked.partial:
        raise SystemExit(f"Missing: {', '.join(missing)}. With --partial, what is left is printed.")
    for each in missing:
        print(f"Missing: {each}.", file=sys.stderr)
    # Half a surrogate pair, which can be typed but is no Unicode text, goes out as JSON's escape for it.
    sys.stdout.buffer.write(json.dumps(shown, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")


def ask_secret():
    if sys.stdin.isatty():
        return getpass.getpass("Passphrase or recovery words: ")
    return sys.stdin.buffer.readline().decode("utf-8").rstrip("\r\n")


def document_of(parts):
    """V41: the document of today, and what of it is missing."""
    document = Document(parts.snapshot)
    if sorted(document.heads) != sorted(parts.heads):
        raise ValueError("the history of the snapshot does not end in its heads")
    for change in parts.changes:
        document.take(change)
    missing = [] if document.is_whole() else ["changes that others were made after"]
    return readable(document.plain()), parts.missing + missing


def readable(value, key=None, is_entry=False):
    """Whatever stands in a map called history is itself JSON."""
    if isinstance(value, dict):
        return {name: readable(each, name, key == "history") for name, each in value.items()}
    return json.loads(value) if is_entry and isinstance(value, str) else value


def sealed(parts):
    """What a program that knows Automerge can load, in base64: the snapshot, then every change."""
    snapshot, *changes = (base64.b64encode(each).decode() for each in (parts.snapshot, *parts.changes))
    return {"heads": parts.heads, "snapshot": snapshot, "changes": changes}, parts.missing


if __name__ == "__main__":
    main()
