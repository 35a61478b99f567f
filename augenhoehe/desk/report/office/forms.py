"""What people write into reports: texts, lines, numbers."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.desk.models import GrantSheet, OfficeReport
from augenhoehe.ui.forms import CleanText, Revised

from .council import SECTIONS
from .figures import held
from .queries import CHAPTERS

AREA = {"rows": 4}


class BeginReportForm(forms.Form):
    """Which year, and for whom."""

    year = forms.IntegerField(label="Berichtsjahr")
    addressee = forms.CharField(label="An wen", max_length=160, help_text="Zum Beispiel: Kreistag, Rat der Stadt")


class BeginGrantForm(forms.Form):
    programme = forms.ChoiceField(label="Welche Förderung", choices=GrantSheet.Programme, widget=forms.RadioSelect)
    year = forms.IntegerField(label="Jahr")


class ReportForm(Revised):
    """Title and a text block for each section; the figures come from the house."""

    title = forms.CharField(label="Titel", max_length=160)
    vorab = CleanText(
        label="Das Wichtigste vorab", required=False, widget=forms.Textarea(attrs=AREA),
        help_text="Drei Sätze, die allein stehen können. Eine leere Zeile beginnt einen neuen Absatz.",
    )  # fmt: skip

    def __init__(self, *args: Any, of: OfficeReport, **kwargs: Any) -> None:
        super().__init__(*args, of=of, initial={"title": of.title, **of.texts}, **kwargs)
        for key, title in SECTIONS.items():
            self.fields[key] = CleanText(
                label=f"Ihr Text zu „{title}“", required=False, widget=forms.Textarea(attrs=AREA)
            )


class GrantForm(Revised):
    """Title and the report in words."""

    title = forms.CharField(label="Titel", max_length=160)
    text = CleanText(
        label="Sachbericht", required=False, widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Was mit dem Geld geschah. Keine Namen und nichts aus einzelnen Fällen.",
    )  # fmt: skip


class GrantLineForm(forms.Form):
    """One line: a figure of the house, or a value by hand."""

    label = forms.CharField(label="Zahl", max_length=200, required=False)
    source = forms.ChoiceField(label="Woher", required=False)
    value = forms.CharField(label="Wert von Hand", max_length=200, required=False)
    note = forms.CharField(label="Anmerkung", max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(key, one.label) for key, one in held().items()]
        self.fields["source"].choices = [("", "von Hand"), *choices]  # type: ignore[attr-defined]


class FrameForm(forms.Form):
    """The three chapters of the Land's frame."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, title in CHAPTERS:
            self.fields[key] = CleanText(label=title, widget=forms.Textarea(attrs={"rows": 10}))
        self.fields["note"] = forms.CharField(label="Was sich geändert hat", max_length=300)


class CostForm(forms.Form):
    """What an hour costs, and a remark."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    hour_rate = forms.DecimalField(
        label="Was kostet eine Arbeitsstunde in Euro?", min_value=0, max_digits=7, decimal_places=2, localize=True,
        help_text="Zum Beispiel aus den Kosten eines Arbeitsplatzes der KGSt.",
    )  # fmt: skip
    note = CleanText(label="Anmerkung", required=False, widget=forms.Textarea(attrs=AREA))


class CostLineForm(forms.Form):
    """One line of the sheet."""

    label = forms.CharField(label="Was", max_length=160, required=False)
    euros = forms.DecimalField(
        label="Euro im Jahr", min_value=0, max_digits=10, decimal_places=2, required=False, localize=True
    )
    hours = forms.DecimalField(
        label="Stunden im Monat", min_value=0, max_digits=6, decimal_places=1, required=False, localize=True
    )


CostLines = forms.formset_factory(CostLineForm, extra=2)
GrantLines = forms.formset_factory(GrantLineForm, extra=3)
