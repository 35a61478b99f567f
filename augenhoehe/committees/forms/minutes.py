"""Forms of minutes: their head, their sections, signatures on paper, approval and objections."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.committees import queries
from augenhoehe.committees.models import Minutes, MinutesSection, Objection, Signature
from augenhoehe.core.clock import today
from augenhoehe.core.numbers import long_moment
from augenhoehe.ui.forms import CleanText, Revised

_LONG = forms.Textarea(attrs={"rows": 4})


class MinutesForm(Revised):
    """The head of the minutes, as far as it is written by hand."""

    opening = CleanText(
        label="Eröffnung und Feststellungen",
        required=False,
        widget=_LONG,
        help_text="Zum Beispiel: „Die Ladung war fristgerecht. Das Gremium ist beschlussfähig.“",
    )
    excused = CleanText(label="Entschuldigt", required=False, widget=_LONG, help_text="Eine Person je Zeile.")
    absent = CleanText(label="Nicht entschuldigt", required=False, widget=_LONG, help_text="Eine Person je Zeile.")

    def __init__(self, *args: Any, of: Minutes, **kwargs: Any) -> None:
        initial = {name: getattr(of, name) for name in ("opening", "excused", "absent")}
        super().__init__(*args, of=of, initial=initial, **kwargs)


class SectionForm(Revised):
    text = CleanText(
        label="Beratung",
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="Bei öffentlichen Punkten lesen es alle. Nennen Sie Funktionen, keine Namen.",
    )

    def __init__(self, *args: Any, of: MinutesSection, **kwargs: Any) -> None:
        super().__init__(*args, of=of, initial={"text": of.text}, **kwargs)


class WhyForm(Revised):
    """A reason, and nothing else."""

    reason = CleanText(label="Grund", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class PaperSignatureForm(Revised):
    """Somebody without an account signed on paper."""

    role = forms.ChoiceField(label="Als", choices=Signature.Role.choices, widget=forms.RadioSelect)
    name = CleanText(label="Wer hat unterschrieben?", max_length=160)


class ApprovalForm(Revised):
    """In which meeting the body approved."""

    approved_in = forms.ModelChoiceField(label="Genehmigt in der Sitzung", queryset=None, empty_label=None)

    def __init__(self, *args: Any, of: Minutes, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        field = self.fields["approved_in"]
        field.queryset = queries.later_meetings(of, today())
        field.label_from_instance = lambda one: long_moment(one.starts_at)


class ObjectionForm(forms.Form):
    """What is wrong, and at which item."""

    section = forms.ModelChoiceField(
        label="Zu welchem Punkt", queryset=None, required=False, empty_label="zur ganzen Niederschrift"
    )
    text = CleanText(label="Was stimmt nicht?", widget=_LONG)
    raised_by = CleanText(label="Von wem", max_length=160, required=False, help_text="Leer: von Ihnen selbst.")

    def __init__(self, *args: Any, of: Minutes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["section"]
        field.queryset = of.sections.select_related("course").order_by("course__order", "course_id")
        field.label_from_instance = lambda one: f"{one.course.order}. {one.course.title}"


class ObjectionAnswerForm(Revised):
    """What became of an objection."""

    accepted = forms.ChoiceField(
        label="Wie geht das Gremium damit um?",
        choices=[("yes", "Es berichtigt die Niederschrift"), ("no", "Es weist die Einwendung zurück")],
        widget=forms.RadioSelect,
    )
    answer = CleanText(label="Ergebnis in einem Satz", widget=forms.Textarea(attrs={"rows": 2}))
    correction = CleanText(
        label="Berichtigte Fassung",
        required=False,
        widget=_LONG,
        help_text="Steht neben dem alten Text, nicht an seiner Stelle.",
    )

    def __init__(self, *args: Any, of: Objection, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)

    def clean_accepted(self) -> bool:
        return self.cleaned_data["accepted"] == "yes"
