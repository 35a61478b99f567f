"""Sizes and formats of pictures, made when they are uploaded."""

import django.db.models.deletion
from django.db import migrations, models

import augenhoehe.core.ids


class Migration(migrations.Migration):
    dependencies = [("files", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Rendition",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=augenhoehe.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("width", models.PositiveIntegerField(verbose_name="Breite in Bildpunkten")),
                ("height", models.PositiveIntegerField(verbose_name="Höhe in Bildpunkten")),
                (
                    "original",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="renditions",
                        to="files.storedfile",
                        verbose_name="Bild",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                        verbose_name="Datei",
                    ),
                ),
            ],
            options={
                "verbose_name": "Bildgröße",
                "verbose_name_plural": "Bildgrößen",
                "constraints": [models.UniqueConstraint(fields=("original", "file"), name="one_rendition_per_file")],
            },
        ),
    ]
