"""Forms of conflicts: give it to somebody, end it, give it back."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.accounts.models import User
from augenhoehe.structure.models import Conflict
from augenhoehe.ui.forms import GermanDateField, Revised

_THREE = forms.Textarea({"rows": 3})
_NOBODY = "Ohne Namen, Adresse oder Telefonnummer: Wer vermittelt, liest nur diesen Text und nie den Hinweis."


class AssignForm(Revised):
    """To an account, or to a body without one."""

    task = forms.CharField(label="Worum es geht", max_length=1500, widget=_THREE, help_text=_NOBODY)
    place = forms.CharField(
        label="Wo", max_length=160, required=False, help_text="Zum Beispiel: Wohnhaus, Schule, Sportplatz. Kein Haus."
    )
    body = forms.CharField(
        label="Stelle, die vermittelt", max_length=160,
        help_text="Zum Beispiel: Schiedsamt, Gemeinwesenarbeit, Konfliktvermittlung eines Trägers.",
    )  # fmt: skip
    responsible = forms.ChoiceField(
        label="Konto dort", required=False,
        help_text="Die Person findet den Konflikt unter „Heute“. Ohne Konto fragt die Koordination nach.",
    )  # fmt: skip
    due = GermanDateField(label="Erste Antwort bis")

    def __init__(self, *args: Any, people: list[User], of: Conflict | None = None, **kwargs: Any) -> None:
        self.people = {str(one.pk): one for one in people}
        if of is not None:
            kwargs["initial"] = {
                "task": of.task, "place": of.place, "body": of.body, "responsible": str(of.responsible_id or ""),
                "due": of.due,
            }  # fmt: skip
        super().__init__(*args, of=of, **kwargs)
        self.fields["revision"].required = of is not None
        self.fields["responsible"].choices = [  # type: ignore[attr-defined]
            ("", "ohne Konto"),
            *((pk, f"{one.name}, {one.function}" if one.function else one.name) for pk, one in self.people.items()),
        ]

    def values(self) -> dict[str, Any]:
        given = {name: self.cleaned_data[name] for name in ("task", "place", "body", "due")}
        return {**given, "responsible": self.people.get(self.cleaned_data["responsible"])}


class EndForm(Revised):
    """What came of it."""

    settled = forms.ChoiceField(
        label="Ist der Konflikt beigelegt?", widget=forms.RadioSelect,
        choices=[("ja", "ja"), ("nein", "nein, oder nur zum Teil")],
    )  # fmt: skip
    outcome = forms.CharField(
        label="Was wurde daraus?", max_length=1500, widget=_THREE, help_text="Ohne Namen. Die Koordination liest es."
    )


class ReturnForm(Revised):
    reason = forms.CharField(
        label="Warum geben Sie ihn zurück?", max_length=500, widget=_THREE, help_text="Ohne Namen."
    )
