from __future__ import annotations

from django.db import migrations, models

import augenhoehe.core.ids


class Migration(migrations.Migration):
    dependencies = [("committees", "0012_paper_words")]

    operations = [
        migrations.CreateModel(
            name="OwnExperience",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=augenhoehe.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "mark",
                    models.CharField(editable=False, max_length=64, unique=True, verbose_name="Kennzeichen der Person"),
                ),
                ("text_version", models.PositiveSmallIntegerField(verbose_name="Fassung der Einwilligung")),
                ("quarter", models.DateField(verbose_name="Quartal der Erklärung")),
            ],
            options={
                "verbose_name": "Eigene Erfahrung nach Selbstauskunft",
                "verbose_name_plural": "Eigene Erfahrungen nach Selbstauskunft",
            },
        ),
    ]
