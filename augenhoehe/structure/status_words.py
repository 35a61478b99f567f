"""The status of a hint in plain words, for the person who reported it; the words are those of the glossary."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from augenhoehe.core.clock import day_of
from augenhoehe.ui.status import Kind, StatusTag, Turn, turn

from .models import Hint, StructuralQuestion

_Q = StructuralQuestion.State
COORDINATION = _("die Koordination")
STEERING = _("die Lenkungsgruppe")
GROUP = _("die Projektgruppe")

# Per key: status word, kind, one or two sentences, who must act now.
WORDS: Mapping[str, tuple[str | Promise, Kind, str | Promise, str | Promise]] = {
    "arrived": (
        _("eingegangen"),
        "neutral",
        _("Ihr Hinweis ist da. Noch hat ihn niemand gelesen."),
        COORDINATION,
    ),
    "seen": (
        _("gesichtet"),
        "active",
        _("Die Koordination hat Ihren Hinweis gelesen. Jetzt ordnet sie ihn ein."),
        COORDINATION,
    ),
    "coded": (
        _("kodiert"),
        "active",
        _("Die Koordination hat Ihren Hinweis eingeordnet. Jetzt sucht sie ähnliche Hinweise."),
        COORDINATION,
    ),
    "bundled": (
        _("im Themenspeicher"),
        "active",
        _("Ihr Hinweis gehört jetzt zu einem Thema. Dort liegen Hinweise, die von derselben Sache handeln."),
        COORDINATION,
    ),
    "submitted": (
        _("in einer Strukturfrage"),
        "active",
        _("Aus dem Thema wurde eine Frage an die Stellen, die etwas ändern können. Die Lenkungsgruppe berät darüber."),
        STEERING,
    ),
    "prioritised": (
        _("in einer Strukturfrage"),
        "active",
        _("Die Lenkungsgruppe will das Problem angehen. Jetzt wird eine Lösung vorbereitet."),
        COORDINATION,
    ),
    "deferred": (
        _("zurückgestellt"),
        "warning",
        _("Die Lenkungsgruppe hat die Frage verschoben. Sie kommt wieder auf die Tagesordnung."),
        COORDINATION,
    ),
    "refused": (
        _("abgelehnt"),
        "bad",
        _("Die Lenkungsgruppe hat die Frage abgelehnt. Den Grund lesen Sie in der Antwort."),
        COORDINATION,
    ),
    "elsewhere": (
        _("zuständig anderswo"),
        "warning",
        _("Hier lässt sich das nicht entscheiden. Eine andere Stelle ist zuständig, sie ist gefragt."),
        COORDINATION,
    ),
    "commissioned": (
        _("beauftragt"),
        "active",
        _("Eine Projektgruppe sucht eine Lösung. Darin sitzen auch Menschen, die es selbst betrifft."),
        GROUP,
    ),
    "proposed": (
        _("Vorschlag liegt vor"),
        "active",
        _("Es gibt einen Lösungsvorschlag. Die Lenkungsgruppe entscheidet darüber."),
        STEERING,
    ),
    "forwarded": (
        _("in politischen Gremien"),
        "active",
        _("Darüber entscheiden gewählte Gremien. Was sie beschließen, lesen Sie hier."),
        "",
    ),
    "implementing": (
        _("in Umsetzung"),
        "active",
        _("Es ist entschieden, etwas zu ändern. Daran wird jetzt gearbeitet."),
        "",
    ),
    "solved": (_("gelöst"), "good", _("Das Problem soll es so nicht mehr geben."), COORDINATION),
    "partly_solved": (
        _("teilweise gelöst"),
        "warning",
        _("Ein Teil des Problems ist gelöst, ein Teil nicht."),
        COORDINATION,
    ),
    "not_solvable": (
        _("nicht lösbar"),
        "bad",
        _("Vor Ort lässt sich das nicht lösen. Den Grund lesen Sie in der Antwort."),
        COORDINATION,
    ),
    "answered": (_("beantwortet"), "good", _("Es gibt eine Antwort auf Ihren Hinweis."), ""),
    "referred": (
        _("an Beratung verwiesen"),
        "neutral",
        _("Hier geht es um einen einzelnen Fall. Eine Beratungsstelle kann Ihnen besser helfen."),
        "",
    ),
    "not_structural": (
        _("nicht strukturell"),
        "neutral",
        _("Die Koordination sieht hier kein Problem, das viele betrifft. Es bleibt bei dieser Antwort."),
        "",
    ),
    "withdrawn": (_("zurückgezogen"), "neutral", _("Sie haben den Hinweis zurückgezogen. Der Text ist gelöscht."), ""),
}


def key_of(hint: Hint, question: StructuralQuestion | None, *, answered: bool) -> str:
    """Which words fit: those of the question once there is one, else those of the hint."""
    if question is not None and hint.state in (Hint.State.IN_QUESTION, Hint.State.ANSWERED):
        ended = question.state in (_Q.SOLVED, _Q.PARTLY_SOLVED, _Q.NOT_SOLVABLE, _Q.REFUSED, _Q.ELSEWHERE)
        if question.state == _Q.PROPOSED and question.resubmit_on:
            return str(_Q.DEFERRED)
        if ended or hint.state == Hint.State.IN_QUESTION:
            return str(question.state)
    if hint.state == Hint.State.IN_QUESTION:
        return "bundled"
    return "answered" if answered and hint.state == Hint.State.BUNDLED else str(hint.state)


def tag(key: str) -> StatusTag:
    return StatusTag(str(WORDS[key][0]), WORDS[key][1])


def sentence(key: str) -> str:
    return str(WORDS[key][2])


def turn_of(key: str, *, due: date | None, at: datetime) -> Turn | None:
    """Who must act now. Nobody once everything is said; the date is that of the answer owed."""
    who = str(WORDS[key][3])
    if not who or (due is None and key in ("refused", "solved", "partly_solved", "not_solvable", "elsewhere")):
        return None
    return turn(who, due=due if who == str(COORDINATION) else None, today=day_of(at))
