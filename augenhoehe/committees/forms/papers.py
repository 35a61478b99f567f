"""Forms for papers, mandates and answers. Inside pages, German only."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.committees import queries
from augenhoehe.committees.models import Committee, Mandate, Paper, Station
from augenhoehe.committees.operations import NewItem, NewStation
from augenhoehe.core.clock import today
from augenhoehe.core.numbers import long_date
from augenhoehe.core.refused import Refused
from augenhoehe.core.rights import Actor
from augenhoehe.ui.forms import GermanDateField, Revised

_LONG = forms.Textarea(attrs={"rows": 5})


def lines(text: str) -> list[str]:
    """What was typed, line by line; empty ones are left out."""
    return [one.strip() for one in text.splitlines() if one.strip()]


# More bodies than any sequence we know of; empty rows are left out.
PLACES = 5


class PaperFields(forms.Form):
    """What a paper says."""

    title = forms.CharField(label="Titel", max_length=200)
    reasons = forms.CharField(
        label="Begründung",
        widget=_LONG,
        help_text="Öffentlich zu lesen. Nennen Sie keine Personen, denen etwas geschah.",
    )
    submitter = forms.CharField(
        label="Wer einreicht",
        max_length=200,
        required=False,
        help_text="Name mit Funktion und Fraktion, wenn es kein Gremium ist.",
    )
    public = forms.BooleanField(
        label="Öffentlich",
        required=False,
        initial=True,
        help_text="Alle sehen Text und Stationen, sobald der Vorgang öffentlich ist.",
    )
    external_url = forms.URLField(
        label="Im Ratsinformationssystem",
        required=False,
        max_length=300,
        assume_scheme="https",
        help_text="Adresse der Vorlage dort.",
    )


class StationsMixin(forms.Form):
    """The sequence of stations: for each place a body, what it does, and whether it is asked at the same time.

    The next place unfolds behind the one before it; most sequences need two or three.
    """

    sections: tuple[tuple[str, tuple[str, ...]], ...] = ()
    unfolding = {f"{place}. Station": "Weitere Station" for place in range(2, PLACES + 1)}
    aliases = {"stations": "gremium_1"}

    def add_places(self, way: list[tuple[Committee, str, bool]]) -> None:
        bodies = [("", "– kein Gremium –"), *((str(one.pk), one.name_on(today())) for one in self._bodies())]
        for place in range(1, PLACES + 1):
            committee, role, parallel = way[place - 1] if place <= len(way) else (None, "", False)
            self.fields[f"gremium_{place}"] = forms.ChoiceField(
                label=f"{place}. Gremium",
                choices=bodies,
                required=False,
                initial=str(committee.pk) if committee else "",
            )
            self.fields[f"aufgabe_{place}"] = forms.ChoiceField(
                label="Aufgabe", choices=[("", "–"), *Station.Role.choices], required=False, initial=role
            )
            if place > 1:
                self.fields[f"zugleich_{place}"] = forms.BooleanField(
                    label="Zur gleichen Zeit wie das Gremium davor", required=False, initial=parallel
                )
        self.sections = (
            *self.sections,
            *((f"{place}. Station", self._names(place)) for place in range(1, PLACES + 1)),
        )

    def _bodies(self) -> list[Committee]:
        if not hasattr(self, "_found"):
            self._found = list(queries.political_committees(today()))
        return self._found

    @staticmethod
    def _names(place: int) -> tuple[str, ...]:
        names = (f"gremium_{place}", f"aufgabe_{place}", f"zugleich_{place}")
        return names if place > 1 else names[:2]

    def stations(self) -> list[NewStation]:
        """What was chosen, in order; places without a body are left out."""
        known = {str(one.pk): one for one in self._bodies()}
        found: list[NewStation] = []
        order = 0
        for place in range(1, PLACES + 1):
            committee = known.get(self.cleaned_data.pop(f"gremium_{place}", ""))
            role = self.cleaned_data.pop(f"aufgabe_{place}", "")
            parallel = self.cleaned_data.pop(f"zugleich_{place}", False)
            if committee is None:
                continue
            if not role:
                raise Refused("Wählen Sie, was das Gremium damit tun soll.", field=f"aufgabe_{place}")
            order = order if parallel and found else order + 1
            found.append(NewStation(committee, role, role == Station.Role.DECISION, order))
        return found


class PaperForm(StationsMixin, PaperFields):
    """Write a paper: what it is, who submits it, what it says, where it goes."""

    kind = forms.ChoiceField(label="Art", choices=Paper.Kind.choices)
    submitted_by_committee = forms.ModelChoiceField(
        label="Einreichendes Gremium", queryset=None, required=False, empty_label="kein Gremium"
    )
    text = forms.CharField(
        label="Was beschlossen werden soll",
        widget=_LONG,
        required=False,
        help_text="Der erste Beschlusspunkt. Nur eine Anfrage kommt ohne ihn aus. Weitere ergänzen Sie danach.",
    )
    addressee = forms.CharField(
        label="Wer es tun soll", max_length=160, required=False, help_text="Zum Beispiel „Jugendamt“."
    )
    due_wish = GermanDateField(label="Gewünscht bis", required=False)
    questions = forms.CharField(
        label="Fragen",
        widget=_LONG,
        required=False,
        help_text="Nur bei einer Anfrage: jede in eine eigene Zeile.",
    )
    sections = (
        ("Was", ("kind", "submitted_by_committee", "submitter")),
        ("Inhalt", ("title", "text", "addressee", "due_wish", "questions", "reasons", "public", "external_url")),
    )

    def __init__(self, *args: Any, actor: Actor, way: list[tuple[Committee, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["submitted_by_committee"]
        field.queryset = queries.submitting_committees(actor, today())
        field.label_from_instance = lambda one: one.name_on(today())
        self.add_places([(committee, role, False) for committee, role in way])

    def items(self) -> list[NewItem]:
        """The first decision item; none where only questions are asked."""
        text, addressee, due = (self.cleaned_data.pop(name) for name in ("text", "addressee", "due_wish"))
        return [NewItem(text, addressee, due)] if text else []

    def asked(self) -> list[str]:
        return lines(self.cleaned_data.pop("questions"))


class PaperChangeForm(StationsMixin, PaperFields, Revised):
    """Rewrite a draft; its sequence only before it was submitted for the first time."""

    sections = (("Inhalt", ("title", "reasons", "submitter", "public", "external_url")),)

    def __init__(self, *args: Any, of: Paper, stations: list[Station], **kwargs: Any) -> None:
        names = ("title", "reasons", "submitter", "public", "external_url")
        super().__init__(*args, of=of, initial={name: getattr(of, name) for name in names}, **kwargs)
        self.arranges = of.submitted_at is None
        if self.arranges:
            before = [None, *(one.order for one in stations)]
            self.add_places(
                [(one.committee, one.role, one.order == last) for one, last in zip(stations, before, strict=False)]
            )


class PaperWithdrawForm(Revised):
    reason = forms.CharField(label="Grund", max_length=300, help_text="Steht im Vorgang, alle können ihn lesen.")


class MandateForm(forms.Form):
    """Charge an office with what follows from a resolution."""

    title = forms.CharField(label="Was zu tun ist", max_length=200, help_text="Ein Satz, der mit einem Verb endet.")
    text = forms.CharField(label="Auftrag im Wortlaut", widget=_LONG, required=False)
    unit = forms.CharField(
        label="Zuständige Stelle", max_length=160, help_text="Steht öffentlich im Vorgang. Zum Beispiel „Jugendamt“."
    )
    responsible = forms.ModelChoiceField(
        label="Zuständige Person",
        queryset=None,
        required=False,
        empty_label="niemand mit Konto",
        help_text="Sieht den Auftrag unter „Heute“ und berichtet. Der Name steht nie öffentlich.",
    )
    due = GermanDateField(label="Bis")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["responsible"].queryset = queries.people_to_charge()


class ReportForm(Revised):
    report = forms.CharField(
        label="Bericht", widget=_LONG, help_text="Was ist getan, was nicht, und wie geht es weiter?"
    )


class ReasonForm(Revised):
    reason = forms.CharField(label="Grund", max_length=300)


class PostponeForm(Revised):
    due = GermanDateField(label="Neuer Tag")
    reason = forms.CharField(label="Grund", max_length=300, help_text="Der alte Tag bleibt mit dem Grund sichtbar.")

    def __init__(self, *args: Any, of: Mandate, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        self.fields["due"].help_text = f"Nach dem bisherigen Tag, dem {long_date(of.due)}."
