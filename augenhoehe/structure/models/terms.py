from __future__ import annotations

from django.db import models

from augenhoehe.core.ids import new_id
from augenhoehe.core.multilingual import MultilingualField
from augenhoehe.core.revisions import Revised


class Term(Revised):
    """An entry of an editable vocabulary for coding (domain.md 3.5): life area, hurdle, legal circle …"""

    class Vocabulary(models.TextChoices):
        LIFE_AREA = "life_area", "Lebensbereich"
        HURDLE = "hurdle", "Hürde"
        LEGAL_CIRCLE = "legal_circle", "Rechtskreis"
        INSTITUTION = "institution", "Art der Stelle"
        LEVEL = "level", "Zuständigkeitsebene"
        CHAIN_PLACE = "chain_place", "Stelle in der Dienstleistungskette"
        DISCRIMINATION = "discrimination", "Merkmal bei Diskriminierung"
        DISCRIMINATION_FORM = "discrimination_form", "Form der Diskriminierung"
        DISCRIMINATION_LEVEL = "discrimination_level", "Ebene der Diskriminierung"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    vocabulary = models.CharField("Liste", max_length=20, choices=Vocabulary)
    code = models.SlugField("Kürzel", max_length=60)
    label = MultilingualField("Bezeichnung")
    help = MultilingualField("Erklärung")
    position = models.PositiveSmallIntegerField("Reihenfolge", default=0)
    active = models.BooleanField("in Gebrauch", default=True)

    class Meta:
        verbose_name = "Begriff"
        verbose_name_plural = "Begriffe"
        constraints = [models.UniqueConstraint(fields=["vocabulary", "code"], name="one_term_per_code")]

    def __str__(self) -> str:
        return str(self.label.get("de", {}).get("text", self.code))
