"""Forms for the voluntary self-report on diversity."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.core.clock import today
from augenhoehe.network.models import DiversityGoal, DiversityReport
from augenhoehe.network.models.diversity import Share
from augenhoehe.ui.forms import CleanText, GermanDateField, Revised

_NUMBER = {"inputmode": "numeric", "data-width": "short"}


def _number(label: str, most: int = 1_000_000) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, min_value=0, max_value=most, required=False, widget=forms.TextInput(attrs=dict(_NUMBER))
    )


class ReportForm(Revised):
    """Bands or counts, „weiß nicht“ is an answer."""

    as_of = GermanDateField(label="Stand", past=True)
    members_share = forms.ChoiceField(
        label="Wie viele Ihrer Mitglieder haben eine Einwanderungsgeschichte?", choices=Share.choices, required=False,
        help_text="Sie selbst oder ihre Eltern sind eingewandert. Eine Schätzung genügt.",
    )  # fmt: skip
    members_total = _number("Mitglieder, wenn Sie es genau wissen")
    members_with = _number("davon mit Einwanderungsgeschichte")
    board_share = forms.ChoiceField(label="Und im Vorstand oder in der Leitung?", choices=Share.choices, required=False)
    board_total = _number("Menschen im Vorstand, wenn Sie es genau wissen")
    board_with = _number("davon mit Einwanderungsgeschichte")
    note = CleanText(
        label="Was tun Sie dafür?", widget=forms.Textarea(attrs={"rows": 3}), max_length=1500, required=False
    )
    VALUES = (
        "members_share", "members_total", "members_with", "board_share", "board_total", "board_with", "note",
    )  # fmt: skip
    sections = (
        ("Wann", ("as_of",)),
        ("Mitglieder", ("members_share", "members_total", "members_with")),
        ("Vorstand", ("board_share", "board_total", "board_with")),
        ("Dazu", ("note",)),
    )

    def __init__(self, *args: Any, of: DiversityReport | None = None, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(of, name) for name in self.VALUES} if of else {"as_of": today()}
        super().__init__(*args, of=of, **kwargs)
        self.fields["revision"].required = of is not None
        if of is not None:
            del self.fields["as_of"]

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.VALUES}


class GoalForm(Revised):
    """What the organisation sets itself, and whether its latest figure is public."""

    members_target = _number("Ziel für die Mitglieder in Prozent", 100)
    board_target = _number("Ziel für den Vorstand in Prozent", 100)
    target_year = _number("Bis zum Jahr", 9999)
    published = forms.BooleanField(
        label="Unsere letzte Angabe und unser Ziel darf jeder lesen", required=False,
        help_text="Sie steht dann auf Ihrer öffentlichen Seite. Sie können das jederzeit ändern.",
    )  # fmt: skip
    NUMBERS = ("members_target", "board_target", "target_year")

    def __init__(self, *args: Any, of: DiversityGoal | None, decides: bool, **kwargs: Any) -> None:
        if of is not None:
            kwargs["initial"] = {name: getattr(of, name) for name in self.NUMBERS}
            kwargs["initial"]["published"] = of.consented_on is not None
        super().__init__(*args, of=of, **kwargs)
        self.fields["revision"].required = of is not None
        if not decides:
            del self.fields["published"]
