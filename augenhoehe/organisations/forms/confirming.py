"""Forms around „Stimmt das noch?“."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from augenhoehe.ui.forms import TOO_LONG, CleanText


class ChangedForm(forms.Form):
    """What is different, in own words and in any language."""

    note = CleanText(
        label=_("Was hat sich geändert?"),
        help_text=_("In Ihrer Sprache, so kurz Sie mögen. Wir tragen es ein."),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        max_length=2000,
        error_messages={"required": _("Bitte schreiben Sie kurz, was sich geändert hat."), "max_length": TOO_LONG},
    )


class AskAllForm(forms.Form):
    """Nothing to type; who sends it has seen how many mails go out."""

    def __init__(self, *args: Any, expected: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.expected = expected

    def clean(self) -> dict[str, Any]:
        if not self.expected:
            raise forms.ValidationError("Zurzeit ist niemand zu fragen.")
        return super().clean() or {}
