from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0008_training"),
    ]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="privacy_version",
            field=models.PositiveIntegerField(default=0, verbose_name="Fassung der Datenschutzhinweise"),
        ),
    ]
