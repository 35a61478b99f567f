"""Forms of grants."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.concept.models import Measure
from augenhoehe.core.clock import today
from augenhoehe.core.rights import Actor
from augenhoehe.funding.models import FundingCall, FundingGrant, FundingProgramme
from augenhoehe.funding.queries import grants as queries
from augenhoehe.organisations.models import Organisation
from augenhoehe.organisations.vocabularies import Field
from augenhoehe.places.models import Municipality
from augenhoehe.ui.forms import CleanText, GermanDateField, Revised

from .money import SumField


class _CallField(forms.ModelChoiceField):
    def label_from_instance(self, obj: FundingCall) -> str:  # type: ignore[override]
        return obj.title or (f"Frist {obj.closes:%d.%m.%Y}" if obj.closes else "laufend")


class GrantForm(Revised):
    """What one asks for, from which programme."""

    purpose = CleanText(label="Wofür", max_length=200)
    field = forms.ChoiceField(label="Fachgebiet", choices=Field.choices)
    applied_sum = SumField(label="Beantragte Summe (Euro)")
    starts_on = GermanDateField(label="Von")
    ends_on = GermanDateField(label="Bis")
    call = _CallField(label="Aufruf", queryset=FundingCall.objects.none(), required=False, empty_label="keiner davon")
    public = forms.BooleanField(
        label="Bewilligung öffentlich zeigen", required=False, initial=True,
        help_text="Auf den Seiten der Maßnahmen, die davon bezahlt werden, steht dann Programm und Summe.",
    )  # fmt: skip
    VALUES = ("purpose", "field", "applied_sum", "starts_on", "ends_on", "call", "public")

    def __init__(self, *args: Any, programme: FundingProgramme, of: FundingGrant | None = None, **kwargs: Any) -> None:
        initial = {name: getattr(of, name) for name in self.VALUES} if of else {}
        kwargs["initial"] = {**initial, **(kwargs.get("initial") or {})}
        super().__init__(*args, of=of, **kwargs)
        self.fields["revision"].required = of is not None
        calls: Any = self.fields["call"]
        calls.queryset = programme.calls.filter(cancelled_at=None).order_by("-closes", "id")

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.VALUES}


class NewGrantForm(GrantForm):
    """With who applies: an organisation, or a town or the Kreis itself."""

    applicant = forms.ChoiceField(label="Wer den Antrag stellt")
    field_order = ("applicant", "purpose", "field", "applied_sum", "starts_on", "ends_on", "call", "public")
    aliases = {"organisation": "applicant", "municipality": "applicant"}

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.houses = {str(one.pk): one for one in queries.applicants_for(actor, today())}
        self.places = {str(one.pk): one for one in queries.places_for(actor)}
        towns = [(f"ort-{key}", one.name) for key, one in self.places.items()]
        clubs = [(f"org-{key}", one.name) for key, one in self.houses.items()]
        field: Any = self.fields["applicant"]
        field.choices = clubs if not towns else [("Stadt oder Kreis", towns), ("Organisationen", clubs)]

    def who(self) -> tuple[Organisation | None, Municipality | None]:
        kind, _, key = self.cleaned_data["applicant"].partition("-")
        return (self.houses[key], None) if kind == "org" else (None, self.places[key])


class AppliedForm(Revised):
    on = GermanDateField(label="Beantragt am", past=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"on": today()}, **kwargs)


class GrantedForm(Revised):
    granted_sum = SumField(label="Bewilligte Summe (Euro)")
    on = GermanDateField(label="Bescheid vom", past=True)
    report_due = GermanDateField(label="Verwendungsnachweis bis", help_text="Der Tag steht im Bescheid.")


class RefusedForm(Revised):
    on = GermanDateField(label="Abgelehnt am", past=True)
    reason = CleanText(
        label="Begründung", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000,
        help_text="Was beim nächsten Mal hilft.",
    )  # fmt: skip


class SettledForm(Revised):
    on = GermanDateField(label="Verwendungsnachweis abgegeben am", past=True)
    reason = CleanText(
        label="Ergebnis in einem Satz", widget=forms.Textarea(attrs={"rows": 2}), max_length=2000, required=False
    )


class _MeasureField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Measure) -> str:  # type: ignore[override]
        return f"{obj.title} ({obj.action_field.title})"


class MeasureForm(forms.Form):
    measure = _MeasureField(label="Maßnahme", queryset=Measure.objects.none(), empty_label=None)

    def __init__(self, *args: Any, actor: Actor, grant: FundingGrant, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["measure"]
        field.queryset = queries.measures_for(actor, grant)
