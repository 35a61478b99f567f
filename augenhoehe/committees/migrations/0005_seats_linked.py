"""Seats name organisations by words; those that mean exactly one published entry are linked with it."""

from django.db import migrations


def link(apps, schema_editor):
    """Only the exact name counts, whatever its capitals; two entries of one name stay unlinked."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE committees_seat SET organisation_entry_id = named.id
            FROM (
                SELECT lower(btrim(name)) AS said, min(id::text)::uuid AS id
                FROM organisations_organisation WHERE state = 'published'
                GROUP BY lower(btrim(name)) HAVING count(*) = 1
            ) AS named
            WHERE committees_seat.organisation_entry_id IS NULL
              AND lower(btrim(committees_seat.organisation)) = named.said
            """
        )


class Migration(migrations.Migration):
    dependencies = [
        ("committees", "0004_bodies"),
    ]

    operations = [migrations.RunPython(link, migrations.RunPython.noop)]
