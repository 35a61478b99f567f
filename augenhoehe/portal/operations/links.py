"""Lists of links: kept by the coordination, asked for an answer by the machine, looked at by a person every year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q

from augenhoehe.core import revisions
from augenhoehe.core.clock import day_of
from augenhoehe.core.multilingual import SOURCE, with_text
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import SYSTEM, Actor, Role
from augenhoehe.core.text import clean
from augenhoehe.journal.operations import audit
from augenhoehe.notices.operations import close_duty, open_duty
from augenhoehe.portal.addresses import of_link_list
from augenhoehe.portal.models import Link, LinkList
from augenhoehe.portal.models.links import ASK_AFTER, CHECK_AFTER, SILENT_TIMES
from augenhoehe.portal.rules import links as rules

CHECK = "portal.links"
Texts = dict[str, str]


# --- Lists ------------------------------------------------------------------------------------------
@transaction.atomic
def make_list(
    *, title: Texts, text: Texts, by: Actor, at: datetime, place: str = LinkList.Place.LINKS, position: int = 10
) -> LinkList:
    """A new list; nobody outside sees it until it is published. title, text: language to wording."""
    rules.check_keep(by)
    rules.check_list(clean(title.get(SOURCE, "")), place)
    made = LinkList.objects.create(
        title=_said({}, title, by), text=_said({}, text, by), place=place, position=position, created_at=at,
        changed_at=at,
    )  # fmt: skip
    audit("make_link_list", made, by=by, at=at, fields=["title", "text", "place"])
    return made


@transaction.atomic
def change_list(
    *, link_list: LinkList, title: Texts, text: Texts, place: str, position: int, by: Actor, at: datetime,
    revision: int | None = None,
) -> LinkList:  # fmt: skip
    rules.check_keep(by)
    rules.check_list(clean(title.get(SOURCE, "")), place)
    revisions.lock(link_list, revision=revision, typed={"title": title.get(SOURCE, ""), "text": text.get(SOURCE, "")})
    revisions.change(
        link_list, title=_said(link_list.title, title, by), text=_said(link_list.text, text, by), place=place,
        position=position, changed_at=at,
    )  # fmt: skip
    audit("change_link_list", link_list, by=by, at=at, fields=["title", "text", "place", "position"])
    return link_list


@transaction.atomic
def publish_list(
    *, link_list: LinkList, public: bool, by: Actor, at: datetime, revision: int | None = None
) -> LinkList:
    """Show a list to everybody, or take it from the pages again."""
    rules.check_keep(by)
    revisions.lock(link_list, revision=revision)
    if public:
        rules.check_publish(link_list, link_list.links.count())
    revisions.change(link_list, public=public, changed_at=at)
    if not public:
        close_duty(kind=CHECK, subject_id=link_list.pk, outcome="nicht mehr öffentlich", by=by, at=at)
    audit("publish_link_list", link_list, by=by, at=at, fields=["public"])
    return link_list


@transaction.atomic
def remove_list(*, link_list: LinkList, by: Actor, at: datetime, revision: int | None = None) -> None:
    rules.check_keep(by)
    revisions.lock(link_list, revision=revision)
    close_duty(kind=CHECK, subject_id=link_list.pk, outcome="Liste entfernt", by=by, at=at)
    audit("remove_link_list", link_list, by=by, at=at)
    link_list.delete()


# --- Links ------------------------------------------------------------------------------------------
@transaction.atomic
def add_link(
    *, link_list: LinkList, title: Texts, text: Texts, url: str, by: Actor, at: datetime,
    languages: Sequence[str] = (), position: int = 10,
) -> Link:  # fmt: skip
    """Whoever enters an address has just looked at it: it counts as checked today."""
    rules.check_keep(by)
    rules.check_link(clean(title.get(SOURCE, "")), url, list(languages))
    # Two people may be entering at once; the list is counted and kept together.
    LinkList.objects.select_for_update().get(pk=link_list.pk)
    rules.check_room(link_list.links.count())
    with _each_address_once():
        made = Link.objects.create(
            link_list=link_list, title=_said({}, title, by), text=_said({}, text, by), url=url,
            languages=list(languages), position=position, checked_on=day_of(at),
        )  # fmt: skip
    audit("add_link", made, by=by, at=at, fields=["title", "text", "url", "languages"])
    return made


@transaction.atomic
def change_link(
    *, link: Link, title: Texts, text: Texts, url: str, languages: Sequence[str], position: int, by: Actor,
    at: datetime, revision: int | None = None,
) -> Link:  # fmt: skip
    """Say anew what is there; another address is asked for anew, too."""
    rules.check_keep(by)
    rules.check_link(clean(title.get(SOURCE, "")), url, list(languages))
    revisions.lock(link, revision=revision, typed={"title": title.get(SOURCE, ""), "url": url})
    anew: dict[str, Any] = (
        {"asked_at": None, "answer": "", "silent_times": 0, "moved_to": ""} if url != link.url else {}
    )
    with _each_address_once():
        revisions.change(
            link, title=_said(link.title, title, by), text=_said(link.text, text, by), url=url,
            languages=list(languages), position=position, checked_on=day_of(at), **anew,
        )  # fmt: skip
    audit("change_link", link, by=by, at=at, fields=["title", "text", "url", "languages", "checked_on"])
    _settle(link.link_list, by, at)
    return link


@transaction.atomic
def remove_link(*, link: Link, by: Actor, at: datetime, revision: int | None = None) -> None:
    rules.check_keep(by)
    revisions.lock(link, revision=revision)
    audit("remove_link", link, by=by, at=at)
    found = link.link_list
    link.delete()
    _settle(found, by, at)


@transaction.atomic
def check_links(*, link_list: LinkList, by: Actor, at: datetime) -> int:
    """Somebody opened every address of a list and found what it promises."""
    rules.check_keep(by)
    count = link_list.links.update(checked_on=day_of(at), answer="", silent_times=0, moved_to="", asked_at=None)
    audit("check_links", link_list, by=by, at=at, fields=["checked_on"])
    close_duty(kind=CHECK, subject_id=link_list.pk, outcome="durchgesehen", by=by, at=at)
    return count


@transaction.atomic
def note_answer(*, link: Link, answer: str, at: datetime, moved_to: str = "") -> Link:
    """What an address said to the machine; silent only after several nights."""
    link.refresh_from_db(from_queryset=Link.objects.select_for_update())
    silent = link.silent_times + 1 if answer == Link.Answer.SILENT else 0
    link.asked_at, link.silent_times, link.moved_to = at, silent, moved_to[:500]
    if answer != Link.Answer.SILENT or silent >= SILENT_TIMES:
        link.answer = answer
    link.save(update_fields=["asked_at", "silent_times", "moved_to", "answer"])
    audit("note_link_answer", link, by=SYSTEM, at=at, fields=["answer"])
    return link


@transaction.atomic
def owe_link_checks(*, at: datetime) -> int:
    """The daily run: the coordination owes a look at each public list in which something is old or broken."""
    old = Q(links__checked_on__lt=day_of(at) - CHECK_AFTER) | Q(links__answer__in=Link.TROUBLE)
    rows = list(LinkList.objects.public().filter(old).distinct().in_order())
    for one in rows:
        open_duty(
            kind=CHECK, subject_kind="link_list", subject_id=one.pk, title=f"Verweise durchsehen: {one}",
            url=of_link_list(one), owner_label="Koordination", role=Role.COORDINATION,
            due=day_of(at) + ASK_AFTER * 2, by=SYSTEM, at=at,
        )  # fmt: skip
    return len(rows)


def _settle(link_list: LinkList, by: Actor, at: datetime) -> None:
    """The last old or broken one was mended."""
    old = Q(checked_on__lt=day_of(at) - CHECK_AFTER) | Q(answer__in=Link.TROUBLE)
    if not link_list.links.filter(old).exists():
        close_duty(kind=CHECK, subject_id=link_list.pk, outcome="durchgesehen", by=by, at=at)


@contextmanager
def _each_address_once() -> Iterator[None]:
    """The database refuses the same address twice in a list; the person hears it at the field."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        raise Refused("Diese Adresse steht schon in der Liste.", field="url") from None


def _said(old: dict[str, Any], texts: Texts, by: Actor) -> dict[str, Any]:
    """What was typed in each language; an emptied translation goes, German stays."""
    new = {language: entry for language, entry in old.items() if language == SOURCE or clean(texts.get(language, ""))}
    for language in sorted(texts, key=lambda one: one != SOURCE):
        text = clean(texts[language])
        if text != new.get(language, {}).get("text", ""):
            new = with_text(new, language, text, by=by.function)
    return {language: entry for language, entry in new.items() if entry["text"]}
