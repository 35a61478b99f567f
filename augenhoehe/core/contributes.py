"""Cards of tables that belong to no package of ours: background work, cache, migrations."""

from __future__ import annotations

from .register import DataCard, DataClass, Owner

TECHNICAL = DataClass.TECHNICAL
NEEDED = "Art. 32 DSGVO: Betrieb und Sicherheit der Verarbeitung (zu prüfen)"
JOB_ENDS = "bis die Aufgabe erledigt ist; danach wird sie sofort gelöscht"


def _technical(model: str, title: str, purpose: str, retention: str, *fields: str) -> DataCard:
    return DataCard(
        model=model,
        title=title,
        owner=Owner.NOBODY,
        purpose=purpose,
        legal_basis=NEEDED,
        retention=retention,
        erasure="wird gelöscht",
        access_report="",
        readers="niemand über eine Seite; die Systemverwaltung auf dem Server",
        fields=dict.fromkeys(fields, TECHNICAL),
    )


DATA = (
    _technical(
        "procrastinate.ProcrastinateJob",
        "Aufgaben der Hintergrundarbeit",
        "Arbeit nach der Antwort erledigen; Angaben sind nur Nummern, nie Inhalte",
        JOB_ENDS,
        "id", "queue_name", "task_name", "priority", "lock", "args", "status", "scheduled_at", "attempts",
        "queueing_lock", "abort_requested", "worker",
    ),
    _technical(
        "procrastinate.ProcrastinateEvent",
        "Verlauf der Aufgaben",
        "Festhalten, wann eine Aufgabe begann und endete",
        JOB_ENDS,
        "id", "job", "type", "at",
    ),
    _technical(
        "procrastinate.ProcrastinatePeriodicDefer",
        "Zeitplan der Aufgaben",
        "Regelmäßige Aufgaben nur einmal je Zeitpunkt beginnen",
        "bis zum nächsten Zeitpunkt derselben Aufgabe",
        "id", "task_name", "defer_timestamp", "job", "periodic_id",
    ),
    _technical(
        "procrastinate.ProcrastinateWorker",
        "Lebenszeichen der Hintergrundarbeit",
        "Merken, wenn der Dienst steht",
        "bis der Dienst endet",
        "id", "last_heartbeat",
    ),
    _technical(
        "core.core_cache",
        "Zwischenspeicher",
        "Antworten schneller geben",
        "höchstens zehn Minuten; beim Absturz der Datenbank sofort weg",
        "cache_key", "value", "expires",
    ),
    _technical(
        "core.django_migrations",
        "Stand der Datenbank",
        "Wissen, welche Änderungen am Aufbau der Datenbank schon gemacht sind",
        "solange die Installation besteht",
        "id", "app", "name", "applied",
    ),
)  # fmt: skip
