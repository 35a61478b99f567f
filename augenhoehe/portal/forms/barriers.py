"""„Barriere melden“, without an account; and the answer."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from augenhoehe.portal.rules.barriers import LONGEST
from augenhoehe.ui.forms import TOO_LONG, CleanText, Trap


class BarrierForm(Trap):
    """What did not work, where, and how to answer; an address is the person's free choice."""

    text = CleanText(
        label=_("Was ging nicht?"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        help_text=_("Zum Beispiel: Mein Vorleseprogramm liest die Knöpfe nicht vor."),
        error_messages={"required": _("Was ging nicht? Ein Satz genügt."), "max_length": TOO_LONG},
    )  # fmt: skip
    page = CleanText(
        label=_("Auf welcher Seite?"), max_length=300, required=False,
        help_text=_("Die Adresse oder ein paar Worte, zum Beispiel: die Suche nach Angeboten"),
        error_messages={"max_length": TOO_LONG},
    )  # fmt: skip
    email = forms.EmailField(
        label=_("E-Mail-Adresse für die Antwort"), required=False,
        help_text=_("Ohne Adresse können wir den Fehler beheben, aber Ihnen nicht antworten."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        error_messages={
            "invalid": _("Das ist keine E-Mail-Adresse. Sie sieht zum Beispiel so aus: name@beispiel.de")
        },
    )  # fmt: skip


class AnswerForm(forms.Form):
    answer = CleanText(
        label="Antwort", max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Was Sie behoben haben oder bis wann Sie es tun. Sonst: wie die Person anders an den Inhalt kommt.",
    )  # fmt: skip
