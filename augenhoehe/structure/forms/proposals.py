"""The form of a solution proposal, and the one by which it goes to the steering group."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.structure.models import Proposal
from augenhoehe.structure.operations.proposals import TEXTS
from augenhoehe.ui.forms import Revised

from .languages import InLanguages, Text

_FOUR, _TWO = forms.Textarea({"rows": 4}), forms.Textarea({"rows": 2})
HEARD = (("", "noch offen"), ("ja", "ja"), ("nein", "nein"))


class ProposalForm(InLanguages, Revised):
    """Problem, solution, other ways, effect, cost, who, risks, and whether those affected were heard."""

    texts = (
        Text("short_text", "Öffentlich in drei Sätzen", "Was wird vorgeschlagen, für wen, was kostet es? Erscheint mit "
             "der Entscheidung.", rows=4, longest=1200),
    )  # fmt: skip
    problem = forms.CharField(label="Problem", max_length=4000, widget=_FOUR)
    solution = forms.CharField(label="Lösung", max_length=6000, widget=_FOUR)
    variants = forms.CharField(
        label="Andere Wege, die geprüft wurden", required=False, max_length=4000, widget=_FOUR,
        help_text="Und warum die Gruppe sie nicht vorschlägt.",
    )  # fmt: skip
    effect = forms.CharField(
        label="Wirkung",
        required=False,
        max_length=3000,
        widget=_FOUR,
        help_text="Was ändert sich, und woran sieht man es?",
    )
    cost = forms.CharField(
        label="Kosten und Aufwand",
        required=False,
        max_length=3000,
        widget=_TWO,
        help_text="Auch „nichts“ ist eine Angabe.",
    )
    responsible = forms.CharField(label="Wer zuständig wäre", required=False, max_length=1000, widget=_TWO)
    risks = forms.CharField(label="Risiken", required=False, max_length=3000, widget=_TWO)
    heard = forms.ChoiceField(
        label="Wurden Betroffene gehört?", choices=HEARD, required=False, widget=forms.RadioSelect
    )
    heard_how = forms.CharField(
        label="Wie, oder warum nicht?", required=False, max_length=2000, widget=_TWO,
        help_text="Ohne Namen. Zum Beispiel: Neun Eltern haben den Entwurf in drei Sprachen gelesen.",
    )  # fmt: skip

    def __init__(self, *args: Any, of: Proposal | None, **kwargs: Any) -> None:
        super().__init__(*args, of=of, values={"short_text": of.short_text} if of else None, **kwargs)
        if of is None:
            del self.fields["revision"]
        else:
            self.initial.update({name: getattr(of, name) for name in TEXTS})
            self.initial["heard"] = {True: "ja", False: "nein"}.get(of.heard, "")  # type: ignore[call-overload]
        self.order_fields([*TEXTS[:-1], "heard", "heard_how", "short_text_de"])

    def given(self, *, by: str) -> dict[str, Any]:
        """The arguments of `write_proposal`."""
        typed = self.cleaned_data
        return {
            "texts": {name: typed[name] for name in TEXTS},
            "heard": {"ja": True, "nein": False}.get(typed["heard"]),
            "short_text": self.text("short_text", by=by),
            "revision": typed.get("revision"),
        }
