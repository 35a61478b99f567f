"""One letter of a circular as it goes out: filled in, signed, and with the way to hear no more."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from augenhoehe.core.multilingual import RIGHT_TO_LEFT
from augenhoehe.core.values import dataclass
from augenhoehe.organisations.addresses import public_of_organisation
from augenhoehe.organisations.letters.entries import signature

from . import links, text
from .models import Circular, Recipient
from .queries.wordings import Wording, read_by, wordings_of


@dataclass(frozen=True, slots=True)
class Written:
    """A letter in its two forms."""

    subject: str
    plain: str
    html: SafeString
    language: str

    @property
    def direction(self) -> str:
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"


def filling(recipient: Recipient, *, day: date, contact: str, language: str) -> text.Filling:
    """What the fields become for an organisation; expects `circular` and `organisation`."""
    with translation.override(language):
        entry = public_of_organisation(recipient.organisation)
    return text.Filling(
        organisation=recipient.name or recipient.organisation.name, contact=contact,
        link=links.letter_address(recipient, language), entry=f"{settings.BASE_URL}{entry}" if entry else "",
        day=recipient.circular.dated or day, language=language,
    )  # fmt: skip


def written(wording: Wording, values: text.Filling) -> Written:
    return Written(
        " ".join(text.filled(wording.subject, values).split()),
        text.plain_letter(wording.text, values),
        text.html_letter(wording.text, values),
        wording.language,
    )


def letter_of(recipient: Recipient, wording: Wording, *, day: date, contact: str) -> Written:
    """The letter to one organisation in one of the languages the circular was written in."""
    return written(wording, filling(recipient, day=day, contact=contact, language=wording.language))


def example_of(circular: Circular, wording: Wording, *, day: date) -> Written:
    """A language looked at before anybody reads it."""
    values = text.Filling("Beispielverein", "", settings.BASE_URL, "", circular.dated or day, wording.language)
    return written(wording, values)


def mail_of(recipient: Recipient, *, day: date) -> Written:
    """The whole mail: the letter, who writes, and how to hear no more; all in one language."""
    wording = read_by(wordings_of(recipient.circular), recipient.language)
    letter = letter_of(recipient, wording, day=day, contact=recipient.contact_name)
    address = links.letter_address(recipient, letter.language)
    with translation.override(letter.language):
        signed, no_more = signature(), gettext("Sie möchten keine Rundschreiben mehr bekommen? Ein Tipp genügt:")
    plain = "\n\n".join([letter.plain, f"--\n{signed}", f"{no_more}\n{address}"])
    html = format_html(
        '<!doctype html><html lang="{}" dir="{}"><head><meta charset="utf-8"><title>{}</title></head><body>\n{}\n<hr>\n'
        '<p>{}</p>\n<p>{}<br><a href="{}">{}</a></p>\n</body></html>',
        letter.language, letter.direction, letter.subject, letter.html, _lines(signed), no_more, address, address,
    )  # fmt: skip
    return Written(letter.subject, plain, html, letter.language)


def headers_of(recipient: Recipient) -> dict[str, str]:
    """Where answers go, how they are known again, and the button of mail programs to hear no more."""
    return {
        "Message-ID": recipient.message_id or "",
        "Reply-To": recipient.circular.reply_to,
        "List-Unsubscribe": f"<{links.opt_out_address(recipient)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _lines(signed: str) -> SafeString:
    return format_html_join(SafeString("<br>"), "{}", ((line,) for line in signed.splitlines()))
