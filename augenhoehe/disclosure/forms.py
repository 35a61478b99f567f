"""Forms of the register of releases. Inside pages, German only."""

from __future__ import annotations

from django import forms

from augenhoehe.ui.forms import CleanText, Revised


class WithdrawForm(Revised):
    because = CleanText(
        label="Warum gelten die Zahlen nicht mehr?", max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
