# Reads vCards on standard input with Debian's python3-vobject and prints what it finds in each as JSON: a program that is
# none of ours understands what Vouchsafe writes. Structured values come as lists of their parts.
import json
import sys

import vobject


def parts(value):
    return [" ".join(part) if isinstance(part, list) else part for part in value]


def value_of(line):
    if line.name == "N":
        name = line.value
        return parts([name.family, name.given, name.additional, name.prefix, name.suffix])
    if line.name == "ADR":
        place = line.value
        return parts([place.box, place.extended, place.street, place.city, place.region, place.code, place.country])
    if line.name == "ORG":
        return parts(line.value)
    return line.value


def lines_of(card):
    for line in card.lines():
        yield {"name": line.name, "group": line.group, "params": line.params, "value": value_of(line)}


text = sys.stdin.buffer.read().decode("utf-8")
json.dump([list(lines_of(card)) for card in vobject.readComponents(text)], sys.stdout)
