"""Forms for hand-overs, the § 27 aid and elections. Inside pages, German only."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.accounts.models import User
from augenhoehe.committees import queries
from augenhoehe.committees.models import Election, ElectionStep, HandOver, HandOverEntry
from augenhoehe.core.rights import Actor
from augenhoehe.places.models import Municipality
from augenhoehe.ui.forms import GermanDateField, Revised

_LONG = forms.Textarea(attrs={"rows": 3})


# --- Hand-over --------------------------------------------------------------------------------------
class HandOverForm(forms.Form):
    function = forms.CharField(
        label="Welche Aufgabe geht über?", max_length=80, help_text="Zum Beispiel „Vorsitz“ oder „Geschäftsführung“."
    )
    from_user = forms.ModelChoiceField(label="Wer gibt ab?", queryset=None, empty_label="bitte wählen")
    to_user = forms.ModelChoiceField(label="Wer übernimmt?", queryset=None, empty_label="bitte wählen")
    due = GermanDateField(label="Übergeben bis")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("from_user", "to_user"):
            self.fields[name].queryset = queries.accounts_to_seat()
            self.fields[name].label_from_instance = _named


def _named(user: User) -> str:
    return f"{user.name}, {user.function}" if user.function else user.name


class ExplainForm(Revised):
    """General notes, and one note for each line of the list."""

    notes = forms.CharField(
        label="Was die Nachfolge wissen sollte",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *args: Any, of: HandOver, entries: list[HandOverEntry], **kwargs: Any) -> None:
        first = {"notes": of.notes, **{f"note-{one.pk}": one.note for one in entries}}
        super().__init__(*args, of=of, initial=first, **kwargs)
        for one in entries:
            self.fields[f"note-{one.pk}"] = forms.CharField(
                label=one.title, required=False, max_length=1000, widget=_LONG, help_text=one.get_source_display()
            )
        self.entries = entries

    def entry_notes(self) -> dict[Any, str]:
        return {one.pk: self.cleaned_data[f"note-{one.pk}"] for one in self.entries}


class EntryForm(forms.Form):
    title = forms.CharField(
        label="Worum geht es?",
        max_length=200,
        help_text="Zum Beispiel: Schlüssel zum Sitzungssaal, Zusage an den Verein.",
    )
    note = forms.CharField(label="Hinweis", required=False, max_length=1000, widget=_LONG)


# --- § 27 -------------------------------------------------------------------------------------------
class ThresholdForm(forms.Form):
    """Thresholds with their source. The first proposal comes from an older text and says so."""

    must_from = forms.IntegerField(label="Pflicht ab so vielen ausländischen Einwohnern", min_value=1, max_value=10**7)
    request_from = forms.IntegerField(label="Auf Antrag Pflicht ab", min_value=1, max_value=10**7)
    signatures = forms.IntegerField(label="So viele Wahlberechtigte müssen es beantragen", min_value=1, max_value=10**6)
    source = forms.CharField(
        label="Wo steht das? (zu prüfen)", max_length=300, help_text="Paragraf und Fassung mit Datum."
    )
    valid_from = GermanDateField(label="Gilt ab", past=True)


class FigureForm(forms.Form):
    municipality = forms.ModelChoiceField(label="Kommune", queryset=None, empty_label="bitte wählen")
    on = GermanDateField(label="Stichtag", past=True)
    inhabitants = forms.IntegerField(label="Einwohnerinnen und Einwohner", min_value=1, max_value=10**7)
    foreigners = forms.IntegerField(label="Davon ohne deutsche Staatsangehörigkeit", min_value=0, max_value=10**7)
    source = forms.CharField(
        label="Quelle", max_length=300, help_text="Zum Beispiel: Melderegister, Auswertung vom 5. Januar."
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        towns = queries.towns_to_seat(actor).exclude(kind=Municipality.Kind.DISTRICT)
        self.fields["municipality"].queryset = towns


# --- Election ---------------------------------------------------------------------------------------
class ElectionForm(forms.Form):
    day = GermanDateField(label="Wahltag")
    unit = forms.CharField(
        label="Zuständige Stelle",
        max_length=160,
        required=False,
        help_text="Steht zuerst bei allen Schritten. Zum Beispiel „Wahlamt“.",
    )


class MoveElectionForm(Revised):
    day = GermanDateField(label="Neuer Wahltag", help_text="Alle offenen Schritte rücken mit.")

    def __init__(self, *args: Any, of: Election, **kwargs: Any) -> None:
        super().__init__(*args, of=of, initial={"day": of.day}, **kwargs)


class StepForm(Revised):
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(label="Was ist zu tun?", max_length=200)
    note = forms.CharField(label="Worauf ist zu achten?", max_length=400, required=False, widget=_LONG)
    days_before = forms.IntegerField(
        label="Wie viele Tage vor der Wahl?",
        min_value=-365,
        max_value=1500,
        help_text="Nach der Wahl mit Minus, zum Beispiel -14.",
    )
    unit = forms.CharField(label="Zuständige Stelle", max_length=160, required=False)
    responsible = forms.ModelChoiceField(
        label="Zuständige Person",
        queryset=None,
        required=False,
        empty_label="niemand Bestimmtes",
        help_text="Wird vier Wochen vorher erinnert. Ohne Person die Geschäftsstelle.",
    )

    def __init__(self, *args: Any, of: ElectionStep | None = None, **kwargs: Any) -> None:
        if of is not None:
            names = ("title", "note", "days_before", "unit", "responsible")
            kwargs["initial"] = {name: getattr(of, name) for name in names}
        super().__init__(*args, of=of, **kwargs)
        self.fields["responsible"].queryset = queries.accounts_to_seat()
        self.fields["responsible"].label_from_instance = _named


class StepDoneForm(Revised):
    result = forms.CharField(
        label="Was ist herausgekommen?", max_length=300, required=False, help_text="Ein Satz genügt. Kann leer bleiben."
    )
