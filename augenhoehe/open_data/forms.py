"""What a person decides about a dataset: its licence."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.core.datasets import Dataset

from .models import LICENCES, Publication


class PublishForm(forms.Form):
    """Under which licence everybody may use it."""

    licence = forms.ChoiceField(
        label="Lizenz",
        choices=LICENCES,
        widget=forms.RadioSelect,
        help_text="Namensnennung: Wer die Daten nutzt, nennt Sie als Quelle. Zero: ohne jede Bedingung.",
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, of: Dataset, publication: Publication | None, **kwargs: Any) -> None:
        start = {"licence": publication.licence if publication else of.licence.value}
        start["revision"] = str(publication.revision) if publication else ""
        super().__init__(*args, **{"initial": start, **kwargs})


class WithdrawForm(forms.Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
