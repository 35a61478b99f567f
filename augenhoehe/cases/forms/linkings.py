"""Where somebody is linked to, what may be handed on, whether they arrived; and what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms

from augenhoehe.cases import rules
from augenhoehe.cases.linking import FORMS, HandingOn, Target
from augenhoehe.cases.models import Concern, Linking
from augenhoehe.core.clock import today
from augenhoehe.core.text import shorten
from augenhoehe.organisations.words_offers import names_in
from augenhoehe.places.models import Municipality
from augenhoehe.ui.forms import GermanDateField, Revised

from .fields import OFF, asked, text_box

ASK_AFTER = timedelta(days=14)
ARRIVALS = {"open": "noch offen", "arrived": "ja", "not_arrived": "nein"}
VERBS = {"wait": "noch offen", "arrive": "ja", "miss": "nein"}


def _concerns(found: Sequence[Concern]) -> list[tuple[str, str]]:
    return [(str(one.pk), f"„{shorten(one.wording, 80)}“") for one in found]


class Handing(forms.Form):
    """The release from secrecy and what was handed on by it."""

    needed = forms.BooleanField(
        label="Die Stelle braucht etwas aus der Akte: dafür ist eine Schweigepflichtentbindung nötig", required=False
    )
    released_on = GermanDateField(
        label="Entbunden am", required=False, past=True, help_text="Leer, solange die Person nicht entbunden hat."
    )
    form = forms.ChoiceField(
        label="Wie entbunden", required=False, choices=(("", "– noch nicht –"), *FORMS.items()),
        error_messages=asked("Wählen Sie, wie die Person entbunden hat."),
    )  # fmt: skip
    handed = forms.CharField(
        label="Was wurde weitergegeben",
        required=False,
        widget=text_box(),
        max_length=rules.LONGEST,
        help_text="Nur, wozu die Person entbunden hat. Leer, wenn sie selbst hingeht und nichts weitergeht.",
    )

    @property
    def handing_on(self) -> HandingOn:
        data = self.cleaned_data
        return HandingOn(
            needed=data["needed"] or bool(data["handed"] or data["released_on"]), released_on=data["released_on"],
            form=data["form"], revoked_on=data.get("revoked_on"), handed=data["handed"],
        )  # fmt: skip


class LinkingForm(Handing):
    name = forms.CharField(
        label="Wohin",
        max_length=200,
        error_messages=asked("Schreiben Sie, wohin Sie vermitteln."),
        widget=forms.TextInput(attrs=OFF),
        help_text="Eine Stelle, eine Praxis, ein Mensch, der hilft.",
    )
    concern = forms.ChoiceField(label="Zu welchem Anliegen", required=False)
    purpose = forms.CharField(
        label="Wofür", error_messages=asked("Schreiben Sie in einem Satz, wofür."), widget=text_box(),
        max_length=rules.LONGEST,
    )  # fmt: skip
    on = GermanDateField(label="Vermittelt am", error_messages=asked("Schreiben Sie den Tag."), past=True)
    state = forms.ChoiceField(
        label="Angekommen", choices=tuple(ARRIVALS.items()), widget=forms.RadioSelect, initial="open",
        error_messages=asked("Wählen Sie, ob die Person angekommen ist."),
    )  # fmt: skip
    ask_on = GermanDateField(
        label="Nachfragen am",
        required=False,
        help_text="An diesem Tag steht es unter „Heute“. Nur, solange es offen ist.",
    )
    offer = forms.CharField(required=False, widget=forms.HiddenInput)
    organisation = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = (
        "name", "concern", "purpose", "on", "state", "ask_on", "needed", "released_on", "form", "handed", "offer",
        "organisation",
    )  # fmt: skip

    def __init__(self, *args: Any, target: Target | None, concerns: Sequence[Concern], **kwargs: Any) -> None:
        day = today()
        chosen: dict[str, Any] = {target.kind: target.number} if target else {}
        kwargs["initial"] = {
            "on": day,
            "ask_on": day + ASK_AFTER,
            "concern": concerns[0].pk if len(concerns) == 1 else "",
            **chosen,
        }
        super().__init__(*args, **kwargs)
        self.fields["on"].latest = day  # type: ignore[attr-defined]
        self.fields["concern"].choices = [("", "zu keinem bestimmten"), *_concerns(concerns)]  # type: ignore[attr-defined]
        if target:
            del self.fields["name"]


class SettleForm(Handing, Revised):
    """Did the person arrive? What came of it, and what was handed on since."""

    verb = forms.ChoiceField(
        label="Angekommen",
        error_messages=asked("Wählen Sie, ob die Person angekommen ist."),
        widget=forms.RadioSelect,
    )
    ask_on = GermanDateField(label="Nachfragen am", required=False, help_text="Nur, solange es offen ist.")
    result = forms.CharField(label="Was wurde daraus", required=False, widget=text_box(), max_length=rules.LONGEST)
    revoked_on = GermanDateField(
        label="Entbindung widerrufen am", required=False, past=True, help_text="Danach geht nichts mehr weiter."
    )
    field_order = ("verb", "ask_on", "result", "needed", "released_on", "form", "handed", "revoked_on", "revision")

    def __init__(self, *args: Any, of: Linking, **kwargs: Any) -> None:
        handing = of.handing_on
        initial = {
            "ask_on": of.ask_on if of.ask_on and of.ask_on > today() else today() + ASK_AFTER, "result": of.result,
            "needed": handing.needed, "released_on": handing.released_on, "form": handing.form,
            "handed": handing.handed, "revoked_on": handing.revoked_on,
        }  # fmt: skip
        super().__init__(*args, of=of, initial=initial, **kwargs)
        verbs = [(verb, label) for verb, label in VERBS.items() if rules.LINKING.allows(of.state, verb)]
        self.fields["verb"].choices = verbs  # type: ignore[attr-defined]


class MissingForm(forms.Form):
    """No offer fits: what is missing, where, in which language."""

    wanted = forms.CharField(
        label="Welches Angebot fehlt",
        error_messages=asked("Schreiben Sie, welches Angebot fehlt."),
        widget=text_box(),
        max_length=500,
        help_text="Zum Beispiel: Deutschkurs am Abend mit Kinderbetreuung. Ohne Namen.",
    )
    concern = forms.ChoiceField(label="Zu welchem Anliegen", error_messages=asked("Wählen Sie das Anliegen."))
    life_area = forms.ChoiceField(label="Lebensbereich", error_messages=asked("Wählen Sie den Lebensbereich."))
    town = forms.ModelChoiceField(
        label="Wo", queryset=None, required=False, empty_label="ganzer Kreis",
        error_messages=asked("Wählen Sie den Ort oder den ganzen Kreis."),
    )  # fmt: skip
    language = forms.ChoiceField(label="In welcher Sprache", required=False)

    def __init__(
        self, *args: Any, concerns: Sequence[Concern], areas: list[tuple[str, str]], towns: Sequence[Municipality],
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        only = concerns[0] if len(concerns) == 1 else None
        self.fields["concern"].choices = [*([] if only else [("", "– bitte wählen –")]), *_concerns(concerns)]  # type: ignore[attr-defined]
        self.fields["life_area"].choices = areas  # type: ignore[attr-defined]
        if only:
            self.fields["life_area"].initial = only.life_area
        self.fields["town"].queryset = Municipality.objects.filter(pk__in=[one.pk for one in towns]).in_order()  # type: ignore[attr-defined]
        spoken = sorted(names_in("de").items(), key=lambda one: one[1])
        self.fields["language"].choices = [("", "die Sprache ist es nicht"), *spoken]  # type: ignore[attr-defined]
