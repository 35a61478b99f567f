"""Items, questions, annexes, amendments, templates and numbers of papers: who may, and what makes sense."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from augenhoehe.committees.models import (
    AgendaItem,
    Amendment,
    Committee,
    ItemDecision,
    Paper,
    PaperItem,
    PaperQuestion,
    Resolution,
    Station,
)
from augenhoehe.committees.permissions import WRITE_PAPERS
from augenhoehe.committees.queries import is_member
from augenhoehe.core.refused import Refused, allowed
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass

from .committees import check_decide_in, check_text
from .mandates import CHARGING, check_give_mandate
from .papers import check_write_paper

_KIND = Resolution.Kind
# What a body can say of one item; the whole paper it can also give back or pass on.
ITEM_KINDS = (_KIND.ADOPTED, _KIND.ADOPTED_CHANGED, _KIND.REFUSED, _KIND.DEFERRED, _KIND.NOTED)
_ADOPTED = frozenset({_KIND.ADOPTED, _KIND.ADOPTED_CHANGED})
# Kinds of resolution that put the matter off or say nothing of it: amendments may wait with it.
WAITS = frozenset({_KIND.DEFERRED, _KIND.RETURNED, _KIND.ELSEWHERE})
MOST_ANNEXES, MOST_ITEMS = 30, 40


@dataclass(frozen=True, slots=True)
class NewItem:
    """A decision item to be written."""

    text: str
    addressee: str = ""
    due_wish: date | None = None
    public: bool = True


# --- What a paper says ------------------------------------------------------------------------------
def check_content(kind: str, title: str, items: Sequence[NewItem], questions: Sequence[str], reasons: str) -> None:
    """An inquiry asks; every other paper says what is to be decided."""
    if kind not in Paper.Kind.values:
        raise Refused("Wählen Sie die Art der Vorlage.", field="kind")
    check_text(title, "Nennen Sie bitte einen Titel.", "title")
    if kind == Paper.Kind.INQUIRY:
        if not items and not questions:
            raise Refused("Schreiben Sie bitte mindestens eine Frage, jede in eine eigene Zeile.", field="questions")
    elif not items:
        raise Refused("Schreiben Sie bitte, was beschlossen werden soll.", field="text")
    if questions:
        check_asks(kind)
    for one in items:
        check_item(one)
    check_text(reasons, "Begründen Sie die Vorlage bitte.", "reasons")


def check_item(item: NewItem) -> None:
    check_text(item.text, "Schreiben Sie bitte, was beschlossen werden soll.", "text")


def check_asks(kind: str) -> None:
    if kind != Paper.Kind.INQUIRY:
        raise Refused("Fragen gehören zu einer Anfrage. Wählen Sie als Art „Anfrage“.", field="questions")


def check_room(count: int) -> None:
    if count >= MOST_ITEMS:
        raise Refused(f"Eine Vorlage hat höchstens {MOST_ITEMS} Beschlusspunkte.")


def check_last(paper: Paper, others: bool, asks: bool) -> None:
    """The last item stays, except in an inquiry that has questions."""
    if not others and not (paper.kind == Paper.Kind.INQUIRY and asks):
        raise Refused("Das ist der einzige Beschlusspunkt. Ändern Sie ihn, statt ihn zu streichen.")


def check_never_amended(item: PaperItem) -> None:
    """What somebody wanted otherwise, or decided on, stays readable."""
    if item.amendments.exists() or item.decisions.exists():
        raise Refused("Zu diesem Punkt gibt es Änderungsanträge oder Beschlüsse. Er bleibt; ändern Sie seinen Text.")


def check_effects(effects: str, named: Sequence[object]) -> None:
    """„None“ names no amount; „yes“ says which."""
    if effects not in ("", *Paper.Effects.values):
        raise Refused("Wählen Sie, ob es Folgen gibt.", field="effects")
    some = any(one not in (None, "") for one in named)
    if effects == Paper.Effects.SOME and not some:
        raise Refused("Nennen Sie einen Betrag, die Stellen oder die Folgen in Worten.", field="effects_text")
    if effects != Paper.Effects.SOME and some:
        raise Refused("Sie nennen Folgen. Wählen Sie dann „ja, wie folgt“.", field="effects")


def check_certified(by_whom: str, on: date | None) -> None:
    if bool(by_whom) != bool(on):
        raise Refused(
            "Zu einer Beglaubigung gehören Name und Tag.", field="certified_on" if by_whom else "certified_by"
        )


# --- Annexes ----------------------------------------------------------------------------------------
def check_annex(paper: Paper, title: str, there: Sequence[str]) -> None:
    check_text(title, "Nennen Sie bitte, was die Datei enthält.", "title")
    if title in there:
        raise Refused("Eine Anlage mit diesem Titel gibt es schon.", field="title")
    if len(there) >= MOST_ANNEXES:
        raise Refused(f"Eine Vorlage hat höchstens {MOST_ANNEXES} Anlagen.", field="file")


def check_add_to(by: Actor, paper: Paper, day: date) -> None:
    """Beside the text: annexes, effects and formalities may be added until the way is over."""
    check_write_paper(by, paper, day)
    if paper.state not in (Paper.State.DRAFT, *Paper.TRAVELLING):
        raise Refused(f"Das geht nicht mehr, die Vorlage ist {paper.get_state_display()}.")


def can_add_to(by: Actor, paper: Paper, day: date) -> bool:
    return allowed(check_add_to, by, paper, day)


# --- Questions --------------------------------------------------------------------------------------
def check_answer_question(by: Actor, paper: Paper) -> None:
    """The office answers, never who asked: by role and place."""
    reach = by.reach(WRITE_PAPERS)
    if not (reach.everywhere or paper.municipality_id in reach.municipalities):
        raise Refused("Anfragen beantworten Geschäftsstelle, Integrationsbeauftragte und Koordination.")
    if paper.submitted_at is None or paper.state == Paper.State.WITHDRAWN:
        raise Refused("Beantwortet wird eine Anfrage, die eingereicht und nicht zurückgezogen ist.")


def can_answer_question(by: Actor, paper: Paper) -> bool:
    return allowed(check_answer_question, by, paper)


def check_answer_given(state: str, answer: str, unit: str, answered_on: date, day: date) -> None:
    if state not in (PaperQuestion.State.ANSWERED, PaperQuestion.State.REFUSED):
        raise Refused("Wählen Sie, ob die Frage beantwortet oder die Auskunft abgelehnt ist.", field="state")
    refusing = state == PaperQuestion.State.REFUSED
    sentence = "Nennen Sie bitte den Grund der Ablehnung." if refusing else "Schreiben Sie bitte die Antwort."
    check_text(answer, sentence, "answer")
    check_text(unit, "Nennen Sie bitte die Stelle, die antwortet.", "unit")
    if answered_on > day:
        raise Refused("Dieser Tag kommt erst noch.", field="answered_on")


# --- Amendments -------------------------------------------------------------------------------------
def check_file_amendment(by: Actor, paper: Paper, committee: Committee, day: date) -> None:
    """Members of a body where the paper lies now, or who writes papers there."""
    lies = paper.travels and committee.pk in set(
        paper.stations.filter(state=Station.State.OPEN).values_list("committee_id", flat=True)
    )
    if not lies:
        raise Refused("Einen Änderungsantrag gibt es in einem Gremium, bei dem die Vorlage gerade liegt.")
    if amends_in(by, committee, day):
        return
    raise Refused("Änderungsanträge stellen Mitglieder dieses Gremiums; erfassen kann sie auch die Geschäftsstelle.")


def amends_in(by: Actor, committee: Committee, day: date) -> bool:
    """Who writes papers for the place, or sits there."""
    reach = by.reach(WRITE_PAPERS)
    if reach.everywhere or committee.municipality_id in reach.municipalities:
        return True
    return is_member(by.user_id, committee, day)


def can_file_amendment(by: Actor, paper: Paper, committee: Committee, day: date) -> bool:
    return allowed(check_file_amendment, by, paper, committee, day)


def check_decide_amendment(by: Actor, amendment: Amendment, day: date) -> None:
    """Recorded by who records resolutions of the body; before the paper has gone on."""
    check_decide_in(by, amendment.committee, day)
    if not amendment.open:
        raise Refused(f"Dieser Änderungsantrag ist schon entschieden: {amendment.get_state_display()}.")


def can_decide_amendment(by: Actor, amendment: Amendment, day: date) -> bool:
    return allowed(check_decide_amendment, by, amendment, day)


def check_amendments_settled(item: AgendaItem, kind: str) -> None:
    """First the amendments, then the paper: who votes has to know on which text."""
    if item.station_id is None or kind in WAITS:
        return
    rows = Amendment.objects.filter(
        item__paper__stations=item.station_id, committee=item.committee_id, state=Amendment.State.OPEN
    )
    first = rows.select_related("item").order_by("item__order", "order").first()
    if first is not None:
        raise Refused(f"Erst die Änderungsanträge: {first} ist noch nicht entschieden.", field="kind")


# --- Decided item by item ---------------------------------------------------------------------------
def check_decide_items(by: Actor, resolution: Resolution, paper: Paper | None, kinds: Mapping[PaperItem, str]) -> None:
    """Each item of the paper gets its word, and all together fit what was decided on the whole."""
    if paper is None or resolution.agenda_item.station_id is None:
        raise Refused("Dieser Beschluss gehört zu keiner Vorlage.")
    check_decide_in(by, resolution.agenda_item.committee, resolution.decided_on)
    if not kinds or any(one.paper_id != paper.pk for one in kinds):
        raise Refused("Nennen Sie die Punkte dieser Vorlage.")
    wrong = next((one for one, kind in kinds.items() if kind not in ITEM_KINDS), None)
    if wrong is not None:
        raise Refused("Wählen Sie, was daraus wurde.", field=f"punkt_{wrong.order}")
    _check_fits(resolution, kinds)


def _check_fits(resolution: Resolution, kinds: Mapping[PaperItem, str]) -> None:
    for item, kind in kinds.items():
        field = f"punkt_{item.order}"
        if resolution.kind == _KIND.REFUSED and kind in _ADOPTED:
            raise Refused("Die Vorlage ist als Ganzes abgelehnt. Dann ist kein Punkt angenommen.", field=field)
        if resolution.kind == _KIND.ADOPTED and kind not in _ADOPTED:
            raise Refused(
                "Die Vorlage ist als Ganzes angenommen. Fehlt ein Punkt, ist sie „mit Änderung angenommen“.",
                field=field,
            )


def check_charge_for(by: Actor, decision: ItemDecision) -> None:
    """An adopted item leads to one mandate."""
    check_give_mandate(by, decision.resolution.agenda_item.committee)
    if decision.kind not in CHARGING:
        raise Refused("Aus diesem Punkt folgt kein Auftrag.")
    if decision.mandate_id is not None:
        raise Refused("Zu diesem Punkt gibt es schon einen Auftrag.")


def can_charge_for(by: Actor, decision: ItemDecision) -> bool:
    return allowed(check_charge_for, by, decision)


# --- Templates --------------------------------------------------------------------------------------
PLACEHOLDERS = {
    "gremium": "einreichendes Gremium", "ort": "Kommune", "datum": "heutiger Tag", "vorgang": "Titel des Vorgangs",
}  # fmt: skip
_PLACEHOLDER = re.compile(r"\{([^{}\n]{0,40})\}")


def check_manage_templates(by: Actor, municipality_id: object) -> None:
    reach = by.reach(WRITE_PAPERS)
    if reach.everywhere or (municipality_id is not None and municipality_id in reach.municipalities):
        return
    raise Refused("Muster für eine Kommune pflegt, wer dort Vorlagen schreibt; für alle die Koordination.")


def can_manage_template(by: Actor, municipality_id: object) -> bool:
    return allowed(check_manage_templates, by, municipality_id)


def check_template(name: str, title: str, texts: Mapping[str, str]) -> None:
    check_text(name, "Geben Sie dem Muster einen Namen.", "name")
    check_text(title, "Nennen Sie bitte einen Titel.", "title")
    for field, text in {"title": title, **texts}.items():
        unknown = next((one for one in _PLACEHOLDER.findall(text) if one not in PLACEHOLDERS), None)
        if unknown is not None:
            known = ", ".join(f"{{{one}}}" for one in PLACEHOLDERS)
            raise Refused(f"Den Platzhalter {{{unknown}}} gibt es nicht. Es gibt: {known}.", field=field)


def filled(text: str, values: Mapping[str, str]) -> str:
    """Known placeholders with what stands for them; one that nobody can fill stays to be seen."""
    return _PLACEHOLDER.sub(lambda found: values.get(found[1]) or found[0], text)
