"""The wish for advice as somebody without an account writes it; and what a case manager and a team lead do with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from augenhoehe.cases import consents, rules_intake
from augenhoehe.cases.identity import Identity
from augenhoehe.cases.models import AdviceRequest, IntakeDoor
from augenhoehe.cases.operations.intake import Wish
from augenhoehe.cases.queries import Found
from augenhoehe.cases.queries_intake import Door, life_areas_in
from augenhoehe.core.multilingual import SPOKEN
from augenhoehe.core.text import clean
from augenhoehe.organisations.words_offers import names_in
from augenhoehe.ui.forms import TOO_LONG, CleanText, Revised, Trap

from .fields import OFF, asked, text_box

_LINE = {"dir": "auto"}
_DAYS = "Schreiben Sie eine Zahl von 1 bis 30."


def door_words(door: Door) -> str:
    return f"{door.name}: {door.for_whom}" if door.for_whom else door.name


class WishForm(Trap):
    """„Ich wünsche Beratung“: how to reach the person, and as much of the matter as they want to say."""

    door = forms.ChoiceField(
        label=_("Welche Beratungsstelle soll sich melden?"), widget=forms.RadioSelect,
        error_messages={"required": _("Wählen Sie eine Beratungsstelle. Nur diese liest Ihre Angaben."),
                        "invalid_choice": _("Wählen Sie eine Beratungsstelle. Nur diese liest Ihre Angaben.")},
    )  # fmt: skip
    name = CleanText(
        label=_("Wie dürfen wir Sie ansprechen?"), max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name", **_LINE}),
        help_text=_("Ein Vorname genügt. Auch ein erfundener Name geht."),
        error_messages={"required": _("Wie dürfen wir Sie ansprechen? Ein Vorname genügt."), "max_length": TOO_LONG},
    )  # fmt: skip
    phone = CleanText(
        label=_("Telefonnummer"), required=False, max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel", "dir": "ltr"}),
        error_messages={"max_length": TOO_LONG},
    )  # fmt: skip
    email = forms.EmailField(
        label=_("E-Mail-Adresse"), required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        error_messages={"invalid": _("Das ist keine E-Mail-Adresse. Sie sieht zum Beispiel so aus: name@beispiel.de")},
    )  # fmt: skip
    reach = CleanText(
        label=_("Wann und wie erreichen wir Sie gut?"), required=False, max_length=300,
        widget=forms.TextInput(attrs=_LINE), error_messages={"max_length": TOO_LONG},
        help_text=_("Zum Beispiel: nach 16 Uhr, bitte nicht auf die Mailbox sprechen."),
    )  # fmt: skip
    language = forms.ChoiceField(label=_("In welcher Sprache möchten Sie sprechen?"))
    interpreter = forms.BooleanField(label=_("Ich brauche jemanden, der übersetzt."), required=False)
    life_area = forms.ChoiceField(label=_("Worum geht es?"), required=False)
    about = CleanText(
        label=_("In einem Satz"), required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, **_LINE}), error_messages={"max_length": TOO_LONG},
        help_text=_("Nur, was Sie schreiben möchten. Alles andere geht im Gespräch."),
    )  # fmt: skip
    consent = forms.BooleanField(
        label=consents.WISH[consents.WISH_CURRENT],
        error_messages={"required": _("Ohne Ihr Einverständnis dürfen wir nichts speichern.")},
    )

    def __init__(self, *args: Any, doors: Sequence[Door], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = get_language() or "de"
        names = names_in(here)
        self.fields["door"].choices = [(str(one.carrier_id), door_words(one)) for one in doors]
        if len(doors) == 1:
            self.fields["door"].widget = forms.HiddenInput()
            self.initial.setdefault("door", str(doors[0].carrier_id))
        spoken = sorted(SPOKEN, key=lambda code: names[code])
        self.fields["language"].choices = [(code, f"{SPOKEN[code]} ({names[code]})") for code in spoken]
        self.initial.setdefault("language", here)
        self.fields["life_area"].choices = [("", gettext("Das sage ich im Gespräch.")), *life_areas_in(here)]
        # The trap stands apart from the questions.
        self.order_fields([*(name for name in self.fields if name != "website"), "website"])

    @property
    def shown(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name != "website"]

    def clean_phone(self) -> str:
        typed = clean(self.cleaned_data.get("phone") or "")
        if typed and sum(sign.isdigit() for sign in typed) < 5:
            raise forms.ValidationError(_("Das ist keine Telefonnummer. Sie sieht zum Beispiel so aus: 0221 4710 100"))
        return typed

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if not self.errors and not (found.get("email") or found.get("phone")):
            self.add_error("phone", gettext("Wie erreichen wir Sie? Geben Sie E-Mail oder Telefon an."))
        return found

    @property
    def wish(self) -> Wish:
        given = self.cleaned_data
        said = ("name", "email", "phone", "language", "interpreter", "reach", "life_area", "about")
        return Wish(**{name: given[name] for name in said}, consent=consents.WISH_CURRENT)


class AdmitForm(forms.Form):
    """From the first contact to a file: who it is, and whether they have been here before."""

    known = forms.ChoiceField(
        label="War die Person schon einmal hier?", widget=forms.RadioSelect, required=False,
        error_messages=asked("Wählen Sie, ob die Person schon eine Akte hat."),
    )  # fmt: skip
    first_name = forms.CharField(label="Vorname", max_length=80, required=False, widget=forms.TextInput(attrs=OFF))
    last_name = forms.CharField(label="Nachname", max_length=80, required=False, widget=forms.TextInput(attrs=OFF))
    phone = forms.CharField(label="Telefon", max_length=60, required=False, widget=forms.TextInput(attrs=OFF))
    email = forms.EmailField(label="E-Mail-Adresse", required=False, widget=forms.EmailInput(attrs=OFF))
    language = forms.CharField(label="Sprache", max_length=60, required=False, widget=forms.TextInput(attrs=OFF))
    interpreter = forms.BooleanField(label="Braucht Sprachmittlung", required=False)
    request = forms.CharField(label="Worum geht es", required=False, widget=text_box())

    def __init__(self, *args: Any, of: AdviceRequest, alike: Sequence[Found], **kwargs: Any) -> None:
        kwargs["initial"] = _begun(of)
        super().__init__(*args, **kwargs)
        self.alike = {str(one.case.pk): one.case for one in alike}
        if not alike:
            del self.fields["known"]
            return
        cases = [(pk, f"Ja: {one.client.name}, Akte {one.number}") for pk, one in self.alike.items()]
        self.fields["known"].choices = [("", "Nein, neue Akte anlegen"), *cases]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("known") and not data.get("first_name") and not data.get("last_name"):
            self.add_error("first_name", "Schreiben Sie einen Namen. Ein erfundener geht auch.")
        return data

    @property
    def identity(self) -> Identity:
        return Identity.of({name: self.cleaned_data[name] for name in self.cleaned_data if name != "known"})


def _begun(wish: AdviceRequest) -> dict[str, Any]:
    """What the person wrote stands there already; nobody types it a second time."""
    areas = dict(life_areas_in("de"))
    first, _space, last = wish.said("name").rpartition(" ")
    lines = [areas.get(wish.said("life_area"), ""), wish.said("about"), wish.said("reach")]
    return {
        "known": "", "first_name": first or last, "last_name": last if first else "",
        "phone": wish.said("phone"), "email": wish.said("email"),
        "language": names_in("de").get(wish.said("language"), ""), "interpreter": wish.content.get("interpreter"),
        "request": "\n".join(one for one in lines if one),
    }  # fmt: skip


class AnswerWishForm(forms.Form):
    ending = forms.ChoiceField(
        label="Wie ging es aus?", choices=tuple(rules_intake.ENDINGS.items()), widget=forms.RadioSelect,
        error_messages=asked("Wählen Sie, wie es ausging."),
    )  # fmt: skip


class DoorForm(Revised):
    """Does the carrier take wishes on the public page? Only asked of a door that is there has it a revision."""

    open = forms.BooleanField(label="Auf der öffentlichen Seite Beratungswünsche annehmen", required=False)
    answer_days = forms.IntegerField(
        label="Wir melden uns innerhalb von … Arbeitstagen", min_value=1, max_value=rules_intake.LONGEST_ANSWER,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), _DAYS),
        help_text="Das lesen alle. Sagen Sie zu, was Ihr Team auch im Urlaub hält.",
    )  # fmt: skip
    for_whom = forms.CharField(
        label="Für wen", required=False, max_length=160,
        help_text="Kurz, für alle zu lesen. Zum Beispiel: für Menschen in Zwirnstadt und Nebelfurt.",
    )  # fmt: skip

    def __init__(self, *args: Any, of: IntakeDoor | None, **kwargs: Any) -> None:
        names = ("open", "answer_days", "for_whom")
        initial = {name: getattr(of, name) for name in names} if of else {"answer_days": 5}
        super().__init__(*args, of=of, initial=initial, **kwargs)
        if of is None:
            del self.fields["revision"]
