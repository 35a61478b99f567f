"""Lines of `augenhoehe doctor` about the closed room: are the walls up, and are the keys where they belong?"""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from augenhoehe.core.contributions import Check
from augenhoehe.core.keys import key_store, keyfile

WALLS = """
SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND c.relkind = 'r' AND starts_with(c.relname, 'cases_')
  AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
"""
ROLE = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"


def walls() -> tuple[bool, str]:
    with connection.cursor() as cursor:
        cursor.execute(WALLS)
        bare = sorted(name for (name,) in cursor.fetchall())
        cursor.execute(ROLE)
        climbs = cursor.fetchone()[0]
    if climbs:
        return False, "Die Rolle der Anwendung umgeht Zeilenregeln. Nehmen Sie ihr SUPERUSER und BYPASSRLS."
    if bare:
        return False, f"Ohne Zeilenregeln: {', '.join(bare)}. Führen Sie „augenhoehe migrate“ aus."
    return True, "Alle Tabellen der Fallakten haben Zeilenregeln, und die Anwendung umgeht sie nicht."


def keys() -> tuple[bool, str]:
    try:
        keyfile.check(settings.KEYS_FILE, settings.DATA_DIR)
    except ImproperlyConfigured as error:
        return False, str(error)
    number = len(key_store().masters())
    if number > 1:
        return False, "Ein Wechsel der Schlüssel blieb stehen. Führen Sie ihn zu Ende: augenhoehe keys rotate"
    return True, "Die Schlüsseldatei liegt außerhalb des Datenordners, und nur dieser Dienst liest sie."


CHECKS = (Check("Zeilenregeln der Fallakten", walls), Check("Schlüssel der Fallakten", keys))
