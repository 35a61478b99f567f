"""Forms of a running meeting. Times of day are typed as times; the day is the day of the meeting."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django import forms

from augenhoehe.committees import queries
from augenhoehe.committees.models import AgendaItem, ItemCourse, Meeting, Presence, Sitting, Speech
from augenhoehe.core.clock import BERLIN, day_of, now
from augenhoehe.core.rights import Actor
from augenhoehe.ui.forms import CleanText, GermanTimeField, Revised

from .committees import ResolutionForm

_LONG = forms.Textarea(attrs={"rows": 4})


def moment_of(meeting: Meeting, clock: time) -> datetime:
    """A time of day on the day of the meeting; „0:30“ of an evening's meeting is after midnight."""
    day = day_of(meeting.starts_at)
    found = datetime.combine(day, clock, tzinfo=BERLIN)
    begin = meeting.starts_at.astimezone(BERLIN)
    late = begin.hour >= 16 and clock.hour < 6
    return datetime.combine(day.fromordinal(day.toordinal() + 1), clock, tzinfo=BERLIN) if late else found


def clock_of(moment: datetime | None) -> time | None:
    return moment.astimezone(BERLIN).time().replace(second=0, microsecond=0) if moment else None


class OnTheDay(forms.Form):
    """Mixin: what was typed as a time of day becomes a moment of the meeting."""

    meeting: Meeting
    times: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in self.times:
            if data.get(name) is not None:
                data[name] = moment_of(self.meeting, data[name])
        return data


class OpenForm(OnTheDay):
    """Open a meeting: when, and who writes."""

    opened_at = GermanTimeField(label="Eröffnet um", help_text="Zum Beispiel 18:03")
    secretary = forms.ModelChoiceField(
        label="Schriftführung",
        queryset=None,
        required=False,
        empty_label="jemand ohne Konto",
        help_text="Schreibt mit und unterschreibt neben dem Vorsitz.",
    )
    secretary_name = CleanText(
        label="Name der Schriftführung ohne Konto", max_length=160, required=False
    )  # fmt: skip
    times: tuple[str, ...] = ("opened_at",)

    def __init__(self, *args: Any, meeting: Meeting, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meeting = meeting
        self.fields["secretary"].queryset = queries.possible_secretaries(
            meeting.committee, day_of(meeting.starts_at), actor.user_id
        )
        self.initial.setdefault("opened_at", clock_of(min(meeting.starts_at, now())))


class SittingForm(Revised, OpenForm):
    """Mend the times or who writes."""

    closed_at = GermanTimeField(label="Geschlossen um", required=False)
    times: tuple[str, ...] = ("opened_at", "closed_at")
    field_order = ("opened_at", "closed_at", "secretary", "secretary_name")

    def __init__(self, *args: Any, of: Sitting, **kwargs: Any) -> None:
        named = "" if of.secretary_id else of.secretary_name
        initial = {
            "opened_at": clock_of(of.opened_at), "closed_at": clock_of(of.closed_at),
            "secretary": of.secretary_id, "secretary_name": named,
        }  # fmt: skip
        super().__init__(*args, of=of, initial=initial, **kwargs)
        if of.closed_at is None:
            del self.fields["closed_at"]
            self.times = ("opened_at",)


class CloseForm(OnTheDay, Revised):
    closed_at = GermanTimeField(label="Geschlossen um", help_text="Zum Beispiel 20:15")
    times = ("closed_at",)

    def __init__(self, *args: Any, meeting: Meeting, of: Sitting, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        self.meeting = meeting
        self.initial.setdefault("closed_at", clock_of(now()))


class GuestForm(OnTheDay):
    """A guest, with institution."""

    kind = forms.ChoiceField(
        label="Wer",
        choices=[(str(one), one.label) for one in (Presence.Kind.GUEST, Presence.Kind.OTHER_BODY)],
        widget=forms.RadioSelect,
        initial=str(Presence.Kind.GUEST),
    )
    name = CleanText(label="Name", max_length=160)
    function = CleanText(label="Funktion", max_length=120, required=False)
    organisation = CleanText(label="Einrichtung oder Gremium", max_length=160, required=False)
    came_at = GermanTimeField(label="Gekommen um")
    times = ("came_at",)

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meeting = meeting
        self.initial.setdefault("came_at", clock_of(now()))


class PresenceForm(Revised, OnTheDay):
    """Mend who was there, and from when to when."""

    name = CleanText(label="Name", max_length=160)
    function = CleanText(label="Funktion", max_length=120, required=False)
    organisation = CleanText(label="Einrichtung", max_length=160, required=False)
    came_at = GermanTimeField(label="Gekommen um")
    left_at = GermanTimeField(label="Gegangen um", required=False, help_text="Leer: bis zum Ende.")
    times = ("came_at", "left_at")

    def __init__(self, *args: Any, of: Presence, **kwargs: Any) -> None:
        initial = {name: getattr(of, name) for name in ("name", "function", "organisation")}
        initial |= {"came_at": clock_of(of.came_at), "left_at": clock_of(of.left_at)}
        super().__init__(*args, of=of, initial=initial, **kwargs)
        self.meeting = of.meeting


class DiscussionForm(forms.Form):
    """What was said, in running text."""

    discussion = CleanText(
        label="Beratung",
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Bei öffentlichen Punkten lesen es später alle. Nennen Sie Funktionen, keine Namen.",
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, of: ItemCourse | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial |= {"discussion": of.discussion if of else "", "revision": of.revision if of else 1}


class SpeechForm(forms.Form):
    """Who speaks: one of those who are there, or somebody else by name."""

    presence = forms.ModelChoiceField(label="Wer spricht", queryset=None, required=False, empty_label="jemand anderes")
    name = CleanText(label="Name, wenn jemand anderes spricht", max_length=160, required=False)
    organisation = CleanText(label="Für welche Einrichtung", max_length=160, required=False)
    note = CleanText(label="In Stichworten", required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["presence"]
        field.queryset = meeting.presences.order_by("name", "id")
        field.label_from_instance = lambda one: ", ".join(part for part in (one.name, one.organisation) if part)


class SpeechChangeForm(Revised):
    name = CleanText(label="Name", max_length=160)
    function = CleanText(label="Funktion", max_length=120, required=False)
    organisation = CleanText(label="Einrichtung", max_length=160, required=False)
    note = CleanText(label="In Stichworten", required=False, widget=_LONG)

    def __init__(self, *args: Any, of: Speech, **kwargs: Any) -> None:
        initial = {name: getattr(of, name) for name in ("name", "function", "organisation", "note")}
        super().__init__(*args, of=of, initial=initial, **kwargs)


class OutcomeForm(Revised):
    """Why an item is put off or taken back."""

    reason = CleanText(label="Grund", max_length=300, required=False, help_text="Steht in der Niederschrift.")


class AddItemForm(forms.Form):
    """A further item by resolution: one that waits, or a new one."""

    item = forms.ModelChoiceField(
        label="Ein Punkt, der wartet", queryset=None, required=False, empty_label="ein neuer Punkt"
    )
    title = CleanText(label="Titel, wenn er neu ist", max_length=200, required=False)
    brief = CleanText(label="Worum es geht", max_length=600, required=False, widget=_LONG)
    public = forms.BooleanField(label="Öffentlich", required=False, initial=True)
    yes = forms.IntegerField(label="Ja", min_value=0)
    no = forms.IntegerField(label="Nein", min_value=0, initial=0)
    abstentions = forms.IntegerField(label="Enthaltungen", min_value=0, initial=0)
    sections = (
        ("Punkt", ("item", "title", "brief", "public")),
        ("Wie das Gremium darüber abstimmt", ("yes", "no", "abstentions")),
    )

    def __init__(self, *args: Any, meeting: Meeting, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["item"]
        field.queryset = queries.items_to_add(actor, meeting.committee, day_of(now()))
        field.label_from_instance = lambda one: one.title


class LiveResolutionForm(ResolutionForm):
    """Record a resolution in the meeting: counted by hand, or unanimous with one tick."""

    unanimous = forms.BooleanField(label="Einstimmig", required=False)
    sections = (
        ("Entscheidung", ("kind", "resubmit_on", "wording", "reason")),
        ("Stimmen, wenn gezählt wurde", ("unanimous", "yes", "no", "abstentions")),
        ("Für alle", ("public_text",)),
    )

    def __init__(self, *args: Any, of: AgendaItem, voters: int | None, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        self.voters = voters
        if not voters:
            del self.fields["unanimous"]
        else:
            self.fields["unanimous"].help_text = f"Alle {voters} Stimmberechtigten im Raum stimmen mit Ja."

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.pop("unanimous", False) and self.voters:
            typed = [data.get(name) for name in ("yes", "no", "abstentions")]
            if any(typed) and typed != [self.voters, 0, 0]:
                self.add_error("unanimous", "Entweder einstimmig oder gezählt. Lassen Sie die Zahlen leer.")
            data |= {"yes": self.voters, "no": 0, "abstentions": 0}
        return data
