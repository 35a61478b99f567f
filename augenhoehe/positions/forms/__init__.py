"""Forms for networks, their space, positions and notes. Inside pages, German only."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet

from augenhoehe.committees.models import Committee, Paper
from augenhoehe.core.clock import today
from augenhoehe.journal.models import Thread
from augenhoehe.positions.models import BodyAnswer, JointPosition, Membership, ProtectedNote, SpaceEntry
from augenhoehe.ui.forms import CleanText, GermanDateField, Revised

_LONG = 20_000


class BodyChoice(forms.ModelChoiceField):
    """Bodies under the name that holds today."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name_on(today()))


def _choose(field: Any, bodies: QuerySet[Committee]) -> None:
    """Whoever speaks for one body only is not asked for which; beside the network's own name that body stands first."""
    field.queryset, field.empty_label = bodies, "bitte wählen"
    first = list(bodies[:3])
    if len(first) == 1:
        field.initial, field.widget = first[0].pk, forms.HiddenInput()
        return
    members = [one for one in first if one.kind != Committee.Kind.NETWORK]
    if len(members) == 1:
        field.initial = members[0].pk


class MemberForm(forms.Form):
    body = BodyChoice(label="Welches Gremium?", queryset=None, empty_label="bitte wählen")
    valid_from = GermanDateField(label="Mitglied ab")
    speakers = CleanText(
        label="Wer spricht dort für das Gremium?", max_length=300, required=False,
        help_text="Namen mit Funktion. Das lesen nur die Mitglieder des Netzwerks.",
    )  # fmt: skip

    def __init__(self, *args: Any, bodies: QuerySet[Committee], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies


class SpeakersForm(Revised):
    speakers = CleanText(label="Wer spricht für das Gremium?", max_length=300, required=False)

    def __init__(self, *args: Any, of: Membership, **kwargs: Any) -> None:
        super().__init__(*args, of=of, initial={"speakers": of.speakers}, **kwargs)


class EndMemberForm(Revised):
    valid_until = GermanDateField(label="Mitglied bis")


class EntryForm(Revised):
    """What a body tells the others."""

    body = BodyChoice(label="Wer schreibt?", queryset=None)
    kind = forms.ChoiceField(label="Was ist es?", choices=SpaceEntry.Kind.choices, widget=forms.RadioSelect)
    title = CleanText(label="Überschrift", max_length=160)
    text = CleanText(label="Text", widget=forms.Textarea(attrs={"rows": 5}), max_length=5000)
    thread = forms.ModelChoiceField(label="Vorgang dazu", queryset=None, required=False, empty_label="keiner")
    paper = forms.ModelChoiceField(label="Vorlage dazu", queryset=None, required=False, empty_label="keine")
    VALUES = ("kind", "title", "text")

    def __init__(
        self,
        *args: Any,
        bodies: QuerySet[Committee] | None,
        threads: QuerySet[Thread],
        papers: QuerySet[Paper],
        of: SpaceEntry | None = None,
        **kwargs: Any,
    ) -> None:
        first: dict[str, Any] = {"kind": SpaceEntry.Kind.ACTIVITY, **kwargs.pop("initial", {})}
        if of is not None:
            first = {name: getattr(of, name) for name in self.VALUES}
            first |= {"thread": of.thread_id, "paper": of.paper_id}
        super().__init__(*args, of=of, initial=first, **kwargs)
        self.fields["revision"].required = of is not None
        self.fields["thread"].queryset, self.fields["paper"].queryset = threads, papers
        if bodies is None:
            del self.fields["body"]
        else:
            _choose(self.fields["body"], bodies)


class CommentForm(forms.Form):
    body = BodyChoice(label="Wer schreibt?", queryset=None)
    text = CleanText(label="Ihr Kommentar", widget=forms.Textarea(attrs={"rows": 4}), max_length=2000)

    def __init__(self, *args: Any, bodies: QuerySet[Committee], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self.fields["body"], bodies)


class PositionForm(forms.Form):
    title = CleanText(label="Titel", max_length=160, help_text="Zum Beispiel „In die Beratungsfolge“.")
    text = CleanText(
        label="Gemeinsamer Wortlaut", widget=forms.Textarea(attrs={"rows": 14}), max_length=_LONG,
        help_text="So soll ihn jedes Gremium beschließen können.",
    )  # fmt: skip


class VersionForm(Revised, PositionForm):
    note = CleanText(label="Was haben Sie geändert?", max_length=300, required=False)

    def __init__(self, *args: Any, of: JointPosition, text: str, **kwargs: Any) -> None:
        super().__init__(*args, of=of, initial={"title": of.title, "text": text}, **kwargs)


class OpenForm(Revised):
    decide_until = GermanDateField(
        label="Beschlüsse erbeten bis",
        help_text="Eine Bitte, keine Frist: Jedes Gremium entscheidet in seiner Sitzung.",
    )

    def __init__(self, *args: Any, of: JointPosition, **kwargs: Any) -> None:
        super().__init__(*args, of=of, initial={"decide_until": today() + timedelta(days=120)}, **kwargs)


class ReasonForm(Revised):
    reason = CleanText(label="Warum?", max_length=300, help_text="Alle Mitglieder lesen diesen Satz.")


class WordingForm(Revised):
    wording = CleanText(
        label="Der ganze Wortlaut, wie ihn das Gremium beschlossen hat", widget=forms.Textarea(attrs={"rows": 14}),
        max_length=_LONG, help_text="Ändern Sie im gemeinsamen Text nur, was das Gremium geändert hat.",
    )  # fmt: skip

    def __init__(self, *args: Any, of: BodyAnswer, **kwargs: Any) -> None:
        text = of.wording or of.position.wording
        super().__init__(*args, of=of, initial={"wording": text}, **kwargs)


class NoteForm(forms.Form):
    """What happened, without anybody's name."""

    body = BodyChoice(label="Wer schreibt?", queryset=None)
    kind = forms.ChoiceField(label="Worum geht es?", choices=ProtectedNote.Kind.choices, widget=forms.RadioSelect)
    happened = CleanText(
        label="Wann ungefähr?", max_length=60, help_text="Ein Monat genügt, zum Beispiel „Oktober 2026“."
    )
    text = CleanText(
        label="Was ist geschehen?", widget=forms.Textarea(attrs={"rows": 7}), max_length=5000,
        help_text="Ohne Namen, Adressen und genaue Tage, auch nicht von denen, die es getan haben.",
    )  # fmt: skip
    meaning = CleanText(
        label="Warum niemand gemeint ist", max_length=300, required=False,
        help_text="Nur wenn die Seite nach einer Stelle fragt, die kein Name ist.",
    )  # fmt: skip
    erase_on = GermanDateField(label="Löschen am", help_text="Höchstens zwei Jahre. Danach ist die Notiz weg.")

    def __init__(self, *args: Any, bodies: QuerySet[Committee], day: date, **kwargs: Any) -> None:
        kwargs["initial"] = {"erase_on": day + timedelta(days=365)}
        super().__init__(*args, **kwargs)
        _choose(self.fields["body"], bodies)
