"""Forms of planning: rhythm, dates, quorum, groups, deputies, guests, documents, expectations. German only."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings

from augenhoehe.committees.models import AgendaItem, Committee, Expectation, Meeting, QuorumRule, Rhythm, Seat
from augenhoehe.committees.rhythms import Proposed
from augenhoehe.core.numbers import long_date
from augenhoehe.ui.forms import GermanDateField, GermanTimeField, Revised

_LONG = forms.Textarea(attrs={"rows": 4})


class RhythmForm(forms.Form):
    """How often the body meets."""

    every = forms.IntegerField(label="Alle wie viele", min_value=1, max_value=24, initial=1)
    unit = forms.ChoiceField(label="Wochen oder Monate", choices=Rhythm.Unit.choices, initial=Rhythm.Unit.MONTHS)
    week = forms.TypedChoiceField(
        label="In welcher Woche des Monats", coerce=int, empty_value=None, required=False,
        choices=[("", "–"), *((value, f"am {label}") for value, label in Rhythm.Week.choices)],
        help_text="Bei Wochen bleibt das leer.",
    )  # fmt: skip
    weekday = forms.TypedChoiceField(label="Wochentag", coerce=int, choices=Rhythm.Weekday.choices)
    starts_at = GermanTimeField(label="Uhrzeit")
    place = forms.CharField(label="Ort", max_length=200, help_text="Raum und Anschrift, oder „online“.")
    starts_on = GermanDateField(
        label="Zählt ab", help_text="Von hier an zählt der Rhythmus. Zum Beispiel der Beginn der Wahlzeit."
    )
    grace_days = forms.IntegerField(
        label="Nachfrist in Tagen", min_value=0, max_value=180, initial=14,
        help_text="So lange nach dem erwarteten Tag wartet die Erinnerung „Sitzung planen“.",
    )  # fmt: skip
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    sections = (
        ("Wie oft", ("every", "unit", "week", "weekday")),
        ("Wann und wo", ("starts_at", "place")),
        ("Ab wann", ("starts_on", "grace_days")),
    )

    def __init__(self, *args: Any, of: Rhythm | None, **kwargs: Any) -> None:
        names = ("every", "unit", "week", "weekday", "starts_at", "place", "starts_on", "grace_days", "revision")
        kwargs["initial"] = {name: getattr(of, name) for name in names} if of else {}
        super().__init__(*args, **kwargs)


class SeriesForm(forms.Form):
    """Which of the proposed dates are planned."""

    days = forms.MultipleChoiceField(label="Termine", widget=forms.CheckboxSelectMultiple, required=False)

    def __init__(self, *args: Any, offered: list[Proposed], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {one.day.isoformat(): one for one in offered}
        self.fields["days"].choices = [(key, _words(one)) for key, one in self.offered.items()]
        self.fields["days"].initial = list(self.offered)

    def clean_days(self) -> list[Any]:
        return [self.offered[one].day for one in self.cleaned_data["days"]]


def _words(one: Proposed) -> str:
    moved = f" (statt {long_date(one.moved_from)}: {one.why})" if one.moved_from else ""
    return f"{long_date(one.day)}{moved}"


class QuorumForm(forms.Form):
    """From when the body may decide."""

    kind = forms.ChoiceField(
        label="Wann ist es beschlussfähig?", choices=QuorumRule.Kind.choices, widget=forms.RadioSelect
    )
    number = forms.IntegerField(
        label="Mindestens anwesend", min_value=1, max_value=500, required=False,
        help_text="Bei „mehr als die Hälfte“ bleibt das leer.",
    )  # fmt: skip
    warning_days = forms.IntegerField(
        label="Warnen, so viele Tage vorher", min_value=0, max_value=60, initial=3,
        help_text="Ab dann erfahren Büro und Vorsitz, wenn die Zusagen nicht reichen.",
    )  # fmt: skip
    source = forms.CharField(
        label="Wo steht das? (zu prüfen)", max_length=300,
        help_text="Gesetz, Hauptsatzung oder Geschäftsordnung, mit Paragraf und Datum der Fassung.",
    )  # fmt: skip
    valid_from = GermanDateField(label="Gilt ab", past=True)


class BasesForm(forms.Form):
    """How each seat came about."""

    def __init__(self, *args: Any, seats: list[Seat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seats = seats
        for seat in seats:
            holder = ", ".join(filter(None, (seat.holder, seat.organisation, seat.function)))
            self.fields[f"sitz-{seat.pk}"] = forms.ChoiceField(
                label=holder or "unbesetzt", required=False, initial=seat.basis,
                choices=[("", "keine Angabe"), *Seat.Basis.choices],
            )  # fmt: skip

    def bases(self) -> dict[UUID, str]:
        return {seat.pk: self.cleaned_data[f"sitz-{seat.pk}"] for seat in self.seats}


class PersonForm(forms.Form):
    """Somebody who is written to: name, address, language."""

    name = forms.CharField(label="Name", max_length=160)
    email = forms.EmailField(label="E-Mail")
    language = forms.ChoiceField(label="Sprache der Mail", choices=(), initial="de")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = settings.LANGUAGES


class DeputyForm(PersonForm):
    """Who comes when the holder cannot."""

    email = forms.EmailField(
        label="E-Mail", required=False,
        help_text="Mit Adresse wird die Vertretung selbst gefragt. Ohne sagt ihr das Mitglied Bescheid.",
    )  # fmt: skip


class GuestForm(PersonForm):
    """A guest of a meeting, or a member of another body."""

    organisation = forms.CharField(label="Einrichtung", max_length=160, required=False)
    sent_by = forms.ModelChoiceField(
        label="Aus einem anderen Gremium", queryset=None, required=False, empty_label="nein",
        help_text="Wer dort einen Sitz hat und hier zuhören oder berichten soll.",
    )  # fmt: skip
    item = forms.ModelChoiceField(
        label="Wozu eingeladen", queryset=None, required=False, empty_label="zur ganzen Sitzung, öffentliche Punkte",
        help_text="Nur zu einem Punkt: Dann sieht der Gast nur diesen Punkt, auch wenn er nicht öffentlich ist.",
    )  # fmt: skip
    field_order = ("name", "organisation", "email", "language", "sent_by", "item")

    def __init__(self, *args: Any, meeting: Meeting, bodies: list[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = AgendaItem.objects.filter(meeting=meeting).order_by("order")
        self.fields["item"].label_from_instance = lambda item: f"{item.order}. {item.title}"
        names = dict(bodies)
        self.fields["sent_by"].queryset = Committee.objects.filter(pk__in=names)
        self.fields["sent_by"].label_from_instance = lambda one: names[one.pk]


class WayForm(Revised):
    """How people get to the meeting."""

    directions = forms.CharField(
        label="Weg dorthin", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Haltestelle, Eingang, Aufzug, Klingel. Zum Beispiel: Bus 12 bis Rathaus, Seiteneingang, Aufzug.",
    )  # fmt: skip
    online_url = forms.URLField(
        label="Adresse der Online-Teilnahme", max_length=300, required=False, assume_scheme="https",
        help_text="Sie steht auf dem Blatt für Eingeladene, nie öffentlich.",
    )  # fmt: skip


class BriefForm(Revised):
    """What an item is about, and what is to be decided."""

    brief = forms.CharField(
        label="Worum es geht, in drei Sätzen", max_length=600, widget=_LONG, required=False,
        help_text="Was ist das Problem? Was soll entschieden werden? Was ändert sich dadurch?",
    )  # fmt: skip
    to_decide = forms.CharField(
        label="Zu entscheiden ist", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Ein Satz. Zum Beispiel: Ob die Stadt das Angebot annimmt.",
    )  # fmt: skip
    public = forms.BooleanField(label="Öffentlicher Teil", required=False)


class DocumentForm(forms.Form):
    """A PDF to an item."""

    name = forms.CharField(label="Name", max_length=120, help_text="So heißt die Unterlage auf der Seite.")
    file = forms.FileField(label="PDF-Datei", help_text="Am besten barrierefrei, mit Text statt Bild.")


class ExpectationForm(forms.Form):
    """What a member expects of the body."""

    text = forms.CharField(label="Erwartung", max_length=400, widget=_LONG, help_text="In den Worten des Mitglieds.")
    seat = forms.ModelChoiceField(label="Wer sagt das", queryset=None, required=False, empty_label="ohne Namen")
    meeting = forms.ModelChoiceField(label="In welcher Sitzung", queryset=None, required=False, empty_label="in keiner")
    term = forms.CharField(label="Wahlzeit oder Zeitraum", max_length=40, help_text="Zum Beispiel 2025 bis 2030.")

    def __init__(self, *args: Any, committee: Committee, seats: list[Seat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seat"].queryset = Seat.objects.filter(pk__in=[one.pk for one in seats]).select_related("user")
        self.fields["seat"].label_from_instance = lambda seat: seat.holder or seat.organisation
        self.fields["meeting"].queryset = committee.meetings.order_by("-starts_at")
        self.fields["meeting"].label_from_instance = lambda one: long_date(one.starts_at.date())


class OutcomeForm(Revised):
    """What became of an expectation."""

    state = forms.ChoiceField(label="Was wurde daraus?", choices=Expectation.State.choices, widget=forms.RadioSelect)
    thread = forms.CharField(
        label="Nummer des Vorgangs", max_length=20, required=False, help_text="Zum Beispiel V-2026-014."
    )
    outcome = forms.CharField(
        label="In einem Satz", max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Was getan wurde, oder warum es nicht geht.",
    )  # fmt: skip
