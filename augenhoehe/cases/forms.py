"""Forms of the closed room. Inside pages, German only; nothing typed here is kept in a draft."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from augenhoehe.accounts.models import Carrier, User
from augenhoehe.core.clock import today
from augenhoehe.places.models import Municipality
from augenhoehe.structure.forms.status import CodeForm
from augenhoehe.ui.forms import GermanDateField, Revised

from . import rules
from .identity import Identity
from .models import Case, Client, Concern, Erasure
from .queries import GROUPS, Taker

_OFF = {"autocomplete": "off", "spellcheck": "false"}
CONTACT_KINDS = (
    ("talk", "Gespräch in der Beratung"),
    ("call", "Telefonat"),
    ("visit", "Besuch"),
    ("company", "Begleitung zu einer Stelle"),
    ("letter", "Brief oder Mail"),
    ("office", "Kontakt mit einer Stelle, mit Einwilligung"),
)
CONSENT_FORMS = (("signed", "unterschrieben"), ("spoken", "mündlich, vor einer zweiten Person"))


def _asked(sentence: str) -> dict[str, str]:
    """What stands at a field that was left out, or chosen from an old page."""
    return {"required": sentence, "invalid_choice": sentence}


def _text(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, **_OFF})


class SearchForm(forms.Form):
    """A name as somebody says it; spelling and script do not matter."""

    name = forms.CharField(
        label="Name",
        error_messages=_asked("Schreiben Sie den Namen, so wie Sie ihn hören."),
        max_length=120,
        widget=forms.TextInput(attrs=_OFF),
        help_text="So, wie Sie ihn hören. Schreibweise, Schrift und Tippfehler machen nichts.",
    )


class IdentityForm(forms.Form):
    """Who the client is. Only the name is needed; the rest as far as the work asks for it."""

    first_name = forms.CharField(label="Vorname", max_length=80, required=False, widget=forms.TextInput(attrs=_OFF))
    last_name = forms.CharField(label="Nachname", max_length=80, required=False, widget=forms.TextInput(attrs=_OFF))
    other_names = forms.CharField(
        label="Andere Schreibweisen",
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs=_OFF),
        help_text="Auch in anderer Schrift. Das hilft beim Suchen und beim Schutz vor versehentlichem Nennen.",
    )
    household = forms.CharField(
        label="Namen im Haushalt", max_length=200, required=False, widget=forms.TextInput(attrs=_OFF)
    )
    born = forms.CharField(
        label="Geboren",
        max_length=20,
        required=False,
        widget=forms.TextInput({**_OFF, "data-width": "short"}),
        help_text="Tag oder nur das Jahr",
    )
    phone = forms.CharField(label="Telefon", max_length=60, required=False, widget=forms.TextInput(attrs=_OFF))
    email = forms.EmailField(label="E-Mail-Adresse", required=False, widget=forms.EmailInput(attrs=_OFF))
    address = forms.CharField(label="Anschrift", max_length=200, required=False, widget=forms.TextInput(attrs=_OFF))
    language = forms.CharField(label="Sprache", max_length=60, required=False, widget=forms.TextInput(attrs=_OFF))
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
        label="Träger", error_messages=_asked("Wählen Sie den Träger."), queryset=None, empty_label=None
    )
    request = forms.CharField(
        label="Worum geht es", required=False, widget=_text(), help_text="In einem Satz. Anliegen kommen danach."
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
        error_messages=_asked("Schreiben Sie das Anliegen mit den Worten der Person."),
        widget=_text(),
        help_text="Zum Beispiel: „Ich möchte einen Deutschkurs am Abend.“",
    )
    life_area = forms.ChoiceField(label="Lebensbereich", error_messages=_asked("Wählen Sie den Lebensbereich."))
    priority = forms.TypedChoiceField(
        label="Wie wichtig ist es der Person",
        error_messages=_asked("Wählen Sie, wie wichtig es der Person ist."),
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
        label="Was wurde daraus", error_messages=_asked("Wählen Sie, was daraus wurde."), widget=forms.RadioSelect
    )
    reason = forms.ChoiceField(
        label="Woran liegt es",
        error_messages=_asked("Wählen Sie, woran es liegt."),
        required=False,
        choices=(("", "– bitte wählen, wenn es nicht ganz gelang –"), *Concern.Reason.choices),
    )
    result = forms.CharField(label="Ergebnis", required=False, widget=_text())

    def __init__(self, *args: Any, of: Concern, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        labels = {"realise": "realisiert", "partly": "teilweise realisiert", "not_possible": "nicht realisierbar"}
        self.fields["verb"].choices = [
            (verb, label) for verb, label in labels.items() if rules.CONCERN.allows(of.state, verb)
        ]


class MoveCaseForm(Revised):
    verb = forms.ChoiceField(
        label="Nächster Schritt", error_messages=_asked("Wählen Sie den nächsten Schritt."), widget=forms.RadioSelect
    )
    agreement = forms.CharField(
        label="Was Sie miteinander vereinbart haben",
        required=False,
        widget=_text(4),
        help_text="Nur für den Hilfeplan: Ziele in den Worten der Person, wer was bis wann tut.",
    )

    def __init__(self, *args: Any, of: Case, **kwargs: Any) -> None:
        super().__init__(*args, of=of, initial={"agreement": of.content.get("agreement", "")}, **kwargs)
        verbs = [one for one in rules.CASE.transitions if of.phase in one.sources and one.name not in rules.OWN_PAGES]
        self.fields["verb"].choices = [(one.name, one.label) for one in verbs]


class CloseCaseForm(Revised):
    result = forms.ChoiceField(
        label="Wie endet der Fall",
        error_messages=_asked("Wählen Sie, wie der Fall endet."),
        choices=tuple(rules.RESULTS.items()),
        widget=forms.RadioSelect,
    )
    summary = forms.CharField(label="Was bleibt festzuhalten", required=False, widget=_text())


class ReopenCaseForm(Revised):
    reason = forms.CharField(
        label="Warum geht der Fall weiter",
        error_messages=_asked("Schreiben Sie in einem Satz, warum der Fall weitergeht."),
        widget=_text(),
        max_length=rules.LONGEST,
        help_text="Die Sperre einer abgeschlossenen Akte fällt nur mit einem Grund. Er steht danach in der Akte.",
    )


class EraseCaseForm(forms.Form):
    cause = forms.ChoiceField(
        label="Warum wird gelöscht",
        error_messages=_asked("Wählen Sie, warum die Akte gelöscht wird."),
        choices=tuple(one for one in Erasure.Cause.choices if one[0] != Erasure.Cause.RETENTION),
        widget=forms.RadioSelect,
    )
    sure = forms.BooleanField(
        label="Ich weiß: Diese Akte kommt nicht wieder, auch nicht aus einer Sicherung.",
        error_messages=_asked("Bestätigen Sie das mit einem Haken."),
    )


class ConsentForm(forms.Form):
    given_on = GermanDateField(
        label="Gegeben am", error_messages=_asked("Schreiben Sie, wann die Person zugestimmt hat."), past=True
    )
    language = forms.CharField(
        label="In welcher Sprache erklärt",
        error_messages=_asked("Schreiben Sie, in welcher Sprache Sie es erklärt haben."),
        max_length=60,
        widget=forms.TextInput(attrs=_OFF),
    )
    interpreted = forms.BooleanField(label="Mit Sprachmittlung", required=False)
    form = forms.ChoiceField(
        label="Wie",
        error_messages=_asked("Wählen Sie, wie die Person zugestimmt hat."),
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
        error_messages=_asked("Bestätigen Sie das mit einem Haken."),
    )


class ContactForm(forms.Form):
    on = GermanDateField(label="Tag", error_messages=_asked("Schreiben Sie den Tag."), past=True)
    kind = forms.ChoiceField(
        label="Art", error_messages=_asked("Wählen Sie die Art des Kontakts."), choices=CONTACT_KINDS
    )
    text = forms.CharField(
        label="Worum ging es", error_messages=_asked("Schreiben Sie in einem Satz, worum es ging."), widget=_text()
    )


class DeputyForm(forms.Form):
    deputy = forms.ModelChoiceField(
        label="Wer vertritt",
        error_messages=_asked("Wählen Sie, wer vertritt."),
        queryset=None,
        empty_label="– bitte wählen –",
    )
    valid_from = GermanDateField(label="Ab", error_messages=_asked("Schreiben Sie, ab wann die Vertretung gilt."))
    valid_until = GermanDateField(
        label="Bis einschließlich",
        error_messages=_asked("Schreiben Sie, bis wann die Vertretung gilt."),
        help_text="Danach schließt sich die Akte von selbst.",
    )

    def __init__(self, *args: Any, colleagues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["deputy"].queryset = colleagues
        self.fields["deputy"].label_from_instance = _person


class HandOverForm(Revised):
    to = forms.ModelChoiceField(
        label="Wer führt den Fall weiter",
        error_messages=_asked("Wählen Sie, wer den Fall weiterführt."),
        queryset=None,
        empty_label="– bitte wählen –",
    )

    def __init__(self, *args: Any, of: Case, colleagues: Any, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        self.fields["to"].queryset = colleagues
        self.fields["to"].label_from_instance = _person


class ReassignForm(forms.Form):
    """Numbers go in, a number comes out: the team lead chooses how many, never which (domain.md 3.4)."""

    groups = forms.MultipleChoiceField(
        label="Welche Fälle",
        error_messages=_asked("Wählen Sie, welche Fälle übergeben werden."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Zuerst gehen die Fälle über, die die gewählte Person schon vertritt.",
    )
    most = forms.IntegerField(
        label="Höchstens wie viele",
        required=False,
        min_value=1,
        widget=forms.NumberInput({"data-width": "short"}),
        help_text="Leer heißt: alle, die Sie oben angekreuzt haben.",
    )
    number = forms.CharField(
        label="Oder ein einzelner Fall: seine Aktennummer",
        required=False,
        max_length=20,
        widget=forms.TextInput({**_OFF, "data-width": "short"}),
        help_text="Wenn sie Ihnen jemand gesagt hat, zum Beispiel 26-K4TX9. Lassen Sie dann die Felder oben leer.",
    )
    to = forms.ModelChoiceField(
        label="Wer führt sie weiter",
        error_messages=_asked("Wählen Sie, wer die Fälle weiterführt."),
        queryset=None,
        empty_label="– bitte wählen –",
    )
    why = forms.ChoiceField(
        label="Anlass",
        error_messages=_asked("Wählen Sie den Anlass."),
        choices=tuple(rules.WHYS.items()),
        widget=forms.RadioSelect,
        help_text="Er steht im Protokoll der Akte. Warum jemand fehlt, gehört nicht hierher.",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, load: dict[str, int], takers: Sequence[Taker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["groups"].choices = [(name, f"{GROUPS[name][0]} ({number})") for name, number in load.items()]
        self.initial |= {"groups": [one for one in load if one != "closed"], "seen": sum(load.values())}
        words = {one.user.pk: _taker(one) for one in takers}
        self.fields["to"].queryset = User.objects.filter(pk__in=list(words)).in_order()
        self.fields["to"].label_from_instance = lambda user: words[user.pk]

    @property
    def phases(self) -> list[str]:
        return sorted(phase for name in self.cleaned_data["groups"] for phase in GROUPS[name][1])


def _taker(one: Taker) -> str:
    words = f"{_person(one.user)}: führt {one.manages}"
    return f"{words}, vertritt {one.stands_in} von diesen" if one.stands_in else words


def _person(user: User) -> str:
    return f"{user.name}, {user.function}" if user.function else user.name


class HintForm(forms.Form):
    """What may leave: two texts, a coarse place, a quarter. There is no further field, on purpose."""

    problem = forms.CharField(
        label="Was ist das Problem",
        error_messages=_asked("Schreiben Sie, was das Problem ist."),
        widget=_text(4),
        max_length=rules.LONGEST,
        help_text="So, dass es viele betreffen könnte: keine Namen, keine Tage, keine Nummern.",
    )
    idea = forms.CharField(label="Was würde helfen", widget=_text(), required=False, max_length=rules.LONGEST)
    place = forms.ModelChoiceField(
        label="Wo",
        error_messages=_asked("Wählen Sie den Ort oder den ganzen Kreis."),
        queryset=None,
        required=False,
        empty_label="ganzer Kreis",
        help_text="Bei kleinen Orten wählen Sie den ganzen Kreis.",
    )
    quarter = forms.ChoiceField(label="Wann erlebt", error_messages=_asked("Wählen Sie eines der Quartale."))

    def __init__(self, *args: Any, towns: Sequence[Municipality], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = Municipality.objects.filter(pk__in=[one.pk for one in towns]).in_order()
        self.fields["quarter"].choices = [(one, quarter_words(one)) for one in rules.quarters(today())]


class AdviceHintForm(HintForm):
    """The same without a file: the area has to be said."""

    life_area = forms.ChoiceField(label="Lebensbereich", error_messages=_asked("Wählen Sie den Lebensbereich."))
    field_order = ["problem", "idea", "life_area", "place", "quarter"]

    def __init__(self, *args: Any, areas: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["life_area"].choices = areas


class TakeBackForm(CodeForm):
    """A hint is withdrawn by its number alone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = "Nummer des Hinweises"
        self.fields["code"].error_messages["required"] = "Schreiben Sie die Nummer des Hinweises."


def quarter_words(quarter: str) -> str:
    """„4. Quartal 2026“."""
    year, _, number = quarter.partition("-Q")
    return f"{number}. Quartal {year}"
