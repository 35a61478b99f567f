"""The lists an entry chooses from: what it is for, what it works on, how it sees itself.

Codes are stored, labels are translated; HSDS publishes each list as a taxonomy. A code never changes its meaning.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext, gettext_noop


class Purpose(models.TextChoices):
    """What the organisation is for (S0-10)."""

    CULTURE = "culture", gettext_noop("Kultur")
    SPORT = "sport", gettext_noop("Sport")
    LANGUAGE = "language", gettext_noop("Sprache")
    RELIGION = "religion", gettext_noop("Religion")
    EDUCATION = "education", gettext_noop("Bildung")
    ADVICE = "advice", gettext_noop("Beratung")
    ENCOUNTER = "encounter", gettext_noop("Begegnung")
    SELF_HELP = "self_help", gettext_noop("Selbsthilfe")
    REPRESENTATION = "representation", gettext_noop("Interessenvertretung")
    PARTICIPATION = "participation", gettext_noop("Politische Beteiligung")
    ENGAGEMENT = "engagement", gettext_noop("Bürgerschaftliches Engagement")


class Field(models.TextChoices):
    """The field it knows well (S0-14)."""

    EDUCATION = "education", gettext_noop("Bildung und Schule")
    HEALTH = "health", gettext_noop("Gesundheit")
    WORK = "work", gettext_noop("Arbeit und Wirtschaft")
    SPORT = "sport", gettext_noop("Sport und Bewegung")
    MEDIA = "media", gettext_noop("Medien")
    FAMILY = "family", gettext_noop("Familie und Kinder")
    YOUTH = "youth", gettext_noop("Jugend")
    WOMEN = "women", gettext_noop("Frauen")
    OLDER_PEOPLE = "older_people", gettext_noop("Ältere Menschen")
    HOUSING = "housing", gettext_noop("Wohnen")
    REFUGE = "refuge", gettext_noop("Flucht und Asyl")
    ANTI_DISCRIMINATION = "anti_discrimination", gettext_noop("Schutz vor Diskriminierung")
    CULTURE = "culture", gettext_noop("Kunst und Kultur")
    ENVIRONMENT = "environment", gettext_noop("Umwelt")
    EMERGENCY = "emergency", gettext_noop("Rettung und Katastrophenschutz")


class Orientation(models.TextChoices):
    """How the organisation describes itself (S1-22)."""

    CULTURAL = "cultural", gettext_noop("kulturell")
    RELIGIOUS = "religious", gettext_noop("religiös")
    PROFESSIONAL = "professional", gettext_noop("fachlich")
    POLITICAL = "political", gettext_noop("politisch")
    SOCIAL = "social", gettext_noop("sozial")


def labels(vocabulary: type[models.TextChoices], codes: Iterable[str]) -> list[str]:
    """Labels in the reader's language and in the order of the list; unknown codes are left out."""
    wanted = set(codes)
    return [gettext(str(one.label)) for one in vocabulary if one.value in wanted]
