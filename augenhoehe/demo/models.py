from django.db import models


class Note(models.Model):
    """What the builder of the demo world wrote down for the tours: status codes, addresses of matters."""

    key = models.CharField(max_length=60, primary_key=True)
    value = models.CharField(max_length=300)

    class Meta:
        verbose_name = "Notiz der Demo"
        verbose_name_plural = "Notizen der Demo"
