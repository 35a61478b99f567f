from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=Q(guest=False)
                | ~Q(role__in=["case_manager", "team_lead", "administration", "data_protection"]),
                name="guests_open_no_cases",
            ),
        ),
    ]
