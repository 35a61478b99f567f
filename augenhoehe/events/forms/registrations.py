"""The form in which people register: public in every language, and the short one for who calls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from augenhoehe.core.multilingual import NAMES, SOURCE, text_in
from augenhoehe.events import words
from augenhoehe.events.models import ActorCategory, Event, Question
from augenhoehe.events.rules.registrations import MOST_CHILDREN
from augenhoehe.organisations.models import Organisation
from augenhoehe.ui.forms import TOO_LONG, CleanText, Trap


class PersonFields(forms.Form):
    """Who comes, for whom, and what they need."""

    name = CleanText(
        label=_("Ihr Name"), max_length=160, widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
        error_messages={"required": _("Bitte nennen Sie Ihren Namen."), "max_length": TOO_LONG},
    )  # fmt: skip
    email = forms.EmailField(
        label=_("Ihre E-Mail-Adresse"), help_text=_("Dorthin schicken wir Bestätigung und Kalendereintrag."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        error_messages={
            "required": _("Ohne Adresse können wir Ihnen nicht antworten."),
            "invalid": _("Das ist keine E-Mail-Adresse. Sie sieht zum Beispiel so aus: name@beispiel.de"),
        },
    )  # fmt: skip
    phone = CleanText(
        label=_("Telefon"), required=False, max_length=60, error_messages={"max_length": TOO_LONG},
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel", "dir": "ltr"}),
    )  # fmt: skip
    category = forms.ChoiceField(
        label=_("Woher kommen Sie?"), error_messages={"required": _("Bitte wählen Sie eine der Antworten.")},
        help_text=_("Damit wir sehen, wen wir erreichen. Gezählt wird ohne Namen."),
    )  # fmt: skip
    organisation = forms.ModelChoiceField(
        label=_("Für welche Organisation kommen Sie?"), queryset=Organisation.objects.none(), required=False,
        empty_label=_("für keine aus dem Verzeichnis"),
    )  # fmt: skip
    organisation_name = CleanText(
        label=_("Andere Organisation oder Einrichtung"), required=False, max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "organization", "dir": "auto"}),
        error_messages={"max_length": TOO_LONG},
    )  # fmt: skip
    interpreter = forms.ChoiceField(label=_("Brauchen Sie Sprachmittlung?"), required=False)
    access_needs = CleanText(
        label=_("Was brauchen Sie, um gut teilnehmen zu können?"), required=False, max_length=300,
        help_text=_("Zum Beispiel einen Platz für den Rollstuhl. Schreiben Sie nur, was wir vorbereiten sollen."),
        widget=forms.TextInput(attrs={"dir": "auto"}), error_messages={"max_length": TOO_LONG},
    )  # fmt: skip
    children = forms.IntegerField(
        label=_("Wie viele Kinder bringen Sie in die Betreuung mit?"), required=False, min_value=0,
        max_value=MOST_CHILDREN, widget=forms.TextInput(attrs={"inputmode": "numeric", "data-width": "short"}),
        error_messages={
            key: _("Bitte eine Zahl zwischen 0 und 10.") for key in ("invalid", "min_value", "max_value")
        },
    )  # fmt: skip

    WHO = ("name", "email", "phone")
    FOR = ("category", "organisation", "organisation_name")
    NEEDS = ("interpreter", "access_needs", "children")

    def __init__(
        self, *args: Any, event: Event, questions: Sequence[Question], organisations: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.event, self.asked = event, list(questions)
        fields: dict[str, Any] = self.fields
        please = ("", gettext("Bitte wählen"))
        fields["category"].choices = [please, *((value, gettext(str(label))) for value, label in ActorCategory.choices)]
        fields["organisation"].queryset = organisations
        if event.restricted_to == Event.Restriction.ORGANISATIONS:
            fields["organisation"].required = True
            fields["organisation"].empty_label = gettext("Bitte wählen")
            fields["organisation"].error_messages["required"] = gettext(
                "Bitte wählen Sie die Organisation, für die Sie kommen."
            )
            del fields["organisation_name"]
        if event.interpreters:
            offered = [(code, words.languages([code])) for code in event.interpreters]
            fields["interpreter"].choices = [("", gettext("nein")), *offered]
        else:
            del fields["interpreter"]
        if not event.childcare:
            del fields["children"]
        for question in self.asked:
            fields[f"question_{question.position}"] = _field_of(question)

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        parts = (
            (gettext("Wer Sie sind"), self.WHO),
            (gettext("Für wen Sie kommen"), self.FOR),
            (gettext("Was Sie brauchen"), self.NEEDS),
            (gettext("Fragen der Gastgebenden"), [f"question_{one.position}" for one in self.asked]),
        )
        found = [(title, [self[name] for name in names if name in self.fields]) for title, names in parts]
        return [(title, fields) for title, fields in found if fields]

    def values(self) -> dict[str, Any]:
        """For the operation."""
        given = self.cleaned_data
        names = (
            "name",
            "email",
            "phone",
            "category",
            "organisation",
            "organisation_name",
            "interpreter",
            "access_needs",
        )
        found = {name: given[name] for name in names if name in given}
        answers = {str(one.pk): given.get(f"question_{one.position}", "") for one in self.asked}
        return {**found, "children": given.get("children") or 0, "answers": answers}


def _field_of(question: Question) -> forms.Field:
    label = text_in(question.text, get_language() or SOURCE).text
    required = {"required": gettext("Bitte beantworten Sie diese Frage.")}
    please = ("", gettext("Bitte wählen"))
    if question.kind == Question.Kind.TEXT:
        return CleanText(
            label=label, required=question.required, max_length=1000,
            widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
            error_messages={**required, "max_length": TOO_LONG},
        )  # fmt: skip
    yes_no = [("ja", gettext("ja")), ("nein", gettext("nein"))]
    choices = yes_no if question.kind == Question.Kind.YES_NO else [(one, one) for one in question.choices]
    return forms.ChoiceField(
        label=label, required=question.required, choices=[please, *choices], error_messages=required
    )


class PublicRegistrationForm(PersonFields, Trap):
    """Without an account; the consent stands at the end, where it is given."""

    agreed = forms.BooleanField(
        label=_("Ich bin einverstanden, dass die Gastgebenden meine Angaben für diese Veranstaltung verwenden."),
        error_messages={"required": _("Ohne Ihre Einwilligung dürfen wir die Anmeldung nicht speichern.")},
    )


class HostRegistrationForm(PersonFields):
    """For who calls: without a mail address somebody phones them."""

    language = forms.ChoiceField(label="Sprache der Mails", choices=list(NAMES.items()), initial=SOURCE)
    agreed = forms.BooleanField(
        label="Die Person hat die Hinweise zum Datenschutz gehört und ist einverstanden",
        error_messages={"required": "Ohne Einwilligung dürfen wir die Anmeldung nicht speichern."},
    )
    sections = (
        ("Wer kommt", (*PersonFields.WHO, "language")),
        ("Für wen", PersonFields.FOR),
        ("Was gebraucht wird", (*PersonFields.NEEDS, "agreed")),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].required = False
        self.fields["email"].help_text = "Ohne Adresse rufen Sie bei Änderungen an."
        self.fields["name"].label, self.fields["email"].label = "Name", "E-Mail-Adresse"
