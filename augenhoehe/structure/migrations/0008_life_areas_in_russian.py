from django.db import migrations

from augenhoehe.structure.vocabularies import LIFE_AREAS

# SQL, since a step in Python would make Django render all models once more.
ADD = """
    UPDATE structure_term SET {name} = jsonb_set({name}, '{{ru}}', jsonb_build_object(
        'text', %s::text, 'of_revision', coalesce(({name} -> 'de' ->> 'of_revision')::int, 1), 'by', '', 'machine', true
    ))
    WHERE vocabulary = 'life_area' AND code = %s AND {name} -> 'de' ->> 'text' = %s AND NOT {name} ? 'ru'
"""


def statements():
    """Life areas whose German wording is still ours get the Russian one; what somebody worded anew stays theirs."""
    for area in LIFE_AREAS:
        for name, ours in (("label", area.label_value()), ("help", area.help_value())):
            yield ADD.format(name=name), [ours["ru"]["text"], area.code, ours["de"]["text"]]


class Migration(migrations.Migration):
    dependencies = [("structure", "0007_causes_and_chains")]

    operations = [migrations.RunSQL(list(statements()), migrations.RunSQL.noop)]
