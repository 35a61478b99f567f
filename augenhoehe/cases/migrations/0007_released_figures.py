from django.db import migrations

from augenhoehe.cases.migrations import _walls_0007 as walls


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0006_strengths"),
    ]

    operations = [
        migrations.RunPython(walls.build, migrations.RunPython.noop),
    ]
