"""One letter of a circular as it goes out: filled in, signed, and with the way to hear no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from augenhoehe.organisations.addresses import public_of_organisation
from augenhoehe.organisations.letters.entries import signature

from . import links, text
from .models import Circular, Recipient
from .queries.reach import Reach

NO_MORE = "Sie möchten keine Rundschreiben mehr bekommen? Ein Tipp genügt:"


@dataclass(frozen=True, slots=True)
class Written:
    """A letter in its two forms."""

    subject: str
    plain: str
    html: SafeString


def filling(recipient: Recipient, *, day: date, contact: str) -> text.Filling:
    """What the fields become for an organisation; expects `circular` and `organisation`."""
    entry = public_of_organisation(recipient.organisation)
    return text.Filling(
        organisation=recipient.name or recipient.organisation.name, contact=contact,
        link=links.letter_address(recipient), entry=f"{settings.BASE_URL}{entry}" if entry else "",
        day=recipient.circular.dated or day,
    )  # fmt: skip


def written(circular: Circular, values: text.Filling) -> Written:
    return Written(
        " ".join(text.filled(circular.subject, values).split()),
        text.plain_letter(circular.text, values),
        text.html_letter(circular.text, values),
    )


def mail_of(recipient: Recipient, *, day: date) -> Written:
    """The whole mail: the letter, who writes, and how to hear no more."""
    letter = written(recipient.circular, filling(recipient, day=day, contact=recipient.contact_name))
    address = links.letter_address(recipient)
    with translation.override("de"):
        signed = signature()
    plain = "\n\n".join([letter.plain, f"--\n{signed}", f"{NO_MORE}\n{address}"])
    html = format_html(
        '<!doctype html><html lang="de"><head><meta charset="utf-8"><title>{}</title></head><body>\n{}\n<hr>\n'
        '<p>{}</p>\n<p>{}<br><a href="{}">{}</a></p>\n</body></html>',
        letter.subject, letter.html, _lines(signed), NO_MORE, address, address,
    )  # fmt: skip
    return Written(letter.subject, plain, html)


def headers_of(recipient: Recipient) -> dict[str, str]:
    """Where answers go, how they are known again, and the button of mail programs to hear no more."""
    return {
        "Message-ID": recipient.message_id or "",
        "Reply-To": recipient.circular.reply_to,
        "List-Unsubscribe": f"<{links.opt_out_address(recipient)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def contact_of(recipient: Recipient, reach: Reach | None) -> str:
    """Who is greeted: as it was when the letter went out, or as it would be now."""
    return reach.contact_name if reach is not None else recipient.contact_name


def _lines(signed: str) -> SafeString:
    return format_html_join(SafeString("<br>"), "{}", ((line,) for line in signed.splitlines()))
