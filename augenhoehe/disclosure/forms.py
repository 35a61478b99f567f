"""Forms of the register of releases. Inside pages, German only."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.ui.forms import CleanText, Revised

from .models import Release, TableSetting
from .queries import summed_axes, wholly_hidden


class WithdrawForm(Revised):
    because = CleanText(
        label="Warum gelten die Zahlen nicht mehr?", max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class TogetherForm(Revised):
    """Which values of each dimension stand in one line „andere“."""

    def __init__(self, *args: Any, release: Release, setting: TableSetting, **kwargs: Any) -> None:
        super().__init__(*args, of=setting, **kwargs)
        for axis in summed_axes(release):
            chosen = setting.together.get(axis["name"]) or wholly_hidden(release, axis)
            self.fields[axis["name"]] = forms.MultipleChoiceField(
                label=f"{axis['label']}: zusammen als „andere“", required=False, initial=chosen,
                widget=forms.CheckboxSelectMultiple,
                choices=[(value, axis["labels"].get(value, value)) for value in axis["values"]],
                help_text="Mindestens zwei, oder keine.",
            )  # fmt: skip


class PauseForm(Revised):
    because = CleanText(label="Warum pausiert die Tabelle?", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class ResumeForm(Revised):
    """Nothing to fill in."""
