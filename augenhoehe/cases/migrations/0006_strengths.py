import django.db.models.deletion
from django.db import migrations, models

import augenhoehe.core.ids
from augenhoehe.cases.migrations import _walls_0006 as walls


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_concern_referred")]

    operations = [
        migrations.CreateModel(
            name="Strength",
            fields=[
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Bearbeitungsstand")),
                ("sealed", models.BinaryField(verbose_name="verschlüsselter Inhalt")),
                (
                    "id",
                    models.UUIDField(
                        default=augenhoehe.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="Reihenfolge")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("languages", "Sprachen"),
                            ("work", "Beruf und Erfahrung"),
                            ("learning", "Schule, Ausbildung, Lernen"),
                            ("skills", "Können und Talente"),
                            ("family", "Familie und Haushalt"),
                            ("friends", "Freunde und Nachbarn"),
                            ("community", "Verein, Gemeinde, Ehrenamt"),
                            ("will", "Ziele und Zuversicht"),
                            ("means", "Geld, Wohnung, Papiere, Technik"),
                            ("other", "anderes"),
                        ],
                        max_length=20,
                        verbose_name="Art",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="strengths", to="cases.case"
                    ),
                ),
            ],
            options={"verbose_name": "Stärke", "verbose_name_plural": "Stärken"},
        ),
        migrations.RunPython(walls.build, migrations.RunPython.noop),
    ]
