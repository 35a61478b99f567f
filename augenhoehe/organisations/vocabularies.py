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


class OfferKind(models.TextChoices):
    """What an offer is (S1-17 to S1-19)."""

    ADVICE = "advice", gettext_noop("Beratung")
    AUTHORITIES = "authorities", gettext_noop("Hilfe bei Behörden")
    LANGUAGE_COURSE = "language_course", gettext_noop("Sprachkurs")
    HOMEWORK = "homework", gettext_noop("Hausaufgabenhilfe")
    QUALIFICATION = "qualification", gettext_noop("Qualifizierung")
    GUIDES = "guides", gettext_noop("Lotsen und Begleitung")
    ENCOUNTER = "encounter", gettext_noop("Begegnung")
    SPORT = "sport", gettext_noop("Sport")
    ART = "art", gettext_noop("Kunst, Musik, Tanz")
    SUMMER_SCHOOL = "summer_school", gettext_noop("Sommerschule und Ferien")
    FESTIVAL = "festival", gettext_noop("Fest")
    CHILD_CARE = "child_care", gettext_noop("Kinderbetreuung")
    ENGAGEMENT = "engagement", gettext_noop("Mitmachen und Ehrenamt")
    OTHER = "other", gettext_noop("anderes")


class Audience(models.TextChoices):
    """Whom an offer is meant for; none named means everybody."""

    NEWCOMERS = "newcomers", gettext_noop("Neu angekommene Menschen")
    REFUGEES = "refugees", gettext_noop("Geflüchtete")
    WOMEN = "women", gettext_noop("Frauen")
    MEN = "men", gettext_noop("Männer")
    PARENTS = "parents", gettext_noop("Eltern und Familien")
    CHILDREN = "children", gettext_noop("Kinder")
    YOUTH = "youth", gettext_noop("Jugendliche")
    OLDER_PEOPLE = "older_people", gettext_noop("Ältere Menschen")
    WORKERS = "workers", gettext_noop("Menschen, die Arbeit suchen")
    DISABLED = "disabled", gettext_noop("Menschen mit Behinderung")
    QUEER = "queer", gettext_noop("Queere Menschen")
    NEIGHBOURS = "neighbours", gettext_noop("Nachbarschaft")
    VOLUNTEERS = "volunteers", gettext_noop("Menschen, die mithelfen wollen")


class Ease(models.TextChoices):
    """What makes a place or a meeting easy to use."""

    STEP_FREE = "step_free", gettext_noop("Zugang ohne Stufen")
    LIFT = "lift", gettext_noop("Aufzug")
    TOILET = "toilet", gettext_noop("Toilette für Rollstühle")
    PARKING = "parking", gettext_noop("Parkplatz für Menschen mit Behinderung")
    BUS = "bus", gettext_noop("Bus oder Bahn in der Nähe")
    SIGN_LANGUAGE = "sign_language", gettext_noop("Gebärdensprache")
    EASY_LANGUAGE = "easy_language", gettext_noop("Leichte Sprache")
    CHILDREN_WELCOME = "children_welcome", gettext_noop("Kinder können mitkommen")


def labels(vocabulary: type[models.TextChoices], codes: Iterable[str]) -> list[str]:
    """Labels in the reader's language and in the order of the list; unknown codes are left out."""
    wanted = set(codes)
    return [gettext(str(one.label)) for one in vocabulary if one.value in wanted]
