"""A mandate names the body that looks after it; what runs in a body is found by an index, not by reading everything."""

import django.db.models.deletion
from django.db import migrations, models

# In a column of its own the body stood only where another one had taken over.
NAME_BODIES = """
UPDATE committees_mandate SET committee_id = coalesce(carried_to_id, item.committee_id)
FROM committees_resolution resolution JOIN committees_agendaitem item ON item.id = resolution.agenda_item_id
WHERE resolution.id = committees_mandate.resolution_id;
SET CONSTRAINTS ALL IMMEDIATE;
"""
NAME_OTHERS = """
UPDATE committees_mandate SET carried_to_id = committees_mandate.committee_id
FROM committees_resolution resolution JOIN committees_agendaitem item ON item.id = resolution.agenda_item_id
WHERE resolution.id = committees_mandate.resolution_id AND item.committee_id <> committees_mandate.committee_id;
SET CONSTRAINTS ALL IMMEDIATE;
"""
RUNNING = models.Q(("state__in", ("open", "reported")))


class Migration(migrations.Migration):
    dependencies = [("committees", "0014_appointments")]

    operations = [
        migrations.AddField(
            model_name="mandate",
            name="committee",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="mandates",
                to="committees.committee",
                verbose_name="Wacht darüber",
            ),
        ),
        migrations.RunSQL(NAME_BODIES, NAME_OTHERS),
        migrations.AlterField(
            model_name="mandate",
            name="committee",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="mandates",
                to="committees.committee",
                verbose_name="Wacht darüber",
            ),
        ),
        migrations.RemoveField(model_name="mandate", name="carried_to"),
        migrations.AddIndex(
            model_name="mandate",
            index=models.Index(condition=RUNNING, fields=["committee", "due"], name="running_mandates_by_body"),
        ),
        migrations.RemoveIndex(model_name="station", name="open_stations_by_body"),
        migrations.AddIndex(
            model_name="station",
            index=models.Index(
                condition=models.Q(("state__in", ("open", "ahead"))),
                fields=["committee", "opened_on"],
                name="unfinished_stations_by_body",
            ),
        ),
        migrations.AddIndex(
            model_name="agendaitem",
            index=models.Index(
                condition=models.Q(("meeting__isnull", True), ("withdrawn_at__isnull", True)),
                fields=["committee", "waiting_since"],
                name="waiting_items_by_body",
            ),
        ),
        migrations.AddIndex(
            model_name="agendaitem",
            index=models.Index(
                condition=models.Q(("station__isnull", True), ("withdrawn_at__isnull", True)),
                fields=["committee"],
                name="items_without_paper_by_body",
            ),
        ),
    ]
