"""How a release is shown: everything a page, a sheet of paper or a reader of the news needs, asked once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from augenhoehe.core.multilingual import SOURCE, text_in
from augenhoehe.core.rights import Actor
from augenhoehe.core.text import shorten
from augenhoehe.core.values import dataclass
from augenhoehe.core.wording import Piece, differences
from augenhoehe.ui.prose import html_of, plain

from .models import Medium, PressRelease, PublisherVersion, Quote, ReleaseVersion
from .queries import photos as queries_photos
from .queries import releases as queries
from .queries.photos import Picture
from .words import Said, said

# How much of it previews elsewhere show.
PREVIEW = 200


@dataclass(frozen=True, slots=True)
class Correction:
    """What was said before, what is said now, and the sentence about it."""

    at: datetime
    note: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A release with its parts, as one reader may see them."""

    release: PressRelease
    said: Said
    html: SafeString
    quotes: Sequence[Quote]
    pictures: Sequence[Picture]
    documents: Sequence[Medium]
    block: PublisherVersion
    newer_block: PublisherVersion | None
    corrections: Sequence[Correction]

    @property
    def first(self) -> Picture | None:
        return self.pictures[0] if self.pictures else None

    @property
    def further(self) -> Sequence[Picture]:
        return self.pictures[1:]


def shown(release: PressRelease, actor: Actor, at: datetime, language: str | None = None) -> Shown:
    """Ask everything; `release` comes from `queries.with_parts`. In the reader's language unless told otherwise."""
    media, quotes = list(release.media.all()), list(release.quotes.all())
    worded = said(release, quotes, language)
    latest = queries.latest_block(release.publisher)
    block = release.published_block or latest
    return Shown(
        release=release,
        said=worded,
        html=html_of(worded.text.text),
        quotes=quotes,
        pictures=queries_photos.shown_pictures(media, actor, at),
        documents=[one for one in media if one.file_id],
        block=block,
        newer_block=latest if latest.pk != block.pk else None,
        corrections=corrections(release),
    )


def corrections(release: PressRelease) -> list[Correction]:
    """Only what was said in public: the wording before the first correction is the published one."""
    if release.state not in (PressRelease.State.CORRECTED, PressRelease.State.ARCHIVED):
        return []
    found = queries.corrections_of(release)
    return [Correction(one.written_at, one.note, _compared(before, one)) for one, before in found]


def _compared(before: ReleaseVersion, after: ReleaseVersion) -> tuple[Piece, ...]:
    return differences(wording_of(before), wording_of(after))


def wording_of(version: ReleaseVersion) -> str:
    """All of it as one text, to be compared."""
    dated = f"{version.dateline} {version.lead}".strip()
    return "\n\n".join(filter(None, [version.headline, version.subheadline, dated, version.text]))


def summary_of(release: PressRelease, language: str | None = None, most: int = PREVIEW) -> str:
    """For previews elsewhere, feeds and mails; in the reader's language where it is told in it."""
    wanted = language or get_language() or SOURCE
    return shorten(text_in(release.lead, wanted).text or plain(text_in(release.text, wanted).text), most)


def contact_lines(block: PublisherVersion) -> list[tuple[str, Any]]:
    """(word, value) of a block, in the reader's language; what is empty is left out."""
    return [
        (gettext("Herausgegeben von"), block.name),
        (gettext("Ansprechperson"), ", ".join(filter(None, [block.contact, block.function]))),
        (gettext("Telefon"), block.phone),
        (gettext("Telefax"), block.fax),
        (gettext("E-Mail"), block.email),
        (gettext("Anschrift"), block.address),
        (gettext("Webseite"), block.website),
    ]
