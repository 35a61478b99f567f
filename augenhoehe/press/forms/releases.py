"""Forms of releases: one page to write, small ones around it."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.core.clock import now, today
from augenhoehe.core.multilingual import SOURCE, text_in
from augenhoehe.core.rights import Actor
from augenhoehe.journal.queries import by_ref, threads_for
from augenhoehe.organisations.queries.cards import public_organisations
from augenhoehe.places.queries import served_towns
from augenhoehe.press.models import Photo, PressContact, PressRelease, Publisher, PublisherVersion, Quote
from augenhoehe.press.permissions import WRITE_RELEASES
from augenhoehe.press.queries import photos as queries_photos
from augenhoehe.press.queries import releases as queries
from augenhoehe.press.queries.contacts import to_quote
from augenhoehe.press.queries.subscriptions import public_fields
from augenhoehe.press.words import WORDING, german
from augenhoehe.ui.forms import TOO_LONG, CleanText, GermanMomentField, Revised

WRITING_HELP = (
    "Absätze trennt eine leere Zeile. „## “ macht eine Zwischenüberschrift, „- “ eine Liste, **so** wird etwas fett, "
    "Adressen werden Links."
)
_LONG = {"max_length": TOO_LONG}


class TagsField(CleanText):
    """Words with commas between them."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label="Schlagwörter", required=False, max_length=300,
            help_text="Mit Komma getrennt, höchstens zehn. Zum Beispiel: Kita, Sprachmittlung", **kwargs,
        )  # fmt: skip

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        return [one.strip() for one in super().clean(value).split(",") if one.strip()]


class WordingForm(Revised):
    """The text itself."""

    headline = CleanText(label="Überschrift", max_length=160, error_messages=_LONG)
    subheadline = CleanText(label="Unterzeile", max_length=240, required=False, error_messages=_LONG)
    dateline = CleanText(
        label="Ort am Anfang", max_length=80, required=False, help_text="Zum Beispiel „Kreis Federlohe.“",
        widget=forms.TextInput(attrs={"data-width": "short"}),
    )  # fmt: skip
    lead = CleanText(
        label="Vorspann", required=False, max_length=1200, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Das Wichtigste in zwei, drei Sätzen.", error_messages=_LONG,
    )  # fmt: skip
    text = CleanText(
        label="Text", max_length=30_000, widget=forms.Textarea(attrs={"rows": 14}), help_text=WRITING_HELP,
        error_messages=_LONG,
    )  # fmt: skip

    def __init__(self, *args: Any, of: PressRelease | None = None, **kwargs: Any) -> None:
        if of is not None:
            kwargs["initial"] = german(of) | (kwargs.get("initial") or {})
        super().__init__(*args, of=of, **kwargs)
        self.fields["revision"].required = of is not None


class ReleaseForm(WordingForm):
    """Text and frame of a draft."""

    kind = forms.ChoiceField(label="Art", choices=PressRelease.Kind.choices)
    publisher = forms.ModelChoiceField(label="Herausgegeben von", queryset=None, empty_label="bitte wählen")
    embargo_until = GermanMomentField(
        label="Sperrfrist bis", required=False,
        help_text="Vorher erscheint nichts davon, nirgends. Leer heißt: keine Sperrfrist.",
    )  # fmt: skip
    municipality = forms.ModelChoiceField(label="Ort", queryset=None, required=False, empty_label="ganzer Kreis")
    action_field = forms.ModelChoiceField(
        label="Handlungsfeld", queryset=None, required=False, empty_label="keines oder mehrere"
    )
    thread = CleanText(
        label="Nummer des Vorgangs", max_length=40, required=False, help_text="Zum Beispiel V-2026-014",
        widget=forms.TextInput(attrs={"data-width": "short"}),
    )  # fmt: skip
    event_id = forms.ChoiceField(label="Veranstaltung", required=False)
    organisation = forms.ModelChoiceField(label="Organisation", queryset=None, required=False, empty_label="keine")
    tags = TagsField()
    field_order = (
        "kind", *WORDING, "publisher", "embargo_until", "municipality", "action_field", "thread",
        "event_id", "organisation", "tags",
    )  # fmt: skip

    def __init__(self, *args: Any, actor: Actor, of: PressRelease | None = None, **kwargs: Any) -> None:
        self.actor = actor
        if of is not None:
            kwargs["initial"] = _around(of)
        super().__init__(*args, of=of, **kwargs)
        towns, reach = served_towns().defer("boundary"), actor.reach(WRITE_RELEASES)
        fields: Any = self.fields
        fields["publisher"].queryset = queries.publishers()
        fields["municipality"].queryset = towns if reach.everywhere else towns.filter(pk__in=reach.municipalities)
        fields["action_field"].queryset = public_fields()
        fields["organisation"].queryset = public_organisations(today()).in_order()
        events = queries.event_choices()
        fields["event_id"].choices = [("", "keine"), *events]
        if not events:
            del fields["event_id"]
        if not reach.everywhere:
            fields["municipality"].required, fields["municipality"].empty_label = True, "bitte wählen"
        if of is None and (first := list(queries.publishers()[:2])) and len(first) == 1:
            fields["publisher"].initial = first[0].pk

    def clean_thread(self) -> Any:
        """A number, as it stands on every page of the matter."""
        typed = self.cleaned_data["thread"].strip()
        if not typed:
            return None
        found = by_ref(threads_for(self.actor), typed).first()
        if found is None:
            raise forms.ValidationError("Einen Vorgang mit dieser Nummer gibt es nicht.")
        return found

    def values(self) -> dict[str, Any]:
        found = {name: value for name, value in self.cleaned_data.items() if name != "revision"}
        if "event_id" in found:
            found["event_id"] = found["event_id"] or None
        return found


def _around(of: PressRelease) -> dict[str, Any]:
    return {
        "kind": of.kind, "publisher": of.publisher_id, "embargo_until": of.embargo_until,
        "municipality": of.municipality_id, "action_field": of.action_field_id,
        "thread": of.thread.ref if of.thread else "", "event_id": str(of.event_id or ""),
        "organisation": of.organisation_id, "tags": of.tags,
    }  # fmt: skip


class CorrectionForm(WordingForm):
    """What is said instead, and a sentence that everybody reads about it."""

    note = CleanText(
        label="Was ist jetzt anders?", max_length=600, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Steht öffentlich über dem Text, mit Tag. Der alte Text bleibt daneben zu lesen.",
    )  # fmt: skip
    field_order = ("note", *WORDING)

    def wording(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in WORDING}


class ReasonForm(Revised):
    reason = CleanText(label="Grund", widget=forms.Textarea(attrs={"rows": 3}), max_length=1000)


class SeenForm(Revised):
    """Nothing to type, but the state that was seen."""


class HourForm(Revised):
    """When it appears."""

    scheduled_for = GermanMomentField(label="Erscheint am")

    def __init__(self, *args: Any, of: PressRelease, **kwargs: Any) -> None:
        ahead = of.embargo_until if of.embargo_until and of.embargo_until > now() else None
        kwargs["initial"] = {"scheduled_for": of.scheduled_for or ahead}
        super().__init__(*args, of=of, **kwargs)


class QuoteForm(Revised):
    """Who said what. Whoever is quoted has agreed to the wording."""

    text = CleanText(label="Was wurde gesagt?", widget=forms.Textarea(attrs={"rows": 4}), max_length=2000,
                     help_text="Ohne Anführungszeichen; die setzt die Seite.")  # fmt: skip
    contact = forms.ModelChoiceField(
        label="Aus dem Kontaktverzeichnis", queryset=None, required=False, empty_label="niemand daraus",
        help_text="Name, Funktion und Herkunft kommen dann von dort, wenn Sie unten nichts anderes schreiben.",
    )  # fmt: skip
    person = CleanText(label="Wer?", max_length=120, required=False)
    function = CleanText(
        label="In welcher Funktion?", max_length=160, required=False, help_text="Zum Beispiel „Leiterin“"
    )
    origin = CleanText(label="Woher?", max_length=160, required=False, help_text="Organisation, Amt oder Ort")

    def __init__(
        self, *args: Any, release: PressRelease, actor: Actor, quote: Quote | None = None, **kwargs: Any
    ) -> None:
        if quote is not None:
            worded = {name: text_in(getattr(quote, name), SOURCE).text for name in ("text", "function")}
            kwargs["initial"] = {
                "person": quote.person, "origin": quote.origin, "contact": quote.contact_id, **worded,
            }  # fmt: skip
        super().__init__(*args, of=release, **kwargs)
        contacts = to_quote(actor, today(), quote)
        field: Any = self.fields["contact"]
        field.queryset, field.label_from_instance = contacts, _described
        if not contacts.exists():
            del self.fields["contact"]


def _described(contact: PressContact) -> str:
    return contact.described


class ReleasePhotoForm(Revised):
    photo = forms.ModelChoiceField(
        label="Foto", queryset=None, empty_label="bitte wählen",
        help_text="Ein neues nehmen Sie zuerst unter „Fotos“ auf.",
    )  # fmt: skip

    def __init__(self, *args: Any, actor: Actor, of: PressRelease, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        rows = queries_photos.photos_for(actor, now()).exclude(uses__release=of)
        self.fields["photo"].queryset = rows.order_by("-taken_on", "caption")  # type: ignore[attr-defined]
        self.fields["photo"].label_from_instance = _called  # type: ignore[attr-defined]


def _called(photo: Photo) -> str:
    return f"{photo.caption} ({photo.taken_on:%d.%m.%Y})"


class DocumentForm(Revised):
    file = forms.FileField(label="Datei (PDF oder Text)")
    title = CleanText(label="Wie heißt sie?", max_length=160)


class PublisherForm(Revised):
    """The block below every release."""

    name = CleanText(label="Herausgegeben von", max_length=160)
    contact = CleanText(label="Ansprechperson", max_length=160, required=False)
    function = CleanText(label="Funktion", max_length=160, required=False)
    phone = CleanText(label="Telefon", max_length=60, required=False)
    fax = CleanText(label="Telefax", max_length=60, required=False)
    email = forms.EmailField(label="E-Mail", required=False)
    address = CleanText(label="Anschrift", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2}))
    website = forms.URLField(label="Webseite", required=False, assume_scheme="https")
    VALUES = ("name", "contact", "function", "phone", "fax", "email", "address", "website")

    def __init__(
        self, *args: Any, of: Publisher | None = None, block: PublisherVersion | None = None, **kwargs: Any
    ) -> None:
        if block is not None:
            kwargs["initial"] = {name: getattr(block, name) for name in self.VALUES}
        super().__init__(*args, of=of, **kwargs)
        self.fields["revision"].required = of is not None

    def values(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in self.VALUES}
