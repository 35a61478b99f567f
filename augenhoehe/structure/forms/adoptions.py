"""Forms by which organisations are asked, answer, postpone and report."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.accounts.models import User
from augenhoehe.structure.models import Adoption
from augenhoehe.ui.forms import GermanDateField, Revised

_TWO, _FOUR = forms.Textarea({"rows": 2}), forms.Textarea({"rows": 4})


class AskForm(forms.Form):
    """Which organisation, what it shall take over, until when it answers, and who answers for it."""

    organisation = forms.CharField(label="Organisation", max_length=160, help_text="Zum Beispiel: Jugendamt Sternmünde")
    what = forms.CharField(
        label="Was soll sie übernehmen?", max_length=2000, widget=_FOUR, help_text="Öffentlich. Ein oder zwei Sätze."
    )
    owner = forms.ChoiceField(
        label="Wer antwortet?", required=False,
        help_text="Die Person bekommt Anfrage und Erinnerungen. Ohne Konto tragen Sie die Antwort selbst ein.",
    )  # fmt: skip
    due = GermanDateField(label="Antwort bis")

    def __init__(self, *args: Any, users: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.users = {str(one.pk): one for one in users}
        self.fields["owner"].choices = [
            ("", "niemand mit Konto"),
            *((pk, f"{one.name}, {one.function}" if one.function else one.name) for pk, one in self.users.items()),
        ]

    @property
    def person(self) -> User | None:
        return self.users.get(self.cleaned_data["owner"])


class PromiseForm(Revised):
    """Wholly or partly, what exactly, until when."""

    answer = forms.ChoiceField(
        label="Übernimmt Ihre Organisation das?", widget=forms.RadioSelect,
        choices=[(Adoption.Answer.YES, "ja, ganz"), (Adoption.Answer.PARTLY, "ja, teilweise")],
    )  # fmt: skip
    what = forms.CharField(
        label="Was Sie übernehmen", max_length=2000, widget=_FOUR, help_text="Öffentlich. Sagen Sie auch, was nicht."
    )
    due = GermanDateField(label="Bis wann?")

    def __init__(self, *args: Any, of: Adoption, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        self.initial.setdefault("what", of.what)


class PostponeForm(Revised):
    due = GermanDateField(label="Neuer Tag")
    reason = forms.CharField(label="Warum?", max_length=1000, widget=_TWO, help_text="Steht öffentlich im Vorgang.")


class EvidenceForm(Revised):
    evidence = forms.CharField(
        label="Woran sieht man, dass es umgesetzt ist?", max_length=2000, widget=_FOUR,
        help_text="Öffentlich. Zum Beispiel: Seit 1. März liegt das Blatt in 14 Kitas aus.",
    )  # fmt: skip
