"""Forms of the inside pages of a thread; German, one page each."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.core.multilingual import text_in
from augenhoehe.ui.forms import Revised

from .models import Step, Thread

REASON_HELP = "Der Grund bleibt am Vorgang stehen."


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea({"rows": rows})


class StepForm(forms.Form):
    text = forms.CharField(
        label="Was ist geschehen?",
        help_text="Ein bis drei Sätze. Nennen Sie keine Namen, wenn alle den Schritt lesen.",
        widget=_area(4),
        max_length=4000,
    )
    audience = forms.ChoiceField(
        label="Wer soll den Schritt lesen?",
        choices=[
            (Step.Audience.INSIDE, "nur innen"),
            (Step.Audience.PUBLIC, "alle, sobald der Vorgang öffentlich ist"),
        ],
        initial=Step.Audience.INSIDE,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label="Begründung", required=False, widget=_area(3), max_length=4000)


class CorrectForm(forms.Form):
    text = forms.CharField(label="So ist es richtig", widget=_area(4), max_length=4000)
    reason = forms.CharField(label="Was war falsch?", help_text=REASON_HELP, max_length=1000)


class ReasonForm(forms.Form):
    reason = forms.CharField(label="Grund", help_text=REASON_HELP, max_length=300)


class CloseForm(forms.Form):
    text = forms.CharField(
        label="Wie ist die Sache ausgegangen?",
        help_text="Ein Satz für alle, die den Vorgang lesen.",
        widget=_area(3),
        max_length=1000,
    )


class MergeForm(forms.Form):
    target = forms.CharField(
        label="In welchen Vorgang geht dieser über?", help_text="Die Nummer, zum Beispiel V-2026-014.", max_length=40
    )
    reason = forms.CharField(label="Grund", help_text=REASON_HELP, max_length=300)


class SplitForm(forms.Form):
    title = forms.CharField(label="Titel des neuen Vorgangs", max_length=200)
    reason = forms.CharField(label="Grund", help_text=REASON_HELP, max_length=300)


class PublicTextForm(Revised):
    """Title and summary in German, as everybody will read them."""

    public_title = forms.CharField(
        label="Öffentlicher Titel",
        help_text="Worum es geht, in wenigen Worten. Kein Name, keine Abkürzung.",
        max_length=200,
    )
    summary = forms.CharField(
        label="In drei Sätzen",
        help_text="Was ist das Problem? Wen betrifft es? Was soll sich ändern?",
        widget=_area(5),
        max_length=1000,
    )

    def __init__(self, *args: Any, of: Thread, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        self.initial.setdefault("public_title", text_in(of.public_title, "de").text or of.title)
        self.initial.setdefault("summary", text_in(of.summary, "de").text)


class ThreadTextForm(PublicTextForm):
    """The same with the title that the inside sees; public texts may be missing until the publication."""

    title = forms.CharField(label="Titel innen", max_length=200)
    field_order = ("title", "public_title", "summary")

    def __init__(self, *args: Any, of: Thread, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        self.initial.setdefault("title", of.title)
        if not of.published_at:
            self.initial["public_title"] = text_in(of.public_title, "de").text
            self.fields["public_title"].required = self.fields["summary"].required = False
