"""The lists a programme chooses from. Codes are stored, labels are translated; a code never changes its meaning."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_noop


class Level(models.TextChoices):
    """Who gives the money."""

    EU = "eu", gettext_noop("Europäische Union")
    FEDERAL = "federal", gettext_noop("Bund")
    STATE = "state", gettext_noop("Land")
    DISTRICT = "district", gettext_noop("Kreis")
    TOWN = "town", gettext_noop("Stadt oder Gemeinde")
    FOUNDATION = "foundation", gettext_noop("Stiftung")


class Applicant(models.TextChoices):
    """Who may apply."""

    ASSOCIATION = "association", gettext_noop("Vereine")
    INITIATIVE = "initiative", gettext_noop("Initiativen ohne Rechtsform")
    UMBRELLA = "umbrella", gettext_noop("Verbände")
    COMPANY = "company", gettext_noop("Unternehmen und gGmbH")
    SCHOOL = "school", gettext_noop("Kitas und Schulen")
    MUNICIPALITY = "municipality", gettext_noop("Städte, Gemeinden und Kreise")
    PERSON = "person", gettext_noop("einzelne Menschen")


class RuleKind(models.TextChoices):
    """What a condition is about; each kind asks one question and is judged by one sentence of `rules.eligibility`."""

    SEAT = "seat", "Sitz an einem Ort"
    NON_PROFIT = "non_profit", "gemeinnützig"
    LEGAL_FORM = "legal_form", "Rechtsform"
    MIGRANT_LED = "migrant_led", "mindestens zur Hälfte eingewandert"
    AGE_MOST = "age_most", "höchstens so viele Jahre alt"
    AGE_LEAST = "age_least", "mindestens so viele Jahre alt"
    MEMBERS_LEAST = "members_least", "mindestens so viele Mitglieder"
    INDEPENDENT = "independent", "unabhängig von Staaten und Parteien"
    FIRST_TIME = "first_time", "noch nie aus diesem Programm gefördert"
    EXPERIENCE = "experience", "so viele geförderte Projekte abgeschlossen"
    NOT_STARTED = "not_started", "Vorhaben noch nicht begonnen"
    OWN = "own", "eigene Frage"


# Which column of a rule each kind reads; the others need none.
WITH_NUMBER = frozenset({RuleKind.AGE_MOST, RuleKind.AGE_LEAST, RuleKind.MEMBERS_LEAST, RuleKind.EXPERIENCE})
WITH_TEXT = frozenset({RuleKind.SEAT, RuleKind.OWN})
WITH_CODES = frozenset({RuleKind.LEGAL_FORM})
