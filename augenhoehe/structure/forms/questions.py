"""Forms about structural questions: write, submit, make a measure, publish, put off, close."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.accounts.models import User
from augenhoehe.committees.models import Committee
from augenhoehe.concept.models import ActionField
from augenhoehe.core.clock import today
from augenhoehe.places.models import Municipality
from augenhoehe.structure.models import StructuralQuestion, Term
from augenhoehe.structure.queries.inbox import Vocabularies
from augenhoehe.ui.forms import GermanDateField, Revised

from .languages import InLanguages, Text

_LINES = {"rows": 4}
SHORT = Text(
    "short_text", "Öffentlich in drei Sätzen",
    "Was ist das Problem, wen trifft es, was soll geklärt werden? Ohne Namen, ohne Einzelfälle.", rows=4, longest=1200,
)  # fmt: skip


class QuestionForm(InLanguages, Revised):
    """What has to change, whom it concerns, why it is so, and who could change it."""

    texts = (SHORT,)
    title = forms.CharField(label="Titel", max_length=200, help_text="Zum Beispiel: Kita-Auskunft in mehreren Sprachen")
    question = forms.CharField(
        label="Die Frage in einem Satz", max_length=500, widget=forms.Textarea({"rows": 2}),
        help_text="Zum Beispiel: Wie bekommen Eltern in jeder Kita Auskunft in einer Sprache, die sie verstehen?",
    )  # fmt: skip
    background = forms.CharField(label="Hintergrund", required=False, max_length=6000, widget=forms.Textarea(_LINES))
    affected = forms.CharField(
        label="Wen es betrifft", required=False, max_length=2000, widget=forms.Textarea({"rows": 2})
    )
    causes = forms.CharField(label="Ursachen", required=False, max_length=3000, widget=forms.Textarea(_LINES))
    evidence = forms.CharField(
        label="Belege", required=False, max_length=3000, widget=forms.Textarea(_LINES),
        help_text="Zahlen, Berichte, Studien mit Quelle. Hinweise und Fallrekonstruktionen stehen von selbst dabei.",
    )  # fmt: skip
    level = forms.ChoiceField(label="Wer kann etwas ändern?", required=False)
    municipality = forms.ChoiceField(label="Für wen?", required=False)

    def __init__(
        self,
        *args: Any,
        lists: Vocabularies,
        towns: list[Municipality],
        whole: bool,
        of: StructuralQuestion | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, of=of, values={"short_text": of.short_text} if of else None, **kwargs)
        self.lists, self.towns = lists, {str(town.pk): town for town in towns}
        self.also = of.level if of else None
        self.fields["level"].choices = [("", "noch offen"), *lists.choices("level", also=self.also)]
        place = self.fields["municipality"]
        place.choices = [*([("", "ganzer Kreis")] if whole else []), *((pk, t.name) for pk, t in self.towns.items())]
        place.required = not whole
        if of is None:
            del self.fields["revision"]
        else:
            del self.fields["municipality"]
            self.initial.update(
                title=of.title, question=of.question, background=of.background, affected=of.affected,
                causes=of.causes, evidence=of.evidence, level=str(of.level_id or ""),
            )  # fmt: skip
        self.order_fields(
            ["title", "question", "short_text_de", "background", "affected", "causes", "evidence", "level"]
        )

    def term(self) -> Term | None:
        return self.lists.term("level", self.cleaned_data["level"], also=self.also)

    def town(self) -> Municipality | None:
        return self.towns.get(self.cleaned_data.get("municipality") or "")


class SubmitForm(Revised):
    """To which steering group, and in which three sentences."""

    committee = forms.ChoiceField(label="Lenkungsgruppe")
    brief = forms.CharField(
        label="Worum es geht, in drei Sätzen", max_length=1200, widget=forms.Textarea({"rows": 4}),
        help_text="Alle Mitglieder der Lenkungsgruppe lesen das, auch eine Ausländerbehörde mit Sitz. "
        "Schreiben Sie nichts aus einzelnen Hinweisen hinein.",
    )  # fmt: skip

    def __init__(self, *args: Any, committees: list[Committee], of: StructuralQuestion, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        self.committees = {str(one.pk): one for one in committees}
        self.fields["committee"].choices = [(pk, one.name_on(today())) for pk, one in self.committees.items()]
        self.initial.setdefault("brief", of.short_text.get("de", {}).get("text", ""))

    @property
    def chosen(self) -> Committee:
        return self.committees[self.cleaned_data["committee"]]


class MeasureForm(InLanguages, Revised):
    """The measure that follows from the decision, with the one sign by which everybody sees that it is done."""

    texts = (Text("public_text", "Öffentlich in einem Satz", "Was geschieht, und wer hat etwas davon?", rows=2,
                  longest=500),)  # fmt: skip
    title = forms.CharField(label="Titel der Maßnahme", max_length=200)
    description = forms.CharField(label="Was geschieht?", max_length=3000, widget=forms.Textarea(_LINES))
    action_field = forms.ChoiceField(label="Handlungsfeld")
    lead_unit = forms.CharField(label="Federführung", max_length=160, help_text="Zum Beispiel: Jugendamt Sternmünde")
    lead = forms.ChoiceField(label="Zuständige Person", required=False, help_text="Sie bekommt die Erinnerungen.")
    criterion = forms.CharField(
        label="Umsetzungsmarker: Woran erkennt man, dass es getan ist?", max_length=300,
        help_text="Zum Beispiel: Jede Kita hat das Merkblatt in fünf Sprachen ausliegen.",
    )  # fmt: skip
    due = GermanDateField(label="Bis wann?")

    def __init__(
        self, *args: Any, fields: list[ActionField], leads: list[User], of: StructuralQuestion, **kwargs: Any
    ) -> None:
        super().__init__(*args, of=of, **kwargs)
        self.action_fields = {str(one.pk): one for one in fields}
        self.leads = {str(one.pk): one for one in leads}
        self.fields["action_field"].choices = [
            (pk, f"{one.title} ({one.concept.title})") for pk, one in self.action_fields.items()
        ]
        self.fields["lead"].choices = [
            ("", "noch niemand"),
            *((pk, f"{one.name}, {one.function}" if one.function else one.name) for pk, one in self.leads.items()),
        ]
        self.initial.setdefault("title", of.title)
        self.order_fields(["title", "description", "action_field", "lead_unit", "lead", "criterion", "due"])


class PublishForm(InLanguages):
    """What everybody will read of the matter."""

    texts = (
        Text("title", "Öffentlicher Titel", "In Worten, die alle verstehen.", rows=1, longest=200),
        Text("summary", "In drei Sätzen", "Was ist das Problem, was wird getan, wer ist dran?", rows=4, longest=1200),
    )


class ResubmitForm(Revised):
    """When the question comes back."""

    day = GermanDateField(label="Wiedervorlage am")
    reason = forms.CharField(
        label="Warum an diesem Tag?", max_length=300, widget=forms.Textarea({"rows": 2}),
        help_text="Steht öffentlich im Vorgang. Zum Beispiel: Dann wird der Nahverkehrsplan neu geschrieben.",
    )  # fmt: skip


class CloseForm(Revised):
    """What came of the question."""

    verb = forms.ChoiceField(label="Wie ist es ausgegangen?", widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Begründung", max_length=2000, widget=forms.Textarea(_LINES),
        help_text="Wer gemeldet hat, liest das. Sagen Sie, was sich geändert hat und was nicht.",
    )  # fmt: skip

    def __init__(self, *args: Any, verbs: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verb"].choices = verbs
