"""A business card of an organisation (vCard 4.0, RFC 6350), from what everybody may read."""

from __future__ import annotations

from .queries.cards import Card

CONTENT_TYPE = "text/vcard; charset=utf-8"
LONGEST_LINE = 75


def vcard(card: Card, *, url: str) -> str:
    """One card; lines end as the standard says and are folded at 75 bytes."""
    one = card.organisation
    lines = ["BEGIN:VCARD", "VERSION:4.0", "KIND:org", f"FN:{escaped(one.name)}", f"ORG:{escaped(one.name)}"]
    if card.street or card.place:
        lines.append(f"ADR;TYPE=work:;;{escaped(card.street)};{escaped(card.place)};;;")
    for contact in card.contacts:
        lines += [f"EMAIL:{escaped(contact.email)}"] if contact.email else []
        lines += [f"TEL;TYPE=voice:{escaped(contact.phone)}"] if contact.phone else []
    if one.website:
        lines.append(f"URL:{escaped(one.website)}")
    lines += [f"LANG:{code}" for code in one.languages]
    if card.description.text:
        lines.append(f"NOTE:{escaped(card.description.text)}")
    lines += [f"SOURCE:{url}", f"UID:urn:uuid:{one.pk}", "END:VCARD"]
    return "".join(f"{folded(line)}\r\n" for line in lines)


def escaped(value: str) -> str:
    """A text as a value of a card."""
    plain = value.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return plain.replace("\r\n", "\n").replace("\n", "\\n")


def folded(line: str) -> str:
    """At most 75 bytes a line, never within a sign."""
    parts, size = [""], 0
    for sign in line:
        width = len(sign.encode())
        if size + width > LONGEST_LINE:
            parts.append(" ")
            size = 1
        parts[-1] += sign
        size += width
    return "\r\n".join(parts)
