from django.db import migrations


def load(apps, schema_editor):
    """Fill the empty table; an installation that already has terms keeps its own."""
    from augenhoehe.structure.vocabularies import starter_rows

    terms = apps.get_model("structure", "Term").objects.using(schema_editor.connection.alias)
    if not terms.exists():
        terms.bulk_create([terms.model(**row) for row in starter_rows()])


class Migration(migrations.Migration):
    dependencies = [("structure", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
