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


NEW = "new"


class ChooseTopicForm(forms.Form):
    """An existing topic, or a new one by its title."""

    topic = forms.ChoiceField(label="Welches Thema?", widget=forms.RadioSelect)
    title = forms.CharField(label="Titel des neuen Themas", required=False, max_length=200)

    def __init__(self, data: Any = None, *args: Any, topics: list[Topic], **kwargs: Any) -> None:
        if data is not None and data.get("title") and not data.get("topic"):
            # The list sends a title alone.
            data = {**data.dict(), "topic": NEW}
        super().__init__(data, *args, **kwargs)
        self.topics = {str(topic.pk): topic for topic in topics}
        self.fields["topic"].choices = [
            *((pk, topic.title) for pk, topic in self.topics.items()),
            (NEW, "ein neues Thema"),
        ]
        if not topics:
            self.initial.setdefault("topic", NEW)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        new, title = given.get("topic") == NEW, given.get("title")
        if new and not title:
            self.add_error("title", "Geben Sie dem neuen Thema bitte einen Titel.")
        elif title and given.get("topic") and not new:
            self.add_error("title", "Sie haben ein bestehendes Thema gewählt. Lassen Sie dieses Feld leer.")
        return given

    @property
    def chosen(self) -> Topic | None:
        return self.topics.get(self.cleaned_data.get("topic") or "")


class MergeForm(forms.Form):
    """Into which topic this one goes, and why."""

    topic = forms.ChoiceField(label="In welches Thema?", widget=forms.RadioSelect)
    reason = forms.CharField(label="Warum gehört beides zusammen?", max_length=300, widget=forms.Textarea({"rows": 2}))

    def __init__(self, *args: Any, topics: list[Topic], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.topics = {str(topic.pk): topic for topic in topics}
        self.fields["topic"].choices = [(pk, topic.title) for pk, topic in self.topics.items()]

    @property
    def chosen(self) -> Topic:
        return self.topics[self.cleaned_data["topic"]]


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
        help_text="Nötig, wenn das Thema ruht, verworfen wird oder eine Fallrekonstruktion etwas klären soll.",
    )  # fmt: skip

    def __init__(self, *args: Any, verbs: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verb"].choices = verbs
