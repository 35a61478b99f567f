"""The self-report behind the link of a mail, in the language of whoever reads it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from augenhoehe.network.models.diversity import Share
from augenhoehe.ui.forms import CleanText


def _number(label: Any) -> forms.IntegerField:
    widget = forms.TextInput(attrs={"inputmode": "numeric", "data-width": "short"})
    return forms.IntegerField(label=label, min_value=0, max_value=1_000_000, required=False, widget=widget)


class LinkReportForm(forms.Form):
    """Bands or counts as in `ReportForm`; it is of today, so nobody asks for the day."""

    members_share = forms.ChoiceField(
        label=_("Wie viele Ihrer Mitglieder haben eine Einwanderungsgeschichte?"), required=False,
        help_text=_("Sie selbst oder ihre Eltern sind eingewandert. Eine Schätzung genügt."),
    )  # fmt: skip
    members_total = _number(_("Mitglieder, wenn Sie es genau wissen"))
    members_with = _number(_("davon mit Einwanderungsgeschichte"))
    board_share = forms.ChoiceField(label=_("Und im Vorstand oder in der Leitung?"), required=False)
    board_total = _number(_("Menschen im Vorstand, wenn Sie es genau wissen"))
    board_with = _number(_("davon mit Einwanderungsgeschichte"))
    note = CleanText(
        label=_("Was tun Sie dafür?"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1500, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(value, gettext(str(label))) for value, label in Share.choices]
        for name in ("members_share", "board_share"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]
