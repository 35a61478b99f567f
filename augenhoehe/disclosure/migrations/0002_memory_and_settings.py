from django.db import migrations, models

import augenhoehe.core.ids


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0001_register_of_releases")]

    operations = [
        migrations.AddField(
            model_name="release",
            name="since",
            field=models.JSONField(default=list, verbose_name="unverändert seit"),
        ),
        migrations.AddField(
            model_name="release",
            name="marks",
            field=models.JSONField(default=list, verbose_name="Prüfzeichen"),
        ),
        migrations.CreateModel(
            name="TableSetting",
            fields=[
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Bearbeitungsstand")),
                (
                    "id",
                    models.UUIDField(
                        default=augenhoehe.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("key", models.CharField(max_length=80, unique=True, verbose_name="Tabelle")),
                ("together", models.JSONField(default=dict, verbose_name="als „andere“ zusammengefasst")),
                ("paused_at", models.DateTimeField(blank=True, null=True, verbose_name="angehalten am")),
                ("paused_because", models.CharField(blank=True, max_length=500, verbose_name="Warum angehalten")),
                ("changed_at", models.DateTimeField(null=True, verbose_name="geändert am")),
            ],
            options={
                "verbose_name": "Vorgabe für eine Tabelle",
                "verbose_name_plural": "Vorgaben für Tabellen",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("paused_at__isnull", True), ("paused_because", "")),
                            models.Q(("paused_at__isnull", False), models.Q(("paused_because", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="paused_table_says_why",
                    )
                ],
            },
        ),
    ]
