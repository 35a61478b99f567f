"""Invented content for the gallery: every component in every state that a page can show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils.functional import cached_property

from augenhoehe.core.clock import BERLIN
from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import multilingual, with_text
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.ui.context import Link, Site
from augenhoehe.ui.figures import Figure, one_column
from augenhoehe.ui.forms import GermanDateField, GermanMomentField
from augenhoehe.ui.path import Path, Station
from augenhoehe.ui.status import StatusTag, turn
from augenhoehe.ui.tables import Column, Filter, Listing
from augenhoehe.ui.tables.page import Page
from augenhoehe.ui.tables.paging import Order, Slice

DAY = date(2026, 11, 20)
TOWNS = [
    ("sternmuende", "Sternmünde"),
    ("nebelfurt", "Nebelfurt"),
    ("mohnfurt", "Mohnfurt"),
    ("zwirnstadt", "Zwirnstadt"),
]
STATUSES = (
    StatusTag("offen"),
    StatusTag("in Arbeit", "active"),
    StatusTag("beschlossen", "good"),
    StatusTag("überfällig", "warning"),
    StatusTag("abgelehnt", "bad"),
)
TURNS = (
    turn("Büro des Rates, Sternmünde", due=date(2026, 9, 24), today=DAY),
    turn("Steuerungsgruppe Kreis Federlohe", due=date(2026, 12, 3), today=DAY),
    turn("niemand, der Vorgang ist abgeschlossen"),
)


def figures() -> list[Figure]:
    """One number for each row, two beside each other with a value that is not told, and nothing yet."""
    source = "Quelle: Verzeichnis der Organisationen, Stand 20. November 2026."
    return [
        one_column("muster-orte", "Die meisten sitzen in Sternmünde: 6", ("Ort", "Organisationen"),
                   [("Sternmünde", 6), ("Mohnfurt", 3), ("Zwirnstadt", 1)], source=source),
        Figure("muster-runden", "Am häufigsten genannt: Schulung", ("Bedarf", "11/2026", "07/2026"),
               (("Schulung", (12, 9)), ("Raum", ("weniger als 5", 7)), ("Geld", (0, 6))), source=source),
        one_column("muster-leer", "Leistungen nach Jahr", ("Jahr", "Leistungen"), []),
    ]  # fmt: skip


def _day(days: int) -> date:
    return DAY - timedelta(days=days)


def running_path() -> Path:
    """Lies with the steering group; the political bodies come after it."""
    return Path(
        stations=(
            Station("hint", "Hinweise", "done", "7 Hinweise aus 3 Orten", _day(96), "#weg", 12),
            Station("topic", "Thema", "done", "Kita-Auskunft nur auf Deutsch", _day(84), "#weg", 21),
            Station("question", "Strukturfrage", "done", "", _day(63), "#weg", 9),
            Station("gate", "Steuerungsgruppe", "now", "Sitzung am 3. Dezember 2026", None, "#weg", 54),
            Station("measure", "Maßnahme", "todo"),
            Station("marker", "Umsetzung", "todo"),
            Station("answer", "Antwort", "todo"),
        )
    )


def finished_path() -> Path:
    """All the way round: the answer went back."""
    return Path(
        stations=(
            Station("hint", "Hinweise", "done", "7 Hinweise aus 3 Orten", _day(310), "#weg", 12),
            Station("topic", "Thema", "done", "", _day(298), "#weg", 21),
            Station("question", "Strukturfrage", "done", "", _day(277), "#weg", 30),
            Station("gate", "Steuerungsgruppe", "done", "angenommen mit Änderung", _day(247), "#weg", 14),
            Station("project", "Projektgruppe", "skipped", "ohne Gruppe gelöst"),
            Station("measure", "Maßnahme", "done", "Merkblatt in fünf Sprachen", _day(140), "#weg", 60),
            Station("answer", "Antwort", "done", "", _day(12), "#weg"),
        ),
        returns=True,
    )


def political_path() -> Path:
    """On its way through the bodies, two meetings missed."""
    return Path(
        stations=(
            Station("hint", "Hinweise", "done", "4 Hinweise", _day(210), "#weg", 20),
            Station("question", "Strukturfrage", "done", "Sprachmittlung beim Elternsprechtag", _day(190), "#weg", 33),
            Station("gate", "Steuerungsgruppe", "done", "weitergeleitet", _day(157), "#weg"),
            Station("measure", "Maßnahme", "todo"),
            Station("marker", "Umsetzung", "todo"),
            Station("answer", "Antwort", "todo"),
        ),
        branch=(
            Station(
                "committee",
                "Ausschuss für Chancengerechtigkeit und Integration",
                "done",
                "Anregung",
                _day(120),
                "#weg",
                57,
            ),
            Station("school", "Schulausschuss", "now", "zwei Sitzungen verpasst", None, "#weg", 63),
            Station("council", "Rat der Stadt", "todo"),
        ),
        branch_from="gate",
    )


def refused_path() -> Path:
    """Refused with a reason; the people still got their answer."""
    return Path(
        stations=(
            Station("hint", "Hinweise", "done", "Bus nach dem Abendkurs", _day(150), "#weg", 18),
            Station("question", "Strukturfrage", "done", "", _day(132), "#weg", 40),
            Station(
                "gate",
                "Steuerungsgruppe",
                "refused",
                "Kosten und Zuständigkeit genannt; Wiedervorlage",
                _day(92),
                "#weg",
            ),
            Station("measure", "Maßnahme", "skipped"),
            Station("answer", "Antwort", "done", "", _day(80), "#weg"),
        ),
        returns=True,
    )


@dataclass
class SampleStep:
    """Looks like a step of a thread."""

    id: int
    sequence: int
    at: datetime
    text: dict[str, Any]
    by_function: str
    by_name: str = ""
    audience: str = "public"
    reason: str = ""
    url: str = ""
    corrects_id: int | None = None
    blanked_at: datetime | None = None
    blanked_reason: str = ""
    documents: tuple[dict[str, str], ...] = ()


def steps() -> list[SampleStep]:
    """Newest first: a decision, a correction, a removed text, a note for the inside."""
    noon = datetime(2026, 11, 18, 12, tzinfo=BERLIN)
    return [
        SampleStep(
            5, 5, noon, multilingual("Die Steuerungsgruppe hat die Frage angenommen."), "Leitung der Steuerungsgruppe",
            "Korbinian Kottenbrack", reason="Drei Orte sind betroffen.", url="#zeitleiste",
            documents=({"url": "#zeitleiste", "title": "Beschluss als PDF, 2 Seiten"},),
        ),
        SampleStep(
            4, 4, noon - timedelta(hours=2), multilingual("Es waren sieben Hinweise, nicht sechs."), "KIM-Koordination",
            "Aylin Adaköy", corrects_id=2,
        ),
        SampleStep(
            3, 3, noon - timedelta(days=9), multilingual("Rückfrage beim Jugendamt gestellt."), "KIM-Koordination",
            "Aylin Adaköy", audience="inside",
        ),
        SampleStep(
            2, 2, noon - timedelta(days=9, hours=1), multilingual("Sechs Hinweise sind zu einem Thema gebündelt."),
            "KIM-Koordination", "Aylin Adaköy",
        ),
        SampleStep(
            1, 1, noon - timedelta(days=30), multilingual(""), "Elterninitiative", blanked_at=noon,
            blanked_reason="enthielt den Namen eines Kindes",
        ),
    ]  # fmt: skip


class SampleForm(forms.Form):
    """Every kind of field once."""

    sections = (
        ("Worum geht es?", ["problem", "idea", "town", "areas"]),
        ("Wann und wer?", ["since", "meeting", "relation", "mail", "file", "consent"]),
    )
    problem = forms.CharField(
        label="Was ist schwierig?", help_text="Ein bis fünf Sätze. Bitte keine Namen.", widget=forms.Textarea
    )
    idea = forms.CharField(label="Was würde helfen?", required=False, max_length=200)
    town = forms.ChoiceField(label="In welcher Stadt?", choices=[("", "Bitte wählen"), *TOWNS])
    areas = forms.MultipleChoiceField(
        label="Lebensbereiche",
        choices=[("kita", "Kita und Schule"), ("wohnen", "Wohnen"), ("arbeit", "Arbeit und Ausbildung")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    since = GermanDateField(label="Seit wann?", past=True, today=lambda: DAY)
    meeting = GermanMomentField(label="Wann sollen wir anrufen?", required=False, today=lambda: DAY)
    relation = forms.ChoiceField(
        label="Wie sind Sie betroffen?",
        choices=[("self", "Ich erlebe das selbst"), ("with", "Ich begleite jemanden"), ("work", "Ich arbeite damit")],
        widget=forms.RadioSelect,
    )
    mail = forms.EmailField(label="E-Mail-Adresse", help_text="Zum Beispiel halyna@beispiel.example", required=False)
    file = forms.FileField(label="Anlage", help_text="PDF oder Bild, höchstens 20 MB", required=False)
    consent = forms.BooleanField(label="Ich habe gelesen, wer das sieht und wer nie.")


def form_with_mistakes() -> SampleForm:
    form = SampleForm({"problem": "", "since": "31.2.", "mail": "halyna", "idea": "Ein Merkblatt"}, prefix="fehler")
    form.data = {f"fehler-{name}": value for name, value in form.data.items()}
    form.is_valid()
    return form


@dataclass
class SampleRow:
    pk: int
    title: str
    town: str
    status: StatusTag
    reports: int
    changed: date


def rows() -> Any:
    titles = (
        "Kita-Auskunft nur auf Deutsch", "Sprachmittlung beim Elternsprechtag", "Bus nach dem Abendkurs",
        "Post kommt in der Unterkunft nicht an", "Termine bei der Ausländerbehörde", "Schwimmkurs für Frauen",
        "Anmeldung im Sportverein", "Wohnung mit Rollstuhl",
    )  # fmt: skip
    return [
        SampleRow(at, title, TOWNS[at % 4][1], STATUSES[at % 5], (at * 37) % 90, _day(at * 13))
        for at, title in enumerate(titles)
    ]


def _by_town(found: Any, value: str) -> Any:
    name = dict(TOWNS)[value]
    return [row for row in found if row.town == name]


def _by_word(found: Any, value: str) -> Any:
    return [row for row in found if value.casefold() in row.title.casefold()]


def _since(found: Any, day: str) -> Any:
    return [row for row in found if row.changed.isoformat() >= day]


def _many(found: Any, value: str) -> Any:
    return [row for row in found if row.reports > 30]


LISTING = Listing(
    name="muster",
    title="Themen",
    columns=(
        Column("title", "Thema", "title", sort="title", url=lambda row: "#liste"),
        Column("town", "Kommune", "town", sort="town"),
        Column("status", "Stand", "status", kind="status"),
        Column("reports", "Hinweise", "reports", sort="-reports", kind="number"),
        Column("changed", "Geändert", "changed", sort="-changed", kind="date"),
    ),
    filters=(
        Filter("wort", "Suchen in Titel", _by_word),
        Filter("kommune", "Kommune", _by_town, kind="choice", choices=lambda: TOWNS),
        Filter("seit", "Geändert seit", _since, kind="date"),
        Filter("viele", "Mehr als 30 Hinweise", _many, kind="flag"),
    ),
    default_sort="title",
    page_size=5,
    empty_title="Noch keine Themen",
    empty_text="Ein Thema entsteht, wenn Sie ähnliche Hinweise bündeln.",
    empty_action=("Hinweise ansehen", "#liste"),
)


class SamplePage(Page):
    """A list over rows in memory: the gallery shows the real component without a table behind it."""

    def _order(self, rows: Any) -> Order:
        typed = self.asked.get("sort", self.listing.default_sort)
        column = self.listing.column(typed.removeprefix("-")) or self.listing.columns[0]
        return column.order(typed.startswith("-"))

    @cached_property
    def part(self) -> Slice:
        key: Callable[[Any], Any] = lambda row: getattr(row, self.order.path)  # noqa: E731
        found = sorted(self.filtered, key=key, reverse=self.order.descending)
        size, after = self.listing.page_size, self.asked.get("after", "")
        place = int(after) if after.isdigit() else 0
        rest = str(place + size) if len(found) > place + size else ""
        return Slice(found[place : place + size], place, len(found), rest)


def pages(asked: dict[str, str], path: str) -> dict[str, SamplePage]:
    """The list as asked for, and its empty states."""
    return {
        "page": SamplePage(LISTING, rows(), asked, path),
        "page_nothing": SamplePage(
            replace(LISTING, name="nichts", title="Themen ohne Treffer"), rows(), {"wort": "Xylophon"}, path
        ),
        "page_empty": SamplePage(replace(LISTING, name="leer"), rows()[:0], {}, path),
    }


def readings() -> list[tuple[str, dict[str, Any], str]]:
    """A multilingual text in each of its states."""
    source = multilingual("Das Merkblatt liegt in jeder Kita aus.", en="The leaflet is in every day care centre.")
    confirmed = with_text(source, "en", "The leaflet is available in every day care centre.", by="Olek", machine=False)
    stale = with_text(confirmed, "de", "Das Merkblatt liegt in jeder Kita und jeder Schule aus.")
    arabic = with_text(source, "ar", "النشرة متوفرة في كل روضة.", machine=True)
    return [
        ("deutsch", source, "de"),
        ("bestätigt", confirmed, "en"),
        ("maschinell", source, "en"),
        ("von rechts nach links", arabic, "ar"),
        ("veraltet", stale, "en"),
        ("fehlt", source, "uk"),
    ]


class SampleSite(Site):
    """The inside shell as the coordination sees it."""

    def __init__(self, request: Any) -> None:
        super().__init__(request)
        self.actor = Actor(user_id=new_id(), name="Aylin Adaköy", function="KIM-Koordination, Integrationszentrum")

    @cached_property
    def navigation(self) -> list[Link]:
        words = ("Heute", "Eingang", "Themen", "Vorgänge", "Gremien", "Konzept", "Suche")
        return [Link(word, "#inhalt", word == "Themen") for word in words]
