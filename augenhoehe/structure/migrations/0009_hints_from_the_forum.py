from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("structure", "0008_life_areas_in_russian"),
    ]

    operations = [
        migrations.AlterField(
            model_name="hint",
            name="source",
            field=models.CharField(
                choices=[
                    ("form", "Meldebogen"),
                    ("import", "Import"),
                    ("case_management", "Case Management"),
                    ("advice", "andere Beratung"),
                    ("organisation", "Migrantenorganisation"),
                    ("event", "Veranstaltung"),
                    ("committee", "Gremium"),
                    ("interview", "Interview"),
                    ("forum", "Mitreden"),
                ],
                max_length=20,
                verbose_name="Quelle",
            ),
        ),
        migrations.AlterField(
            model_name="reconstruction",
            name="source",
            field=models.CharField(
                choices=[
                    ("form", "Meldebogen"),
                    ("import", "Import"),
                    ("case_management", "Case Management"),
                    ("advice", "andere Beratung"),
                    ("organisation", "Migrantenorganisation"),
                    ("event", "Veranstaltung"),
                    ("committee", "Gremium"),
                    ("interview", "Interview"),
                    ("forum", "Mitreden"),
                ],
                default="advice",
                max_length=20,
                verbose_name="Quelle",
            ),
        ),
    ]
