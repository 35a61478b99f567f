from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings

from augenhoehe.core.clock import now
from augenhoehe.core.multilingual import NAMES
from augenhoehe.events.words import heading, when
from augenhoehe.structure.forms.languages import InLanguages, Text
from augenhoehe.structure.models import Term
from augenhoehe.structure.queries.inbox import label_of
from augenhoehe.studies.models import Card, Cluster, Guide, Handout, Phase, Study, Suggestion, Workshop
from augenhoehe.studies.queries import studies as queries
from augenhoehe.ui.forms import CleanText, GermanDateField, Revised

_AREA = Term.Vocabulary.LIFE_AREA


class TermChoice(forms.ModelChoiceField):
    """Terms under their German words."""

    def label_from_instance(self, obj: Any) -> str:
        return label_of(obj)


def _box(rows: int = 5) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class StudyForm(Revised, InLanguages):
    title = CleanText(label="Titel", max_length=160)
    institute = forms.ModelChoiceField(
        label="Beauftragtes Institut", queryset=None, empty_label="bitte wählen",
        help_text="Ein Träger aus der Liste der Konten. Seine Leute brauchen die Rolle „Begleitendes Institut“.",
    )  # fmt: skip
    aims = CleanText(label="Was will die Studie wissen?", widget=_box(), max_length=5000)
    question = forms.ModelChoiceField(
        label="Zu welcher Strukturfrage?", queryset=None, required=False, empty_label="zu keiner"
    )
    raw_until = GermanDateField(
        label="Rohdaten löschen am",
        help_text="Notizen, Mitschriften und Kontakte sind ab diesem Tag weg. Befunde bleiben.",
    )
    nominations_until = GermanDateField(
        label="Melden zum Interview bis", required=False,
        help_text="Leer: Es gibt kein Formular. Sonst steht es auf der öffentlichen Seite der Studie.",
    )  # fmt: skip
    texts = (Text("short_text", "Öffentlich in drei Sätzen", rows=3, longest=600),)

    def __init__(self, *args: Any, actor: Any, of: Study | None = None, **kwargs: Any) -> None:
        first: dict[str, Any] = {}
        if of is not None:
            first = {name: getattr(of, name) for name in ("title", "aims", "raw_until", "nominations_until")}
            first |= {"institute": of.institute_id, "question": of.question_id}
        values = {"short_text": of.short_text} if of else {}
        super().__init__(*args, of=of, values=values, initial=first, **kwargs)
        self.fields["institute"].queryset = queries.institutes()
        self.fields["question"].queryset = queries.questions_to_link(actor)
        self.fields["revision"].required = of is not None
        if of is None:
            del self.fields["nominations_until"]


class MoveForm(Revised):
    """Nothing to type: the button says it."""


class PhaseForm(Revised):
    title = CleanText(label="Wie heißt die Phase?", max_length=120, help_text="Zum Beispiel „Interviews“.")
    text = CleanText(label="Was geschieht?", required=False, widget=_box(3), max_length=1000)
    starts_on = GermanDateField(label="Von")
    ends_on = GermanDateField(label="Bis")
    public = forms.BooleanField(label="Auf der öffentlichen Seite zeigen", required=False, initial=True)
    VALUES = ("title", "text", "starts_on", "ends_on", "public")

    def __init__(self, *args: Any, of: Phase | None = None, **kwargs: Any) -> None:
        if of is not None:
            kwargs["initial"] = {name: getattr(of, name) for name in self.VALUES}
        super().__init__(*args, of=of, **kwargs)
        self.fields["revision"].required = of is not None


class ConsentTextForm(InLanguages):
    texts = (
        Text("text", "Wozu sagen Menschen ja?", rows=10, longest=5000,
             help="Wer fragt, wozu, wer es liest, wann es gelöscht wird, wie man widerruft."),
    )  # fmt: skip


class SuggestionForm(forms.Form):
    kind = forms.ChoiceField(
        label="Was schlagen Sie vor?", choices=Suggestion.Kind.choices, widget=forms.RadioSelect,
        initial=Suggestion.Kind.PEOPLE,
    )  # fmt: skip
    text = CleanText(
        label="Ihr Vorschlag", widget=_box(), max_length=2000,
        help_text="Ohne Namen von Menschen: „die Leitung einer Kita“, „Väter, die in Schicht arbeiten“.",
    )  # fmt: skip
    origin = CleanText(
        label="Für wen sprechen Sie?", max_length=160, required=False,
        help_text="Gremium oder Organisation. Leer: Ihre Funktion.",
    )  # fmt: skip


class AnswerForm(Revised):
    state = forms.ChoiceField(
        label="Wird der Vorschlag übernommen?", widget=forms.RadioSelect,
        choices=[(Suggestion.State.TAKEN, "ja, übernommen"), (Suggestion.State.DECLINED, "nein")],
    )  # fmt: skip
    answer = CleanText(
        label="Antwort", widget=_box(3), max_length=1000, help_text="Wer vorgeschlagen hat, liest sie im Postfach."
    )


class GuideForm(Revised):
    """The questions as one text: a line each, under a heading for the life area."""

    language = forms.ChoiceField(label="Sprache", choices=[(code, NAMES[code]) for code, _ in settings.LANGUAGES])
    intro = CleanText(label="Einleitung", required=False, widget=_box(3), max_length=2000)
    questions = CleanText(
        label="Fragen", widget=_box(14), max_length=20_000,
        help_text="Eine Frage je Zeile. Eine Zeile mit # davor nennt den Lebensbereich der Fragen darunter, "
        "zum Beispiel „# Wohnen“.",
    )  # fmt: skip

    def __init__(self, *args: Any, of: Guide | None = None, copied: Guide | None = None, **kwargs: Any) -> None:
        shown = of or copied
        if shown is not None:
            kwargs["initial"] = {"language": shown.language, "intro": shown.intro, "questions": as_lines(shown)}
        super().__init__(*args, of=of, **kwargs)
        self.fields["revision"].required = of is not None
        if of is not None:
            del self.fields["language"]
        self.areas = {label_of(one).casefold(): one for one in queries.terms(_AREA)}

    def clean_questions(self) -> list[tuple[str, Term | None]]:
        """Question and life area, line by line; a heading that is no life area is said at once."""
        found: list[tuple[str, Term | None]] = []
        area: Term | None = None
        for line in str(self.cleaned_data["questions"]).split("\n"):
            text = line.strip()
            if text.startswith("#"):
                name = text.lstrip("# ").strip()
                area = self.areas.get(name.casefold())
                if name and area is None:
                    known = ", ".join(label_of(one) for one in self.areas.values())
                    raise forms.ValidationError(f"„{name}“ ist kein Lebensbereich. Es gibt: {known}.")
            elif text:
                found.append((text, area))
        return found


def as_lines(guide: Guide) -> str:
    """The questions as the form reads them."""
    lines: list[str] = []
    area = None
    for one in guide.questions.all():
        if one.life_area_id != area:
            lines.append(f"# {label_of(one.life_area)}".rstrip())
            area = one.life_area_id
        lines.append(one.text)
    return "\n".join(lines)


class HandoutForm(forms.Form):
    recipient = CleanText(label="An wen?", max_length=160, help_text="Gremium, Stelle oder Funktion.")
    way = forms.ChoiceField(
        label="Wie?", choices=Handout.Way.choices, widget=forms.RadioSelect, initial=Handout.Way.MAIL
    )
    email = forms.EmailField(
        label="E-Mail-Adresse", required=False, help_text="Nur bei einer Mail. Wir löschen sie mit den Rohdaten.",
        error_messages={"invalid": "Das ist keine E-Mail-Adresse. Sie sieht zum Beispiel so aus: name@beispiel.de"},
    )  # fmt: skip


class WorkshopForm(forms.Form):
    title = CleanText(label="Titel", max_length=160)
    held_on = GermanDateField(label="Wann?", past=True, help_text="Kommt der Tag noch, schreiben Sie das Jahr dazu.")
    place = CleanText(label="Wo?", max_length=160, required=False)
    municipality = forms.ModelChoiceField(
        label="Für welchen Ort?", queryset=None, required=False, empty_label="für den ganzen Kreis"
    )
    event = forms.ModelChoiceField(
        label="Veranstaltung", queryset=None, required=False, empty_label="keine",
        help_text="Dort melden sich alle an, ohne Konto. Die Seite der Studie lädt dazu ein.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = queries.towns()
        self.fields["event"].queryset = queries.events_to_name(now())
        self.fields["event"].label_from_instance = lambda one: f"{heading(one)}, {when(one)}"


class ClusterForm(forms.Form):
    title = CleanText(label="Überschrift", max_length=160)
    life_area = TermChoice(label="Lebensbereich", queryset=None, required=False, empty_label="noch keiner")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["life_area"].queryset = queries.terms(_AREA)


class CardForm(Revised):
    kind = forms.ChoiceField(label="Was steht auf der Karte?", choices=Card.Kind.choices, widget=forms.RadioSelect)
    text = CleanText(label="Text der Karte", widget=_box(3), max_length=1000, help_text="Ohne Namen.")
    votes = forms.IntegerField(label="Punkte", min_value=0, max_value=9999, initial=0)
    cluster = forms.ModelChoiceField(label="Gruppe", queryset=None, required=False, empty_label="noch keine")

    def __init__(self, *args: Any, workshop: Workshop, of: Card | None = None, **kwargs: Any) -> None:
        first: dict[str, Any] = {"kind": Card.Kind.HURDLE}
        if of is not None:
            first = {"kind": of.kind, "text": of.text, "votes": of.votes, "cluster": of.cluster_id}
        super().__init__(*args, of=of, initial=first, **kwargs)
        self.fields["revision"].required = of is not None
        self.fields["cluster"].queryset = queries.clusters_of(workshop)
        self.fields["cluster"].label_from_instance = _title


def _title(cluster: Cluster) -> str:
    return cluster.title
