"""Tables of hints that may leave through the gate: what each holds, how its values are called, who reads it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from augenhoehe.core.contributions import Releasable, Rhythm
from augenhoehe.disclosure.lattice import ALL
from augenhoehe.places.models import Municipality, SocialArea

from . import counts, counts_discrimination
from .models import Hint, StructuralQuestion, Term, Topic
from .permissions import READ_QUESTIONS, READ_TOPICS

NO_AREA, WHOLE, NO_SOCIAL_AREA = "ohne Lebensbereich", "ganzer Kreis", "ohne Sozialraum"
PLACE_AND_AREA = (("life_area_id", "Lebensbereich"), ("municipality_id", "Kommune"))


def _topics(_dimension: str, values: Iterable[str]) -> Mapping[str, str]:
    return {str(pk): title for pk, title in Topic.objects.filter(pk__in=list(values)).values_list("pk", "title")}


def _questions(dimension: str, values: Iterable[str]) -> Mapping[str, str]:
    if dimension == "source":
        return {str(value): str(label) for value, label in Hint.Source.choices}
    rows = StructuralQuestion.objects.filter(pk__in=list(values)).values_list("pk", "title")
    return {str(pk): title for pk, title in rows}


def _places(dimension: str, values: Iterable[str]) -> Mapping[str, str]:
    if dimension == "municipality_id":
        rows = Municipality.objects.filter(pk__in=list(values)).values_list("pk", "name")
        return {str(pk): name for pk, name in rows} | {"-": WHOLE}
    return {str(one.pk): str(one) for one in Term.objects.filter(pk__in=list(values))} | {"-": NO_AREA}


def _areas(dimension: str, values: Iterable[str]) -> Mapping[str, str]:
    if dimension == "municipality_id":
        return _places(dimension, values)
    rows = SocialArea.objects.filter(pk__in=list(values)).values_list("pk", "name")
    return {str(pk): name for pk, name in rows} | {"-": NO_SOCIAL_AREA}


def _topic_areas(dimension: str, values: Iterable[str]) -> Mapping[str, str]:
    """Areas of different towns may have one name: the town stands before it."""
    if dimension == "topic_id":
        return _topics(dimension, values)
    rows = SocialArea.objects.filter(pk__in=list(values)).values_list("pk", "municipality__name", "name")
    return {str(pk): f"{town}: {name}" for pk, town, name in rows} | {"-": NO_SOCIAL_AREA}


def _in_time(_dimension: str, _values: Iterable[str]) -> Mapping[str, str]:
    return {counts.YES: "in der Frist", counts.NO: "später oder noch nicht"}


def _total_of_town(key: tuple[str, ...]) -> tuple[str, ...] | None:
    """Of the arrivals by field of life and town, the sum of a town."""
    life_area, town = key
    return (town, ALL) if life_area == ALL and town != ALL else None


def _discrimination(dimension: str, values: Iterable[str]) -> Mapping[str, str]:
    if dimension == "life_area_id":
        return _places(dimension, values)
    return {str(one.pk): str(one) for one in Term.objects.filter(pk__in=list(values))} | {"-": "nicht genannt"}


def _whole_table(key: tuple[str, ...]) -> tuple[str, ...] | None:
    return key if key == (ALL, ALL) else None


def _sum_of_topic(key: tuple[str, ...]) -> tuple[str, ...]:
    """A topic, as the sum over its areas."""
    return (key[0], ALL)


def _topic_of_sum(key: tuple[str, ...]) -> tuple[str, ...] | None:
    topic, area = key
    return (topic,) if area == ALL else None


def _total_of_question(key: tuple[str, ...]) -> tuple[str, ...]:
    return (key[0], ALL)


RELEASES = (
    Releasable(
        key=counts.TOPICS,
        title="Personen je Thema",
        dimensions=(("topic_id", "Thema"),),
        counted=counts.of_topics,
        labels=_topics,
        sums=(),
        permission=READ_TOPICS,
        beside={counts.TOPIC_AREAS: _topic_of_sum},
        explains="Wie viele verschiedene Personen Hinweise zu einem Thema gegeben haben, bis zum Stichtag.",
    ),
    # After the topics, whose numbers are known when this table is protected.
    Releasable(
        key=counts.TOPIC_AREAS,
        title="Personen je Thema und Sozialraum",
        dimensions=(("topic_id", "Thema"), ("social_area_id", "Sozialraum")),
        counted=counts.of_topic_areas,
        labels=_topic_areas,
        sums=("social_area_id",),
        permission=READ_TOPICS,
        walled=True,
        beside={counts.TOPICS: _sum_of_topic},
        explains="Wie viele verschiedene Personen aus einem Sozialraum Hinweise zu einem Thema gegeben haben, bis zum "
        "Stichtag. Die Summe eines Themas steht neben „Personen je Thema“.",
    ),
    Releasable(
        key=counts.QUESTIONS,
        title="Personen je Strukturfrage und Quelle",
        dimensions=((counts.QUESTION, "Strukturfrage"), ("source", "Quelle")),
        counted=counts.of_questions,
        labels=_questions,
        sums=("source",),
        permission=READ_QUESTIONS,
        beside={counts.QUESTION_PEOPLE: _total_of_question},
        explains="Wie viele verschiedene Personen hinter einer Strukturfrage stehen, je Quelle, bis zum Stichtag.",
    ),
    Releasable(
        key=counts.QUESTION_PEOPLE,
        title="Personen hinter einer Strukturfrage",
        dimensions=(("question_id", "Strukturfrage"),),
        labels=_questions,
        sums=(),
        rhythm=Rhythm.AT_A_MOMENT,
        permission=READ_QUESTIONS,
        explains="Die Zahl, die beim Vorlegen und Veröffentlichen einer Strukturfrage festgehalten wurde.",
    ),
    Releasable(
        key=counts.MISSING_OFFERS,
        title="Personen, denen ein Angebot fehlt",
        dimensions=PLACE_AND_AREA,
        counted=counts.of_missing_offers,
        labels=_places,
        zeros_hidden=True,
        permission=READ_QUESTIONS,
        walled=True,
        explains="Hinweise mit der Hürde „Angebot fehlt“, bis zum Stichtag.",
    ),
    Releasable(
        key=counts.ARRIVALS,
        title="Personen, die im Quartal Hinweise gaben",
        dimensions=PLACE_AND_AREA,
        counted=counts.of_arrivals,
        labels=_places,
        flow=True,
        public=True,
        explains="Verschiedene Personen, deren Hinweise in den drei Monaten bis zum Stichtag eingegangen sind.",
    ),
    Releasable(
        key=counts.CODED,
        title="Personen, deren Hinweise in 30 Tagen kodiert waren",
        dimensions=((counts.IN_TIME, "Frist"),),
        counted=counts.of_coded,
        labels=_in_time,
        flow=True,
        permission=READ_QUESTIONS,
        walled=True,
        explains="Verschiedene Personen, deren Hinweise im Quartal kodiert, verwiesen oder abgelehnt sein sollten.",
    ),
    Releasable(
        key=counts.ANSWERED,
        title="Personen, deren Hinweise in der Frist beantwortet waren",
        dimensions=((counts.IN_TIME, "Frist"),),
        counted=counts.of_answered,
        labels=_in_time,
        flow=True,
        permission=READ_QUESTIONS,
        walled=True,
        explains="Verschiedene Personen, deren Hinweise im Quartal beantwortet sein sollten; gezählt wird die erste "
        "Rückmeldung nach der Bestätigung des Eingangs.",
    ),
    Releasable(
        key=counts.GROUNDS,
        title="Personen, die Diskriminierung schildern, nach Merkmal und Lebensbereich",
        dimensions=(("discrimination_id", "Merkmal"), ("life_area_id", "Lebensbereich")),
        counted=counts_discrimination.of_grounds,
        labels=_discrimination,
        zeros_hidden=True,
        permission=READ_QUESTIONS,
        walled=True,
        explains="Hinweise, die als Diskriminierung kodiert sind, bis zum Stichtag. Das Merkmal gehört zum Geschehen, "
        "nie zu einer Person.",
    ),
    # The same people as in the table before, so that no sum tells what is hidden there.
    Releasable(
        key=counts.FORMS,
        title="Personen, die Diskriminierung schildern, nach Form und Ebene",
        dimensions=(("discrimination_form_id", "Form"), ("discrimination_level_id", "Ebene")),
        counted=counts_discrimination.of_forms,
        labels=_discrimination,
        zeros_hidden=True,
        permission=READ_QUESTIONS,
        walled=True,
        beside={counts.GROUNDS: _whole_table},
        explains="Hinweise, die als Diskriminierung kodiert sind, bis zum Stichtag.",
    ),
    Releasable(
        key=counts.QUESTION_DISCRIMINATION,
        title="Personen, die Diskriminierung schildern, je Strukturfrage",
        dimensions=((counts.QUESTION, "Strukturfrage"),),
        counted=counts_discrimination.of_questions,
        labels=_questions,
        sums=(),
        zeros_hidden=True,
        permission=READ_QUESTIONS,
        walled=True,
        explains="Wie viele verschiedene Personen hinter einer Strukturfrage Diskriminierung schildern, bis zum "
        "Stichtag.",
    ),
    # After the arrivals, whose sums of the towns are known when this table is protected.
    Releasable(
        key=counts.AREAS,
        title="Personen, die im Quartal Hinweise gaben, je Sozialraum",
        dimensions=(("municipality_id", "Kommune"), ("social_area_id", "Sozialraum")),
        counted=counts.of_areas,
        labels=_areas,
        sums=("social_area_id",),
        flow=True,
        public=True,
        beside={counts.ARRIVALS: _total_of_town},
        explains="Verschiedene Personen, deren Hinweise in den drei Monaten bis zum Stichtag eingegangen sind. "
        "Hinweise ohne Sozialraum zählen nur bei der Kommune.",
    ),
)
