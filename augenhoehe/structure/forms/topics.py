"""Forms about topics: describe, bundle into, merge, split, set the state."""

from __future__ import annotations

from typing import Any

from django import forms

from augenhoehe.structure.models import Term, Topic
from augenhoehe.structure.queries.inbox import Vocabularies
from augenhoehe.ui.forms import Revised

_LINES = {"rows": 4}


class TopicForm(Revised):
    """What a topic is about. People outside never read these words."""

    title = forms.CharField(
        label="Titel", max_length=200, help_text="Zum Beispiel: Auskunft in der Kita nur auf Deutsch"
    )
    description = forms.CharField(
        label="Worum es geht", required=False, max_length=3000, widget=forms.Textarea(_LINES),
        help_text="Beschreiben Sie die Sache, nicht einzelne Menschen.",
    )  # fmt: skip
    life_area = forms.ChoiceField(label="Lebensbereich", required=False)

    def __init__(self, *args: Any, lists: Vocabularies, of: Topic | None = None, **kwargs: Any) -> None:
        super().__init__(*args, of=of, **kwargs)
        self.lists, self.also = lists, of.life_area if of else None
        self.fields["life_area"].choices = [("", "offen"), *lists.choices("life_area", also=self.also)]
        if of is None:
            del self.fields["revision"]
        else:
            known = str(of.life_area_id or "")
            self.initial.update(title=of.title, description=of.description, life_area=known)

    def term(self) -> Term | None:
        return self.lists.term("life_area", self.cleaned_data["life_area"], also=self.also)


class ChooseTopicForm(forms.Form):
    """An existing topic, one by radio button, or a new one by its title."""

    topic = forms.ChoiceField(label="Bestehendes Thema", required=False, widget=forms.RadioSelect)
    title = forms.CharField(label="Oder ein neues Thema", required=False, max_length=200, help_text="Sein Titel")

    def __init__(self, *args: Any, topics: list[Topic], new: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.topics = {str(topic.pk): topic for topic in topics}
        self.fields["topic"].choices = [(pk, str(topic.title)) for pk, topic in self.topics.items()]
        if not topics:
            del self.fields["topic"]
        if not new:
            del self.fields["title"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("topic") and given.get("title"):
            self.add_error("title", "Wählen Sie ein bestehendes Thema oder nennen Sie ein neues, nicht beides.")
        elif not given.get("topic") and not given.get("title"):
            field = "topic" if "topic" in self.fields else "title"
            self.add_error(field, "Wählen Sie ein Thema oder nennen Sie ein neues.")
        return given

    @property
    def chosen(self) -> Topic | None:
        return self.topics.get(self.cleaned_data.get("topic") or "")


class MergeForm(ChooseTopicForm):
    """Into which topic this one goes, and why."""

    reason = forms.CharField(label="Warum gehört beides zusammen?", max_length=300, widget=forms.Textarea({"rows": 2}))

    def __init__(self, *args: Any, topics: list[Topic], **kwargs: Any) -> None:
        super().__init__(*args, topics=topics, new=False, **kwargs)

    def clean(self) -> dict[str, Any]:
        given = forms.Form.clean(self) or {}
        if not given.get("topic"):
            self.add_error("topic" if "topic" in self.fields else None, "Wählen Sie das Thema, in das dieses übergeht.")
        return given


class SplitForm(forms.Form):
    """The new topic for the chosen hints."""

    title = forms.CharField(label="Titel des neuen Themas", max_length=200)
    reason = forms.CharField(
        label="Worin unterscheiden sich diese Hinweise?", max_length=300, widget=forms.Textarea({"rows": 2})
    )


class TopicStateForm(Revised):
    """How a topic goes on."""

    verb = forms.ChoiceField(label="Wie geht es weiter?", widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Begründung", required=False, max_length=300, widget=forms.Textarea({"rows": 2}),
        help_text="Nötig, wenn das Thema ruht oder verworfen wird.",
    )  # fmt: skip

    def __init__(self, *args: Any, verbs: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verb"].choices = verbs
