"""Public forms, in every language: the search, one question of the self-check, the calculator."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from augenhoehe.core.text import sort_key
from augenhoehe.funding.models import EligibilityRule
from augenhoehe.funding.queries.programmes import Wish
from augenhoehe.funding.rules.eligibility import NO, UNKNOWN, YES
from augenhoehe.funding.vocabularies import WITH_CODES, WITH_NUMBER, Applicant, RuleKind
from augenhoehe.funding.words import ANSWERS, legal_forms, question
from augenhoehe.organisations.vocabularies import Field

from .money import SumField


class ProgrammeSearchForm(forms.Form):
    """Read from the address; what makes no sense in it is left out."""

    q = forms.CharField(label=gettext_lazy("Wofür suchen Sie Geld?"), max_length=100, required=False)
    fach = forms.ChoiceField(label=gettext_lazy("Fachgebiet"), required=False)
    wer = forms.ChoiceField(label=gettext_lazy("Wer sich bewirbt"), required=False)
    frist = forms.ChoiceField(label=gettext_lazy("Frist"), required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data or {})
        fields = [(str(code), gettext(str(label))) for code, label in Field.choices]
        self._choose("fach", gettext("alle"), sorted(fields, key=lambda one: sort_key(one[1])))
        self._choose("wer", gettext("alle"), [(str(code), gettext(str(label))) for code, label in Applicant.choices])
        deadlines = [("soon", gettext("in den nächsten drei Monaten")), ("any_time", gettext("jederzeit möglich"))]
        self._choose("frist", gettext("alle"), deadlines)

    def _choose(self, name: str, empty: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = [("", empty), *choices]  # type: ignore[attr-defined]

    def wish(self) -> Wish:
        self.is_valid()
        typed = self.cleaned_data
        return Wish(typed.get("q", "").strip(), typed.get("fach", ""), typed.get("wer", ""), typed.get("frist", ""))


class AnswerForm(forms.Form):
    """One question: yes and no, a choice, or a number with „Weiß ich nicht“ beside it."""

    def __init__(self, *args: Any, rule: EligibilityRule, known: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rule = rule
        unknown = (UNKNOWN, gettext(ANSWERS[UNKNOWN]))
        if rule.kind in WITH_NUMBER:
            years = rule.kind in (RuleKind.AGE_MOST, RuleKind.AGE_LEAST)
            self.fields["answer"] = forms.CharField(
                label=question(rule), max_length=10, initial="" if known == UNKNOWN else known,
                help_text=gettext("Zum Beispiel 2019") if years else gettext("Eine Zahl genügt."),
                widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "data-width": "short"}),
            )  # fmt: skip
            self.fields["unknown"] = forms.BooleanField(label=unknown[1], required=False, initial=known == UNKNOWN)
            return
        choices = (
            legal_forms() if rule.kind in WITH_CODES else [(YES, gettext(ANSWERS[YES])), (NO, gettext(ANSWERS[NO]))]
        )
        self.fields["answer"] = forms.ChoiceField(
            label=question(rule), choices=[*choices, unknown], initial=known, widget=forms.RadioSelect
        )

    def answer(self) -> str:
        """What was said; a number counts more than the box beside it."""
        typed = str(self.cleaned_data.get("answer", "")).strip()
        return UNKNOWN if not typed and self.cleaned_data.get("unknown") else typed


class ShareForm(forms.Form):
    """Costs, own money, hours."""

    costs = SumField(
        label=gettext_lazy("Was kostet das Vorhaben? (Euro)"),
        help_text=gettext_lazy("Alles zusammen, auch der Wert der ehrenamtlichen Arbeit."),
    )
    money = SumField(label=gettext_lazy("Wie viel eigenes Geld haben Sie dafür? (Euro)"), required=False)
    hours = SumField(label=gettext_lazy("Wie viele Stunden arbeiten Sie ehrenamtlich daran?"), required=False)

    def __init__(self, *args: Any, volunteer_counts: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not volunteer_counts:
            del self.fields["hours"]

    def values(self) -> dict[str, Decimal]:
        data = self.cleaned_data
        return {"costs": data["costs"], **{name: data.get(name) or Decimal(0) for name in ("money", "hours")}}
