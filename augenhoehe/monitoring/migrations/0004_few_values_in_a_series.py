from django.db import migrations

# A sample of millions of rows that came series by series sees far too few series. The planner then reads the whole
# table for one indicator. A series has some twenty values.
SAY = """ALTER TABLE monitoring_indicatorvalue ALTER COLUMN series_id SET (n_distinct = -0.05);
    ANALYZE monitoring_indicatorvalue"""
UNSAY = "ALTER TABLE monitoring_indicatorvalue ALTER COLUMN series_id RESET (n_distinct)"


class Migration(migrations.Migration):
    dependencies = [
        ("monitoring", "0003_segregation_from_counts"),
    ]

    operations = [migrations.RunSQL(SAY, UNSAY)]
