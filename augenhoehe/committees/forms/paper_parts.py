"""Forms for the parts of a paper, amendments, templates and numbers. Inside pages, German only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from augenhoehe.committees import rules
from augenhoehe.committees.models import Amendment, ItemDecision, Paper, PaperItem, PaperQuestion, PaperTemplate
from augenhoehe.committees.models import Resolution as _Resolution
from augenhoehe.committees.operations import NewItem
from augenhoehe.core.clock import today
from augenhoehe.places.models import Municipality
from augenhoehe.ui.forms import GermanDateField, Revised

from .papers import lines

_LONG = forms.Textarea(attrs={"rows": 5})


class ItemFields(forms.Form):
    """One decision item."""

    text = forms.CharField(label="Beschlusstext", widget=_LONG, help_text="Der Text, über den abgestimmt wird.")
    addressee = forms.CharField(
        label="Wer es tun soll",
        max_length=160,
        required=False,
        help_text="Stelle oder Gremium, zum Beispiel „Jugendamt“. Daraus wird nach der Annahme ein Auftrag.",
    )
    due_wish = GermanDateField(label="Gewünscht bis", required=False)
    public = forms.BooleanField(
        label="Öffentlich", required=False, initial=True, help_text="Sonst lesen ihn nur die beteiligten Gremien."
    )

    def item(self) -> NewItem:
        data = self.cleaned_data
        return NewItem(data["text"], data["addressee"], data["due_wish"], data["public"])


class ItemAddForm(ItemFields):
    pass


class ItemChangeForm(ItemFields, Revised):
    remove = forms.BooleanField(label="Diesen Punkt streichen", required=False)

    def __init__(self, *args: Any, of: PaperItem, **kwargs: Any) -> None:
        names = ("text", "addressee", "due_wish", "public")
        super().__init__(*args, of=of, initial={name: getattr(of, name) for name in names}, **kwargs)


class QuestionsForm(Revised):
    questions = forms.CharField(
        label="Fragen", required=False, widget=forms.Textarea(attrs={"rows": 12}),
        help_text="Jede Frage in eine eigene Zeile, in der Reihenfolge, in der sie gestellt werden.",
    )  # fmt: skip

    def asked(self) -> list[str]:
        return lines(self.cleaned_data["questions"])


class AnswerQuestionForm(Revised):
    """An answer, or why there is none."""

    state = forms.ChoiceField(
        label="Was daraus wurde", widget=forms.RadioSelect,
        choices=[(one, PaperQuestion.State(one).label) for one in ("answered", "refused")],
    )  # fmt: skip
    answer = forms.CharField(
        label="Antwort", widget=_LONG, help_text="Bei einer Ablehnung der Grund. Nennen Sie keine Personen."
    )
    source = forms.CharField(
        label="Quelle", max_length=300, required=False, help_text="Woher die Angaben kommen, mit Stand."
    )
    unit = forms.CharField(label="Welche Stelle antwortet", max_length=160)
    answered_on = GermanDateField(label="Beantwortet am", past=True)
    released = forms.BooleanField(
        label="Antwort veröffentlichen", required=False, help_text="Alle lesen sie dann unter der Anfrage."
    )

    def __init__(self, *args: Any, of: PaperQuestion, **kwargs: Any) -> None:
        names = ("answer", "source", "unit", "answered_on", "released")
        initial = {name: getattr(of, name) for name in names}
        initial |= {"state": "answered" if of.open else of.state, "answered_on": of.answered_on or today()}
        super().__init__(*args, of=of, initial=initial, **kwargs)


class _Number(forms.DecimalField):
    """As people here write it: „12.500,50“."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = value.replace("€", "").replace("\u2009", "").replace(" ", "")
            if "," in value:
                value = value.replace(".", "").replace(",", ".")
            elif value.count(".") and all(len(part) == 3 for part in value.split(".")[1:]):
                value = value.replace(".", "")
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        shown = super().prepare_value(value)
        return str(shown).replace(".", ",") if shown is not None and not isinstance(shown, str) else shown


class EffectsForm(Revised):
    """What a paper means for money and posts."""

    effects = forms.ChoiceField(
        label="Gibt es Folgen?", choices=[("", "noch nicht geklärt"), *Paper.Effects.choices], required=False
    )
    costs_once = _Number(
        label="Kosten einmalig, in Euro", required=False, min_value=0, max_digits=12, decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "data-width": "short"}),
    )  # fmt: skip
    costs_yearly = _Number(
        label="Kosten je Jahr, in Euro", required=False, min_value=0, max_digits=12, decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "data-width": "short"}),
    )  # fmt: skip
    posts = _Number(
        label="Stellen", required=False, max_digits=6, decimal_places=2, help_text="Zum Beispiel 0,5.",
        widget=forms.TextInput(attrs={"inputmode": "decimal", "data-width": "short"}),
    )  # fmt: skip
    effects_text = forms.CharField(
        label="In Worten", widget=_LONG, required=False, help_text="Woraus es bezahlt wird, ab wann, wovon es abhängt."
    )

    def __init__(self, *args: Any, of: Paper, **kwargs: Any) -> None:
        names = ("effects", "costs_once", "costs_yearly", "posts", "effects_text")
        super().__init__(*args, of=of, initial={name: getattr(of, name) for name in names}, **kwargs)


class FormalitiesForm(Revised):
    """Who stands behind a paper."""

    group = forms.CharField(label="Fraktion oder Gruppe", max_length=160, required=False)
    group_resolved_on = GermanDateField(label="Dort beschlossen am", past=True, required=False)
    signatories = forms.CharField(
        label="Unterzeichnende",
        widget=_LONG,
        required=False,
        help_text="Eine Person je Zeile, mit Funktion: „Name, Fraktionsvorsitz“. Die Namen stehen öffentlich.",
    )
    certified_by = forms.CharField(label="Beglaubigt von, mit Funktion", max_length=200, required=False)
    certified_on = GermanDateField(label="Beglaubigt am", past=True, required=False)
    file_reference = forms.CharField(label="Aktenzeichen", max_length=60, required=False)
    sections = (
        ("Wer", ("group", "group_resolved_on", "signatories")),
        ("Beglaubigung und Akte", ("certified_by", "certified_on", "file_reference")),
    )

    def __init__(self, *args: Any, of: Paper, **kwargs: Any) -> None:
        names = ("group", "group_resolved_on", "certified_by", "certified_on", "file_reference")
        initial: dict[str, Any] = {name: getattr(of, name) for name in names}
        initial["signatories"] = "\n".join(str(one) for one in of.signatories.all())
        super().__init__(*args, of=of, initial=initial, **kwargs)

    def clean_signatories(self) -> list[tuple[str, str]]:
        """Name and function of each line; too long a part is said at the field."""
        found = []
        for line in lines(self.cleaned_data["signatories"]):
            name, _, function = (part.strip() for part in line.partition(","))
            if len(name) > 120 or len(function) > 160:
                raise forms.ValidationError(f"Diese Zeile ist zu lang: „{line[:60]} …“. Kürzen Sie Name oder Funktion.")
            found.append((name, function))
        return found


class AnnexForm(forms.Form):
    """A file beside the text."""

    title = forms.CharField(label="Was die Datei enthält", max_length=160)
    file = forms.FileField(label="Datei", help_text="PDF, Text, Tabelle oder Bild.")
    public = forms.BooleanField(
        label="Öffentlich", required=False, help_text="Ohne Haken lesen sie nur die beteiligten Gremien."
    )


class AnnexChangeForm(forms.Form):
    what = forms.ChoiceField(label="Was geschehen soll", widget=forms.RadioSelect)

    def __init__(self, *args: Any, removable: bool, public: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("public", "Öffentlich zeigen"), ("closed", "Nur den beteiligten Gremien zeigen")]
        if removable:
            choices.append(("remove", "Löschen"))
        self.fields["what"].choices = choices
        self.fields["what"].initial = "public" if public else "closed"


class AmendmentForm(forms.Form):
    """Another wording for an item."""

    proposer = forms.CharField(label="Wer ihn stellt", max_length=200, help_text="Name mit Funktion, oder Fraktion.")
    text = forms.CharField(
        label="So soll der Punkt lauten",
        widget=_LONG,
        help_text="Ändern Sie den Text. Die Seite zeigt, was anders ist.",
    )
    reasons = forms.CharField(label="Begründung", widget=_LONG, required=False)


class AmendmentDecisionForm(Revised):
    """What became of an amendment, and how the item reads afterwards."""

    item_revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    state = forms.ChoiceField(
        label="Was daraus wurde", widget=forms.RadioSelect,
        choices=[(one, Amendment.State(one).label) for one in ("adopted", "refused", "withdrawn")],
    )  # fmt: skip
    text = forms.CharField(
        label="So lautet der Punkt danach", widget=_LONG, required=False,
        help_text="Nur wenn angenommen. Passen Sie den Wortlaut an, wenn das Gremium noch etwas geändert hat.",
    )  # fmt: skip

    def __init__(self, *args: Any, of: Amendment, **kwargs: Any) -> None:
        initial = {"item_revision": of.item.revision, "text": of.text}
        super().__init__(*args, of=of, initial=initial, **kwargs)


class ItemsDecisionForm(Revised):
    """One choice for each item."""

    def __init__(
        self, *args: Any, of: _Resolution, items: Iterable[PaperItem], before: Iterable[ItemDecision], **kwargs: Any
    ) -> None:
        super().__init__(*args, of=of, **kwargs)
        known = {one.item_id: one.kind for one in before}
        usual = of.kind if of.kind in rules.ITEM_KINDS else ""
        self.of_items = {f"punkt_{one.order}": one for one in items}
        for name, item in self.of_items.items():
            self.fields[name] = forms.ChoiceField(
                label=str(item),
                choices=[("", "–"), *((one, _Resolution.Kind(one).label) for one in rules.ITEM_KINDS)],
                initial=known.get(item.pk, usual),
                help_text=item.text if len(item.text) < 300 else f"{item.text[:297]} …",
            )

    def kinds(self) -> dict[PaperItem, str]:
        return {item: self.cleaned_data[name] for name, item in self.of_items.items()}


class TemplateFields(forms.Form):
    """What papers of a kind start from."""

    kind = forms.ChoiceField(label="Art", choices=Paper.Kind.choices)
    name = forms.CharField(label="Name des Musters", max_length=120)
    title = forms.CharField(label="Titel", max_length=200)
    text = forms.CharField(label="Beschlusstext", widget=_LONG, required=False)
    questions = forms.CharField(
        label="Fragen", widget=_LONG, required=False, help_text="Nur bei einer Anfrage: jede in eine eigene Zeile."
    )
    reasons = forms.CharField(label="Begründung", widget=_LONG, required=False)


class TemplateForm(TemplateFields):
    municipality = forms.ModelChoiceField(
        label="Kommune", queryset=None, required=False, empty_label="für alle im Kreis"
    )

    def __init__(self, *args: Any, towns: Iterable[Municipality], everywhere: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["municipality"]
        field.queryset = towns
        if not everywhere:
            # Whoever writes for towns only cannot make one for all; the town stands there already.
            field.required, field.empty_label = True, None


class TemplateChangeForm(TemplateFields, Revised):
    retired = forms.BooleanField(label="Nicht mehr anbieten", required=False)

    def __init__(self, *args: Any, of: PaperTemplate, **kwargs: Any) -> None:
        names = ("kind", "name", "title", "text", "reasons", "questions")
        initial: dict[str, Any] = {name: getattr(of, name) for name in names}
        super().__init__(*args, of=of, initial={**initial, "retired": of.retired_at is not None}, **kwargs)


class NumberingForm(forms.Form):
    """The pattern of numbers for a town or a body."""

    pattern = forms.CharField(
        label="Muster",
        max_length=60,
        help_text="Mit {year}, {number} und, wenn Sie mögen, {kind}. {number:04} füllt mit Nullen auf: "
        "„STM-{year}/{number:04}“ wird zu „STM-2026/0007“.",
    )
    municipality = forms.ModelChoiceField(
        label="Kommune", queryset=None, required=False, empty_label="für alle ohne eigenes Muster"
    )
    committee = forms.ModelChoiceField(
        label="Nur für ein Gremium", queryset=None, required=False, empty_label="alle Gremien dort"
    )

    def __init__(self, *args: Any, towns: Any, committees: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = towns
        self.fields["committee"].queryset = committees
        self.fields["committee"].label_from_instance = lambda one: one.name_on(today())
