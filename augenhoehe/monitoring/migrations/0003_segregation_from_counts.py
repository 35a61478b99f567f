from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("monitoring", "0002_value_imports")]

    operations = [
        migrations.AddField(
            model_name="indicator",
            name="segregates",
            field=models.BooleanField(default=False, verbose_name="Segregationsmaße daraus berechnen"),
        ),
        migrations.AddConstraint(
            model_name="indicator",
            constraint=models.UniqueConstraint(
                condition=models.Q(("segregates", True)),
                fields=("segregates",),
                name="segregation_from_one_indicator",
            ),
        ),
    ]
