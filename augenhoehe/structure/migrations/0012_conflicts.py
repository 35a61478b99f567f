import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import augenhoehe.core.ids


def load(apps, schema_editor):
    """The new hurdle for an installation that has its terms already, at the end of its list."""
    from augenhoehe.structure.vocabularies import starter_rows

    terms = apps.get_model("structure", "Term").objects.using(schema_editor.connection.alias)
    row = next(one for one in starter_rows("hurdle") if one["code"] == "conflict")
    if not terms.filter(vocabulary="hurdle", code="conflict").exists():
        terms.create(**row)


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("structure", "0011_discrimination_by_form_and_level"),
    ]

    operations = [
        migrations.CreateModel(
            name="Conflict",
            fields=[
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="Bearbeitungsstand")),
                (
                    "id",
                    models.UUIDField(
                        default=augenhoehe.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("task", models.TextField(verbose_name="Worum es geht")),
                ("place", models.CharField(blank=True, max_length=160, verbose_name="Wo")),
                ("body", models.CharField(max_length=160, verbose_name="Stelle, die vermittelt")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("assigned", "zugewiesen"),
                            ("in_work", "in Bearbeitung"),
                            ("returned", "zurückgegeben"),
                            ("settled", "beigelegt"),
                            ("not_settled", "nicht beigelegt"),
                        ],
                        default="assigned",
                        max_length=20,
                        verbose_name="Stand",
                    ),
                ),
                ("due", models.DateField(verbose_name="erste Antwort bis")),
                ("outcome", models.TextField(blank=True, verbose_name="Was daraus wurde")),
                ("assigned_on", models.DateField(verbose_name="zugewiesen am")),
                ("settled_on", models.DateField(blank=True, null=True, verbose_name="beendet am")),
                (
                    "hint",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="conflict", to="structure.hint"
                    ),
                ),
                (
                    "responsible",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Wer vermittelt",
                    ),
                ),
            ],
            options={"verbose_name": "Zugewiesener Konflikt", "verbose_name_plural": "Zugewiesene Konflikte"},
        ),
        migrations.AddConstraint(
            model_name="conflict",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("settled_on__isnull", False), ("state__in", ["settled", "not_settled"])),
                    models.Q(
                        models.Q(("state__in", ["settled", "not_settled"]), _negated=True),
                        ("settled_on__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="ended_conflict_says_when",
            ),
        ),
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
