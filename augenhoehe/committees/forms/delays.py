"""Forms about what is late. Inside pages, German only."""

from __future__ import annotations

from django import forms

from augenhoehe.ui.forms import Revised


class DelayReasonForm(Revised):
    """Why it takes longer, in the words of the unit."""

    reason = forms.CharField(
        label="Grund",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Steht mit dem Namen der Stelle öffentlich. Nennen Sie keine Personen.",
    )
