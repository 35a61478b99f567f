import django.db.models.deletion
from django.db import migrations, models

NEW = ("discrimination_form", "discrimination_level")


def load(apps, schema_editor):
    """The two new lists for an installation that has its terms already; a new one got them with the others."""
    from augenhoehe.structure.vocabularies import starter_rows

    terms = apps.get_model("structure", "Term").objects.using(schema_editor.connection.alias)
    for name in NEW:
        if not terms.filter(vocabulary=name).exists():
            terms.bulk_create([terms.model(**row) for row in starter_rows(name)])


def coded_by():
    return models.ForeignKey(
        blank=True,
        db_index=False,
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to="structure.term",
    )


class Migration(migrations.Migration):
    dependencies = [("structure", "0010_question_sources")]

    operations = [
        migrations.AlterField(
            model_name="term",
            name="vocabulary",
            field=models.CharField(
                choices=[
                    ("life_area", "Lebensbereich"),
                    ("hurdle", "Hürde"),
                    ("legal_circle", "Rechtskreis"),
                    ("institution", "Art der Stelle"),
                    ("level", "Zuständigkeitsebene"),
                    ("chain_place", "Stelle in der Dienstleistungskette"),
                    ("discrimination", "Merkmal bei Diskriminierung"),
                    ("discrimination_form", "Form der Diskriminierung"),
                    ("discrimination_level", "Ebene der Diskriminierung"),
                ],
                max_length=20,
                verbose_name="Liste",
            ),
        ),
        *(migrations.AddField(model_name="hint", name=name, field=coded_by()) for name in NEW),
        *(
            migrations.AddIndex(
                model_name="hint",
                index=models.Index(
                    condition=models.Q((f"{name}__isnull", False)), fields=[name], name=f"hint_by_{name}"
                ),
            )
            for name in NEW
        ),
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
