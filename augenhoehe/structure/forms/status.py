"""The one field of the status page; it forgives how people copy a code from paper."""

from __future__ import annotations

import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from augenhoehe.core.ids import tidy_code

# Letters of a Cyrillic keyboard that look like those on the slip.
LOOKALIKES = str.maketrans("АВСЕНКМРТХУавсенкмртху", "ABCEHKMPTXYABCEHKMPTXY")


def tidied(typed: str) -> str:
    """Case, spaces, dashes and the keyboard's script do not matter: „٧kq2 mx4r“ is „7KQ2MX4R“."""
    plain = unicodedata.normalize("NFKC", typed).translate(LOOKALIKES)
    digits = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in plain)
    return tidy_code(digits)


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Ihr Statuscode"),
        help_text=_("16 Zeichen. Groß oder klein, Striche und Leerzeichen sind egal."),
        max_length=100,
        error_messages={"required": _("Bitte geben Sie Ihren Statuscode ein.")},
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false",
                "dir": "ltr", "data-width": "short",
            }
        ),
    )  # fmt: skip

    def clean_code(self) -> Any:
        return tidied(self.cleaned_data["code"])
