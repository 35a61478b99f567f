"""Lists of networks, entries and answers, as data; each is exported as shown."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from augenhoehe.committees.models import Committee
from augenhoehe.core.clock import today
from augenhoehe.ui.tables import Column, Filter, Listing

from .addresses import of_entry, of_position
from .models import BodyAnswer, JointPosition, SpaceEntry
from .queries.networks import member_bodies
from .queries.space import worded
from .tags import answer_tag, entry_tag


def _choices(choices: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(str(value), str(label)) for value, label in choices]


def _bodies(network: Committee, day: date) -> list[tuple[str, str]]:
    return [(str(one.pk), one.name_on(day)) for one in member_bodies(network, day)]


def entries_listing(network: Committee) -> Listing:
    day = today()
    return Listing(
        name="netzwerk-eintraege",
        title=f"Austausch: {network.name_on(day)}",
        columns=(
            Column("titel", "Überschrift", "title", sort="title", url=of_entry),
            Column("art", "Art", lambda row: row.get_kind_display(), sort="kind"),
            Column("wer", "Gremium", lambda row: row.body.name_on(day)),
            Column("text", "Text", "text"),
            Column("seit", "Seit", lambda row: row.written_at.date(), sort="written_at", kind="date"),
            Column("worte", "Kommentare", "comment_count", sort="-comment_count", kind="number"),
            Column("stand", "Stand", entry_tag, sort="state", kind="status"),
        ),
        filters=(
            Filter("text", "Wort", worded),
            Filter("art", "Art", _by("kind"), "choice", lambda: _choices(SpaceEntry.Kind.choices)),
            Filter("wer", "Gremium", _by("body_id"), "choice", lambda: _bodies(network, day)),
            Filter("stand", "Stand", _by("state"), "choice", lambda: _choices(SpaceEntry.State.choices)),
        ),
        default_sort="-seit",
        empty_title="Noch kein Eintrag",
        empty_text="Hier teilen die Gremien Ziele, Aktivitäten, Herausforderungen und was gut geklappt hat.",
    )


def answers_listing(network: Committee) -> Listing:
    day = today()
    return Listing(
        name="netzwerk-ergebnisse",
        title=f"Ergebnisse: {network.name_on(day)}",
        columns=(
            Column("position", "Position", "position.title", sort="position__title", url=_position_url),
            Column("ort", "Kommune", _town),
            Column("gremium", "Gremium", lambda one: one.body.name_on(day)),
            Column("ergebnis", "Ergebnis", answer_tag, sort="state", kind="status"),
            Column("tag", "Beschluss vom", _decided_on, kind="date"),
            Column("stimmen", "Ja / Nein / Enthaltungen", votes),
            Column("wortlaut", "Eigener Wortlaut", "wording"),
        ),
        filters=(
            Filter("position", "Position", _by("position_id"), "choice", lambda: _titles(network)),
            Filter("ergebnis", "Ergebnis", _by("state"), "choice", lambda: _choices(BodyAnswer.State.choices)),
        ),
        default_sort="position",
        empty_title="Noch keine Antwort",
        empty_text="Sobald eine Position den Gremien vorliegt, steht hier, was jedes daraus gemacht hat.",
    )  # fmt: skip


def _position_url(answer: BodyAnswer) -> str:
    return of_position(answer.position)


def _town(answer: BodyAnswer) -> str:
    return answer.body.municipality.name if answer.body.municipality else "ganzer Kreis"


def _decided_on(answer: BodyAnswer) -> date | None:
    return answer.resolution.decided_on if answer.resolution else None


def votes(answer: BodyAnswer) -> str:
    found = answer.resolution
    return f"{found.yes} / {found.no} / {found.abstentions}" if found and found.counted else ""


def _titles(network: Committee) -> list[tuple[str, str]]:
    rows = JointPosition.objects.filter(network=network, opened_at__isnull=False).order_by("title")
    return [(str(one.pk), one.title) for one in rows]


def _by(name: str):  # type: ignore[no-untyped-def]
    def narrow(rows: QuerySet, value: str) -> QuerySet:
        return rows.filter(**{name: value})

    return narrow
