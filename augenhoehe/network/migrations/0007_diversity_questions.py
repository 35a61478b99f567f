import django.db.models.deletion
from django.db import migrations, models

import augenhoehe.core.ids


class Migration(migrations.Migration):
    dependencies = [("network", "0006_plans"), ("organisations", "0009_privacy_version")]

    operations = [
        migrations.AlterField(
            model_name="diversityreport",
            name="source",
            field=models.CharField(
                choices=[
                    ("own", "selbst eingetragen"),
                    ("phone", "am Telefon gesagt"),
                    ("link", "über den Link einer Mail"),
                ],
                default="own",
                max_length=10,
                verbose_name="Herkunft",
            ),
        ),
        migrations.CreateModel(
            name="DiversityQuestion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=augenhoehe.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("asked_at", models.DateTimeField(verbose_name="gefragt am")),
                ("until", models.DateField(verbose_name="Link gilt bis")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="beantwortet am")),
                ("declined", models.BooleanField(default=False, verbose_name="möchte nichts angeben")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="diversity_questions",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "Frage nach der Vielfalt",
                "verbose_name_plural": "Fragen nach der Vielfalt",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answered_at__isnull", True)),
                        fields=("organisation",),
                        name="one_open_diversity_question",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("declined", False), ("answered_at__isnull", False), _connector="OR"),
                        name="declined_diversity_question_is_answered",
                    ),
                ],
            },
        ),
    ]
