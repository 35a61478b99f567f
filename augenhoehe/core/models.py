from django.db import models


class Throttle(models.Model):
    """How often a key acted within a window: one UPSERT row, on an unlogged table."""

    key = models.CharField(max_length=64, primary_key=True)
    window = models.DateTimeField()
    count = models.PositiveIntegerField()

    class Meta:
        verbose_name = "Drossel"
