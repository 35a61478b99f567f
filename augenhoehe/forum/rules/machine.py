"""The states of a contribution, as data."""

from __future__ import annotations

from augenhoehe.core.transitions import Machine, Transition
from augenhoehe.forum.models import Contribution

_S = Contribution.State
_MODERATION, _SECOND, _AUTHOR = "Moderation", "andere Person der Moderation", "wer geschrieben hat"
_ANSWERING, _COORDINATION = "Koordination oder Integrationsbeauftragte", "Koordination"


def _move(name: str, label: str, sources: tuple[str, ...], target: str, who: str) -> Transition:
    return Transition(name, label, frozenset(str(one) for one in sources), str(target), who)


def _stay(name: str, label: str, states: tuple[str, ...], who: str) -> tuple[Transition, ...]:
    return tuple(_move(name, label, (one,), one, who) for one in states)


CONTRIBUTION = Machine(
    noun="contribution",
    title="Beitrag",
    states={str(value): str(label) for value, label in _S.choices},
    initial=(str(_S.SUBMITTED),),
    transitions=(
        _move("take", "In Prüfung nehmen", (_S.SUBMITTED,), _S.IN_REVIEW, _MODERATION),
        _move("publish", "Veröffentlichen", (_S.SUBMITTED, _S.IN_REVIEW), _S.PUBLISHED, _MODERATION),
        _move("publish_answered", "Mit Antwort wieder veröffentlichen", (_S.IN_REVIEW,), _S.ANSWERED, _MODERATION),
        _move("reject", "Ablehnen", (_S.SUBMITTED, _S.IN_REVIEW), _S.REJECTED, _MODERATION),
        _move("refer", "An Beratung verweisen", (_S.SUBMITTED, _S.IN_REVIEW), _S.REFERRED, _MODERATION),
        _move("object", "Einspruch einlegen", (_S.REJECTED,), _S.IN_REVIEW, _AUTHOR),
        _move("take_back", "Zurück in die Prüfung", (_S.PUBLISHED, _S.ANSWERED), _S.IN_REVIEW,
              f"{_MODERATION}, oder das System nach Meldungen"),
        _move("answer", "Amtlich antworten", (_S.PUBLISHED,), _S.ANSWERED, _ANSWERING),
        *_stay("answer", "Amtlich antworten", (_S.ANSWERED,), _ANSWERING),
        _move("close", "Schließen", (_S.PUBLISHED, _S.ANSWERED), _S.CLOSED, _MODERATION),
        *_stay("make_hint", "Zum Hinweis machen", (_S.IN_REVIEW, _S.PUBLISHED, _S.ANSWERED), _COORDINATION),
        *_stay("translate", "Übersetzung eintragen", (_S.IN_REVIEW, _S.PUBLISHED, _S.ANSWERED, _S.CLOSED),
               _MODERATION),
        *_stay("redact", "Angaben zu Personen entfernen",
               (_S.SUBMITTED, _S.IN_REVIEW, _S.PUBLISHED, _S.ANSWERED, _S.CLOSED), _MODERATION),
        _move("withdraw", "Zurückziehen",
              (_S.SUBMITTED, _S.IN_REVIEW, _S.PUBLISHED, _S.REJECTED, _S.REFERRED, _S.ANSWERED, _S.CLOSED),
              _S.WITHDRAWN, _AUTHOR),
    ),
)  # fmt: skip
MACHINES = (CONTRIBUTION,)
