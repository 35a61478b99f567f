"""Forms for the duty to lay before, the way of a paper, statements and evidence. Inside pages, German only."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.committees import queries
from augenhoehe.committees.models import Committee, DutyRule, Laying, Paper, StatementRequest, Station
from augenhoehe.core.clock import day_of, today
from augenhoehe.core.numbers import long_date
from augenhoehe.ui.forms import GermanDateField, Revised

from .papers import StationsMixin

_LONG = forms.Textarea(attrs={"rows": 5})


class _Shown(forms.Form):
    """A file or an address that shows it."""

    url = forms.URLField(label="Adresse", required=False, max_length=300, assume_scheme="https",
                         help_text="Zum Beispiel die Niederschrift im Ratsinformationssystem.")  # fmt: skip
    file = forms.FileField(label="Oder eine Datei", required=False, help_text="PDF, Text, Tabelle oder Bild.")


def shown(data: dict[str, Any]) -> dict[str, Any]:
    """The same with the file under the name that operations know."""
    return {"content": data.pop("file", None), **data}


class EvidenceForm(_Shown):
    title = forms.CharField(label="Was zeigt der Nachweis?", max_length=200)
    field_order = ("title", "url", "file")


class LayingForm(forms.Form):
    """Before whom, and until when an answer is asked for."""

    addressee = forms.ModelChoiceField(label="Vorzulegen bei", queryset=None, empty_label="– bitte wählen –")
    answer_due = GermanDateField(label="Antwort erbeten bis", required=False)

    def __init__(self, *args: Any, without: Committee, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = queries.political_committees(today()).exclude(pk=without.pk)
        near = rows.filter(municipality=without.municipality_id)
        field = self.fields["addressee"]
        field.queryset = near if near.exists() else rows
        field.label_from_instance = lambda one: one.name_on(today())


class LaidForm(Revised, _Shown):
    """When it was laid before, shown by a meeting or by evidence."""

    meeting = forms.ModelChoiceField(label="In der Sitzung", queryset=None, required=False, empty_label="– ohne –")
    laid_on = GermanDateField(label="Vorgelegt am", past=True)
    answer_due = GermanDateField(label="Antwort erbeten bis", required=False)
    field_order = ("meeting", "laid_on", "answer_due", "url", "file")

    def __init__(self, *args: Any, of: Laying, **kwargs: Any) -> None:
        initial = {"laid_on": today(), "answer_due": of.answer_due, **kwargs.pop("initial", {})}
        super().__init__(*args, of=of, initial=initial, **kwargs)
        field = self.fields["meeting"]
        field.queryset = queries.held_meetings(of.addressee, of.opened_on, today())
        field.label_from_instance = lambda one: long_date(day_of(one.starts_at))


class AnswerForm(Revised):
    answer = forms.CharField(label="Antwort", widget=_LONG, help_text="Das Ergebnis und die Begründung, im Wortlaut.")
    answered_on = GermanDateField(label="Beantwortet am", past=True)


class WaiveForm(Revised):
    resolution = forms.ModelChoiceField(
        label="Eigener Beschluss",
        queryset=None,
        empty_label="– bitte wählen –",
        help_text="Nur ein Beschluss des Gremiums selbst nimmt die Sache zurück.",
    )
    reason = forms.CharField(label="Grund", max_length=300)

    def __init__(self, *args: Any, of: Laying, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        field = self.fields["resolution"]
        field.queryset = queries.own_resolutions_since(of)
        field.label_from_instance = lambda one: f"{long_date(one.decided_on)}: {one.agenda_item.title}"


class SpeakerForm(Revised):
    speaker = forms.CharField(
        label="Wer spricht dort?", max_length=200, required=False,
        help_text="Der Vorsitz oder wen das Gremium benennt, mit Funktion.",
    )  # fmt: skip

    def __init__(self, *args: Any, of: Laying, **kwargs: Any) -> None:
        super().__init__(*args, of=of, initial={"speaker": of.speaker}, **kwargs)


class DutyRuleForm(forms.Form):
    kind = forms.ChoiceField(label="Was ist geregelt?", choices=DutyRule.Kind.choices, widget=forms.RadioSelect)
    days = forms.IntegerField(label="Tage", required=False, min_value=1, max_value=366,
                              help_text="Nur bei einer Frist.")  # fmt: skip
    source = forms.CharField(
        label="Wo steht das? (zu prüfen)", max_length=300,
        help_text="Gesetz, Hauptsatzung oder Geschäftsordnung, mit Paragraf und Datum der Fassung.",
    )  # fmt: skip
    valid_from = GermanDateField(label="Gilt ab", past=True)


class WayForm(StationsMixin, Revised):
    """What lies ahead of a paper, and why it changes."""

    reason = forms.CharField(label="Grund", max_length=300, help_text="Steht im Vorgang.")
    sections = (("Warum", ("reason",)),)

    def __init__(self, *args: Any, of: Paper, ahead: list[Station], **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        before = [None, *(one.order for one in ahead)]
        self.add_places(
            [(one.committee, one.role, one.order == last) for one, last in zip(ahead, before, strict=False)]
        )


class StatementForm(forms.Form):
    """A request as it came in."""

    asked_by = forms.CharField(label="Wer fragt", max_length=200, help_text="Zum Beispiel „Rat der Stadt“.")
    title = forms.CharField(label="Worum es geht", max_length=200)
    text = forms.CharField(label="Die Frage im Wortlaut", widget=_LONG)
    received_on = GermanDateField(label="Eingegangen am", past=True)
    due = GermanDateField(label="Stellungnahme erbeten bis")
    public = forms.BooleanField(label="Öffentlich", required=False, initial=True)


class DraftForm(Revised):
    draft = forms.CharField(label="Entwurf", widget=forms.Textarea(attrs={"rows": 12}),
                            help_text="Wird so abgegeben, wie er beschlossen ist.")  # fmt: skip

    def __init__(self, *args: Any, of: StatementRequest, **kwargs: Any) -> None:
        super().__init__(*args, of=of, initial={"draft": of.draft}, **kwargs)


class CirculationForm(Revised):
    decided_on = GermanDateField(label="Beschlossen am", past=True)


class SendForm(Revised, _Shown):
    sent_on = GermanDateField(label="Abgegeben am", past=True)
    sent_how = forms.CharField(label="Wie", max_length=200, help_text="Zum Beispiel „per Mail an das Büro des Rates“.")
    field_order = ("sent_on", "sent_how", "url", "file")
