"""The public forms: a contribution, a report, an objection. What was typed is shown again whatever happens."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from augenhoehe.core.multilingual import SPOKEN
from augenhoehe.forum.models import Contribution, Report
from augenhoehe.forum.rules.writing import LONGEST
from augenhoehe.forum.subjects import COMMENTED, ROOM, Subject
from augenhoehe.places.models import Municipality
from augenhoehe.ui.forms import TOO_LONG, CleanText, Trap

KINDS = [one for one in Contribution.Kind if one != Contribution.Kind.COMMENT]
NO_CONSENT = _("Ohne Ihr Einverständnis speichern wir nichts. Stimmen Sie zu, oder leeren Sie das Feld.")
TYPED = ("kind", "text", "language", "pseudonym", "town", "email", "consent")


class ContributionForm(Trap):
    """One page: what, in which language, under which name, and how to answer."""

    kind = forms.ChoiceField(
        label=_("Was möchten Sie schreiben?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Bitte wählen Sie etwas aus.")},
    )
    text = CleanText(
        label=_("Ihr Text"),
        help_text=_("Schreiben Sie in Ihrer Sprache. Bitte keine Namen und Nummern von anderen."),
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
        max_length=LONGEST,
        error_messages={"required": _("Bitte schreiben Sie etwas. Ein Satz genügt."), "max_length": TOO_LONG},
    )
    language = forms.ChoiceField(label=_("In welcher Sprache ist Ihr Text?"))
    town = forms.ChoiceField(label=_("In welchem Ort?"), required=False)
    pseudonym = CleanText(
        label=_("Unter welchem Namen?"),
        help_text=_("Das lesen alle. Ein erfundener Name ist erlaubt."),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "nickname", "dir": "auto"}),
        error_messages={"max_length": TOO_LONG},
    )
    email = forms.EmailField(
        label=_("E-Mail-Adresse"),
        help_text=_("Nur damit wir Ihnen antworten. Niemand sieht sie."),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )
    consent = forms.BooleanField(
        label=_("Ich bin einverstanden: Meine Adresse darf gespeichert werden, bis das Gespräch beendet ist."),
        required=False,
    )

    def __init__(self, *args: Any, subject: Subject, towns: Iterable[Municipality], language: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(one.value, gettext(one.label)) for one in KINDS]  # type: ignore[attr-defined]
        if subject.kind in COMMENTED:
            del self.fields["kind"]
        spoken = sorted(SPOKEN.items(), key=lambda one: (one[0] != language, one[1]))
        self.fields["language"].choices = spoken  # type: ignore[attr-defined]
        self.initial.setdefault("language", language)
        self.towns = {one.ags: one for one in towns}
        choices = [("", gettext("keine Angabe")), *((one.ags, one.name) for one in self.towns.values())]
        self.fields["town"].choices = choices  # type: ignore[attr-defined]
        if subject.kind != ROOM:
            del self.fields["town"]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("email") and not found.get("consent"):
            self.add_error("consent", NO_CONSENT)
        return found

    def values(self) -> dict[str, Any]:
        """What the operation is told; only after the form was valid."""
        found = self.cleaned_data
        return {
            "kind": found.get("kind") or Contribution.Kind.COMMENT.value,
            "text": found["text"],
            "language": found["language"],
            "pseudonym": found["pseudonym"],
            "email": found["email"],
            "municipality": self.towns.get(found.get("town") or ""),
        }


class ReportForm(Trap):
    """What is wrong with a contribution."""

    kind = forms.ChoiceField(label=_("Was stimmt damit nicht?"), widget=forms.RadioSelect)
    note = CleanText(
        label=_("Möchten Sie etwas dazu sagen?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={"max_length": TOO_LONG},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(one.value, gettext(one.label)) for one in Report.Kind]  # type: ignore[attr-defined]


class ObjectionForm(forms.Form):
    """Why it should be published after all."""

    text = CleanText(
        label=_("Warum soll Ihr Beitrag erscheinen?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        error_messages={"required": _("Bitte schreiben Sie etwas. Ein Satz genügt."), "max_length": TOO_LONG},
    )
