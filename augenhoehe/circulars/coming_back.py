"""Reading what a mailbox brings back: reports of undeliverable mail (RFC 3464), answers, notes of absence.

Nothing of it is kept but which letter it belongs to: a message names ours by its Message-ID.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import Message
from pathlib import Path
from typing import Literal

from augenhoehe.core.text import shorten
from augenhoehe.core.values import dataclass

Kind = Literal["bounce", "answer", "delay", "absence", "other"]
_ID = re.compile(r"<[^<>\s]{3,190}>")
# How programs say that no person wrote (RFC 3834, and what is older).
_MACHINES = ("x-autoreply", "x-autorespond", "x-auto-response-suppress")


@dataclass(frozen=True, slots=True)
class Returned:
    """One message that came back: what it is, which letters it names, and why it was not delivered."""

    kind: Kind
    names: tuple[str, ...]
    reason: str = ""


def read(content: bytes) -> Returned:
    """What a message is; one that cannot be read is „other“."""
    message = message_from_bytes(content, policy=policy.default)
    report = next((part for part in message.walk() if part.get_content_type() == "message/delivery-status"), None)
    if report is not None:
        return _report(message, report)
    names = _named(_head(message, "In-Reply-To"), _head(message, "References"))
    if _by_machine(message):
        return Returned("absence", names)
    return Returned("answer" if names else "other", names)


def messages_of(path: Path) -> Iterator[bytes]:
    """The messages of a file (.eml), of a mailbox file (mbox) or of a Maildir."""
    # Only who takes mail in needs it, and no web process does.
    import mailbox

    if path.is_dir():
        yield from (bytes(one.as_bytes()) for one in mailbox.Maildir(path, create=False))
        return
    with path.open("rb") as file:
        begins = file.read(5)
    if begins == b"From ":
        yield from (bytes(one.as_bytes()) for one in mailbox.mbox(path, create=False))
        return
    yield path.read_bytes()


def _report(message: Message, report: Message) -> Returned:
    """A delivery report: failed for good, or only late. Ours is named by the head of what came back."""
    names = _named(*_returned_heads(message), _head(message, "In-Reply-To"), _head(message, "References"))
    parts = report.get_payload()
    blocks = [one for one in parts if isinstance(one, Message)] if isinstance(parts, list) else []
    failed = [one for one in blocks if _head(one, "Action").strip().casefold() == "failed"]
    if not failed:
        return Returned("delay", names)
    status, said = _head(failed[0], "Status"), _head(failed[0], "Diagnostic-Code").partition(";")[2]
    return Returned("bounce", names, shorten(" ".join(filter(None, [status.strip(), said.strip()])), 250))


def _returned_heads(message: Message) -> Iterator[str]:
    for part in message.walk():
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            if isinstance(inner, list) and inner and isinstance(inner[0], Message):
                yield _head(inner[0], "Message-ID")
        elif part.get_content_type() == "text/rfc822-headers":
            text = part.get_payload(decode=True)
            if isinstance(text, bytes):
                yield _head(message_from_bytes(text, policy=policy.default), "Message-ID")


def _by_machine(message: Message) -> bool:
    said = _head(message, "Auto-Submitted").strip().casefold()
    if said and said != "no":
        return True
    bulk = _head(message, "Precedence").strip().casefold() in ("bulk", "auto_reply", "junk")
    return bulk or any(message.get(name) is not None for name in _MACHINES[:2])


def _head(message: Message, name: str) -> str:
    """A line of the head; broken ones count as empty."""
    try:
        return str(message.get(name) or "")
    except (ValueError, IndexError, AttributeError, TypeError):
        # The library stumbles over some broken heads (bpo-30681 and relatives).
        return ""


def _named(*heads: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for head in heads for name in _ID.findall(head)))
