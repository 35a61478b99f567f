"""The forms of the moderation and of authors with an account."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from augenhoehe.core.multilingual import NAMES, SPOKEN
from augenhoehe.forum.models import Contribution, ForumSettings
from augenhoehe.forum.reasons import REASONS
from augenhoehe.forum.rules.moderation import LONGEST_ANSWER
from augenhoehe.forum.rules.writing import LONGEST
from augenhoehe.organisations.models import Organisation
from augenhoehe.structure.forms.languages import InLanguages, Text
from augenhoehe.ui.forms import CleanText, GermanDateField, Revised


class PublishForm(Revised):
    answer_due = GermanDateField(
        label="Amtliche Antwort bis", required=False,
        help_text="Der Tag steht öffentlich am Beitrag. Leer: Es wird keine Antwort zugesagt.",
    )  # fmt: skip

    def __init__(self, *args: Any, of: Contribution, due: date | None, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        self.initial.setdefault("answer_due", due)


class RejectForm(Revised):
    reason_key = forms.ChoiceField(label="Grund", widget=forms.RadioSelect)
    reason = CleanText(
        label="In eigenen Worten", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Was müsste anders sein? Den Grund liest man in der eigenen Sprache, diesen Satz so.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason_key"].choices = [(key, str(label)) for key, label in REASONS.items()]  # type: ignore[attr-defined]


class ReferForm(Revised):
    reason = CleanText(
        label="Wer berät dazu?", max_length=500, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Name der Stelle, Telefon, Öffnungszeiten. Das liest nur, wer geschrieben hat.",
    )  # fmt: skip


class RedactForm(Revised):
    words = forms.CharField(
        label="Was entfernt wird", widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}), max_length=2000,
        help_text="Eine Stelle je Zeile, genau wie im Text. Dort steht danach […]. Das geht nicht zurück.",
    )  # fmt: skip

    def clean_words(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["words"].splitlines() if line.strip()]


class TranslateForm(Revised):
    aliases = {"language": "to"}
    to = forms.ChoiceField(label="Sprache")
    text = CleanText(
        label="Übersetzung", widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}), max_length=2 * LONGEST,
        required=False, help_text="Leer: Die Übersetzung wird entfernt.",
    )  # fmt: skip
    checked = forms.BooleanField(label="von einer Person übersetzt oder geprüft", required=False)

    def __init__(self, *args: Any, of: Contribution, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        self.fields["to"].choices = [one for one in NAMES.items() if one[0] != of.language]  # type: ignore[attr-defined]


class AnswerForm(InLanguages, Revised):
    texts = (
        Text("text", "Antwort", "In kurzen Sätzen: was geschieht, was nicht, und warum. Das lesen alle.", rows=8,
             longest=LONGEST_ANSWER),
    )  # fmt: skip


class RoomForm(InLanguages, Revised):
    texts = (
        Text("title", "Überschrift", "Als Frage: „Was fehlt an Ihrer Schule?“", rows=1, longest=120),
        Text("intro", "Worum es geht", "Zwei, drei Sätze: wer fragt, und was mit den Beiträgen geschieht.", rows=4),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["revision"].required = False


class BrakeForm(InLanguages):
    texts = (Text("sentence", "Satz auf allen Seiten des Forums", "Warum gerade nichts angenommen wird.", rows=3),)


class SettingsForm(Revised, forms.ModelForm):
    class Meta:
        model = ForumSettings
        fields = ("watch_words", "reports_to_review", "answer_days")
        help_texts = {
            "watch_words": "Ein Wort je Zeile. Beiträge damit werden markiert, nie von selbst abgelehnt.",
            "reports_to_review": "Leer: Meldungen allein ändern nichts.",
            "answer_days": "Vorschlag beim Veröffentlichen.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reports_to_review"].required = False
        self.fields["reports_to_review"].widget.attrs["min"] = 1
        self.fields["reports_to_review"].min_value = 1  # type: ignore[attr-defined]


class OwnForm(forms.Form):
    """Writing with an account, for oneself or for an organisation (S0-22, S1-15)."""

    about = forms.ChoiceField(label="Wozu?")
    kind = forms.ChoiceField(label="Was möchten Sie schreiben?", widget=forms.RadioSelect)
    text = CleanText(label="Text", widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}), max_length=LONGEST)
    language = forms.ChoiceField(label="Sprache des Textes", choices=list(SPOKEN.items()))
    organisation = forms.ChoiceField(label="Im Namen von", required=False)
    pseudonym = CleanText(
        label="Angezeigter Name", max_length=60, required=False,
        help_text="Das lesen alle. Ohne Angabe steht dort kein Name. Bei einer Organisation steht deren Name.",
    )  # fmt: skip

    def __init__(self, *args: Any, about: list[tuple[str, str]], organisations: Iterable[Organisation], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.organisations = {str(one.pk): one for one in organisations}
        self.fields["about"].choices = about  # type: ignore[attr-defined]
        self.fields["kind"].choices = [(str(key), label) for key, label in Contribution.Kind.choices]  # type: ignore[attr-defined]
        named = [(key, one.name) for key, one in self.organisations.items()]
        self.fields["organisation"].choices = [("", "niemandem, nur von mir"), *named]  # type: ignore[attr-defined]
        if not named:
            del self.fields["organisation"]

    def chosen(self) -> Organisation | None:
        return self.organisations.get(self.cleaned_data.get("organisation") or "")
