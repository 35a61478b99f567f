"""Forms of texts: chapters, comments, contributions, versions. Inside pages, German only."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.committees.forms.papers import StationsMixin
from augenhoehe.concept import queries
from augenhoehe.concept.models import Chapter, Concept, ConceptVersion, Measure
from augenhoehe.core.clock import today
from augenhoehe.core.rights import Actor
from augenhoehe.ui.forms import GermanDateField, Revised


def _area(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class NewChapterForm(forms.Form):
    title = forms.CharField(label="Überschrift", max_length=160)
    text = forms.CharField(label="Text", required=False, widget=_area(10))


class ChapterForm(Revised):
    title = forms.CharField(label="Überschrift", max_length=160)
    text = forms.CharField(label="Text", required=False, widget=_area(16), help_text="Eine leere Zeile trennt Absätze.")
    note = forms.CharField(
        label="Was sich ändert", required=False, max_length=300, help_text="Zum Beispiel „Zahlen vom Schulamt“."
    )

    def __init__(self, *args: Any, of: Chapter, **kwargs: Any) -> None:
        super().__init__(*args, of=of, initial={"title": of.title, "text": of.text}, **kwargs)


class CommentForm(forms.Form):
    text = forms.CharField(label="Kommentar", widget=_area(3), help_text="Nennen Sie keine Personen.")


class SettleForm(Revised):
    note = forms.CharField(label="Was daraus wurde", max_length=300)


class ExpertForm(forms.Form):
    """What an expert gave, with name and role."""

    name = forms.CharField(label="Name", max_length=160)
    role = forms.CharField(label="Funktion", max_length=200, help_text="Zum Beispiel „Professorin für Sozialplanung“.")
    named_publicly = forms.BooleanField(
        label="Die Person ist einverstanden, dass ihr Name öffentlich steht",
        required=False,
        help_text="Ohne Haken steht außen nur die Funktion.",
    )
    chapter = forms.ModelChoiceField(
        label="Zum Kapitel", queryset=None, required=False, empty_label="zum ganzen Konzept"
    )
    text = forms.CharField(label="Beitrag", widget=_area(5))
    on = GermanDateField(label="Am", past=True, initial=today)

    def __init__(self, *args: Any, concept: Concept, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chapter"].queryset = concept.chapters.order_by("position")


class OrganisationForm(forms.Form):
    """What an organisation gave, at a measure or to the whole."""

    organisation = forms.ModelChoiceField(label="Organisation", queryset=None, empty_label="bitte wählen")
    text = forms.CharField(label="Beitrag", widget=_area(4))
    on = GermanDateField(label="Am", past=True, initial=today)

    def __init__(self, *args: Any, concept: Concept, measure: Measure | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = queries.known_organisations()
        if measure is None:
            self.fields["chapter"] = forms.ModelChoiceField(
                label="Zum Kapitel", queryset=concept.chapters.order_by("position"), required=False,
                empty_label="zum ganzen Konzept",
            )  # fmt: skip


class FreezeForm(forms.Form):
    note = forms.CharField(
        label="Anlass", max_length=300, help_text="Zum Beispiel „Entwurf für den Rat“. Steht an der Fassung."
    )


class SubmitVersionForm(StationsMixin, Revised):
    """The paper that lays a version before the bodies."""

    title = forms.CharField(label="Titel der Vorlage", max_length=200)
    wording = forms.CharField(label="Was beschlossen werden soll", widget=_area(3))
    reasons = forms.CharField(label="Begründung", widget=_area(4), help_text="Öffentlich zu lesen.")
    sections = (("Vorlage", ("title", "wording", "reasons")),)

    def __init__(self, *args: Any, of: ConceptVersion, actor: Actor, **kwargs: Any) -> None:
        concept = of.concept
        initial = {
            "title": concept.title,
            "wording": f"Das Konzept „{concept.title}“ wird in der Fassung {of.number} beschlossen. Die Verwaltung "
            "setzt es um und berichtet jedes Jahr.",
        }
        super().__init__(*args, of=of, initial=initial, **kwargs)
        self.add_places([])
