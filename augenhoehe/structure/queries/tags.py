"""What a public matter is about, in the tags that all search documents share (search.tags)."""

from __future__ import annotations

from augenhoehe.concept.models import Measure
from augenhoehe.journal.models import Thread
from augenhoehe.search.tags import about, words_of
from augenhoehe.structure.models import StructuralQuestion, Term


def tags_of_thread(thread: Thread) -> list[str]:
    """Action fields of its public measures, and the life areas of topics that enough people stand behind.

    A life area of a topic below the threshold would tell the outside of the topic.
    """
    measures = Measure.objects.public().filter(thread_links__thread=thread)
    fields = dict(measures.values_list("action_field_id", "action_field__title"))
    questions = StructuralQuestion.objects.filter(thread_links__thread=thread).exclude(released_people="")
    areas = Term.objects.filter(pk__in=questions.values("topic_links__topic__life_area_id"))
    labels = [str(one) for one in areas.only("label", "code")]
    return [*about(field=list(fields)), *words_of([*fields.values(), *labels])]
