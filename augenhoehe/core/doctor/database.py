"""Is the database there, new enough, up to date, and used by a role that may not do too much?"""

from __future__ import annotations

from datetime import timedelta

from django.db import connection

from augenhoehe.core import clock
from augenhoehe.core.contributions import Check
from augenhoehe.core.database import EXTENSIONS
from augenhoehe.core.health import is_alive, last_heartbeat, missing_migrations, unknown_migrations
from augenhoehe.core.numbers import long_moment, number

Answer = tuple[bool, str]
OLDEST_VERSION = 16
CLOCK_DIFFERENCE = timedelta(seconds=5)

# Superuser, right to bypass row rules, right to make roles; then: owns tables, or may become their owner.
ROLE = """
SELECT r.rolsuper, r.rolbypassrls, r.rolcreaterole OR r.rolcreatedb,
       EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
               WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND pg_has_role(c.relowner, 'MEMBER'))
FROM pg_roles r WHERE r.rolname = current_user
"""

# Clearing takes one lock for each table and index, putting them back another; functions and constraints a few more.
LOCKS_PER_RELATION = 3
ROOM = """
SELECT current_setting('max_locks_per_transaction')::int
       * (current_setting('max_connections')::int + current_setting('max_prepared_transactions')::int),
       (SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public')
"""


def version() -> Answer:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        shown = cursor.fetchone()[0].split()[0]
    if int(shown.split(".")[0]) < OLDEST_VERSION:
        return False, f"PostgreSQL {shown} ist zu alt. Nötig ist mindestens {OLDEST_VERSION}; bitte aktualisieren Sie."
    return True, f"PostgreSQL {shown} antwortet."


def role() -> Answer:
    with connection.cursor() as cursor:
        cursor.execute(ROLE)
        superuser, bypasses, creates, owns = cursor.fetchone()
    wrong = [
        word
        for word, found in (
            ("ist Superuser", superuser),
            ("umgeht Zeilenregeln (BYPASSRLS)", bypasses),
            ("darf Rollen oder Datenbanken anlegen", creates),
            ("besitzt Tabellen oder gehört zur besitzenden Rolle", owns),
        )
        if found
    ]
    if wrong:
        return False, (
            f"Die Rolle der Anwendung {', '.join(wrong)}. Tragen Sie in DATABASE_URL die Rolle ohne diese Rechte ein "
            "(docs/betrieb.md, „Zwei Rollen“)."
        )
    return True, "Die Anwendung arbeitet mit einer Rolle, die nichts besitzt und nichts umgeht."


def extensions() -> Answer:
    with connection.cursor() as cursor:
        cursor.execute("SELECT extname FROM pg_extension")
        present = {name for (name,) in cursor.fetchall()}
    missing = [name for name in EXTENSIONS if name not in present]
    if missing:
        commands = " ".join(f"CREATE EXTENSION {name};" for name in missing)
        return False, f"In der Datenbank fehlen Erweiterungen. Führen Sie als Superuser aus: {commands}"
    return True, f"Alle {len(EXTENSIONS)} Erweiterungen sind eingerichtet."


def migrations() -> Answer:
    missing, unknown = missing_migrations(), unknown_migrations()
    if missing:
        return False, f"Der Datenbank fehlen {number(len(missing))} Änderungen. Führen Sie aus: augenhoehe migrate"
    if unknown:
        return False, (
            f"Die Datenbank ist neuer als das Programm ({unknown[0][0]} {unknown[0][1]}). "
            "Spielen Sie die neuere Fassung des Programms ein."
        )
    return True, "Datenbank und Programm passen zusammen."


def worker() -> Answer:
    beat = last_heartbeat()
    if is_alive(beat, clock.now()):
        return True, "Die Hintergrundarbeit läuft."
    since = f"Zuletzt meldete sie sich am {long_moment(beat)}." if beat else "Sie hat sich noch nie gemeldet."
    return False, f"Die Hintergrundarbeit steht. {since} Starten Sie den Dienst: systemctl start augenhoehe-worker"


def locks() -> Answer:
    with connection.cursor() as cursor:
        cursor.execute(ROOM)
        room, relations = cursor.fetchone()
    if room < LOCKS_PER_RELATION * relations:
        return False, (
            f"Zum Zurückspielen einer Sicherung reichen die Sperren der Datenbank nicht ({number(room)} für "
            f"{number(relations)} Tabellen und Indizes). Führen Sie als Superuser aus: ALTER SYSTEM SET "
            "max_locks_per_transaction = 256; und starten Sie PostgreSQL neu."
        )
    return True, "Die Sperren der Datenbank reichen, um eine Sicherung in einem Zug zurückzuspielen."


def time_of_day() -> Answer:
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        difference = abs(cursor.fetchone()[0] - clock.now())
    if difference > CLOCK_DIFFERENCE:
        seconds = number(round(difference.total_seconds()))
        return False, (
            f"Die Uhren von Server und Datenbank gehen {seconds} Sekunden auseinander. "
            "Schalten Sie auf beiden den Zeitabgleich ein (systemd-timesyncd oder chrony)."
        )
    return True, f"Die Uhren stimmen überein; in Deutschland ist {long_moment(clock.now())}."


CHECKS = (
    Check("Datenbank", version),
    Check("Rolle der Anwendung", role),
    Check("Erweiterungen", extensions),
    Check("Stand der Datenbank", migrations),
    Check("Hintergrundarbeit", worker),
    Check("Sperren", locks),
    Check("Uhr", time_of_day),
)
