"""Forms of polls: what is asked (German only), and the voting page (in every language)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from augenhoehe.committees.models import Committee
from augenhoehe.concept.models import ActionField, Measure
from augenhoehe.core.clock import today
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.rights import Actor
from augenhoehe.organisations.models import Organisation
from augenhoehe.ui.forms import CleanText, GermanDateField, Revised
from augenhoehe.ui.words import long_moment

from . import queries
from .models import Poll, PollOption
from .operations import NewPoll
from .rules import LONGEST_TEXT, MOST_SLIPS

SCALE = [(1, _("1 – stimmt gar nicht")), (2, "2"), (3, "3"), (4, "4"), (5, _("5 – stimmt ganz"))]
RESISTANCE = [
    ("", _("bitte wählen")), (0, _("0 – kein Widerstand")), *((one, str(one)) for one in range(1, 10)),
    (10, _("10 – das trage ich nicht mit")),
]  # fmt: skip


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


class PollForm(Revised):
    """What is asked of whom until when, and beside which goal the answer will stand."""

    question = CleanText(label="Ihre Frage", max_length=300)
    kind = forms.ChoiceField(label="Wie wird geantwortet?", choices=Poll.Kind.choices, widget=forms.RadioSelect)
    options = CleanText(
        label="Antworten", widget=forms.Textarea(attrs={"rows": 5}), max_length=2000, required=False,
        help_text="Jede in einer Zeile. Beim Einigen gehört „Alles bleibt, wie es ist“ dazu. Bei freiem Text leer.",
    )  # fmt: skip
    audience = forms.ChoiceField(label="Wer stimmt ab?", choices=Poll.Audience.choices, widget=forms.RadioSelect)
    organisation_kind = forms.ChoiceField(
        label="Welche Organisationen?", required=False, choices=[("", "alle"), *Organisation.Kind.choices],
        help_text="Nur wenn Organisationen abstimmen.",
    )  # fmt: skip
    closes_on = GermanDateField(label="Offen bis")
    meeting = forms.ModelChoiceField(
        label="Vor oder in einer Sitzung", queryset=None, required=False, empty_label="keine"
    )
    goal = CleanText(
        label="Ziel des Konzepts", max_length=300, required=False,
        help_text="Der Satz, neben dem das Ergebnis stehen soll.",
    )  # fmt: skip
    action_field = forms.ModelChoiceField(label="Handlungsfeld", queryset=None, required=False, empty_label="keines")
    measure = forms.ModelChoiceField(label="Maßnahme", queryset=None, required=False, empty_label="keine")
    results_public = forms.BooleanField(
        label="Das Ergebnis dürfen alle lesen", required=False,
        help_text="Wer abstimmt, liest das vorher. Danach lässt es sich nicht mehr ändern.",
    )  # fmt: skip

    def __init__(self, *args: Any, committee: Committee, actor: Actor, of: Poll | None = None, **kwargs: Any) -> None:
        kwargs["initial"] = (
            _known(of) if of else {"kind": "single", "audience": "members", "closes_on": today() + timedelta(days=14)}
        )
        super().__init__(*args, of=of, **kwargs)
        self.fields["revision"].required = of is not None
        meetings: Any = self.fields["meeting"]
        meetings.queryset = queries.coming_meetings(committee, actor, today())
        meetings.label_from_instance = lambda one: long_moment(one.starts_at)
        field: Any = self.fields["action_field"]
        field.queryset = ActionField.objects.filter(concept__in=queries.concepts_to_bind(actor)).order_by(
            "concept__title", "position"
        )
        measure: Any = self.fields["measure"]
        measure.queryset = Measure.objects.visible_to(actor).order_by("title")

    def asked(self) -> NewPoll:
        data = {name: value for name, value in self.cleaned_data.items() if name != "revision"}
        return NewPoll(**{**data, "options": _lines(data["options"])})


def _known(poll: Poll) -> dict[str, Any]:
    names = ("kind", "audience", "organisation_kind", "closes_on", "goal", "results_public")
    found = {name: getattr(poll, name) for name in names}
    options = "\n".join(text_in(one.text, "de").text for one in queries.options_of(poll))
    ids = {"meeting": poll.meeting_id, "action_field": poll.action_field_id, "measure": poll.measure_id}
    return {**found, **ids, "question": text_in(poll.question, "de").text, "options": options}


class OpenForm(Revised):
    slips = forms.IntegerField(
        label="Stimmzettel zum Ausdrucken", min_value=0, max_value=MOST_SLIPS, initial=0,
        help_text="Für alle, die kein Konto haben. Jeder Zettel hat einen QR-Code für eine Stimme.",
    )  # fmt: skip


class SlipsForm(forms.Form):
    slips = forms.IntegerField(label="Wie viele Stimmzettel?", min_value=1, max_value=MOST_SLIPS, initial=10)


class ConclusionForm(Revised):
    conclusion = CleanText(
        label="Was daraus folgt", widget=forms.Textarea(attrs={"rows": 5}), max_length=3000,
        help_text="Zum Beispiel der gemeinsame Satz, den alle mittragen.",
    )  # fmt: skip


class VoteForm(forms.Form):
    """The voting page: one field for a choice, one for each line that wants a value, or a text."""

    def __init__(self, *args: Any, poll: Poll, options: list[PollOption], language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.poll, self.options = poll, options
        names = {str(one.pk): text_in(one.text, language).text for one in options}
        if poll.kind == Poll.Kind.TEXT:
            self.fields["text"] = CleanText(
                label=_("Ihre Antwort"), widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
                max_length=LONGEST_TEXT, help_text=_("Bitte keine Namen und Telefonnummern."),
            )  # fmt: skip
        elif poll.kind == Poll.Kind.SINGLE:
            self.fields["choice"] = forms.ChoiceField(
                label=_("Ihre Antwort"), choices=list(names.items()), widget=forms.RadioSelect
            )
        elif poll.kind == Poll.Kind.MULTIPLE:
            self.fields["choice"] = forms.MultipleChoiceField(
                label=_("Ihre Antworten"), choices=list(names.items()), widget=forms.CheckboxSelectMultiple
            )
        else:
            self._weigh(names)

    def _weigh(self, names: dict[str, str]) -> None:
        consent = self.poll.kind == Poll.Kind.CONSENT
        for place, text in enumerate(names.values(), start=1):
            self.fields[f"value-{place}"] = forms.ChoiceField(
                label=text, choices=RESISTANCE if consent else SCALE,
                widget=forms.Select if consent else forms.RadioSelect,
            )  # fmt: skip

    def values(self) -> dict[UUID, int]:
        """What was answered, by answer."""
        data = self.cleaned_data
        if "choice" in data:
            chosen = data["choice"] if isinstance(data["choice"], list) else [data["choice"]]
            return {UUID(one): 1 for one in chosen}
        return {
            one.pk: int(data[f"value-{place}"])
            for place, one in enumerate(self.options, start=1)
            if data.get(f"value-{place}") not in (None, "")
        }
