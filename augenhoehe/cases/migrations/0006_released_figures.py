from django.db import migrations

from augenhoehe.cases.migrations import _walls_0006 as walls


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0005_concern_referred"),
    ]

    operations = [
        migrations.RunPython(walls.build, migrations.RunPython.noop),
    ]
