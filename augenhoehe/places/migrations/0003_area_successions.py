import django.db.models.deletion
from django.db import migrations, models

import augenhoehe.core.ids

COPY = """INSERT INTO places_areasuccession (id, before_id, after_id)
    SELECT gen_random_uuid(), id, successor_id FROM places_socialarea WHERE successor_id IS NOT NULL"""
BACK = """UPDATE places_socialarea AS one SET successor_id = (
    SELECT after_id FROM places_areasuccession WHERE before_id = one.id ORDER BY share DESC NULLS LAST, id LIMIT 1)"""


class Migration(migrations.Migration):
    dependencies = [
        ("places", "0002_same_days_as_elsewhere"),
    ]

    operations = [
        migrations.CreateModel(
            name="AreaSuccession",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=augenhoehe.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "share",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="Anteil in Prozent"
                    ),
                ),
                (
                    "after",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="came_from",
                        to="places.socialarea",
                        verbose_name="späterer Sozialraum",
                    ),
                ),
                (
                    "before",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="became",
                        to="places.socialarea",
                        verbose_name="früherer Sozialraum",
                    ),
                ),
            ],
            options={
                "verbose_name": "Nachfolge eines Sozialraums",
                "verbose_name_plural": "Nachfolgen von Sozialräumen",
                "constraints": [
                    models.UniqueConstraint(fields=("before", "after"), name="one_succession_per_pair"),
                    models.CheckConstraint(
                        condition=models.Q(("before", models.F("after")), _negated=True), name="no_area_follows_itself"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("share__isnull", True),
                            models.Q(("share__gt", 0), ("share__lte", 100)),
                            _connector="OR",
                        ),
                        name="share_is_a_percentage",
                    ),
                ],
            },
        ),
        migrations.RunSQL(COPY, BACK),
        # Foreign keys of the rows just copied are checked now: a table with pending checks cannot be altered.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.RemoveField(
            model_name="socialarea",
            name="successor",
        ),
    ]
