"""Has the application role exactly the rights that the table in code gives it (core.database, GRANTS)?"""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.db import connection

from augenhoehe.core.contributions import Check, TableGrant, collected

Rights = frozenset[str]
USUAL: Rights = frozenset({"SELECT", "INSERT", "UPDATE", "DELETE"})
READ_ONLY: Rights = frozenset({"SELECT"})
KNOWN = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")
RIGHT = re.compile(r"([A-Za-z]+)\s*(\([^)]*\))?")
SHOWN = 5

HELD = """
SELECT c.relname, p.privilege
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
CROSS JOIN unnest(%s::text[]) AS p(privilege)
WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
  AND has_table_privilege(current_user, c.oid, p.privilege)
"""
TABLES = """
SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
"""


def whole_table(rights: str) -> Rights:
    """Rights on the whole table in „SELECT, INSERT, UPDATE (text)“; those on single columns are left out."""
    return frozenset(word.upper() for word, columns in RIGHT.findall(rights) if not columns)


def expected(tables: set[str], grants: tuple[TableGrant, ...]) -> dict[str, Rights]:
    """What the role should hold, per table."""
    wanted = dict.fromkeys(tables, USUAL) | {"django_migrations": READ_ONLY}
    return wanted | {grant.table: whole_table(grant.rights) for grant in grants}


def differences(wanted: Mapping[str, Rights], held: Mapping[str, Rights]) -> list[str]:
    """Too much and too little, as words: „journal_auditentry: UPDATE zu viel“."""
    found = []
    for table in sorted(wanted):
        has = held.get(table, frozenset())
        found += [f"{table}: {right} zu viel" for right in sorted(has - wanted[table])]
        found += [f"{table}: {right} fehlt" for right in sorted(wanted[table] - has)]
    return found


def drift() -> tuple[bool, str]:
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        tables = {name for (name,) in cursor.fetchall()}
        cursor.execute(HELD, [list(KNOWN)])
        held: dict[str, Rights] = {}
        for table, right in cursor.fetchall():
            held[table] = held.get(table, frozenset()) | {right}
    found = differences(expected(tables, collected("GRANTS")), held)
    if found:
        more = f" und {len(found) - SHOWN} weitere" if len(found) > SHOWN else ""
        return False, (
            f"Die Rechte der Anwendung weichen ab: {'; '.join(found[:SHOWN])}{more}. "
            "„augenhoehe migrate“ setzt sie neu."
        )
    return True, f"Die Rechte auf {len(tables)} Tabellen sind genau die vorgesehenen."


CHECKS = (Check("Rechte der Anwendung", drift),)
