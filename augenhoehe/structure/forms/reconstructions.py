"""Forms of case reconstructions: the frame, one phase of the course, who was present, themes, release."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.core.identifiers import Found
from augenhoehe.structure.models import Hint, Reconstruction, ReconstructionPhase, Topic
from augenhoehe.structure.operations.reconstructions import NewPhase
from augenhoehe.ui.forms import GermanDateField, Revised

_TWO, _THREE = forms.Textarea({"rows": 2}), forms.Textarea({"rows": 3})
PRESENT = "Eine Funktion je Zeile, ohne Namen. Zum Beispiel: Migrationsberatung, Jobcenter, Kita-Leitung."


class PlanForm(forms.Form):
    """A day, a title, who moderates, and of which topics it shall be evidence."""

    title = forms.CharField(
        label="Titel",
        max_length=200,
        help_text="Ohne Namen und Ort. Zum Beispiel: Vom Bescheid bis zum verpassten Platz",
    )
    held_on = GermanDateField(label="Tag")
    moderation = forms.CharField(label="Moderation", max_length=160, help_text="Die Stelle, nicht die Person.")
    source = forms.ChoiceField(label="Woher der Fall kommt", choices=Hint.Source.choices, initial=Hint.Source.ADVICE)
    topics = forms.MultipleChoiceField(
        label="Themen, die sie belegen soll", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Zur Wahl stehen Themen, die auf eine Fallrekonstruktion warten.",
    )  # fmt: skip

    def __init__(self, *args: Any, named: list[Topic], waiting: list[Topic], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_id = {str(one.pk): one for one in [*named, *waiting]}
        self.fields["topics"].choices = [(pk, one.title) for pk, one in self.by_id.items()]
        self.initial["topics"] = [str(one.pk) for one in named]
        if not self.by_id:
            del self.fields["topics"]

    @property
    def chosen(self) -> list[Topic]:
        return [self.by_id[pk] for pk in self.cleaned_data.get("topics", ())]


class ReconstructionForm(Revised):
    """The frame of a reconstruction."""

    title = forms.CharField(label="Titel", max_length=200)
    held_on = GermanDateField(label="Tag")
    moderation = forms.CharField(label="Moderation", max_length=160, help_text="Die Stelle, nicht die Person.")
    present = forms.CharField(
        label="Funktionen der Anwesenden", required=False, max_length=2000, widget=_THREE, help_text=PRESENT
    )
    source = forms.ChoiceField(label="Woher der Fall kommt", choices=Hint.Source.choices)
    worked = forms.CharField(label="Was gut lief", required=False, max_length=3000, widget=_THREE)
    altered = forms.BooleanField(
        label="Der Verlauf ist verfremdet: erfundene Anfangsbuchstaben, geänderte Einzelheiten", required=False
    )

    def __init__(self, *args: Any, of: Reconstruction, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        for name in self.fields:
            if name != "revision":
                self.initial.setdefault(name, getattr(of, name))


class PhaseForm(Revised):
    """One phase: what happened, who acted, what it did."""

    event = forms.CharField(
        label="Was geschah?", max_length=1000, widget=_TWO,
        help_text="Zum Beispiel: Frau K. bekommt den Bescheid und versteht die Frist nicht.",
    )  # fmt: skip
    actor = forms.CharField(
        label="Wer handelte?", required=False, max_length=160, help_text="Eine Funktion oder ein Anfangsbuchstabe."
    )
    effect = forms.CharField(label="Was bewirkte das?", required=False, max_length=1000, widget=_TWO)
    broken = forms.BooleanField(label="Hier brach die Hilfe ab", required=False)

    def __init__(self, *args: Any, of: Reconstruction, phase: ReconstructionPhase | None = None, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        if phase is not None:
            self.initial.update(event=phase.event, actor=phase.actor, effect=phase.effect, broken=phase.broken)

    @property
    def phase(self) -> NewPhase:
        given = self.cleaned_data
        return NewPhase(given["event"], given["actor"], given["effect"], given["broken"])


class HoldForm(Revised):
    """It took place."""

    present = forms.CharField(label="Funktionen der Anwesenden", max_length=2000, widget=_THREE, help_text=PRESENT)

    def __init__(self, *args: Any, of: Reconstruction, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        self.initial.setdefault("present", of.present)


class ThemesForm(Revised):
    """What follows from the course."""

    themes = forms.CharField(
        label="Abgeleitete Themen", max_length=3000, widget=forms.Textarea({"rows": 5}),
        help_text="Ein Thema je Zeile. Was hätte anders sein müssen, und wo?",
    )  # fmt: skip
    topics = forms.MultipleChoiceField(
        label="Themen im Themenspeicher, die das belegt", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, *args: Any, of: Reconstruction, choices: list[Topic], chosen: list[Topic], **kwargs: Any
    ) -> None:
        super().__init__(*args, of=of, **kwargs)
        self.by_id = {str(one.pk): one for one in [*chosen, *choices]}
        self.fields["topics"].choices = [(pk, one.title) for pk, one in self.by_id.items()]
        self.initial.setdefault("themes", of.themes)
        self.initial.setdefault("topics", [str(one.pk) for one in chosen])

    @property
    def chosen(self) -> list[Topic]:
        return [self.by_id[pk] for pk in self.cleaned_data["topics"]]


class ReleaseForm(Revised):
    """The second person has read it; where the check found something doubtful, why it means nobody."""

    harmless = forms.CharField(
        label="Warum damit niemand gemeint ist", required=False, max_length=300, widget=_TWO,
        help_text="Nur nötig, wenn das Programm oben etwas gefunden hat, das stehen bleiben soll.",
    )  # fmt: skip

    def __init__(self, *args: Any, of: Reconstruction, found: list[Found], **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        if not found or any(one.certain for one in found):
            del self.fields["harmless"]
