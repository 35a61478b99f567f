"""The form by which an answer goes back to everyone whose hint it is about."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.structure.models import Answer

from .languages import InLanguages, Text

KINDS = {
    Answer.Kind.INTERIM: "Zwischenstand: Die Sache läuft noch",
    Answer.Kind.FINAL: "Ergebnis: Damit ist die Sache beantwortet",
}


class AnswerForm(InLanguages):
    """Plain words in German, other languages where somebody can give them."""

    texts = (
        Text("text", "Was Sie mitteilen", "Was ist geschehen, was nicht, und warum? Was kann die Person jetzt tun? "
             "Ohne Namen und ohne etwas aus einzelnen Hinweisen.", rows=8),
    )  # fmt: skip
    kind = forms.ChoiceField(label="Art der Rückmeldung", widget=forms.RadioSelect)

    def __init__(self, *args: Any, kinds: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind, KINDS[Answer.Kind(kind)]) for kind in kinds]
        self.initial.setdefault("kind", kinds[-1])
        self.order_fields(["kind", "text_de"])
