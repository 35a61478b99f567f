from django.db import migrations

from augenhoehe.core.multilingual import MultilingualField

FIELDS = {
    "pressrelease": {
        "headline": "Überschrift", "subheadline": "Unterzeile", "dateline": "Ort am Anfang", "lead": "Vorspann",
        "text": "Text",
    },
    "quote": {"text": "Zitat", "function": "Funktion"},
}  # fmt: skip


def _there(table: str, name: str) -> str:
    """What was written is the German text; nothing stays nothing."""
    entry = f"jsonb_build_object('text', {name}, 'of_revision', 1, 'by', '', 'machine', false)"
    using = f"CASE WHEN {name} = '' THEN '{{}}'::jsonb ELSE jsonb_build_object('de', {entry}) END"
    return f"ALTER TABLE press_{table} ALTER COLUMN {name} TYPE jsonb USING {using}"


def _back(table: str, name: str) -> str:
    return f"ALTER TABLE press_{table} ALTER COLUMN {name} TYPE text USING COALESCE({name} -> 'de' ->> 'text', '')"


class Migration(migrations.Migration):
    dependencies = [("press", "0001_press_work")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(_there(table, name), _back(table, name))
                for table, fields in FIELDS.items()
                for name in fields
            ],
            state_operations=[
                migrations.AlterField(table, name, MultilingualField(verbose_name=label))
                for table, fields in FIELDS.items()
                for name, label in fields.items()
            ],
        )
    ]
