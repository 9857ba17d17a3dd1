# From a secret to the keys of a vault: FORMAT.md, V1 to V11. Nothing here touches a file but BIP39's list of words.

import functools
import hashlib
import json
import re
import struct
import sys
import unicodedata
from pathlib import Path
from typing import NamedTuple

try:
    from nacl import bindings as sodium
    from nacl.exceptions import CryptoError
except ImportError:
    raise SystemExit("This reader needs PyNaCl. On Debian and Ubuntu: apt-get install python3-nacl")

FORMAT = 1
BLOCK, SIGNED = 4096, 4032
HEADER_BYTES = 2 * BLOCK
TYPES = {"passphrase": 1, "recovery": 2}
SLOT_BYTES = {"salt": 16, "nonce": 24, "wrapped": 48, "commit": 32}
HERE = Path(__file__).resolve().parent
WORD_LISTS = [HERE / "english.txt", HERE.parents[1] / "node_modules/@scure/bip39/wordlists/english.js"]
WORD_LIST_SHA256 = "2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda"


class Keys(NamedTuple):
    vault_id: bytes
    head: bytes
    files: bytes
    inbox: bytes


def H(text, key=b"", size=32):
    return hashlib.blake2b(text, key=key, digest_size=size).digest()


def number(data):
    return int.from_bytes(data, "little")


def unseal(key, nonce, sealed, context):
    """The plain text, or None if a single bit of anything differs."""
    if len(sealed) < 16:
        return None
    try:
        return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, context, nonce, key)
    except CryptoError:
        return None


def open_header(files, secret):
    """V10: the keys, from the copy of the highest generation that the secret opens."""
    found = [copy for data in files for copy in copies_in(data)]
    copies = [copy for copy in found if is_proper(copy[0])]
    if not copies and any(format_of(header) > FORMAT for header, _, _ in found):
        raise SystemExit("This vault has a newer format than this reader knows.")
    if not copies:
        raise SystemExit("The header is damaged in all its copies. Each backup has a header of its own.")
    for header, signed, mac in sorted(copies, key=lambda copy: copy[0]["generation"], reverse=True):
        # Recovery keys first: they cost nothing to try.
        for slot in sorted(header["slots"], key=lambda slot: slot["type"], reverse=True):
            key = open_slot(header, slot, secret)
            if key and H(signed, H(b"vs-header", key)) == mac:
                return Keys(bytes.fromhex(header["vaultId"]), H(b"vs-head", key), H(b"vs-files", key), H(b"vs-inbox", key))
    raise SystemExit("This is neither the passphrase nor the recovery key of this vault.")


def copies_in(data):
    """V7: the whole copies in a header file, each with what its MAC is of, and its MAC."""
    for block in (data[:BLOCK], data[BLOCK : 2 * BLOCK]):
        signed, checksum, mac = block[:SIGNED], block[SIGNED : SIGNED + 32], block[SIGNED + 32 :]
        if signed[:8] == b"VSVAULT1" and H(signed) == checksum:
            try:
                yield json.loads(signed[12 : 12 + number(signed[8:12])]), signed, mac
            except (ValueError, RecursionError):
                continue


def format_of(header):
    return header["format"] if isinstance(header, dict) and isinstance(header.get("format"), int) else 0


def is_proper(header):
    """V4 and V8. Nobody vouches for a header until its key is known, so all of it is looked at before any work."""
    try:
        slots = header["slots"]
        return (
            header.keys() == {"format", "vaultId", "generation", "slots"}
            and (header["format"], len(bytes.fromhex(header["vaultId"]))) == (FORMAT, 16)
            and isinstance(header["generation"], int)
            and 1 <= len(slots) <= 8
            and all(is_proper_slot(slot) for slot in slots)
        )
    except (TypeError, KeyError, ValueError, AttributeError):
        return False


def is_proper_slot(slot):
    numbers = {"type", "ops", "memory"}
    ops, memory = slot["ops"], slot["memory"]
    is_stretched = 1 <= ops <= 10 and 8 << 10 <= memory <= 1 << 30
    return (
        slot.keys() == numbers | SLOT_BYTES.keys()
        and all(len(bytes.fromhex(slot[name])) == size for name, size in SLOT_BYTES.items())
        and isinstance(ops, int)
        and isinstance(memory, int)
        and (is_stretched if slot["type"] == "passphrase" else (slot["type"], ops, memory) == ("recovery", 0, 0))
    )


def open_slot(header, slot, secret):
    """V9: the vault key, or None if the secret is not this slot's."""
    salt, nonce, wrapped, commit = (bytes.fromhex(slot[name]) for name in SLOT_BYTES)
    stretched = stretch(secret, slot["type"], salt, slot["ops"], slot["memory"])
    if stretched is None or H(b"vs-commit", stretched[32:]) != commit:
        return None
    context = b"vs-slot" + struct.pack("<I", FORMAT) + bytes.fromhex(header["vaultId"])
    context += struct.pack("<BIQ", TYPES[slot["type"]], slot["ops"], slot["memory"]) + salt
    return unseal(stretched[:32], nonce, wrapped, context)


@functools.cache
def stretch(secret, kind, salt, ops, memory):
    """V3 and V5: wrap key and commit key."""
    if kind == "recovery":
        entropy = entropy_of(secret)
        return entropy and H(b"vs-recovery" + salt, entropy, 64)
    passphrase = unicodedata.normalize("NFKC", secret).encode()
    return sodium.crypto_pwhash_alg(64, passphrase, salt, ops, memory, sodium.crypto_pwhash_ALG_ARGON2ID13)


def entropy_of(secret):
    """BIP39: twelve numbers of 11 bits, which are 128 bits and the first four of their SHA-256. Or None."""
    words, places = secret.lower().split(), {}
    if len(words) == 12:
        places = {word: place for place, word in enumerate(word_list())}
    if not words or not set(words) <= places.keys():
        return None
    bits = functools.reduce(lambda bits, word: bits << 11 | places[word], words, 0)
    entropy = (bits >> 4).to_bytes(16, "big")
    return entropy if hashlib.sha256(entropy).digest()[0] >> 4 == bits & 15 else None


def word_list():
    """BIP39's English list: from a file that everybody can get, or from the app's own library."""
    for path in filter(Path.exists, WORD_LISTS):
        found = re.search(r"abandon\n(?:[a-z]+\n)+zoo", path.read_text("utf-8"))
        if found and hashlib.sha256(f"{found[0]}\n".encode()).hexdigest() == WORD_LIST_SHA256:
            return found[0].split()
    print(f"To read recovery words, BIP39's English list is needed: {WORD_LISTS[0]}.", file=sys.stderr)
    return []
