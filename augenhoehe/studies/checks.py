"""A line of `augenhoehe doctor`: are the walls around interviews up?"""

from __future__ import annotations

from django.db import connection

from augenhoehe.core.contributions import Check

WALLS = """
SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND c.relkind = 'r' AND starts_with(c.relname, 'studies_closed')
  AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
"""


def walls() -> tuple[bool, str]:
    with connection.cursor() as cursor:
        cursor.execute(WALLS)
        bare = sorted(name for (name,) in cursor.fetchall())
    if bare:
        return False, f"Ohne Zeilenregeln: {', '.join(bare)}. Führen Sie „augenhoehe migrate“ aus."
    return True, "Alle Tabellen der Interviews haben Zeilenregeln."


CHECKS = (Check("Zeilenregeln der Interviews", walls),)
