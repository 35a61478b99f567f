"""The form of a series. Inside pages, German only."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.core.multilingual import SOURCE
from augenhoehe.events.models import Series
from augenhoehe.places.models import Municipality
from augenhoehe.ui.forms import Revised

from .events import SHORT, a_line, a_number, a_text


class SeriesForm(Revised):
    """What belongs together."""

    title = a_line("Wie heißt die Reihe?", 160, help_text="Zum Beispiel: Fachkonferenz „Zuwanderung, Aufenthalt“")
    about = a_text("Worum geht es?", 1000, required=False)
    since = a_line("Seit wann gibt es sie?", 60, required=False, help_text="Zum Beispiel: Sommer 2017")
    first_number = forms.IntegerField(
        label="Nummer der ersten Veranstaltung hier", min_value=1, max_value=9999, initial=1, widget=SHORT,
        help_text="Gab es schon 16, schreiben Sie 17.",
    )  # fmt: skip
    overdue_after_months = a_number(
        "Spätestens alle so viele Monate", help_text="Danach erinnern wir daran, einen Termin zu planen. Leer: nie."
    )
    municipality = forms.ModelChoiceField(
        label="Stadt oder Gemeinde", queryset=Municipality.objects.none(), required=False, empty_label="ganzer Kreis"
    )

    def __init__(self, *args: Any, towns: Any, of: Series | None = None, **kwargs: Any) -> None:
        if of is not None:
            spoken = {name: getattr(of, name).get(SOURCE, {}).get("text", "") for name in ("title", "about")}
            plain = ("since", "first_number", "overdue_after_months", "municipality")
            kwargs["initial"] = {**spoken, **{name: getattr(of, name) for name in plain}}
        super().__init__(*args, of=of, **kwargs)
        self.fields["revision"].required = of is not None
        field: Any = self.fields["municipality"]
        field.queryset = towns

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "revision"}
