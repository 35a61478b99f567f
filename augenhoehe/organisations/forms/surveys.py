"""Forms of a round: what is asked of whom, and the one page on which an organisation answers."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from augenhoehe.core.multilingual import NAMES, RIGHT_TO_LEFT, SOURCE
from augenhoehe.organisations.models import Need, Organisation, Survey, SurveyLine, SurveyReply
from augenhoehe.organisations.queries import surveys as queries_surveys
from augenhoehe.organisations.rules.surveys import MOST_ADDITIONS
from augenhoehe.organisations.survey_answers import Answers, Wanted
from augenhoehe.organisations.vocabularies import Field
from augenhoehe.places.models import Municipality
from augenhoehe.places.queries import town_choices
from augenhoehe.ui.forms import TOO_LONG, CleanText, GermanDateField, Revised

from .entries import OTHERS

_NAMED = [one for one in Need.Kind.choices if one[0] != Need.Kind.OTHER]


class SurveyForm(Revised):
    """Everything a round needs; the filters choose who is asked when it is opened."""

    title = CleanText(label="Titel", max_length=120, help_text="Zum Beispiel: Was Vereine 2027 brauchen")
    question_de = CleanText(
        label="Frage", max_length=600, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="So lesen sie die Organisationen, in der Mail und über dem Bogen.",
    )  # fmt: skip
    kinds = forms.MultipleChoiceField(
        label="Was kann angekreuzt werden?", choices=_NAMED, widget=forms.CheckboxSelectMultiple, required=False
    )
    additions = CleanText(
        label="Weitere Arten", required=False, max_length=400, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=f"Eine je Zeile, höchstens {MOST_ADDITIONS}. Zum Beispiel: Dolmetschen bei Festen",
    )  # fmt: skip
    ends_on = GermanDateField(label="Antworten bis")
    municipality = forms.ModelChoiceField(
        label="Kommune", queryset=None, required=False, empty_label="der ganze Kreis"
    )  # fmt: skip
    organisation_kinds = forms.MultipleChoiceField(
        label="Art der Organisation", choices=Organisation.Kind.choices, widget=forms.CheckboxSelectMultiple,
        required=False, help_text="Nichts angekreuzt heißt: alle.",
    )  # fmt: skip
    field = forms.ChoiceField(label="Fachgebiet", required=False, choices=[("", "alle"), *Field.choices])
    town = forms.ChoiceField(label="Ort oder tätig in", required=False)
    sections = (
        ("Was gefragt wird", ("title", "question_de", *(f"question_{code}" for code in OTHERS), "kinds", "additions",
                              "ends_on")),
        ("Wer gefragt wird", ("municipality", "organisation_kinds", "field", "town")),
    )  # fmt: skip

    def __init__(
        self, *args: Any, towns: QuerySet[Municipality], everywhere: bool, of: Survey | None = None, **kwargs: Any
    ) -> None:
        kwargs["initial"] = _initial(of) if of else _proposed()
        super().__init__(*args, of=of, **kwargs)
        for code in OTHERS:
            self.fields[f"question_{code}"] = CleanText(
                label=f"Frage auf {NAMES[code]}", max_length=600, required=False,
                widget=forms.Textarea(
                    attrs={"rows": 3, "lang": code, "dir": "rtl" if code in RIGHT_TO_LEFT else "ltr"}
                ),
            )  # fmt: skip
        self.fields["revision"].required = of is not None
        place: Any = self.fields["municipality"]
        place.queryset, place.required = towns, not everywhere
        if of:
            # Whose round it is stays; a draft for another town is another draft.
            del self.fields["municipality"]
        chosen: Any = self.fields["town"]
        chosen.choices = [("", "alle"), *town_choices()]

    def values(self) -> dict[str, Any]:
        """As `draw_up_survey` and `change_survey` want it, without the town of the round."""
        given = self.cleaned_data
        return {
            "title": given["title"],
            "question": {code: given[f"question_{code}"] for code in (SOURCE, *OTHERS)},
            "kinds": given["kinds"],
            "additions": given["additions"].splitlines(),
            "ends_on": given["ends_on"],
            "audience": {
                name: value
                for name, value in (
                    ("kinds", given["organisation_kinds"]), ("field", given["field"]), ("town", given["town"]),
                )
                if value
            },
        }  # fmt: skip


def _proposed() -> dict[str, Any]:
    return {
        "kinds": [value for value, _ in _NAMED],
        "question_de": "Was braucht Ihre Organisation im nächsten Jahr? Kreuzen Sie an, was passt.",
        "organisation_kinds": [Organisation.Kind.MIGRANT_ORGANISATION, Organisation.Kind.UMBRELLA],
    }


def _initial(survey: Survey) -> dict[str, Any]:
    asked = survey.audience
    return {
        "title": survey.title, "kinds": survey.kinds, "additions": "\n".join(survey.additions),
        "ends_on": survey.ends_on, "organisation_kinds": asked.get("kinds", []), "field": asked.get("field", ""),
        "town": asked.get("town", ""),
        **{f"question_{code}": one.get("text", "") for code, one in survey.question.items()},
    }  # fmt: skip


class UntilForm(Revised):
    """Another last day."""

    ends_on = GermanDateField(label="Antworten bis")


# --- The answer -------------------------------------------------------------------------------------------
STILL_OR_DONE = [(SurveyLine.Said.STILL, _("gilt noch")), (SurveyLine.Said.DONE, _("hat sich erledigt"))]


class TypedDay(GermanDateField):
    """Shown again as it was typed: months in words are read in German only."""

    def bound_data(self, data: Any, initial: Any) -> Any:
        return data


class AnswerForm(Revised):
    """One phone page: what is known, what is new (a tick opens how much, until when, a sentence), and a last word."""

    def __init__(self, *args: Any, of: SurveyReply, **kwargs: Any) -> None:
        self.reply = of
        self.known = queries_surveys.known_needs(of)
        self.before = queries_surveys.said_before(of)
        super().__init__(*args, of=of, **kwargs)
        for need in self.known:
            self.fields[f"known_{need.pk.hex}"] = forms.ChoiceField(
                label=need.text, choices=STILL_OR_DONE, widget=forms.RadioSelect,
                initial=SurveyLine.Said.DONE if need.pk in self.before.done else SurveyLine.Said.STILL,
            )  # fmt: skip
        self.asked = _asked(of.survey)
        said = {(one.kind, one.addition): one for one in self.before.wanted}
        for key, (kind, addition) in self.asked.items():
            self._offer(key, queries_surveys.kind_label(kind, addition), said.get((kind, addition)))
        self.fields["note"] = CleanText(
            label=_("Möchten Sie noch etwas sagen?"), required=False, max_length=1500, initial=self.before.note,
            widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}), error_messages={"max_length": TOO_LONG},
        )  # fmt: skip

    def _offer(self, key: str, label: str, said: Wanted | None) -> None:
        self.fields[f"want_{key}"] = forms.BooleanField(label=gettext(label), required=False, initial=said is not None)
        self.fields[f"amount_{key}"] = CleanText(
            label=_("Wie viel oder für wie viele?"), required=False, max_length=80, initial=said.amount if said else "",
            widget=forms.TextInput(attrs={"dir": "auto"}), error_messages={"max_length": TOO_LONG},
        )  # fmt: skip
        self.fields[f"until_{key}"] = TypedDay(
            label=_("Bis wann?"),
            required=False,
            initial=f"{said.until:%d.%m.%Y}" if said and said.until else None,
        )
        self.fields[f"text_{key}"] = CleanText(
            label=_("Genauer, in einem Satz"), required=False, max_length=1500, initial=said.text if said else "",
            widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}), error_messages={"max_length": TOO_LONG},
        )  # fmt: skip

    @property
    def known_rows(self) -> list[tuple[Need, Any]]:
        return [(need, self[f"known_{need.pk.hex}"]) for need in self.known]

    @property
    def wanted_rows(self) -> list[tuple[Any, list[Any]]]:
        """(the tick, what it opens) for each kind."""
        return [(self[f"want_{key}"], [self[f"{part}_{key}"] for part in _PARTS]) for key in self.asked]

    def answers(self) -> Answers:
        given = self.cleaned_data
        said = {need.pk: given[f"known_{need.pk.hex}"] for need in self.known}
        return Answers(
            wanted=tuple(
                Wanted(kind, addition, *(given[f"{part}_{key}"] for part in _PARTS))
                for key, (kind, addition) in self.asked.items()
                if given[f"want_{key}"]
            ),
            still=_those(said, SurveyLine.Said.STILL),
            done=_those(said, SurveyLine.Said.DONE),
            note=given["note"],
        )


_PARTS = ("amount", "until", "text")


def _those(said: dict[uuid.UUID, str], wanted: str) -> frozenset[uuid.UUID]:
    return frozenset(pk for pk, one in said.items() if one == wanted)


def _asked(survey: Survey) -> dict[str, tuple[str, str]]:
    """The names of the fields, and the kind each stands for."""
    own = {f"own{place}": (str(Need.Kind.OTHER), one) for place, one in enumerate(survey.additions)}
    return {**{kind: (kind, "") for kind in survey.kinds}, **own}
