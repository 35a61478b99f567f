"""Forms for lines of the programme and for questions. Inside pages, German only."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from django import forms

from augenhoehe.core.clock import BERLIN
from augenhoehe.core.multilingual import SOURCE
from augenhoehe.events.models import Event, ProgrammeItem, Question, Speaker
from augenhoehe.ui.forms import TOO_LONG, CleanText, GermanDateField, GermanTimeField, Revised

_WHO = "Eine Person je Zeile: Name, Einrichtung"


def _people(label: str) -> CleanText:
    return CleanText(
        label=label, required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}), help_text=_WHO,
        error_messages={"max_length": TOO_LONG},
    )  # fmt: skip


class ItemForm(Revised):
    """One line of the programme."""

    kind = forms.ChoiceField(label="Was", choices=ProgrammeItem.Kind.choices)
    title = CleanText(label="Titel", max_length=200)
    day = GermanDateField(label="Tag", required=False, help_text="Nur wenn es über mehrere Tage geht.")
    begins = GermanTimeField(label="Von", help_text="Zum Beispiel 10 oder 10:30")
    ends = GermanTimeField(label="Bis", required=False)
    room = CleanText(label="Raum", max_length=80, required=False)
    speaker = _people("Wer spricht")
    panel = _people("Wer sitzt auf dem Podium")
    moderation = _people("Wer moderiert")
    agreed = forms.BooleanField(
        label="Alle Genannten sind einverstanden, öffentlich genannt zu werden", required=False,
        help_text="Sonst stehen die Namen nur hier, nicht auf der öffentlichen Seite.",
    )  # fmt: skip
    aliases = {"starts_at": "begins", "ends_at": "ends"}
    sections = (
        ("Programmpunkt", ("kind", "title", "day", "begins", "ends", "room")),
        ("Mitwirkende", ("speaker", "panel", "moderation", "agreed")),
    )

    def __init__(self, *args: Any, event: Event, of: ProgrammeItem | None = None, **kwargs: Any) -> None:
        self.event = event
        if of is not None:
            kwargs["initial"] = self._known(of)
        super().__init__(*args, of=of, **kwargs)
        self.fields["revision"].required = of is not None

    @staticmethod
    def _known(item: ProgrammeItem) -> dict[str, Any]:
        begin = item.starts_at.astimezone(BERLIN)
        people = list(item.speakers.order_by("position"))
        lines = {
            part: "\n".join(", ".join(filter(None, [one.name, one.affiliation])) for one in people if one.part == part)
            for part in Speaker.Part.values
        }
        return {
            "kind": item.kind, "title": item.title.get(SOURCE, {}).get("text", ""), "day": begin.date(),
            "begins": begin.time(), "ends": item.ends_at.astimezone(BERLIN).time() if item.ends_at else None,
            "room": item.room, "agreed": bool(people) and all(one.agreed for one in people), **lines,
        }  # fmt: skip

    def values(self) -> dict[str, Any]:
        given = self.cleaned_data
        day = given["day"] or self.event.begins_at.astimezone(BERLIN).date()
        return {
            "kind": given["kind"],
            "title": given["title"],
            "room": given["room"],
            "starts_at": datetime.combine(day, given["begins"], tzinfo=BERLIN),
            "ends_at": datetime.combine(day, given["ends"], tzinfo=BERLIN) if given["ends"] else None,
        }

    def people(self) -> list[tuple[str, str, str, bool]]:
        """(part, name, affiliation, agreed), in the order of the page."""
        agreed = self.cleaned_data["agreed"]
        found = []
        for part in Speaker.Part.values:
            for line in filter(str.strip, self.cleaned_data[part].splitlines()):
                name, _, affiliation = line.partition(",")
                found.append((part, name.strip()[:160], affiliation.strip()[:200], agreed))
        return found


class QuestionForm(forms.Form):
    """One question more on the form of an event."""

    text = CleanText(label="Frage", max_length=300)
    kind = forms.ChoiceField(label="Wie geantwortet wird", choices=Question.Kind.choices)
    choices = CleanText(
        label="Antworten zur Auswahl", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Nur bei „eine Auswahl“. Eine Antwort je Zeile.",
    )  # fmt: skip
    required = forms.BooleanField(label="Ohne Antwort geht es nicht", required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        lines = [one.strip()[:120] for one in re.split(r"\n", given.get("choices", "")) if one.strip()]
        if given.get("kind") == Question.Kind.CHOICE and len(lines) < 2:
            self.add_error("choices", "Nennen Sie mindestens zwei Antworten, eine je Zeile.")
        given["choices"] = lines if given.get("kind") == Question.Kind.CHOICE else []
        return given
