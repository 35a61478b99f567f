from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("events", "0002_what_stays_of_a_day")]

    operations = [
        migrations.AddField(
            model_name="registration",
            name="untold",
            field=models.BooleanField(default=False, editable=False, verbose_name="Bestätigung steht aus"),
        ),
        migrations.AddIndex(
            model_name="registration",
            index=models.Index(condition=Q(("untold", True)), fields=["registered_at"], name="registrations_not_told"),
        ),
    ]
