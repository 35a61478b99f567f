"""The file: found by a name, taken in, changed, moved on, closed, opened again, erased; what stands in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from augenhoehe.accounts.models import Carrier
from augenhoehe.cases import rules
from augenhoehe.cases.identity import Identity
from augenhoehe.cases.models import Case, Client, Concern
from augenhoehe.core.clock import today
from augenhoehe.ui.forms import GermanDateField, Revised

from .fields import OFF, asked, text_box

CONTACT_KINDS = (
    ("talk", "Gespräch in der Beratung"),
    ("call", "Telefonat"),
    ("visit", "Besuch"),
    ("company", "Begleitung zu einer Stelle"),
    ("letter", "Brief oder Mail"),
    ("office", "Kontakt mit einer Stelle, mit Einwilligung"),
)
CONSENT_FORMS = (("signed", "unterschrieben"), ("spoken", "mündlich, vor einer zweiten Person"))


class SearchForm(forms.Form):
    """A name as somebody says it; spelling and script do not matter."""

    name = forms.CharField(
        label="Name",
        error_messages=asked("Schreiben Sie den Namen, so wie Sie ihn hören."),
        max_length=120,
        widget=forms.TextInput(attrs=OFF),
        help_text="So, wie Sie ihn hören. Schreibweise, Schrift und Tippfehler machen nichts.",
    )


class IdentityForm(forms.Form):
    """Who the client is. Only the name is needed; the rest as far as the work asks for it."""

    first_name = forms.CharField(label="Vorname", max_length=80, required=False, widget=forms.TextInput(attrs=OFF))
    last_name = forms.CharField(label="Nachname", max_length=80, required=False, widget=forms.TextInput(attrs=OFF))
    other_names = forms.CharField(
        label="Andere Schreibweisen",
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs=OFF),
        help_text="Auch in anderer Schrift. Das hilft beim Suchen und beim Schutz vor versehentlichem Nennen.",
    )
    household = forms.CharField(
        label="Namen im Haushalt", max_length=200, required=False, widget=forms.TextInput(attrs=OFF)
    )
    born = forms.CharField(
        label="Geboren",
        max_length=20,
        required=False,
        widget=forms.TextInput({**OFF, "data-width": "short"}),
        help_text="Tag oder nur das Jahr",
    )
    phone = forms.CharField(label="Telefon", max_length=60, required=False, widget=forms.TextInput(attrs=OFF))
    email = forms.EmailField(label="E-Mail-Adresse", required=False, widget=forms.EmailInput(attrs=OFF))
    address = forms.CharField(label="Anschrift", max_length=200, required=False, widget=forms.TextInput(attrs=OFF))
    language = forms.CharField(label="Sprache", max_length=60, required=False, widget=forms.TextInput(attrs=OFF))
    interpreter = forms.BooleanField(label="Braucht Sprachmittlung", required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("first_name") and not data.get("last_name"):
            self.add_error("last_name", "Schreiben Sie einen Namen. Ein erfundener geht auch.")
        return data

    @property
    def identity(self) -> Identity:
        return Identity.of(self.cleaned_data)


class NewClientForm(IdentityForm):
    carrier = forms.ModelChoiceField(
        label="Träger", error_messages=asked("Wählen Sie den Träger."), queryset=None, empty_label=None
    )
    request = forms.CharField(
        label="Worum geht es", required=False, widget=text_box(), help_text="In einem Satz. Anliegen kommen danach."
    )

    def __init__(self, *args: Any, carriers: Sequence[Carrier], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Carrier.objects.filter(pk__in=[one.pk for one in carriers])
        self.fields["carrier"].queryset = rows
        if len(carriers) == 1:
            self.fields["carrier"].initial = carriers[0].pk
            self.fields["carrier"].widget = forms.HiddenInput()


class ChangeClientForm(Revised, IdentityForm):
    def __init__(self, *args: Any, of: Client, **kwargs: Any) -> None:
        super().__init__(*args, of=of, initial=of.identity.as_content(), **kwargs)


class ConcernForm(forms.Form):
    wording = forms.CharField(
        label="Das Anliegen, mit den Worten der Person",
        error_messages=asked("Schreiben Sie das Anliegen mit den Worten der Person."),
        widget=text_box(),
        help_text="Zum Beispiel: „Ich möchte einen Deutschkurs am Abend.“",
    )
    life_area = forms.ChoiceField(label="Lebensbereich", error_messages=asked("Wählen Sie den Lebensbereich."))
    priority = forms.TypedChoiceField(
        label="Wie wichtig ist es der Person",
        error_messages=asked("Wählen Sie, wie wichtig es der Person ist."),
        coerce=int,
        choices=((1, "sehr wichtig"), (2, "wichtig"), (3, "kann warten")),
        widget=forms.RadioSelect,
        initial=1,
    )

    def __init__(self, *args: Any, areas: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["life_area"].choices = areas


class EndConcernForm(Revised):
    """What came of a concern; what was not possible says why."""

    verb = forms.ChoiceField(
        label="Was wurde daraus", error_messages=asked("Wählen Sie, was daraus wurde."), widget=forms.RadioSelect
    )
    reason = forms.ChoiceField(
        label="Woran liegt es",
        error_messages=asked("Wählen Sie, woran es liegt."),
        required=False,
        choices=(("", "– bitte wählen, wenn es nicht ganz gelang –"), *Concern.Reason.choices),
    )
    referred_to = forms.CharField(
        label="Weitervermittelt an", required=False, max_length=200, widget=forms.TextInput(attrs=OFF),
        help_text="Nur wenn sich nun jemand anders kümmert. Zum Nachfragen halten Sie danach eine Vermittlung fest.",
    )  # fmt: skip
    result = forms.CharField(label="Ergebnis", required=False, widget=text_box())

    def __init__(self, *args: Any, of: Concern, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        labels = {
            "realise": "realisiert", "partly": "teilweise realisiert", "not_possible": "nicht realisierbar",
            "refer": "weitervermittelt",
        }  # fmt: skip
        self.fields["verb"].choices = [
            (verb, labels[verb]) for verb in rules.ENDINGS if rules.CONCERN.allows(of.state, verb)
        ]


class MoveCaseForm(Revised):
    verb = forms.ChoiceField(
        label="Nächster Schritt", error_messages=asked("Wählen Sie den nächsten Schritt."), widget=forms.RadioSelect
    )
    agreement = forms.CharField(
        label="Was Sie miteinander vereinbart haben",
        required=False,
        widget=text_box(4),
        help_text="Nur für den Hilfeplan: Ziele in den Worten der Person, wer was bis wann tut.",
    )

    def __init__(self, *args: Any, of: Case, **kwargs: Any) -> None:
        super().__init__(*args, of=of, initial={"agreement": of.content.get("agreement", "")}, **kwargs)
        verbs = [one for one in rules.CASE.transitions if of.phase in one.sources and one.name not in rules.OWN_PAGES]
        self.fields["verb"].choices = [(one.name, one.label) for one in verbs]


class CloseCaseForm(Revised):
    result = forms.ChoiceField(
        label="Wie endet der Fall",
        error_messages=asked("Wählen Sie, wie der Fall endet."),
        choices=tuple(rules.RESULTS.items()),
        widget=forms.RadioSelect,
    )
    summary = forms.CharField(label="Was bleibt festzuhalten", required=False, widget=text_box())


class ReopenCaseForm(Revised):
    reason = forms.CharField(
        label="Warum geht der Fall weiter",
        error_messages=asked("Schreiben Sie in einem Satz, warum der Fall weitergeht."),
        widget=text_box(),
        max_length=rules.LONGEST,
        help_text="Die Sperre einer abgeschlossenen Akte fällt nur mit einem Grund. Er steht danach in der Akte.",
    )


class EraseCaseForm(forms.Form):
    cause = forms.ChoiceField(
        label="Warum wird gelöscht",
        error_messages=asked("Wählen Sie, warum die Akte gelöscht wird."),
        choices=[(one.value, one.label) for one in rules.BY_HAND],
        widget=forms.RadioSelect,
    )
    sure = forms.BooleanField(
        label="Ich weiß: Diese Akte kommt nicht wieder, auch nicht aus einer Sicherung.",
        error_messages=asked("Bestätigen Sie das mit einem Haken."),
    )


class ConsentForm(forms.Form):
    given_on = GermanDateField(
        label="Gegeben am", error_messages=asked("Schreiben Sie, wann die Person zugestimmt hat."), past=True
    )
    language = forms.CharField(
        label="In welcher Sprache erklärt",
        error_messages=asked("Schreiben Sie, in welcher Sprache Sie es erklärt haben."),
        max_length=60,
        widget=forms.TextInput(attrs=OFF),
    )
    interpreted = forms.BooleanField(label="Mit Sprachmittlung", required=False)
    form = forms.ChoiceField(
        label="Wie",
        error_messages=asked("Wählen Sie, wie die Person zugestimmt hat."),
        choices=CONSENT_FORMS,
        widget=forms.RadioSelect,
        initial="signed",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["given_on"].latest = today()


class RevokeForm(forms.Form):
    sure = forms.BooleanField(
        label="Die Person hat widerrufen. Die Akte wird innerhalb eines Monats gelöscht.",
        error_messages=asked("Bestätigen Sie das mit einem Haken."),
    )


class ContactForm(forms.Form):
    on = GermanDateField(label="Tag", error_messages=asked("Schreiben Sie den Tag."), past=True)
    kind = forms.ChoiceField(
        label="Art", error_messages=asked("Wählen Sie die Art des Kontakts."), choices=CONTACT_KINDS
    )
    text = forms.CharField(
        label="Worum ging es", error_messages=asked("Schreiben Sie in einem Satz, worum es ging."), widget=text_box()
    )
