"""The start page: what one can do here, what became of it, and where everything can be read."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from augenhoehe.core.composed import Rows, composed
from augenhoehe.core.values import dataclass
from augenhoehe.journal.models import Step, Thread
from augenhoehe.places.models import Installation
from augenhoehe.places.queries import module_on

LATEST, ANSWERED = 5, 3


@dataclass(frozen=True, slots=True)
class Act:
    """Something to do or to read: a verb or noun, where it is, and one sentence why."""

    label: str | Promise
    url: str
    why: str | Promise = ""
    first: bool = False


def acts(installation: Installation | None) -> list[Act]:
    """What a visitor can do at once."""
    found = []
    if module_on("hints_form", of=installation or Installation()):
        found.append(
            Act(
                _("Problem melden"),
                _address("structure:report"),
                _("Ohne Konto, ohne Namen, in Ihrer Sprache. Es dauert etwa drei Minuten."),
                first=True,
            )
        )
    found += [
        Act(
            _("Hilfe finden"),
            _address("portal:help"),
            _("Beratung, Kurse und Begleitung in Ihrer Nähe und in Ihrer Sprache."),
        ),
        Act(
            _("Mitmachen"),
            f"{_address('portal:start')}#mitmachen",
            _("Zuhören, mitreden, mithelfen: was gerade offen ist."),
        ),
        Act(
            _("Was wurde daraus?"),
            _address("structure:status"),
            _("Mit dem Code von Ihrem Zettel sehen Sie den Stand und die Antwort."),
        ),
    ]
    return [act for act in found if act.url]


def ways_to_join(installation: Installation | None) -> list[Act]:
    """Where one may speak, listen or help; the next events stand above, hung in by `events`."""
    found = (
        *(
            [Act(_("Mitreden"), _address("forum:start"), _("Schreiben Sie öffentlich, was Sie denken."))]
            if module_on("forum", of=installation or Installation())
            else []
        ),
        Act(
            _("Öffentliche Sitzungen"),
            _address("committees:committees_public"),
            _("Gremien beraten öffentlich. Sie können zuhören."),
        ),
        Act(
            _("Mitmachen und Ehrenamt"),
            _with_query(_address("organisations:offers_public"), "art=engagement"),
            _("Vereine suchen Menschen, die mithelfen."),
        ),
    )
    return [act for act in found if act.url]


# Name of the address, label, why.
_ENTRANCES = (
    (
        "journal:threads_public", _("Vorgänge"),
        _("Jede Sache mit allen Schritten: wer hat wann was entschieden, und warum."),
    ),
    (
        "organisations:organisations_public", _("Organisationen"),
        _("Vereine, Gruppen und Stellen: was sie machen und wie man sie erreicht."),
    ),
    (
        "network:engagement_public", _("Engagement"),
        _("Wer sich wo einsetzt, als Karte und als Liste."),
    ),
    (
        "committees:committees_public", _("Gremien"),
        _("Wer mitredet und wer entscheidet, mit Sitzungen und Beschlüssen."),
    ),
    (
        "committees:papers_public", _("Vorlagen"),
        _("Anträge und Anregungen auf ihrem Weg: wo sie liegen, und was daraus wurde."),
    ),
    (
        "concept:concepts_public", _("Konzept und Maßnahmen"),
        _("Was sich der Kreis vorgenommen hat, und wie weit es ist."),
    ),
    (
        "monitoring:indicators_public", _("Kennzahlen"),
        _("Zahlen zum Ankommen und Zusammenleben, mit Quelle und Stand."),
    ),
    (
        "open_data:catalogue", _("Offene Daten"),
        _("Alles Öffentliche als Tabelle, zum Herunterladen und Weiterverwenden."),
    ),
    (
        "portal:links", _("Verweise"),
        _("Gute Adressen anderswo, von der Koordination durchgesehen."),
    ),
)  # fmt: skip


def entrances() -> list[Act]:
    """Where everything public can be read."""
    return [Act(label, url, why) for name, label, why in _ENTRANCES if (url := _address(name))]


def _address(name: str) -> str:
    """The address of a page; empty while the package has none."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _with_query(address: str, query: str) -> str:
    return f"{address}?{query}" if address else ""


_SHOWN = ("number", "public_title", "last_public_step_at", "closed_at", "published_at")


# „Der Vorgang ist abgeschlossen“ tells nobody what came of it; the step before does.
_FORMAL = ("closed", "published", "reopened", "merged", "split")


def latest_matters() -> Rows:
    """Public matters: `moved` last, and `answered` last, each of these with its last public step as `outcome`."""
    return _latest_matters.ask()


@composed
def _latest_matters() -> Mapping[str, QuerySet[Thread]]:
    public = Thread.objects.public().only(*_SHOWN)
    told = Step.objects.public().filter(thread=OuterRef("pk"), blanked_at__isnull=True).exclude(kind__in=_FORMAL)
    # What is written about it afterwards is no outcome.
    last = told.filter(at__lte=OuterRef("closed_at")).order_by("-sequence")
    closed = public.filter(closed_at__isnull=False).order_by("-closed_at", "-id")
    return {
        "moved": public.order_by("-last_public_step_at", "-id")[:LATEST],
        "answered": closed.annotate(outcome=Subquery(last.values("text")[:1]))[:ANSWERED],
    }
