"""The form by which a question goes into the political bodies: paper, bodies in order, who decides for good."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.committees.models import Committee, Paper, Station
from augenhoehe.committees.rules import NewStation
from augenhoehe.core.clock import today
from augenhoehe.structure.models import Proposal, StructuralQuestion
from augenhoehe.ui.forms import Revised

KINDS = (Paper.Kind.DECISION, Paper.Kind.SUGGESTION, Paper.Kind.MOTION)


class ForwardForm(Revised):
    """What the bodies shall decide and why; they deliberate in the order of the list, the last word has one."""

    aliases = {"stations": "bodies"}
    kind = forms.ChoiceField(label="Art der Vorlage", choices=[(one, one.label) for one in KINDS])
    title = forms.CharField(label="Titel", max_length=200)
    text = forms.CharField(
        label="Was beschlossen werden soll", max_length=4000, widget=forms.Textarea({"rows": 4}),
        help_text="Der Wortlaut des Beschlusses.",
    )  # fmt: skip
    reasons = forms.CharField(label="Begründung", max_length=6000, widget=forms.Textarea({"rows": 5}))
    bodies = forms.MultipleChoiceField(
        label="Welche Gremien beraten?", widget=forms.CheckboxSelectMultiple,
        help_text="Sie beraten nacheinander in dieser Reihenfolge; zuletzt das Gremium, das entscheidet.",
    )  # fmt: skip
    decides = forms.ChoiceField(label="Wer entscheidet abschließend?")

    def __init__(
        self,
        *args: Any,
        of: StructuralQuestion,
        proposal: Proposal | None,
        committees: list[Committee],
        way: list[tuple[Committee, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, of=of, **kwargs)
        self.roles = {str(one.pk): role for one, role in way}
        ordered = [one for one, _ in way] + [one for one in committees if str(one.pk) not in self.roles]
        self.by_id = {str(one.pk): one for one in ordered}
        choices = [(pk, one.name_on(today())) for pk, one in self.by_id.items()]
        self.fields["bodies"].choices = choices
        self.fields["decides"].choices = [("", "Bitte wählen"), *choices]
        self.initial.setdefault("title", of.title)
        self.initial.setdefault("text", proposal.solution if proposal else of.question)
        self.initial.setdefault("reasons", "\n\n".join(part for part in (of.background, of.causes) if part))
        self.initial.setdefault("bodies", list(self.roles))
        deciding = [pk for pk, role in self.roles.items() if role == Station.Role.DECISION]
        self.initial.setdefault("decides", deciding[-1] if deciding else "")

    @property
    def stations(self) -> list[NewStation]:
        """The chosen bodies in order, the one that decides last."""
        last = self.cleaned_data["decides"]
        before = [pk for pk in self.cleaned_data["bodies"] if pk != last]
        found = [NewStation(self.by_id[pk], self._role(pk), False, order) for order, pk in enumerate(before, start=1)]
        return [*found, NewStation(self.by_id[last], Station.Role.DECISION, True, len(before) + 1)]

    def _role(self, pk: str) -> str:
        role = self.roles.get(pk, Station.Role.PRE_DELIBERATION)
        return str(Station.Role.PRE_DELIBERATION if role == Station.Role.DECISION else role)
