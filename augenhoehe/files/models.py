from django.db import models

from augenhoehe.core.ids import new_id


class StoredFile(models.Model):
    """A file by its content: the same bytes are kept once; names belong to the owners."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    sha256 = models.CharField("Prüfsumme", max_length=64, unique=True)
    size = models.PositiveBigIntegerField("Größe in Bytes")
    media_type = models.CharField("Medientyp", max_length=100)
    stored_at = models.DateTimeField("abgelegt am")

    class Meta:
        verbose_name = "Datei"
        verbose_name_plural = "Dateien"


class Rendition(models.Model):
    """A picture in a size and format for pages, made when it was uploaded. It goes with the picture."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    original = models.ForeignKey(StoredFile, models.CASCADE, related_name="renditions", verbose_name="Bild")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name="Datei")
    width = models.PositiveIntegerField("Breite in Bildpunkten")
    height = models.PositiveIntegerField("Höhe in Bildpunkten")

    class Meta:
        verbose_name = "Bildgröße"
        verbose_name_plural = "Bildgrößen"
        constraints = [models.UniqueConstraint(fields=["original", "file"], name="one_rendition_per_file")]
