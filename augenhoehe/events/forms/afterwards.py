"""Forms after the day: results, feedback, material, photos, thanks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from augenhoehe.events.models import Event, Material, PhotoNotice, ProgrammeItem, Result
from augenhoehe.events.rules.afterwards import LICENCES
from augenhoehe.organisations.models import Organisation
from augenhoehe.ui.forms import TOO_LONG, CleanText, GermanDateField, Revised, Trap


def _items(event: Event) -> Any:
    return ProgrammeItem.objects.filter(event=event).order_by("starts_at", "id")


class _ItemField(forms.ModelChoiceField):
    def label_from_instance(self, item: ProgrammeItem) -> str:
        return str(item.title.get("de", {}).get("text", ""))


class ResultForm(Revised):
    """One line of what came of the day."""

    kind = forms.ChoiceField(
        label="Was ist es?", choices=Result.Kind.choices, widget=forms.RadioSelect, initial=Result.Kind.HURDLE
    )
    text = CleanText(
        label="In einem Satz", widget=forms.Textarea(attrs={"rows": 3}), max_length=1000,
        help_text="Ohne Namen: Festgehalten wird, was gesagt wurde, nicht von wem.",
    )  # fmt: skip
    item = _ItemField(label="Bei welchem Programmpunkt?", queryset=None, required=False, empty_label="im Ganzen")
    responsible = CleanText(
        label="Wer kümmert sich?", max_length=160, required=False, help_text="Nur bei einer Vereinbarung."
    )
    due = GermanDateField(label="Bis wann?", required=False, help_text="Nur bei einer Vereinbarung.")
    VALUES = ("kind", "text", "item", "responsible", "due")

    def __init__(self, *args: Any, event: Event, of: Result | None = None, **kwargs: Any) -> None:
        if of is not None:
            first = {name: getattr(of, name) for name in ("kind", "item", "responsible", "due")}
            kwargs["initial"] = {**first, "text": of.text.get("de", {}).get("text", ""), **kwargs.get("initial", {})}
        super().__init__(*args, of=of, **kwargs)
        self.fields["revision"].required = of is not None
        field: Any = self.fields["item"]
        field.queryset = _items(event)
        if not field.queryset:
            del self.fields["item"]

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data.get(name) for name in self.VALUES}


class HandOverForm(Revised):
    """„Niemand ist gemeint“: asked only where the text may name somebody."""

    meant = forms.BooleanField(label="Damit ist keine bestimmte Person gemeint", required=False)


class CooperationForm(Revised):
    """Who agreed."""

    subject = CleanText(label="Worum geht es?", max_length=160)
    partners = forms.ModelMultipleChoiceField(
        label="Wer arbeitet zusammen?", queryset=Organisation.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, organisations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["partners"]
        field.queryset = organisations


MARK_CHOICES = (
    ("5", _("sehr gut")), ("4", _("gut")), ("3", _("geht so")), ("2", _("nicht so gut")), ("1", _("schlecht")),
)  # fmt: skip


def _mark(label: Any, *, required: bool = False) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label, choices=MARK_CHOICES, widget=forms.RadioSelect, required=required, coerce=int, empty_value=None,
        error_messages={"required": _("Wie war es insgesamt?")},
    )  # fmt: skip


def _words(label: Any, length: int, *, rows: int = 3) -> CleanText:
    widget = forms.Textarea(attrs={"rows": rows}) if rows > 1 else forms.TextInput()
    return CleanText(
        label=label, max_length=length, required=False, widget=widget, error_messages={"max_length": TOO_LONG}
    )


class FeedbackForm(Trap):
    """How it was; one answer is enough."""

    overall = _mark(_("Wie war es insgesamt?"), required=True)
    content = _mark(_("Wie war der Inhalt?"))
    access = _mark(_("Wie waren Ort und Zugang?"))
    understood = _mark(_("Haben Sie alles gut verstanden?"))
    good = _words(_("Was war gut?"), 2000)
    missing = _words(_("Was hat gefehlt?"), 2000)
    next_topic = _words(_("Welches Thema wünschen Sie sich?"), 200, rows=1)
    VALUES = ("overall", "content", "access", "understood", "good", "missing", "next_topic")

    @property
    def shown(self) -> list[forms.BoundField]:
        return [self[name] for name in self.VALUES]

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.VALUES}


class MaterialForm(Revised):
    """What it is, from whom, for whom."""

    file = forms.FileField(label="Datei", help_text="PDF, Text oder Bild.")
    kind = forms.ChoiceField(
        label="Was ist es?", choices=Material.Kind.choices, widget=forms.RadioSelect, initial=Material.Kind.SLIDES
    )
    title = CleanText(label="Titel", max_length=200)
    item = _ItemField(label="Zu welchem Programmpunkt?", queryset=None, required=False, empty_label="zu keinem")
    audience = forms.ChoiceField(
        label="Für wen?", choices=Material.Audience.choices, widget=forms.RadioSelect,
        initial=Material.Audience.PUBLIC,
    )  # fmt: skip
    credit = CleanText(label="Von wem ist es?", max_length=160, required=False)
    licence = forms.ChoiceField(label="Was dürfen andere damit tun?", choices=LICENCES, required=False)
    alt_text = CleanText(
        label="Bildbeschreibung", max_length=300, required=False,
        help_text="Bei Bildern: Was ist zu sehen? Ein Satz für alle, die es nicht sehen.",
    )  # fmt: skip
    consent = forms.BooleanField(
        label="Alle erkennbaren Personen sind mit der Veröffentlichung einverstanden", required=False,
        help_text="Nur bei Fotos nötig.",
    )  # fmt: skip
    VALUES = ("kind", "title", "item", "audience", "credit", "licence", "alt_text", "consent")

    def __init__(self, *args: Any, event: Event, of: Material | None = None, **kwargs: Any) -> None:
        if of is not None:
            kwargs["initial"] = {**{name: getattr(of, name) for name in self.VALUES}, **kwargs.get("initial", {})}
        super().__init__(*args, of=of, **kwargs)
        self.fields["revision"].required = of is not None
        field: Any = self.fields["item"]
        field.queryset = _items(event)
        if not field.queryset:
            del self.fields["item"]
        if of is not None:
            del self.fields["file"]

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data.get(name) for name in self.VALUES}


class NoticeForm(forms.Form):
    """What is said about photos."""

    by_whom = CleanText(label="Wer fotografiert?", max_length=160)
    used_for = CleanText(label="Wofür sind die Bilder?", max_length=300, required=False)
    quiet_zone = CleanText(label="Wo wird nicht fotografiert?", max_length=200, required=False)
    taken_down_by = CleanText(label="An wen wendet man sich, wenn ein Bild weg soll?", max_length=160, required=False)
    kept_until = GermanDateField(label="Wann werden die Bilder gelöscht?", required=False)

    def __init__(self, *args: Any, of: PhotoNotice | None = None, **kwargs: Any) -> None:
        if of is not None:
            first = {name: getattr(of, name) for name in ("by_whom", "quiet_zone", "taken_down_by", "kept_until")}
            kwargs["initial"] = {**first, "used_for": of.used_for.get("de", {}).get("text", "")}
        super().__init__(*args, **kwargs)


class ThanksForm(forms.Form):
    """What the hosts add to the letter."""

    text = CleanText(
        label="Was möchten Sie dazu schreiben?", widget=forms.Textarea(attrs={"rows": 4}), max_length=1500,
        required=False, help_text="Dank, Link zum Material und die Bitte um Rückmeldung stehen schon im Brief.",
    )  # fmt: skip
