"""Codes and word lists of the council record, as data: what a result says, what belongs to integration."""

from __future__ import annotations

from django.db import models


class ResultCode(models.TextChoices):
    """What a free text of a council information system says, in a word that can be counted."""

    UNANIMOUS = "unanimous", "einstimmig"
    ADOPTED = "adopted", "angenommen, ohne Stimmenzahl"
    COUNTS = "counts", "abgestimmt, mit Stimmenzahl"
    NOTED = "noted", "zur Kenntnis genommen"
    POSTPONED = "postponed", "vertagt"
    REJECTED = "rejected", "abgelehnt"
    WITHDRAWN = "withdrawn", "zurückgezogen oder abgesetzt"
    NONE = "none", "ohne Beschluss"
    UNKNOWN = "unknown", "unklar"


# Words by which papers of a town are found that could belong here. A stem finds its compounds
# („integrations“ finds „Integrationskonzept“); a whole word is matched only by itself.
STEMS = (
    "integrationskonzept", "integrationsrat", "integrationsausschuss", "integrationsarbeit", "integrationspauschale",
    "integrationsbeauftrag", "integrationskurs", "integrationsförder", "teilhabe- und integrationsgesetz",
    "chancengerechtigkeit", "migration", "migrant", "flüchtling", "geflüchtet", "asyl", "zuwander", "zugewander",
    "einwander", "ausländer", "einbürger", "interkultur", "antidiskriminier", "rassismus", "sprachförder",
    "sprachmittl", "dolmetsch", "willkommenskultur", "übergangswohnheim", "aufnahmegesetz", "spätaussiedler",
)  # fmt: skip
WHOLE_WORDS = ("integration", "tintg", "flüag", "vielfalt", "kim", "integrationskonzepts")
# What reads like our subject and is another one.
NOT_OURS = (
    "biotopintegration", "systemintegration", "datenmigration", "softwaremigration", "ökologischen vielfalt",
    "ökologische vielfalt", "biologischen vielfalt", "biologische vielfalt", "integration eines", "integration der",
    "integration des", "integration von",
)  # fmt: skip
