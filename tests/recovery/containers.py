# The sealed files of a vault, and its HEAD: FORMAT.md, V14 and V16 to V20. It gives out only what is whole.

from typing import NamedTuple

from keys import H, number, unseal

SNAPSHOT, LOG, BACKUP, SIDE = 1, 2, 4, 5
FINAL = 1


class Head(NamedTuple):
    counter: int
    log: str
    changes: int
    base: str
    born: int
    previous: str


def read_head(data, keys):
    """V14: the newest whole sector, or None."""
    heads = []
    for sector in (data[:512], data[4096:4608]):
        is_whole = sector[:8] == b"VSHEAD_1" and H(sector[:480], keys.head) == sector[480:512]
        if is_whole and sector[16:32] == keys.vault_id:
            log, base, previous = (sector[at : at + 16].hex() for at in (32, 56, 80))
            counter, changes, born = number(sector[8:16]), number(sector[48:52]), number(sector[72:80])
            heads.append(Head(counter, log, changes, base, born, previous))
    return max(heads, default=None)


class Container:
    """A file header and records. A ValueError if the header is damaged, or is that of another file."""

    def __init__(self, data, kind, keys, name=None):
        header, self._mac = data[:64], data[64:96]
        if header[:8] != b"VOUCHSF1" or H(header, keys.files) != self._mac:
            raise ValueError("its beginning is damaged")
        self.segment, self.born = header[32:48].hex(), number(header[48:56])
        if header[8] != kind or header[16:32] != keys.vault_id or (name and self.segment not in name):
            raise ValueError("it is not the file that its name says")
        self._data, self._key = data, H(b"vs-file-key" + header, keys.files)

    def strict(self):
        """V19: the texts of all records, or a ValueError."""
        texts, at, is_final = [], 96, False
        while not is_final:
            record = self._record_at(at)
            if record is None or record[1] != len(texts) or record[2] is None:
                raise ValueError("one of its records is damaged")
            is_final, _, text, at = record
            texts.append(text)
        if at != len(self._data):
            raise ValueError("there is something behind its end")
        return texts

    def lenient(self):
        """V20: the texts of the records that are whole, by their seq, but for the final one, which says nothing."""
        texts, last, is_final, at = {}, -1, False, self._data.find(b"VSR1", 96)
        while at >= 0 and not is_final:
            behind = at + 4
            record = self._record_at(at)
            if record and record[1] > last and record[2] is not None:
                is_final, last, text, behind = record
                texts.update({} if is_final else {last: text})
            at = self._data.find(b"VSR1", behind)
        return texts

    def _record_at(self, at):
        """V18: final or not, seq, text (None if it does not open), and where it ends. None if no record starts here."""
        start, tag, nonce = self._data[at : at + 16], self._data[at + 16 : at + 32], self._data[at + 32 : at + 56]
        if start[:4] != b"VSR1" or H(b"vs-record" + start, self._key)[:16] != tag:
            return None
        end = at + 56 + number(start[12:16]) + 16
        text = unseal(self._key, nonce, self._data[at + 56 : end], self._mac + start)
        return start[4] == FINAL, number(start[8:12]), text, end
