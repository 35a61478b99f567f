"""Forms in which an event is written. Inside pages, German only; small ones, each for one side of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms

from augenhoehe.committees.models import Meeting
from augenhoehe.concept.models import ActionField
from augenhoehe.core.clock import BERLIN, day_of, today
from augenhoehe.core.languages import spoken_choices
from augenhoehe.core.multilingual import NAMES, SOURCE
from augenhoehe.events.models import ActorCategory, Event, Series
from augenhoehe.organisations.models import Organisation, TrainingTopic
from augenhoehe.places.models import Municipality
from augenhoehe.ui.forms import TOO_LONG, CleanText, GermanDateField, GermanMomentField, GermanTimeField, Revised
from augenhoehe.ui.words import long_moment

SHORT = forms.TextInput(attrs={"data-width": "short", "inputmode": "numeric"})
_BOXES = forms.CheckboxSelectMultiple
_TITLED: dict[str, Any] = {"max_length": TOO_LONG}


def a_line(label: str, length: int, *, missing: str = "", **more: Any) -> CleanText:
    said = {**_TITLED, "required": missing} if missing else _TITLED
    return CleanText(label=label, max_length=length, error_messages=said, **more)


def a_text(label: str, length: int, rows: int = 3, **more: Any) -> CleanText:
    return CleanText(
        label=label, max_length=length, widget=forms.Textarea(attrs={"rows": rows}), error_messages=_TITLED, **more
    )


def a_number(label: str, **more: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=0, widget=SHORT, **more)


def _chosen(label: str, choices: Iterable[tuple[Any, Any]], **more: Any) -> forms.TypedMultipleChoiceField:
    return forms.TypedMultipleChoiceField(
        label=label, choices=list(choices), widget=_BOXES, required=False, empty_value=[], **more
    )


class _TitledSeries(forms.ModelChoiceField):
    def label_from_instance(self, obj: Series) -> str:
        return str(obj.title.get(SOURCE, {}).get("text", ""))


class TimeFields(forms.Form):
    """When and where, for what is no meeting of a body."""

    day = GermanDateField(label="Tag", required=False)
    begins = GermanTimeField(label="Von", required=False, help_text="Zum Beispiel 18 oder 18:30")
    ends = GermanTimeField(label="Bis", required=False)
    last_day = GermanDateField(label="Letzter Tag", required=False, help_text="Nur wenn es über mehrere Tage geht.")
    place = a_line("Ort", 200, required=False, help_text="Zum Beispiel: Kreishaus, Saal 1, Mohnstraße 1")

    def times(self) -> dict[str, Any]:
        """Two moments in place of days and hours; nothing where nothing was typed."""
        given = self.cleaned_data
        day, begins, ends = given.get("day"), given.get("begins"), given.get("ends")
        last = given.get("last_day") or day
        return {
            "starts_at": datetime.combine(day, begins, tzinfo=BERLIN) if day and begins else None,
            "ends_at": datetime.combine(last, ends, tzinfo=BERLIN) if last and ends else None,
            "place": given.get("place", ""),
        }

    @staticmethod
    def initial_times(event: Event) -> dict[str, Any]:
        if event.starts_at is None or event.ends_at is None:
            return {}
        begin, end = event.starts_at.astimezone(BERLIN), event.ends_at.astimezone(BERLIN)
        last = end.date() if end.date() != begin.date() else None
        return {"day": begin.date(), "begins": begin.time(), "ends": end.time(), "last_day": last, "place": event.place}


class EventForm(Revised, TimeFields):
    """What it is, who invites, when and where. Everything else follows on its page."""

    format = forms.ChoiceField(label="Was ist es?", choices=Event.Format.choices)
    title = a_line("Titel", 200, missing="Bitte geben Sie der Veranstaltung einen Titel.")
    subtitle = a_line("Untertitel", 200, required=False)
    summary = a_text("Worum geht es?", 2000, 4, required=False, help_text="Zwei bis drei Sätze. Alle lesen das.")
    guiding_question = a_line(
        "Leitfrage", 300, required=False, help_text="Die Frage, um die es geht. Sie steht groß auf der Seite."
    )
    series = _TitledSeries(label="Reihe", queryset=Series.objects.none(), required=False, empty_label="in keiner Reihe")
    number = a_number("Nummer in der Reihe", help_text="Leer heißt: die nächste.")
    office_name = a_line(
        "Gastgebende Stelle", 160, required=False, help_text="Zum Beispiel: Kommunales Integrationszentrum"
    )
    organisation = forms.ModelChoiceField(
        label="Gastgebende Organisation", queryset=Organisation.objects.none(), required=False, empty_label="keine"
    )
    contact_email = forms.EmailField(
        label="E-Mail für Fragen", required=False, max_length=160,
        error_messages={"invalid": "Das ist keine E-Mail-Adresse. Sie sieht zum Beispiel so aus: name@beispiel.de"},
    )  # fmt: skip
    contact_phone = a_line("Telefon für Fragen", 40, required=False)
    meeting = forms.ModelChoiceField(
        label="Offene Sitzung eines Gremiums", queryset=Meeting.objects.none(), required=False, empty_label="keine",
        help_text="Dann gelten Zeit und Ort der Sitzung, auch wenn sie verlegt wird.",
    )  # fmt: skip
    municipality = forms.ModelChoiceField(
        label="Stadt oder Gemeinde", queryset=Municipality.objects.none(), required=False, empty_label="ganzer Kreis"
    )
    directions = a_line("Weg dorthin", 300, required=False, help_text="Zum Beispiel: Bus 12 bis Marktplatz")
    online = forms.BooleanField(label="Online", required=False)
    online_url = a_line(
        "Adresse der Online-Teilnahme", 300, required=False, help_text="Die lesen nur Menschen mit einem Platz."
    )

    TIMES = ("day", "begins", "ends", "last_day", "place")
    sections = (
        ("Was es ist", ("format", "title", "subtitle", "summary", "guiding_question", "series", "number")),
        ("Wer einlädt", ("office_name", "organisation", "contact_email", "contact_phone")),
        ("Wann und wo", (*TIMES, "municipality", "directions", "online", "online_url", "meeting")),
    )
    aliases = {"starts_at": "begins", "ends_at": "ends"}
    PLAIN = (
        "format", "series", "number", "office_name", "organisation", "contact_email", "contact_phone", "municipality",
        "directions", "online", "online_url", "meeting",
    )  # fmt: skip
    SPOKEN = ("title", "subtitle", "summary", "guiding_question")

    def __init__(self, *args: Any, choices: dict[str, Any], of: Event | None = None, **kwargs: Any) -> None:
        if of is not None:
            texts = {name: getattr(of, name).get(SOURCE, {}).get("text", "") for name in self.SPOKEN}
            plain = {name: getattr(of, name) for name in self.PLAIN}
            kwargs["initial"] = {**texts, **plain, **self.initial_times(of)}
        super().__init__(*args, of=of, **kwargs)
        self.fields["revision"].required = of is not None
        fields: dict[str, Any] = self.fields
        for name, rows in choices.items():
            if name == "meeting":
                fields[name].queryset = Meeting.objects.filter(pk__in=[one.pk for one in rows])
                fields[name].choices = [("", "keine"), *((one.pk, meeting_label(one)) for one in rows)]
            else:
                fields[name].queryset = rows
        if not choices.get("meeting"):
            del fields["meeting"]
        if of is not None and of.state != Event.State.DRAFT:
            # What is public is moved, with a word to everybody: a page of its own.
            for name in (*self.TIMES, "meeting"):
                fields.pop(name, None)

    def values(self) -> dict[str, Any]:
        """For the operation; time and place only where they stand on the form."""
        given = self.cleaned_data
        found = {name: given[name] for name in (*self.SPOKEN, *self.PLAIN) if name in given}
        if "day" not in self.fields:
            return found
        if found.get("meeting"):
            return {**found, "starts_at": None, "ends_at": None, "place": ""}
        return {**found, **self.times()}


def meeting_label(meeting: Meeting) -> str:
    """„Arbeitskreis Fördermittel, Do., 26. November 2026, 18:00 Uhr“; expects the names of the body."""
    return f"{meeting.committee.name_on(day_of(meeting.starts_at))}, {long_moment(meeting.starts_at)}"


class _Side(Revised):
    """One side of an event: the names of its fields are the values of the operation."""

    def __init__(self, *args: Any, of: Event, **kwargs: Any) -> None:
        found = {name: getattr(of, name, None) for name in self.base_fields if name != "revision"}
        spoken = {
            name: value.get(SOURCE, {}).get("text", "") for name, value in found.items() if isinstance(value, dict)
        }
        kwargs["initial"] = {**found, **spoken}
        super().__init__(*args, of=of, **kwargs)

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "revision"}


class AccessForm(_Side):
    """What makes it easier to come."""

    step_free = forms.NullBooleanField(
        label="Stufenfrei erreichbar",
        widget=forms.Select(choices=[("unknown", "nicht bekannt"), ("true", "ja"), ("false", "nein")]),
    )
    childcare = forms.BooleanField(label="Kinderbetreuung wird angeboten", required=False)
    languages = _chosen("Sprachen der Veranstaltung", spoken_choices())
    interpreters = _chosen("Sprachmittlung in diesen Sprachen", spoken_choices())
    access_info = a_text(
        "Was sonst den Besuch leichter macht", 1000, required=False,
        help_text="Zum Beispiel: Ruheraum, Gebärdensprache auf Anfrage, Fahrtkosten werden erstattet",
    )  # fmt: skip


class RulesForm(_Side):
    """Who may register, how many seats there are, and what happens when they are gone."""

    registers = forms.BooleanField(label="Mit Anmeldung", required=False)
    restricted_to = forms.ChoiceField(label="Wer kann sich anmelden?", choices=Event.Restriction.choices)
    body = forms.ModelChoiceField(
        label="Mitglieder dieses Gremiums", queryset=None, required=False, empty_label="kein Gremium"
    )
    capacity = a_number("Plätze", help_text="Leer heißt: unbegrenzt. Mehr Plätze lassen Wartende sofort nachrücken.")
    organisation_limit = a_number("Höchstens Plätze je Organisation", help_text="Leer heißt: keine Grenze.")
    registration_opens_at = GermanMomentField(
        label="Anmeldung ab", required=False, help_text="Leer heißt: sobald sie öffentlich ist."
    )
    registration_closes_at = GermanMomentField(
        label="Anmeldung bis", required=False, help_text="Leer heißt: bis zum Beginn."
    )
    waiting_list = forms.BooleanField(label="Mit Warteliste", required=False)
    offer_hours = forms.IntegerField(
        label="Bedenkzeit beim Nachrücken in Stunden", min_value=0, max_value=240, widget=SHORT,
        help_text="0 heißt: Wer nachrückt, hat den Platz sofort.",
    )  # fmt: skip
    cutoff_hours = forms.IntegerField(
        label="Kein Nachrücken mehr: Stunden vor Beginn", min_value=0, max_value=240, widget=SHORT,
        help_text="Danach vergeben Sie freie Plätze selbst, am Telefon.",
    )  # fmt: skip
    reminder_days = forms.IntegerField(
        label="Erinnerung: Tage vorher", min_value=0, max_value=30, widget=SHORT, help_text="0 heißt: keine."
    )

    sections = (
        ("Wer kommen kann", ("registers", "restricted_to", "body", "capacity", "organisation_limit")),
        ("Wann man sich anmeldet", ("registration_opens_at", "registration_closes_at")),
        ("Wenn alle Plätze vergeben sind", ("waiting_list", "offer_hours", "cutoff_hours", "reminder_days")),
    )

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["body"]
        day = today()
        field.queryset = Event._meta.get_field("body").related_model.objects.filter(pk__in=[one.pk for one in bodies])
        field.choices = [("", "kein Gremium"), *((one.pk, one.name_on(day)) for one in bodies)]


class BelongingForm(_Side):
    """Where it belongs: the concept, a topic of trainings, matters, words to find it by."""

    action_field = forms.ModelChoiceField(
        label="Handlungsfeld", queryset=ActionField.objects.none(), required=False, empty_label="keines"
    )
    training_topic = forms.ModelChoiceField(
        label="Schulungsthema", queryset=TrainingTopic.objects.none(), required=False, empty_label="keines",
        help_text="Organisationen, die sich dazu eine Schulung wünschen, werden so gefunden.",
    )  # fmt: skip
    audience = _chosen("Für wen sie gedacht ist", ActorCategory.choices)
    threads = CleanText(
        label="Vorgänge", required=False, max_length=400, help_text="Nummern mit Komma, zum Beispiel: V-2026-014"
    )
    tags = CleanText(label="Schlagwörter", required=False, max_length=400, help_text="Mit Komma getrennt.")
    funding_proof = forms.BooleanField(
        label="Teilnahme für einen Fördernachweis aufbewahren", required=False,
        help_text="Dann bleibt die Liste der Teilnehmenden bis zu fünf Jahre (zu prüfen), sonst drei Monate.",
    )  # fmt: skip

    def __init__(self, *args: Any, of: Event, action_fields: Any, topics: Any, threads: Any, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        self.known = threads
        fields: dict[str, Any] = self.fields
        fields["action_field"].queryset, fields["training_topic"].queryset = action_fields, topics
        self.initial["tags"] = ", ".join(of.tags)
        self.initial["threads"] = ", ".join(one.number or "" for one in of.threads.all())

    def clean_tags(self) -> list[str]:
        return [one.strip()[:60] for one in re.split(r"[,;\n]", self.cleaned_data["tags"]) if one.strip()]

    def clean_threads(self) -> list[Any]:
        numbers = [one.strip() for one in re.split(r"[,;\s]+", self.cleaned_data["threads"]) if one.strip()]
        found = list(self.known.filter(number__in=numbers))
        missing = sorted(set(numbers) - {one.number for one in found})
        if missing:
            raise forms.ValidationError(f"Diesen Vorgang gibt es nicht: {', '.join(missing)}.")
        return found


class CoHostsForm(Revised):
    """Who invites along."""

    organisations = forms.ModelMultipleChoiceField(
        label="Organisationen, die mit einladen", queryset=Organisation.objects.none(), required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )  # fmt: skip
    reading = forms.ModelMultipleChoiceField(
        label="Davon lesen die Anmeldungen", queryset=Organisation.objects.none(), required=False,
        widget=forms.SelectMultiple(attrs={"size": 4}),
        help_text="Nur mit einer Vereinbarung (Art. 26 DSGVO, zu prüfen). Im Formular steht, wer die Angaben liest.",
    )  # fmt: skip

    def __init__(self, *args: Any, of: Event, rows: Any, may_share: bool, **kwargs: Any) -> None:
        hosts = list(of.co_hosts.all())
        kwargs["initial"] = {
            "organisations": [one.organisation_id for one in hosts],
            "reading": [one.organisation_id for one in hosts if one.reads_registrations],
        }
        super().__init__(*args, of=of, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["organisations"].queryset = fields["reading"].queryset = rows
        if not may_share:
            del fields["reading"]


class TranslationForm(Revised):
    """The texts in another language, beside the German ones."""

    NAMES = {
        "title": "Titel", "subtitle": "Untertitel", "summary": "Worum es geht", "guiding_question": "Leitfrage",
        "access_info": "Was den Besuch leichter macht",
    }  # fmt: skip

    def __init__(self, *args: Any, of: Event, language: str, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        for name, label in self.NAMES.items():
            value = getattr(of, name)
            german = value.get(SOURCE, {}).get("text", "")
            if not german:
                continue
            field = a_text(label, 2000, 3, required=False, help_text=german)
            field.initial = value.get(language, {}).get("text", "")
            field.widget.attrs.update({"lang": language, "dir": "auto"})
            self.fields[name] = field

    def texts(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in self.NAMES if name in self.cleaned_data}


TRANSLATED = [(code, name) for code, name in NAMES.items() if code != SOURCE]


class PublishForm(Revised):
    """Now, or from a moment on."""

    publish_at = GermanMomentField(
        label="Öffentlich ab", required=False, help_text="Leer heißt: sofort. Vorher steht sie nirgends."
    )


class MoveForm(Revised, TimeFields):
    """Another day, hour or place; everybody registered reads the reason."""

    reason = a_line("Grund", 300, required=False, help_text="Alle Angemeldeten lesen ihn.")
    aliases = {"starts_at": "begins", "ends_at": "ends"}
    sections = (("Was jetzt gilt", (*EventForm.TIMES, "reason")),)

    def __init__(self, *args: Any, of: Event, **kwargs: Any) -> None:
        kwargs["initial"] = self.initial_times(of)
        super().__init__(*args, of=of, **kwargs)
        for name in ("day", "begins", "ends"):
            self.fields[name].required = True


class ReasonForm(Revised):
    """Why it does not take place."""

    reason = a_text("Grund", 300, help_text="Alle Angemeldeten lesen ihn, und er steht auf der öffentlichen Seite.")


class NoteForm(forms.Form):
    """A message to everybody registered."""

    text = a_text("Ihre Nachricht", 3000, 6, help_text="Jede angemeldete Person bekommt sie einzeln, per Mail.")


class AttendedForm(Revised):
    """How many came."""

    number = forms.IntegerField(label="Wie viele waren da?", min_value=0, max_value=100_000, widget=SHORT,
                                help_text="Öffentlich steht nur eine gerundete Zahl: „rund 100“.")  # fmt: skip


class ConfirmForm(Revised):
    """Nothing to type, but the state that was seen."""
