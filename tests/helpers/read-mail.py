# Reads unsent messages with Python's own email package, and answers what a mail program would show, as JSON.
import json
import sys
from email import message_from_bytes, policy


def read(text):
    message = message_from_bytes(text.encode("utf-8"), policy=policy.default)
    return {
        "headers": [name.lower() for name in message.keys()],
        "to": [each.addr_spec for each in message["to"].addresses] if message["to"] else [],
        "bcc": [each.addr_spec for each in message["bcc"].addresses] if message["bcc"] else [],
        "subject": str(message["subject"]),
        "type": message.get_content_type(),
        "body": message.get_payload(decode=True).decode("utf-8"),
        "defects": [type(each).__name__ for each in message.defects],
    }


json.dump([read(text) for text in json.load(sys.stdin)], sys.stdout)
