"""Forms for committees, seats, meetings, agenda items and resolutions. Inside pages, German only."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from augenhoehe.committees import queries
from augenhoehe.committees.models import AgendaItem, Committee, Resolution, Seat
from augenhoehe.committees.queries.bodies import entries_to_name
from augenhoehe.core.multilingual import text_in
from augenhoehe.core.rights import Actor
from augenhoehe.ui.forms import GermanDateField, GermanMomentField, Revised

_LONG = forms.Textarea(attrs={"rows": 4})


class CommitteeForm(forms.Form):
    """Set up a committee."""

    kind = forms.ChoiceField(label="Art", choices=Committee.Kind.choices)
    name = forms.CharField(label="Name", max_length=160)
    municipality = forms.ModelChoiceField(
        label="Kommune", queryset=None, required=False, empty_label="Ganzer Kreis", help_text="Für wen tagt es?"
    )
    short_text = forms.CharField(
        label="Aufgabe in einem Satz",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Steht auf der öffentlichen Seite.",
    )
    legal_basis = forms.CharField(
        label="Rechtsgrundlage (zu prüfen)",
        max_length=200,
        required=False,
        help_text="Zum Beispiel „§ 27 GO NRW“ oder ein Beschluss des Kreistags.",
    )
    started_on = GermanDateField(label="Eingesetzt am", required=False, past=True)
    public = forms.BooleanField(
        label="Öffentlich zeigen",
        required=False,
        initial=True,
        help_text="Alle sehen Name, Aufgabe, Sitze ohne Personennamen und den nächsten Termin.",
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = queries.towns_to_seat(actor)
        if not queries.sees_whole_district(actor):
            self.fields["municipality"].required = True
            self.fields["municipality"].empty_label = None


class CommitteeTextForm(Revised):
    """What a committee is for, and who sees it."""

    short_text = forms.CharField(
        label="Aufgabe in einem Satz", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    public = forms.BooleanField(
        label="Öffentlich zeigen",
        required=False,
        help_text="Ohne Haken sehen es nur Mitglieder, Koordination und Geschäftsstelle.",
    )

    invitation_days = forms.IntegerField(
        label="Ladungsfrist in Tagen (zu prüfen)",
        min_value=0,
        max_value=60,
        help_text="Wie viele Tage vor der Sitzung geladen wird. Prüfen Sie die Geschäftsordnung dieses Gremiums.",
    )
    office_name = forms.CharField(
        label="Büro, das die Sitzungen vorbereitet",
        max_length=160,
        required=False,
        help_text="Dieses Büro ist „am Zug“, wenn eine Vorlage wartet. Zum Beispiel „Büro des Rates“.",
    )

    def __init__(self, *args: Any, of: Committee, ruled: bool = False, **kwargs: Any) -> None:
        initial = {name: getattr(of, name) for name in ("public", "invitation_days", "office_name")}
        kwargs.setdefault("initial", {"short_text": text_in(of.short_text, "de").text, **initial})
        super().__init__(*args, of=of, **kwargs)
        if ruled:
            # The period follows the body's own rule, which names its source.
            del self.fields["invitation_days"]


class RenameForm(forms.Form):
    """A new name from a day on."""

    name = forms.CharField(label="Neuer Name", max_length=160)
    valid_from = GermanDateField(
        label="Gilt ab",
        help_text="Frühere Sitzungen und Beschlüsse behalten den Namen, der damals galt. Zum Beispiel 1.11.2025.",
    )
    legal_basis = forms.CharField(label="Rechtsgrundlage (zu prüfen)", max_length=200, required=False)


class EndCommitteeForm(Revised):
    ended_on = GermanDateField(label="Aufgelöst am", help_text="Offene Sitze enden mit diesem Tag.")


class SeatForm(forms.Form):
    """Give a seat: to a person with an account, to somebody by name, to an organisation, or keep it free."""

    user = forms.ModelChoiceField(
        label="Person mit Konto",
        queryset=None,
        required=False,
        empty_label="niemand mit Konto",
        help_text="Wird zu Sitzungen im Postfach eingeladen, in der eigenen Sprache.",
    )
    holder_name = forms.CharField(
        label="Person ohne Konto", max_length=160, required=False, help_text="Name, wie die Person ihn schreibt."
    )
    organisation = forms.CharField(
        label="Organisation", max_length=160, required=False, help_text="Leer: der Träger der Person mit Konto."
    )
    organisation_entry = forms.ModelChoiceField(
        label="Oder: Organisation aus dem Register", queryset=None, required=False, empty_label="nicht aus dem Register"
    )
    list_name = forms.CharField(
        label="Liste oder Fraktion", max_length=120, required=False, help_text="Bei gewählten Mitgliedern die Liste."
    )
    basis = forms.ChoiceField(
        label="Wie der Sitz zustande kam", choices=[("", "keine Angabe"), *Seat.Basis.choices], required=False
    )
    function = forms.CharField(label="Funktion im Gremium", max_length=80, initial="Mitglied")
    sector = forms.ChoiceField(label="Bereich", choices=Seat.Sector.choices)
    migrant_organisation = forms.BooleanField(label="Sitz einer Migrantenorganisation", required=False)
    voting = forms.BooleanField(label="Stimmberechtigt", required=False, initial=True)
    chair = forms.BooleanField(label="Vorsitz", required=False, help_text="Darf Beschlüsse festhalten.")
    valid_from = GermanDateField(label="Von", past=True)
    valid_until = GermanDateField(label="Bis", required=False, help_text="Leer, wenn das Ende noch nicht feststeht.")
    sections = (
        ("Wer", ("user", "holder_name", "organisation", "organisation_entry")),
        ("Wofür", ("function", "list_name", "basis", "sector", "migrant_organisation", "voting", "chair")),
        ("Wann", ("valid_from", "valid_until")),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = queries.accounts_to_seat()
        self.fields["organisation_entry"].queryset = entries_to_name()

    def clean_migrant_organisation(self) -> bool | None:
        """Without a tick the carrier of the account decides."""
        return True if self.cleaned_data["migrant_organisation"] else None


class EndSeatForm(forms.Form):
    valid_until = GermanDateField(label="Letzter Tag", help_text="Bis zu diesem Tag zählt der Sitz.")


class ItemForm(forms.Form):
    """Lay something before a committee by hand."""

    title = forms.CharField(label="Titel", max_length=200)
    brief = forms.CharField(
        label="Worum es geht, in drei Sätzen",
        max_length=600,
        widget=_LONG,
        help_text="Was ist das Problem? Was soll entschieden werden? Was ändert sich dadurch?",
    )
    url = forms.URLField(
        label="Unterlage", required=False, max_length=300, assume_scheme="https", help_text="Adresse eines Dokuments."
    )
    public = forms.BooleanField(label="Öffentlich", required=False, initial=True)


class MeetingForm(forms.Form):
    """When and where."""

    starts_at = GermanMomentField(label="Beginn")
    place = forms.CharField(label="Ort", max_length=200, help_text="Raum und Anschrift, oder „online“.")
    public = forms.BooleanField(
        label="Öffentliche Sitzung", required=False, help_text="Der Ort steht dann auf der öffentlichen Seite."
    )


class ChangeMeetingForm(Revised, MeetingForm):
    field_order = ("starts_at", "place", "public")


class CancelForm(Revised):
    reason = forms.CharField(
        label="Grund der Absage", max_length=300, help_text="Steht in der Nachricht an alle Eingeladenen."
    )


class VotesForm(Revised):
    """Wording, reason and votes: common to recording and correcting."""

    wording = forms.CharField(
        label="Wortlaut", widget=_LONG, help_text="Bei öffentlichen Punkten lesen ihn alle. Nennen Sie keine Personen."
    )
    reason = forms.CharField(
        label="Begründung",
        widget=_LONG,
        help_text="Warum so? Wer betroffen ist, liest diesen Satz.",
    )
    yes = forms.IntegerField(label="Ja", required=False, min_value=0)
    no = forms.IntegerField(label="Nein", required=False, min_value=0)
    abstentions = forms.IntegerField(label="Enthaltungen", required=False, min_value=0)
    public_text = forms.CharField(
        label="In einfachen Worten, für alle",
        required=False,
        widget=_LONG,
        help_text="Bei nicht öffentlichen Punkten ist das der einzige Text, der nach außen geht.",
    )


class ResolutionForm(VotesForm):
    """Record what was decided."""

    kind = forms.ChoiceField(label="Entscheidung", choices=Resolution.Kind.choices, widget=forms.RadioSelect)
    resubmit_on = GermanDateField(
        label="Wiedervorlage am",
        required=False,
        help_text="Nur bei „zurückgestellt“: An diesem Tag steht der Punkt wieder unter „Heute“. Zum Beispiel 14.5.",
    )
    sections: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("Entscheidung", ("kind", "resubmit_on", "wording", "reason")),
        ("Stimmen, wenn gezählt wurde", ("yes", "no", "abstentions")),
        ("Für alle", ("public_text",)),
    )

    def __init__(self, *args: Any, of: AgendaItem, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        if not queries.comes_back(of):
            del self.fields["resubmit_on"]


class CorrectionForm(VotesForm):
    """Mend a slip; what was decided stays."""

    why = forms.CharField(
        label="Was berichtigen Sie und warum?", max_length=300, help_text="Steht als Schritt im Vorgang."
    )
    sections = (
        ("Beschluss", ("wording", "reason")),
        ("Stimmen, wenn gezählt wurde", ("yes", "no", "abstentions")),
        ("Für alle", ("public_text",)),
        ("Berichtigung", ("why",)),
    )

    def __init__(self, *args: Any, of: Resolution, **kwargs: Any) -> None:
        names = ("wording", "reason", "yes", "no", "abstentions")
        initial = {name: getattr(of, name) for name in names}
        initial["public_text"] = text_in(of.public_text, "de").text
        super().__init__(*args, of=of, initial=initial, **kwargs)


def places_typed(data: Any, items: QuerySet[Any]) -> dict[Any, int]:
    """The numbers typed beside the items of an agenda; what is no number keeps its place."""
    typed = {}
    for item in items:
        number = str(data.get(f"platz-{item.pk}", "")).strip()
        if number.isascii() and number.isdigit() and 0 < len(number) < 5:
            typed[item.pk] = int(number)
    return typed
