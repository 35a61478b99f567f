"""What `augenhoehe doctor` asks about deletion and about the audit trail."""

from __future__ import annotations

from datetime import timedelta

from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Max, Min

from augenhoehe.core import clock
from augenhoehe.core.numbers import ago, long_moment, number
from augenhoehe.journal import sealing
from augenhoehe.journal.models import AuditEntry, AuditSeal

from . import queries

Answer = tuple[bool, str]
LONGEST_PAUSE = timedelta(hours=48)
LONGEST_UNSEALED = timedelta(minutes=45)
# So many entries are verified in about a second; more are a matter of the command.
VERIFIED_AT_ONCE = 50_000


def deletion() -> Answer:
    run = queries.last_run()
    now = clock.now()
    if run is None or run.finished_at is None:
        founded = MigrationRecorder.Migration.objects.aggregate(first=Min("applied"))["first"]
        if founded and now - founded < LONGEST_PAUSE:
            return True, "Die Installation ist neu; der erste Löschlauf kommt in der Nacht."
        return False, "Es gab noch nie einen Löschlauf. Läuft die Hintergrundarbeit? Starten Sie sie, er kommt nachts."
    when = ago(clock.day_of(run.finished_at), clock.today())
    if now - run.finished_at > LONGEST_PAUSE:
        return False, f"Der letzte Löschlauf war {when}. Läuft die Hintergrundarbeit nachts durch?"
    failed = [name for name, found in run.removed.items() if found.get("failed")]
    if failed:
        return False, f"Im letzten Löschlauf scheiterten Regeln: {', '.join(failed)}. Das Protokoll nennt den Fehler."
    return True, f"Letzter Löschlauf {when}, ohne Fehler."


def audit_trail() -> Answer:
    """Seals are fresh and, where that is quick, right."""
    last = AuditSeal.objects.aggregate(last=Max("last_id"))["last"] or 0
    waiting = AuditEntry.objects.filter(pk__gt=last).aggregate(oldest=Min("at"))["oldest"]
    if waiting and clock.now() - waiting > LONGEST_UNSEALED:
        return False, (f"Seit {long_moment(waiting)} ist die Prüfspur nicht versiegelt. Läuft die Hintergrundarbeit?")
    entries = AuditEntry.objects.aggregate(last=Max("pk"))["last"] or 0
    if entries > VERIFIED_AT_ONCE:
        return True, "Die Prüfspur ist versiegelt. Vollständig prüft sie: augenhoehe audit verify"
    verdict = sealing.verify()
    if verdict.findings:
        return False, f"Die Prüfspur wurde verändert. {verdict.findings[0].sentence} Sichern Sie den Stand als Beweis."
    return True, f"Die Prüfspur stimmt: {number(verdict.sealed)} Einträge unter {number(verdict.seals)} Siegeln."
