"""Forms of project groups: mandate, members, tasks, documents, polls, end."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings

from augenhoehe.accounts.models import User
from augenhoehe.committees.models import Seat
from augenhoehe.core.multilingual import NAMES
from augenhoehe.structure.models import ProjectGroup, StructuralQuestion
from augenhoehe.structure.operations.groups import SeatWish
from augenhoehe.ui.forms import GermanDateField, Revised

_TWO, _THREE = forms.Textarea({"rows": 2}), forms.Textarea({"rows": 3})


class FoundForm(Revised):
    """The mandate that the steering group gives: goal, limits, means, until when, and how the group reports."""

    name = forms.CharField(label="Name der Gruppe", max_length=160, help_text="Zum Beispiel: Projektgruppe Post")
    goal = forms.CharField(
        label="Ziel", max_length=600, widget=_TWO,
        help_text="Öffentlich. Ein ganzer Satz. Zum Beispiel: Briefe kommen in jeder Unterkunft bei der Person an.",
    )  # fmt: skip
    due = GermanDateField(label="Vorschlag bis")
    limits = forms.CharField(
        label="Grenzen", required=False, max_length=1000, widget=_TWO, help_text="Was die Gruppe nicht klären soll."
    )
    resources = forms.CharField(label="Mittel", required=False, max_length=1000, widget=_TWO)
    reporting = forms.CharField(label="Wann und wem die Gruppe berichtet", required=False, max_length=1000, widget=_TWO)

    def __init__(self, *args: Any, of: StructuralQuestion, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        self.initial.setdefault("name", f"Projektgruppe {of.title}"[:160])


class MemberForm(forms.Form):
    """Somebody with an account, or a new person who is invited in their language."""

    user = forms.ChoiceField(label="Konto", required=False)
    name = forms.CharField(label="Name", required=False, max_length=160, help_text="Nur ohne Konto.")
    email = forms.EmailField(label="E-Mail-Adresse", required=False, help_text="Dorthin geht die Einladung.")
    language = forms.ChoiceField(
        label="Sprache der Einladung", choices=[(code, NAMES[code]) for code, _ in settings.LANGUAGES]
    )
    sector = forms.ChoiceField(label="Bereich", choices=Seat.Sector.choices, initial=Seat.Sector.AFFECTED)
    organisation = forms.CharField(label="Organisation", required=False, max_length=160)
    function = forms.CharField(label="Funktion in der Gruppe", max_length=80, initial="Mitglied")

    def __init__(self, *args: Any, users: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.users = {str(one.pk): one for one in users}
        self.fields["user"].choices = [
            ("", "noch ohne Konto"),
            *((pk, f"{one.name}, {one.function}" if one.function else one.name) for pk, one in self.users.items()),
        ]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not given.get("user") and "email" not in self.errors and not (given.get("name") and given.get("email")):
            self.add_error(
                "email" if given.get("name") else "name", "Wählen Sie ein Konto, oder nennen Sie Name und Adresse."
            )
        return given

    @property
    def wish(self) -> SeatWish:
        given = self.cleaned_data
        return SeatWish(given["sector"], given["organisation"], given["function"])


class TaskForm(forms.Form):
    """What is to be done, by whom, until when."""

    title = forms.CharField(label="Was ist zu tun?", max_length=200)
    owner = forms.ChoiceField(label="Wer?")
    due = GermanDateField(label="Bis wann?")

    def __init__(self, *args: Any, seats: list[Seat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in seats if not one.vacant}
        self.fields["owner"].choices = [("", "Bitte wählen"), *((pk, one.holder) for pk, one in self.people.items())]

    @property
    def who(self) -> dict[str, Any]:
        seat = self.people[self.cleaned_data["owner"]]
        return {"owner": seat.user, "owner_name": "" if seat.user else seat.holder_name}


class NoteForm(forms.Form):
    text = forms.CharField(label="Neue Notiz", max_length=4000, widget=_THREE)


class DocumentForm(forms.Form):
    """A file and its title."""

    title = forms.CharField(label="Titel", max_length=160)
    file = forms.FileField(label="Datei", help_text="PDF, Text, Tabelle oder Bild.")


class PollForm(forms.Form):
    """One question, a few answers."""

    question = forms.CharField(label="Frage", max_length=200, help_text="Zum Beispiel: Wann passt es Ihnen am besten?")
    options = forms.CharField(
        label="Antworten", widget=forms.Textarea({"rows": 4}), help_text="Eine je Zeile, zwei bis acht."
    )
    closes_on = GermanDateField(label="Offen bis")

    @property
    def offered(self) -> list[str]:
        return str(self.cleaned_data["options"]).splitlines()


class EndForm(Revised):
    reason = forms.CharField(
        label="Warum endet die Gruppe?", max_length=300, widget=_TWO,
        help_text="Steht öffentlich im Vorgang. Mit der Gruppe enden ihre Sitze und offenen Aufgaben.",
    )  # fmt: skip

    def __init__(self, *args: Any, of: ProjectGroup, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
