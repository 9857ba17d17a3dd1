# Reads a calendar on standard input with Debian's python3-vobject and prints its entries as JSON: a program that is none of
# ours understands what Vouchsafe writes. Dates come as ISO texts.
import json
import sys

import vobject


def value_of(line):
    value = line.value
    return value.isoformat() if hasattr(value, "isoformat") else value


def entry_of(part):
    lines = {line.name: value_of(line) for line in part.lines()}
    return {"kind": part.name, **lines}


text = sys.stdin.buffer.read().decode("utf-8")
calendars = list(vobject.readComponents(text))
json.dump([[entry_of(part) for part in calendar.components()] for calendar in calendars], sys.stdout)
