"""Forms for concepts, measures and markers. Inside pages, German only."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.concept import queries
from augenhoehe.concept.models import Concept, Measure
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.rights import Actor
from augenhoehe.ui.forms import GermanDateField, Revised


def _area(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class ConceptForm(forms.Form):
    """Begin a concept."""

    title = forms.CharField(label="Titel", max_length=200)
    municipality = forms.ModelChoiceField(label="Für", queryset=None, empty_label=None)
    public = forms.BooleanField(
        label="Öffentlich",
        required=False,
        initial=True,
        help_text="Alle sehen Maßnahmen, Umsetzungsmarker und Fristen.",
    )
    templates = forms.BooleanField(
        label="Mit der Vorlage beginnen",
        required=False,
        initial=True,
        help_text="Sechs Handlungsfelder, drei Leitziele, Phasen und vier Kapitel. Alles lässt sich ändern.",
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = queries.places_for(actor)


class ChangeConceptForm(Revised):
    title = forms.CharField(label="Titel", max_length=200)
    vision = forms.CharField(
        label="Leitbild",
        required=False,
        widget=_area(6),
        help_text="Wie soll das Zusammenleben sein? Wenige Sätze, die jeder versteht.",
    )
    starts_on = GermanDateField(label="Gilt ab", required=False)
    ends_on = GermanDateField(label="Gilt bis", required=False)
    public = forms.BooleanField(
        label="Öffentlich", required=False, help_text="Ohne Haken sind auch die Maßnahmen nur innen zu sehen."
    )

    def __init__(self, *args: Any, of: Concept, **kwargs: Any) -> None:
        initial = {name: getattr(of, name) for name in ("title", "vision", "starts_on", "ends_on", "public")}
        super().__init__(*args, of=of, initial=initial, **kwargs)


class ActionFieldForm(forms.Form):
    title = forms.CharField(label="Handlungsfeld", max_length=160, help_text="Zum Beispiel „Sprache“ oder „Wohnen“.")


class MeasureTextForm(forms.Form):
    """What is done, and by whom."""

    title = forms.CharField(label="Titel", max_length=200)
    description = forms.CharField(label="Was geschieht", widget=_area(), help_text="Für die Arbeit innen.")
    public_text = forms.CharField(
        label="Für alle, in einfachen Worten",
        required=False,
        widget=_area(3),
        help_text="Steht auf der öffentlichen Seite. Drei Sätze genügen.",
    )
    lead_unit = forms.CharField(
        label="Federführung", max_length=160, help_text="Die Stelle, zum Beispiel „Jugendamt Sternmünde“."
    )
    lead = forms.ModelChoiceField(
        label="Zuständige Person",
        queryset=None,
        required=False,
        empty_label="noch niemand",
        help_text="Sie wird an die Fristen erinnert. Nach außen steht nur die Stelle.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"].queryset = queries.leads()


class MeasureMoreForm(forms.Form):
    """Whom it serves, who takes part, and what it takes."""

    goal = forms.ModelChoiceField(label="Ziel", queryset=None, required=False, empty_label="noch keines")
    partner_units = forms.CharField(
        label="Beteiligte Stellen", required=False, widget=_area(2), help_text="Jede in eine eigene Zeile."
    )
    target_group = forms.CharField(label="Für wen", max_length=200, required=False)
    areas = forms.ModelMultipleChoiceField(
        label="Sozialräume", queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )
    budget = forms.DecimalField(
        label="Kosten in Euro", required=False, min_value=0, max_digits=12, decimal_places=2, localize=True
    )
    funding = forms.CharField(label="Bezahlt aus", max_length=200, required=False)
    effort_hours = forms.DecimalField(
        label="Aufwand in Stunden", required=False, min_value=0, max_digits=8, decimal_places=1, localize=True
    )
    capacity = forms.CharField(
        label="Wer das leisten kann", max_length=300, required=False,
        help_text="Zum Beispiel „ein Viertel einer Stelle im Jugendamt, ab Herbst“.",
    )  # fmt: skip
    origin = forms.ChoiceField(label="Woher sie kommt", choices=Measure.Origin.choices, required=False)
    more = (
        "goal", "partner_units", "target_group", "areas", "budget", "funding", "effort_hours", "capacity", "origin"
    )  # fmt: skip

    def offer(self, concept: Concept) -> None:
        self.fields["goal"].queryset = concept.goals.order_by("position")
        self.fields["areas"].queryset = queries.areas_for(concept)

    def clean_partner_units(self) -> list[str]:
        return [one.strip() for one in self.cleaned_data["partner_units"].splitlines() if one.strip()]

    def clean_origin(self) -> str:
        return self.cleaned_data["origin"] or Measure.Origin.CONCEPT


class MarkerForm(forms.Form):
    """By what one will see it, and until when."""

    criterion = forms.CharField(
        label="Woran man es erkennt",
        max_length=300,
        help_text="So, dass zwei Menschen dasselbe sehen: „Das Merkblatt liegt in sechs Sprachen in allen Kitas aus“.",
    )
    due = GermanDateField(label="Bis")


class MeasureForm(MarkerForm, MeasureMoreForm, MeasureTextForm):
    """A measure with its first marker."""

    action_field = forms.ModelChoiceField(label="Handlungsfeld", queryset=None, empty_label=None)
    municipality = forms.ModelChoiceField(
        label="Für",
        queryset=None,
        required=False,
        empty_label="das ganze Gebiet des Konzepts",
    )
    state = forms.ChoiceField(
        label="Stand",
        choices=[(state.value, state.label) for state in (Measure.State.DECIDED, Measure.State.PLANNED)],
        help_text="Fristen gelten, sobald die Maßnahme beschlossen ist.",
    )
    sections = (
        ("Maßnahme", ("title", "description", "public_text", "action_field", "municipality", "state")),
        ("Wofür", ("goal", "target_group", "areas", "origin")),
        ("Wer es tut", ("lead_unit", "lead", "partner_units")),
        ("Was es braucht", ("budget", "funding", "effort_hours", "capacity")),
        ("Erster Umsetzungsmarker", ("criterion", "due")),
    )

    def __init__(self, *args: Any, concept: Concept, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(concept)
        self.fields["action_field"].queryset = concept.action_fields.order_by("position")
        self.fields["municipality"].queryset = queries.places_for(actor)


class ChangeMeasureForm(Revised, MeasureMoreForm, MeasureTextForm):
    sections = (
        ("Maßnahme", ("title", "description", "public_text")),
        ("Wofür", ("goal", "target_group", "areas", "origin")),
        ("Wer es tut", ("lead_unit", "lead", "partner_units")),
        ("Was es braucht", ("budget", "funding", "effort_hours", "capacity")),
    )

    def __init__(self, *args: Any, of: Measure, **kwargs: Any) -> None:
        initial = {name: getattr(of, name) for name in ("title", "description", "lead_unit", "lead")}
        initial["public_text"] = text_in(of.public_text, "de").text
        initial |= {name: getattr(of, name) for name in self.more if name not in ("areas", "partner_units")}
        initial |= {"areas": of.areas.all(), "partner_units": "\n".join(of.partner_units)}
        super().__init__(*args, of=of, initial=initial, **kwargs)
        self.offer(of.action_field.concept)


class FinishForm(Revised):
    """How a measure ends."""

    state = forms.ChoiceField(
        label="Wie endet die Maßnahme?",
        choices=[
            (state.value, state.label) for state in (Measure.State.DONE, Measure.State.PERMANENT, Measure.State.STOPPED)
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label="Was kam dabei heraus, oder warum endet sie?",
        widget=_area(3),
        help_text="Steht auf der öffentlichen Seite.",
    )


class ClaimForm(Revised):
    evidence = forms.CharField(
        label="Beleg",
        widget=_area(),
        help_text="Womit lässt es sich nachprüfen? Nach der Bestätigung lesen ihn alle. Nennen Sie keine Personen.",
    )


class ConfirmForm(Revised):
    """Yes, or yes in part."""

    partly = forms.TypedChoiceField(
        label="Ist das Kriterium erfüllt?",
        choices=[("nein", "ja, ganz"), ("ja", "nur zum Teil")],
        coerce=lambda value: value == "ja",
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label="Was noch fehlt", required=False, widget=_area(2), help_text="Nur, wenn es zum Teil erfüllt ist."
    )


class ReasonForm(Revised):
    """Why; for everybody to read unless the page says otherwise."""

    reason = forms.CharField(label="Grund", widget=_area(3))


class PostponeForm(ReasonForm):
    due = GermanDateField(label="Neu bis", help_text="Der bisherige Tag bleibt daneben stehen. Zum Beispiel 30.6.")
    field_order = ("due", "reason")
