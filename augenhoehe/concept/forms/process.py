"""Forms of the process: begin it, turn its phases, enter who was involved. Inside pages, German only."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.committees.models import Mandate
from augenhoehe.concept import queries, starters
from augenhoehe.concept.models import ActorType, Concept, Involvement, Phase
from augenhoehe.core.clock import today
from augenhoehe.core.rights import Actor
from augenhoehe.ui.forms import GermanDateField, Revised


class BeginConceptForm(forms.Form):
    """The process from a mandate."""

    title = forms.CharField(label="Titel des Konzepts", max_length=200)
    municipality = forms.ModelChoiceField(label="Für", queryset=None, empty_label=None)
    public = forms.BooleanField(
        label="Öffentlich",
        required=False,
        initial=True,
        help_text="Alle sehen Phasen, Ziele und Maßnahmen. Den Text lesen sie erst nach dem Beschluss.",
    )

    def __init__(self, *args: Any, actor: Actor, mandate: Mandate, **kwargs: Any) -> None:
        place = mandate.committee.municipality_id
        thread = mandate.resolution.agenda_item.thread
        kwargs.setdefault("initial", {"municipality": place, "title": thread.title if thread else ""})
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = queries.places_for(actor)


class StartersForm(forms.Form):
    """What to take from the templates."""

    fields_chosen = forms.MultipleChoiceField(
        label="Handlungsfelder",
        choices=starters.ACTION_FIELDS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        initial=[key for key, _ in starters.ACTION_FIELDS],
    )
    goals_chosen = forms.MultipleChoiceField(
        label="Übergreifende Leitziele",
        choices=starters.GUIDING_GOALS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class PhaseForm(Revised):
    """Name and days of a phase, with the reason of the change."""

    title = forms.CharField(label="Name", max_length=120)
    starts_on = GermanDateField(label="Von", required=False)
    ends_on = GermanDateField(label="Bis", required=False, help_text="Der bisherige Tag bleibt daneben stehen.")
    reason = forms.CharField(label="Grund der Änderung", widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, of: Phase, **kwargs: Any) -> None:
        initial = {"title": of.title, "starts_on": of.starts_on, "ends_on": of.ends_on}
        super().__init__(*args, of=of, initial=initial, **kwargs)


class NewPhaseForm(forms.Form):
    title = forms.CharField(label="Name", max_length=120, help_text="Zum Beispiel „Stadtteilgespräche“.")
    after = forms.ModelChoiceField(label="Nach", queryset=None, required=False, empty_label="ganz am Anfang")
    starts_on = GermanDateField(label="Von", required=False)
    ends_on = GermanDateField(label="Bis", required=False)
    reason = forms.CharField(label="Warum es sie braucht", widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, concept: Concept, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["after"].queryset = concept.phases.order_by("position")


class TurnForm(Revised):
    """A phase goes on; since when and why, where that is asked."""

    on = GermanDateField(
        label="Seit wann?",
        past=True,
        help_text="Bei einem Konzept, das älter ist als diese Plattform, der damalige Tag.",
    )
    reason = forms.CharField(label="Grund", required=False, widget=forms.Textarea(attrs={"rows": 2}))


class ActorTypesForm(Revised):
    actor_types = forms.MultipleChoiceField(
        label="Wen dieses Konzept beteiligt", choices=ActorType.choices, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, of: Concept, **kwargs: Any) -> None:
        super().__init__(*args, of=of, initial={"actor_types": of.actor_types}, **kwargs)


class InvolvementFields(forms.Form):
    who = forms.CharField(
        label="Welche Stelle oder Gruppe", max_length=200, help_text="Zum Beispiel „Grundschule am Zwirngraben“."
    )
    way = forms.ChoiceField(label="Wie beteiligt", choices=Involvement.Way.choices, initial=Involvement.Way.HEARD)
    on = GermanDateField(label="Am", past=True, initial=today)
    note = forms.CharField(
        label="Was dabei herauskam", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Nennen Sie keine einzelnen Menschen.",
    )  # fmt: skip


class InvolvementForm(InvolvementFields):
    """One cell of the matrix."""

    actor_type = forms.ChoiceField(label="Gehört zu")
    organisation = forms.ModelChoiceField(
        label="Im Register", queryset=None, required=False, empty_label="steht nicht im Register"
    )
    field_order = ("actor_type", "organisation", "who", "way", "on", "note")

    def __init__(self, *args: Any, of: Phase, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wanted = of.concept.actor_types
        self.fields["actor_type"].choices = [one for one in ActorType.choices if one[0] in wanted]
        self.fields["organisation"].queryset = queries.known_organisations()
        self.fields["who"].required = False


class ChangeInvolvementForm(Revised, InvolvementFields):
    def __init__(self, *args: Any, of: Involvement, **kwargs: Any) -> None:
        initial = {name: getattr(of, name) for name in ("who", "way", "on", "note")}
        super().__init__(*args, of=of, initial=initial, **kwargs)
