"""Forms of inventory and yearly reports. Inside pages, German only."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.concept import queries
from augenhoehe.concept.models import Experience, Project, YearReport, YearReportPart
from augenhoehe.concept.operations import ProjectSaid
from augenhoehe.core.clock import today
from augenhoehe.core.rights import Actor
from augenhoehe.ui.forms import GermanDateField, Revised


def _area(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def _field_label(one: Any) -> str:
    return f"{one.title} ({one.concept.title})"


class ProjectFields(forms.Form):
    title = forms.CharField(label="Titel", max_length=200)
    kind = forms.ChoiceField(label="Art", choices=Project.Kind.choices)
    text = forms.CharField(label="Was geschah oder geschieht", widget=_area())
    carrier = forms.CharField(label="Wer es tut oder tat", max_length=160)
    giver = forms.CharField(label="Wer es bezahlt", max_length=200, required=False)
    starts_on = GermanDateField(label="Von", past=True)
    ends_on = GermanDateField(label="Bis", required=False, help_text="Leer, solange es läuft und kein Ende feststeht.")
    results = forms.CharField(label="Ergebnisse", required=False, widget=_area())
    predecessor = forms.ModelChoiceField(label="Vorgänger", queryset=None, required=False, empty_label="keiner")
    action_fields = forms.ModelMultipleChoiceField(
        label="Handlungsfelder", queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )
    public = forms.BooleanField(label="Öffentlich", required=False, initial=True)
    said = (
        "title", "kind", "text", "carrier", "giver", "starts_on", "ends_on", "results", "predecessor",
        "action_fields", "public",
    )  # fmt: skip

    def offer(self, actor: Actor) -> None:
        self.fields["predecessor"].queryset = queries.projects_for(actor).order_by("title")
        self.fields["action_fields"].queryset = queries.fields_to_choose(actor)
        self.fields["action_fields"].label_from_instance = _field_label

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if all(name in data for name in self.said):
            data["said"] = ProjectSaid(**{name: data.pop(name) for name in self.said})
        return data


class ProjectForm(ProjectFields):
    municipality = forms.ModelChoiceField(label="Wo", queryset=None, empty_label=None)
    field_order = ("title", "kind", "municipality")

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = queries.places_for(actor)
        self.offer(actor)


class ChangeProjectForm(Revised, ProjectFields):
    def __init__(self, *args: Any, of: Project, actor: Actor, **kwargs: Any) -> None:
        initial = {name: getattr(of, name) for name in self.said if name != "action_fields"}
        initial["action_fields"] = of.action_fields.all()
        super().__init__(*args, of=of, initial=initial, **kwargs)
        self.offer(actor)
        self.fields["predecessor"].queryset = self.fields["predecessor"].queryset.exclude(pk=of.pk)


class ExperienceFields(forms.Form):
    kind = forms.ChoiceField(label="Art", choices=Experience.Kind.choices)
    text = forms.CharField(
        label="Erfahrung", widget=_area(), help_text="Was würden Sie jemandem sagen, der neu anfängt?"
    )
    conditions = forms.CharField(label="Unter welchen Bedingungen das gilt", required=False, widget=_area(2))
    action_fields = forms.ModelMultipleChoiceField(
        label="Handlungsfelder", queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )
    public = forms.BooleanField(label="Öffentlich", required=False)

    def offer(self, actor: Actor) -> None:
        self.fields["action_fields"].queryset = queries.fields_to_choose(actor)
        self.fields["action_fields"].label_from_instance = _field_label


class ExperienceForm(ExperienceFields):
    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(actor)


class ChangeExperienceForm(Revised, ExperienceFields):
    def __init__(self, *args: Any, of: Experience, actor: Actor, **kwargs: Any) -> None:
        initial = {name: getattr(of, name) for name in ("kind", "text", "conditions", "public")}
        initial["action_fields"] = of.action_fields.all()
        super().__init__(*args, of=of, initial=initial, **kwargs)
        self.offer(actor)


class NewReportForm(forms.Form):
    year = forms.IntegerField(label="Jahr", initial=lambda: today().year, min_value=2000)


class ReportForm(Revised):
    intro = forms.CharField(label="Das Jahr in Kürze", required=False, widget=_area(8))
    outlook = forms.CharField(label="Ausblick", required=False, widget=_area(6))

    def __init__(self, *args: Any, of: YearReport, **kwargs: Any) -> None:
        super().__init__(*args, of=of, initial={"intro": of.intro, "outlook": of.outlook}, **kwargs)


class ReportPartForm(Revised):
    text = forms.CharField(label="Text", required=False, widget=_area(8), help_text="Nennen Sie keine Personen.")

    def __init__(self, *args: Any, of: YearReportPart, **kwargs: Any) -> None:
        super().__init__(*args, of=of, initial={"text": of.text}, **kwargs)


class EditionForm(forms.Form):
    """A further edition says what it corrects."""

    note = forms.CharField(label="Was sich gegenüber der vorigen Ausgabe ändert", max_length=300, required=False)

    def __init__(self, *args: Any, first: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if first:
            del self.fields["note"]
