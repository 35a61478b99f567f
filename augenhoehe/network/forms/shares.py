"""Forms for what Kreis and town share. Inside pages, German only."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.core.rights import Actor
from augenhoehe.network.models import TaskShare
from augenhoehe.network.permissions import SHARE_TASKS
from augenhoehe.places.queries import served_towns
from augenhoehe.ui.forms import CleanText, GermanDateField, Revised


class PartForm(Revised):
    """The own part; the other side's is read, never written."""

    lead = forms.ChoiceField(label="Wer ist federführend?", choices=TaskShare.Lead.choices, widget=forms.RadioSelect)
    unit = CleanText(label="Zuständige Stelle auf Ihrer Seite", max_length=160, help_text="Amt oder Einrichtung.")
    part = CleanText(
        label="Was Ihre Seite verantwortet", widget=forms.Textarea(attrs={"rows": 4}), max_length=3000,
        help_text="In ganzen Sätzen, keine Namen. Der andere Teil kommt von der anderen Seite.",
    )  # fmt: skip
    review_on = GermanDateField(
        label="Gemeinsam ansehen am", required=False, help_text="An diesem Tag erinnert das Programm. Leer heißt: nie."
    )

    def __init__(self, *args: Any, of: TaskShare | None = None, side: str = "", **kwargs: Any) -> None:
        if of is not None:
            first = {"lead": of.lead, "review_on": of.review_on}
            first |= {name: getattr(of, f"{side}_{name}") for name in ("unit", "part")}
            kwargs["initial"] = first
        super().__init__(*args, of=of, **kwargs)
        self.fields["revision"].required = of is not None


class ProposeForm(PartForm):
    """A task, a town, and the own part."""

    municipality = forms.ModelChoiceField(label="Kommune", queryset=None, empty_label="bitte wählen")
    task = CleanText(
        label="Um welche Aufgabe geht es?", max_length=160, help_text="Zum Beispiel „Beratung von Neuzugewanderten“."
    )
    field_order = ("municipality", "task", "lead", "unit", "part", "review_on", "revision")

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        towns = served_towns().defer("boundary")
        reach = actor.reach(SHARE_TASKS)
        field: Any = self.fields["municipality"]
        field.queryset = towns if reach.everywhere else towns.filter(pk__in=reach.municipalities)


class EndShareForm(Revised):
    reason = CleanText(label="Warum endet das?", max_length=300)
