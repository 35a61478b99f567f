"""Is the server around the database in order: secrets, transport, mail, disk, static files, languages, backup?"""

from __future__ import annotations

import os
import shutil
import smtplib
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core import checks as django_checks
from django.core.mail import get_connection
from django.http.request import validate_host  # noqa: TID251 – the same rule that will judge the request

from augenhoehe.core import backup, clock
from augenhoehe.core.contributions import Check
from augenhoehe.core.health import disk_has_room, existing
from augenhoehe.core.numbers import ago, number

Answer = tuple[bool, str]
SHORTEST_SECRET = 50
MAIL_SECONDS = 4
SMTP = "django.core.mail.backends.smtp.EmailBackend"


def secret() -> Answer:
    if len(settings.SECRET_KEY) < SHORTEST_SECRET:
        return False, f"AUGENHOEHE_SECRET_KEY hat weniger als {SHORTEST_SECRET} Zeichen. Erzeugen Sie ein längeres."
    for path in (settings.DATA_DIR / "secret-key", env_file()):
        if path.is_file() and path.stat().st_mode & 0o077:
            return False, f"{path} ist für andere lesbar und enthält Geheimnisse. Führen Sie aus: chmod 600 {path}"
    return True, "Das Geheimnis ist lang genug, und nur dieser Dienst liest es."


def env_file() -> Path:
    return Path(os.environ.get("AUGENHOEHE_ENV_FILE") or Path.cwd() / ".env")


def transport() -> Answer:
    if settings.MODE != "production":
        return True, "Ohne TLS: Das ist die Demo, nicht der Betrieb."
    if not settings.TLS:
        return False, "Der Dienst läuft ohne TLS. Setzen Sie AUGENHOEHE_TLS=ja und stellen Sie ihn hinter einen Proxy."
    warnings = _deployment_warnings()
    if warnings:
        return False, f"Django warnt vor dem Betrieb: {'; '.join(warnings)}."
    return True, "TLS und alle Einstellungen für den Betrieb sind gesetzt."


def _deployment_warnings() -> list[str]:
    found = django_checks.run_checks(include_deployment_checks=True)
    return [f"{one.id}: {one.msg}" for one in found if one.level >= django_checks.WARNING and not one.is_silenced()]


def address() -> Answer:
    parts = urlsplit(settings.BASE_URL)
    if not parts.hostname or not validate_host(parts.hostname, settings.ALLOWED_HOSTS):
        return False, (
            f"AUGENHOEHE_BASE_URL ({settings.BASE_URL}) nennt einen Namen, der nicht in AUGENHOEHE_HOSTS steht. "
            "Links in Mails führten ins Leere."
        )
    if settings.TLS and parts.scheme != "https":
        return False, "AUGENHOEHE_BASE_URL beginnt nicht mit https://. Links in Mails wären ungeschützt."
    return True, f"Links in Mails zeigen auf {settings.BASE_URL}."


def proxies() -> Answer:
    """The application never speaks TLS itself; whoever has it stands behind a proxy and must say so."""
    count = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    if settings.MODE == "production" and settings.TLS and not count:
        return False, (
            "Die Anwendung weiß nichts von ihrem Proxy und hielte alle Menschen für eine Person. "
            "Setzen Sie AUGENHOEHE_PROXIES=1 (docs/betrieb.md, „Proxy“)."
        )
    return (
        True,
        f"Vor der Anwendung stehen eigene Proxys: {count}." if count else "Die Anwendung ist direkt erreichbar.",
    )


def mail() -> Answer:
    if settings.EMAIL_BACKEND != SMTP:
        return True, "Mails landen im Postfach der Demo; es geht keine hinaus."
    where = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    server = get_connection(timeout=MAIL_SECONDS)
    try:
        server.open()
    except (OSError, smtplib.SMTPException) as error:
        return (
            False,
            f"Der Mailserver {where} nimmt nichts an ({error}). Prüfen Sie AUGENHOEHE_MAIL_HOST und Anmeldung.",
        )
    finally:
        server.close()
    return True, f"Der Mailserver {where} nimmt Mails an."


def disk() -> Answer:
    usage = shutil.disk_usage(existing(settings.DATA_DIR))
    free = f"{number(round(usage.free / 1024**3))} GB frei ({round(100 * usage.free / usage.total)} %)"
    if not disk_has_room(settings.DATA_DIR):
        return False, f"Auf der Platte von {settings.DATA_DIR} ist es eng: {free}. Schaffen Sie Platz."
    return True, f"Auf der Platte von {settings.DATA_DIR}: {free}."


def static_files() -> Answer:
    if settings.MODE == "test":
        return True, "Im Test werden Stile und Schriften unmittelbar gelesen."
    if not (settings.STATIC_ROOT / "staticfiles.json").is_file():
        command = "augenhoehe collectstatic --no-input"
        return False, f"Stile und Schriften sind nicht gesammelt. Führen Sie aus: {command}"
    return True, "Stile und Schriften liegen bereit."


def translations() -> Answer:
    missing, stale = [], []
    for code, name in settings.LANGUAGES:
        if code == settings.LANGUAGE_CODE:
            continue
        source = settings.PACKAGE_DIR / "locale" / code / "LC_MESSAGES" / "django.po"
        compiled = source.with_suffix(".mo")
        if not compiled.is_file():
            missing.append(name)
        elif source.is_file() and source.stat().st_mtime > compiled.stat().st_mtime + 1:
            stale.append(name)
    if missing or stale:
        return (
            False,
            f"Übersetzungen fehlen oder sind veraltet: {', '.join(missing + stale)}. Führen Sie aus: make setup",
        )
    return True, f"{len(settings.LANGUAGES) - 1} Übersetzungen sind eingerichtet."


def last_backup() -> Answer:
    found = backup.last_note()
    if found is None:
        return False, (
            "Von einer Sicherung ist nichts bekannt. Führen Sie jede Nacht „augenhoehe backup“ aus "
            "(docs/betrieb.md, „Sichern“)."
        )
    when = ago(clock.day_of(found.at), clock.today())
    if clock.now() - found.at > backup.OLDEST:
        return False, f"Die letzte Sicherung war {when}. Sehen Sie nach, warum die nächtliche ausbleibt."
    return True, f"Letzte Sicherung {when}: {found.where}."


CHECKS = (
    Check("Geheimnis", secret),
    Check("TLS und Einstellungen", transport),
    Check("Adresse", address),
    Check("Proxy", proxies),
    Check("Mail", mail),
    Check("Plattenplatz", disk),
    Check("Stile und Schriften", static_files),
    Check("Übersetzungen", translations),
    Check("Sicherung", last_backup),
)
