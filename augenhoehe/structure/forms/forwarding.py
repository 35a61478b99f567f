"""The form by which a question goes into the political bodies: what they shall decide, and their sequence."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.committees.forms import StationsMixin
from augenhoehe.committees.models import Committee, Paper
from augenhoehe.core.text import shorten
from augenhoehe.structure.models import Proposal, StructuralQuestion
from augenhoehe.ui.forms import Revised

KINDS = (Paper.Kind.DECISION, Paper.Kind.SUGGESTION, Paper.Kind.MOTION)


class ForwardForm(StationsMixin, Revised):
    """What the bodies shall decide and why; the stations are chosen as for every paper."""

    kind = forms.ChoiceField(label="Art der Vorlage", choices=[(one, one.label) for one in KINDS])
    title = forms.CharField(label="Titel", max_length=200)
    text = forms.CharField(
        label="Was beschlossen werden soll", max_length=4000, widget=forms.Textarea({"rows": 4}),
        help_text="Der Wortlaut des Beschlusses.",
    )  # fmt: skip
    reasons = forms.CharField(label="Begründung", max_length=6000, widget=forms.Textarea({"rows": 5}))
    addressee = forms.CharField(
        label="Wer es tun soll", max_length=160, required=False, help_text="Zum Beispiel „Jugendamt“."
    )
    effects_text = forms.CharField(
        label="Folgen für Haushalt und Personal", required=False, max_length=4000, widget=forms.Textarea({"rows": 3}),
        help_text="Was es kostet, in Worten. Ohne Text sagt die Vorlage dazu noch nichts.",
    )  # fmt: skip
    sections = (("Vorlage", ("kind", "title", "text", "addressee", "reasons", "effects_text")),)

    def __init__(
        self,
        *args: Any,
        of: StructuralQuestion,
        proposal: Proposal | None,
        way: list[tuple[Committee, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, of=of, **kwargs)
        self.initial.setdefault("title", of.title)
        self.initial.setdefault("text", proposal.solution if proposal else of.question)
        self.initial.setdefault("reasons", "\n\n".join(part for part in (of.background, of.causes) if part))
        self.initial.setdefault("effects_text", proposal.cost if proposal else "")
        self.initial.setdefault("addressee", _short(proposal.responsible) if proposal else "")
        self.add_places([(committee, role, False) for committee, role in way])


def _short(text: str) -> str:
    """The group wrote as much as it liked; whom an item addresses is a name."""
    return shorten(text, 160)
