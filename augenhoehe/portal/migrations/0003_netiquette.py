from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0002_drafts_barriers_and_links"),
    ]

    operations = [
        migrations.AlterField(
            model_name="legaltext",
            name="key",
            field=models.CharField(
                choices=[
                    ("imprint", "Impressum"),
                    ("privacy", "Datenschutz"),
                    ("accessibility", "Barrierefreiheit"),
                    ("plain", "Leichte Sprache"),
                    ("netiquette", "Regeln für das Gespräch"),
                ],
                max_length=20,
                verbose_name="Text",
            ),
        ),
        migrations.AlterField(
            model_name="legaldraft",
            name="key",
            field=models.CharField(
                choices=[
                    ("imprint", "Impressum"),
                    ("privacy", "Datenschutz"),
                    ("accessibility", "Barrierefreiheit"),
                    ("plain", "Leichte Sprache"),
                    ("netiquette", "Regeln für das Gespräch"),
                ],
                max_length=20,
                unique=True,
                verbose_name="Text",
            ),
        ),
    ]
