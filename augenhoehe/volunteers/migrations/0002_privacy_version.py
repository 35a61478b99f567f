from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("volunteers", "0001_volunteers_and_enquiries"),
    ]

    operations = [
        migrations.AddField(
            model_name="enquiry",
            name="privacy_version",
            field=models.PositiveIntegerField(default=0, verbose_name="Fassung der Datenschutzhinweise"),
        ),
    ]
