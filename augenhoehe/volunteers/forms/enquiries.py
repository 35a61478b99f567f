"""The form of an enquiry, inside and public: the same questions, the same rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from augenhoehe.core.clock import BERLIN
from augenhoehe.core.languages import spoken_choices
from augenhoehe.places.models import Municipality
from augenhoehe.ui.forms import TOO_LONG, CleanText, GermanDateField, GermanTimeField, Revised, Trap
from augenhoehe.volunteers.models import Enquiry
from augenhoehe.volunteers.rules.enquiries import EXCLUDED

_MAIL = gettext_noop("Das ist keine E-Mail-Adresse. Sie sieht zum Beispiel so aus: name@beispiel.de")


def _line(label: Any, length: int, *, missing: Any, **more: Any) -> CleanText:
    return CleanText(
        label=label, max_length=length, error_messages={"required": missing, "max_length": TOO_LONG}, **more
    )


def _translated(choices: Sequence[tuple[Any, Any]]) -> list[tuple[str, str]]:
    return [(str(value), gettext(str(label))) for value, label in choices]


class FurtherDaysField(CleanText):
    """Days with commas or on lines of their own."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": 2}), **kwargs)

    def to_python(self, value: Any) -> Any:
        typed = super().to_python(value)
        one = GermanDateField()
        return sorted({one.clean(part.strip()) for part in re.split(r"[,;\n]+", typed) if part.strip()})


class EnquiryForm(forms.Form):
    """What is needed, when and where, by whom; nothing about the person it is for."""

    kind = forms.ChoiceField(label=_("Was brauchen Sie?"), widget=forms.RadioSelect, initial=Enquiry.Kind.INTERPRETING)
    language = forms.ChoiceField(
        label=_("Welche Sprache?"), required=False, help_text=_("Bei einer Begleitung nur, wenn es darauf ankommt."),
    )  # fmt: skip
    setting = forms.ChoiceField(
        label=_("Was ist der Anlass?"), error_messages={"required": _("Bitte wählen Sie den Anlass.")}
    )
    subject = _line(
        _("Worum geht es?"), 300, missing=_("Worum geht es? Ein paar Worte genügen."),
        help_text=_("Ein paar Worte, ohne Namen: „Gespräch mit Eltern zur Einschulung“."),
    )  # fmt: skip
    day = GermanDateField(label=_("An welchem Tag?"), error_messages={"required": _("Bitte nennen Sie den Tag.")})
    further = FurtherDaysField(
        label=_("Weitere Tage"),
        help_text=_("Zur selben Zeit am selben Ort, zum Beispiel: 21.5., 28.5. Jeder Termin wird einzeln bestätigt."),
    )  # fmt: skip
    begins = GermanTimeField(
        label=_("Von"), help_text=_("Zum Beispiel 15 oder 15:30"),
        error_messages={"required": _("Um wie viel Uhr beginnt es?")},
    )  # fmt: skip
    ends = GermanTimeField(label=_("Bis"), error_messages={"required": _("Bis wann dauert es etwa?")})
    town = forms.ModelChoiceField(
        label=_("In welchem Ort?"), queryset=Municipality.objects.none(), empty_label=_("Bitte wählen"),
        error_messages={"required": _("Bitte wählen Sie einen Ort.")},
    )  # fmt: skip
    place = _line(
        _("Wo genau?"), 200, missing=_("Wo treffen Sie sich? Zum Beispiel: Schulhof, Eingang links."),
        help_text=_("Anschrift und Treffpunkt, zum Beispiel: Lindenschule, Federgasse 1, Sekretariat"),
    )  # fmt: skip
    mode = forms.ChoiceField(label=_("Wie?"), widget=forms.RadioSelect, initial=Enquiry.Mode.ON_SITE)
    urgent = forms.BooleanField(label=_("Es ist dringend"), required=False)
    urgent_reason = CleanText(
        label=_("Warum ist es dringend?"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Nur bei weniger Vorlauf. Die Koordination entscheidet, ob es noch gelingt."),
        error_messages={"max_length": TOO_LONG},
    )  # fmt: skip
    office = forms.ChoiceField(
        label=_("Was für eine Stelle sind Sie?"), error_messages={"required": _("Bitte wählen Sie die Art der Stelle.")}
    )
    office_name = _line(
        _("Wie heißt die Stelle?"), 160, missing=_("Bitte nennen Sie Ihre Stelle."),
        help_text=_("Zum Beispiel: Lindenschule, Grundschule"),
    )  # fmt: skip
    contact_name = _line(_("Wer ist Ansprechperson?"), 160, missing=_("Bitte nennen Sie eine Ansprechperson."))
    email = forms.EmailField(
        label=_("Dienstliche E-Mail-Adresse"), widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        error_messages={"required": _("Ohne Adresse können wir Ihnen nicht antworten."), "invalid": _(_MAIL)},
    )  # fmt: skip
    phone = CleanText(
        label=_("Telefon am Tag des Termins"), required=False, max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel", "dir": "ltr"}),
    )  # fmt: skip

    WHAT = ("kind", "language", "setting", "subject")
    WHEN = ("day", "further", "begins", "ends", "town", "place", "mode", "urgent", "urgent_reason")
    WHO = ("office", "office_name", "contact_name", "email", "phone")
    sections: Sequence[tuple[str, Sequence[str]]] = (
        ("Was gebraucht wird", WHAT), ("Wann und wo", WHEN), ("Wer anfragt", WHO),
    )  # fmt: skip
    # Rules speak of the moment, the form has day and time apart.
    aliases = {"starts_at": "day", "ends_at": "ends", "municipality": "town"}

    def __init__(self, *args: Any, towns: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        please = [("", gettext("Bitte wählen"))]
        excluded = [(code, str(label)) for code, (label, _where) in EXCLUDED.items()]
        fields["kind"].choices = _translated(Enquiry.Kind.choices)
        fields["mode"].choices = _translated(Enquiry.Mode.choices)
        fields["office"].choices = [*please, *_translated(Enquiry.Office.choices)]
        fields["setting"].choices = [*please, *_translated(Enquiry.Setting.choices), *excluded]
        fields["language"].choices = [*please, *[one for one in spoken_choices() if one[0] != "de"]]
        fields["town"].queryset = towns
        fields["day"].help_text = fields["day"].help_text or ""

    def values(self) -> dict[str, Any]:
        """For the operation: two moments in place of a day and two times."""
        given = self.cleaned_data
        names = ("kind", "language", "setting", "subject", "place", "mode", "urgent", "urgent_reason", *self.WHO)
        return {
            **{name: given[name] for name in names},
            "municipality": given["town"],
            "further": given["further"],
            "starts_at": datetime.combine(given["day"], given["begins"], tzinfo=BERLIN),
            "ends_at": datetime.combine(given["day"], given["ends"], tzinfo=BERLIN),
        }


class InsideEnquiryForm(EnquiryForm):
    """With an account: the own office is known; the coordination may write for another one."""

    other = forms.BooleanField(
        label="Ich schreibe das für eine andere Stelle auf", required=False,
        help_text="Zum Beispiel nach einem Anruf. Mails und Bestätigungen gehen dann an die Adresse unten.",
    )  # fmt: skip
    sections: Sequence[tuple[str, Sequence[str]]] = (
        ("Was gebraucht wird", EnquiryForm.WHAT), ("Wann und wo", EnquiryForm.WHEN),
        ("Wer anfragt", ("other", *EnquiryForm.WHO)),
    )  # fmt: skip

    def __init__(self, *args: Any, keeper: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not keeper:
            del self.fields["other"]
            self.sections = EnquiryForm.sections


class PublicEnquiryForm(EnquiryForm, Trap):
    """Without an account."""

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        parts = (
            (gettext("Was Sie brauchen"), self.WHAT), (gettext("Wann und wo"), self.WHEN),
            (gettext("Wer Sie sind"), self.WHO),
        )  # fmt: skip
        return [(title, [self[name] for name in names]) for title, names in parts]


class ProposeForm(Revised):
    """Ask this person; with a series also for the other dates she could do."""

    whole = forms.BooleanField(label="Auch für die anderen Termine dieser Anfrage fragen", required=False)

    def __init__(self, *args: Any, series: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not series:
            del self.fields["whole"]


class ReasonForm(Revised):
    """Why it cannot be done; the office reads it."""

    reason = CleanText(
        label="Begründung", widget=forms.Textarea(attrs={"rows": 3}), max_length=1000,
        help_text="Die anfragende Stelle liest das. Nennen Sie, wohin sie sich wenden kann.",
    )  # fmt: skip
