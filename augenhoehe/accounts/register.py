"""What is stored about people who sign in: every field with its class, purpose, basis and period."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate

from augenhoehe.core import throttle
from augenhoehe.core.clock import day_of
from augenhoehe.core.models import Throttle
from augenhoehe.core.register import DataCard, DataClass, Owner, RetentionRule
from augenhoehe.core.text import sort_key

from .models import Grant, Invitation, User

PERSONAL, INTERNAL = DataClass.PERSONAL, DataClass.INTERNAL
TECHNICAL, SECRET = DataClass.TECHNICAL, DataClass.SECRET

EMPLOYED = "Art. 6 Abs. 1 lit. e DSGVO, § 3 DSG NRW; für Beschäftigte § 18 DSG NRW (zu prüfen)"
SECURITY = "Art. 32 DSGVO: Sicherheit der Verarbeitung (zu prüfen)"
ACCOUNTABLE = "Art. 5 Abs. 2 DSGVO: Rechenschaft darüber, wer was durfte (zu prüfen)"
NOT_KEPT = "Art. 5 Abs. 1 lit. e DSGVO: nicht länger als nötig (zu prüfen)"

INVITATION_DAYS = 90
GRANT_YEARS = 3
ACCOUNT_DAYS = 365

DATA = (
    DataCard(
        model="accounts.User",
        title="Konto",
        owner=Owner.PERSON,
        purpose="Anmelden, zuordnen, wer gehandelt hat, und Menschen erreichen",
        legal_basis=EMPLOYED,
        retention="solange das Konto besteht; zwölf Monate nach der Stilllegung werden Name und Adresse gelöscht",
        erasure="Name, Funktion und Mailadresse werden ersetzt, zweite Faktoren und Passwort gelöscht",
        access_report="ganz, ohne Passwort",
        readers="die Person selbst, Systemverwaltung und Datenschutz; den Namen auch Menschen mit Rolle",
        fields={
            "id": TECHNICAL,
            "password": SECRET,
            "last_login": PERSONAL,
            "email": PERSONAL,
            "name": PERSONAL,
            "sorting": TECHNICAL,
            "function": PERSONAL,
            "language": PERSONAL,
            "carrier": PERSONAL,
            "digest": PERSONAL,
            "is_active": INTERNAL,
            "created_at": INTERNAL,
            "created_by": INTERNAL,
            "deactivated_at": INTERNAL,
            "deactivated_by": INTERNAL,
            "pseudonymised_at": INTERNAL,
            "session_round": TECHNICAL,
            "revision": TECHNICAL,
        },
    ),
    DataCard(
        model="accounts.Grant",
        title="Rollen",
        owner=Owner.PERSON,
        purpose="Festlegen und nachweisen, wer was darf und durfte",
        legal_basis=ACCOUNTABLE,
        retention="drei Jahre nach dem Ende der Rolle",
        erasure="wird gelöscht",
        access_report="ganz",
        readers="die Person selbst, Systemverwaltung und Datenschutz",
        fields={
            "id": TECHNICAL,
            "user": PERSONAL,
            "role": PERSONAL,
            "municipality": PERSONAL,
            "carrier": PERSONAL,
            "deputy_for": PERSONAL,
            "guest": PERSONAL,
            "valid_from": PERSONAL,
            "valid_until": PERSONAL,
            "granted_at": INTERNAL,
            "granted_by": INTERNAL,
            "revoked_at": INTERNAL,
            "revoked_by": INTERNAL,
        },
    ),
    DataCard(
        model="accounts.Invitation",
        title="Einladungen",
        owner=Owner.PERSON,
        purpose="Jemanden in der eigenen Sprache zu einer Sache einladen",
        legal_basis="Art. 6 Abs. 1 lit. e DSGVO, § 3 DSG NRW (zu prüfen)",
        retention="90 Tage nach Ablauf",
        erasure="wird gelöscht",
        access_report="ganz, ohne den Link",
        readers="wer eingeladen hat, Systemverwaltung und Datenschutz",
        fields={
            "id": TECHNICAL,
            "email": PERSONAL,
            "name": PERSONAL,
            "function": PERSONAL,
            "language": PERSONAL,
            "carrier": PERSONAL,
            "role": PERSONAL,
            "municipality": PERSONAL,
            "guest_until": PERSONAL,
            "about": DataClass.FREE_TEXT,
            "target": INTERNAL,
            "token_digest": SECRET,
            "by_mail": INTERNAL,
            "sent_at": INTERNAL,
            "invited_by": INTERNAL,
            "invited_by_name": PERSONAL,
            "invited_at": INTERNAL,
            "expires_at": INTERNAL,
            "accepted_at": INTERNAL,
            "accepted_by": PERSONAL,
            "created_account": INTERNAL,
            "withdrawn_at": INTERNAL,
            "withdrawn_by": INTERNAL,
        },
    ),
    DataCard(
        model="accounts.Carrier",
        title="Träger",
        owner=Owner.INSTALLATION,
        purpose="Wissen, welche Stelle verantwortlich ist und welches Datenschutzrecht für sie gilt",
        legal_basis="Art. 30 und Art. 91 DSGVO (zu prüfen)",
        retention="solange die Stelle mitarbeitet",
        erasure="wird von Hand entfernt, wenn niemand mehr dazu gehört",
        access_report="keine Angaben über eine Person, außer dem genannten Datenschutzkontakt",
        readers="Systemverwaltung und Datenschutz; den Namen alle mit Konto",
        fields={
            "id": TECHNICAL,
            "name": INTERNAL,
            "short_name": INTERNAL,
            "sorting": TECHNICAL,
            "kind": INTERNAL,
            "regime": INTERNAL,
            "municipality": INTERNAL,
            "legal_basis": INTERNAL,
            "data_protection_contact": PERSONAL,
            "case_files": INTERNAL,
            "revision": TECHNICAL,
        },
    ),
    DataCard(
        model="account.EmailAddress",
        title="Mailadresse zum Anmelden",
        owner=Owner.PERSON,
        purpose="Codes zum Anmelden schicken und wissen, ob die Adresse bestätigt ist",
        legal_basis=EMPLOYED,
        retention="wie das Konto",
        erasure="wird mit dem Konto gelöscht",
        access_report="ganz",
        readers="die Person selbst, Systemverwaltung und Datenschutz",
        fields={"id": TECHNICAL, "user": PERSONAL, "email": PERSONAL, "verified": INTERNAL, "primary": INTERNAL},
    ),
    DataCard(
        model="account.EmailConfirmation",
        title="Bestätigungen von Mailadressen",
        owner=Owner.NOBODY,
        purpose="bleibt leer: Links zum Bestätigen sind unterschrieben und werden nicht gespeichert",
        legal_basis=SECURITY,
        retention="leer",
        erasure="entfällt",
        access_report="leer",
        readers="niemand",
        fields={"id": TECHNICAL, "email_address": PERSONAL, "created": TECHNICAL, "sent": TECHNICAL, "key": SECRET},
    ),
    DataCard(
        model="mfa.Authenticator",
        title="Zweite Faktoren",
        owner=Owner.PERSON,
        purpose="Das Konto schützen, auch wenn jemand das Postfach liest",
        legal_basis=SECURITY,
        retention="bis die Person ihn entfernt, längstens wie das Konto",
        erasure="wird gelöscht",
        access_report="Art und Daten der Nutzung, nie das Geheimnis",
        readers="niemand; das Geheimnis ist verschlüsselt",
        fields={
            "id": TECHNICAL, "user": PERSONAL, "type": INTERNAL, "data": SECRET, "created_at": PERSONAL,
            "last_used_at": PERSONAL,
        },
    ),
    DataCard(
        model="socialaccount.SocialAccount",
        title="Verbindung zum Verwaltungskonto",
        owner=Owner.PERSON,
        purpose="Anmelden mit dem Konto der eigenen Verwaltung (OpenID Connect)",
        legal_basis=EMPLOYED,
        retention="wie das Konto",
        erasure="wird gelöscht",
        access_report="ganz",
        readers="niemand außer der Anmeldung",
        fields={
            "id": TECHNICAL, "user": PERSONAL, "provider": INTERNAL, "uid": PERSONAL, "last_login": PERSONAL,
            "date_joined": PERSONAL, "extra_data": PERSONAL,
        },
    ),
    DataCard(
        model="socialaccount.SocialToken",
        title="Schlüssel von Anmeldediensten",
        owner=Owner.NOBODY,
        purpose="bleibt leer: Schlüssel werden nicht gespeichert",
        legal_basis=SECURITY,
        retention="leer",
        erasure="entfällt",
        access_report="leer",
        readers="niemand",
        fields={
            "id": TECHNICAL, "app": TECHNICAL, "account": TECHNICAL, "token": SECRET, "token_secret": SECRET,
            "expires_at": TECHNICAL,
        },
    ),
    DataCard(
        model="socialaccount.SocialApp",
        title="Anmeldedienste",
        owner=Owner.NOBODY,
        purpose="bleibt leer: der Anmeldedienst steht in den Einstellungen",
        legal_basis=SECURITY,
        retention="leer",
        erasure="entfällt",
        access_report="leer",
        readers="niemand",
        fields={
            "id": TECHNICAL, "provider": TECHNICAL, "provider_id": TECHNICAL, "name": TECHNICAL,
            "client_id": TECHNICAL, "secret": SECRET, "key": SECRET, "settings": TECHNICAL,
        },
    ),
    DataCard(
        model="sessions.Session",
        title="Sitzungen",
        owner=Owner.NOBODY,
        purpose="Angemeldet bleiben, während man arbeitet; Eingaben im Meldebogen behalten",
        legal_basis="§ 25 Abs. 2 Nr. 2 TDDDG: für den Dienst unbedingt erforderlich (zu prüfen)",
        retention="zwölf Stunden, bei Abmeldung sofort",
        erasure="wird gelöscht",
        access_report="nicht einer Person zugeordnet, solange niemand angemeldet ist",
        readers="niemand",
        fields={"session_key": SECRET, "session_data": PERSONAL, "expire_date": TECHNICAL},
    ),
    DataCard(
        model="core.Throttle",
        title="Zähler gegen Missbrauch",
        owner=Owner.NOBODY,
        purpose="Verhindern, dass jemand Codes errät oder Formulare überschwemmt",
        legal_basis=SECURITY,
        retention="zwei Tage",
        erasure="wird gelöscht",
        access_report="nicht einer Person zuzuordnen: Adressen nur verschleiert, mit täglich neuem Zusatz",
        readers="niemand",
        fields={"key": TECHNICAL, "window": TECHNICAL, "count": TECHNICAL},
    ),
    *(
        DataCard(
            model=model,
            title=title,
            owner=Owner.NOBODY,
            purpose="gehört zum Rahmenwerk; diese Anwendung nutzt es nicht für Menschen",
            legal_basis="keine personenbezogenen Daten",
            retention="unbegrenzt",
            erasure="entfällt",
            access_report="leer",
            readers="niemand",
            fields={name: TECHNICAL for name in fields},
        )
        for model, title, fields in (
            ("auth.Permission", "Rechte des Rahmenwerks", ("id", "name", "content_type", "codename")),
            ("auth.Group", "Gruppen des Rahmenwerks", ("id", "name")),
            ("contenttypes.ContentType", "Verzeichnis der Tabellen", ("id", "app_label", "model")),
        )
    ),
)  # fmt: skip


def _expired_sessions(at: datetime) -> QuerySet[Session]:
    return Session.objects.filter(expire_date__lt=at)


def _old_invitations(at: datetime) -> QuerySet[Invitation]:
    return Invitation.objects.filter(expires_at__lt=at - timedelta(days=INVITATION_DAYS))


def _old_grants(at: datetime) -> QuerySet[Grant]:
    """Three years after the role ended, whichever came first: its last day or its revocation."""
    limit = day_of(at) - timedelta(days=GRANT_YEARS * 365 + 1)
    revoked = TruncDate("revoked_at")
    return Grant.objects.annotate(ended=Coalesce(revoked, F("valid_until"))).filter(
        Q(ended__lt=limit) | Q(valid_until__lt=limit)
    )


def _closed_accounts(at: datetime) -> QuerySet[User]:
    return User.objects.filter(deactivated_at__lt=at - timedelta(days=ACCOUNT_DAYS), pseudonymised_at__isnull=True)


def _old_counters(at: datetime) -> QuerySet[Throttle]:
    return Throttle.objects.filter(window__lt=at - timedelta(days=2))


def _delete(rows: QuerySet[Any], at: datetime) -> int:
    return rows.delete()[0]


def _forget_counters(rows: QuerySet[Any], at: datetime) -> int:
    return throttle.forget(before=at - timedelta(days=2))


@transaction.atomic
def pseudonymise(rows: QuerySet[User], at: datetime) -> int:
    """Take name, address and factors from closed accounts; the number stays, so that the trail stays whole."""
    done = 0
    for user in rows.select_for_update(of=("self",)):
        name = f"Ehemaliges Konto {str(user.pk)[:8]}"
        EmailAddress.objects.filter(user=user).delete()
        Authenticator.objects.filter(user=user).delete()
        SocialAccount.objects.filter(user=user).delete()
        user.set_unusable_password()
        user.name, user.sorting, user.function = name, sort_key(name), ""
        user.email, user.last_login, user.pseudonymised_at = f"{user.pk}@geloescht.invalid", None, at
        user.save()
        done += 1
    return done


RETENTION = (
    RetentionRule(
        name="accounts.sessions",
        title="Abgelaufene Sitzungen",
        legal_basis=NOT_KEPT,
        period="sofort nach Ablauf, spätestens in der nächsten Nacht",
        due=_expired_sessions,
        erase=_delete,
    ),
    RetentionRule(
        name="accounts.throttles",
        title="Zähler gegen Missbrauch",
        legal_basis=NOT_KEPT,
        period="nach zwei Tagen",
        due=_old_counters,
        erase=_forget_counters,
    ),
    RetentionRule(
        name="accounts.invitations",
        title="Abgelaufene Einladungen",
        legal_basis=NOT_KEPT,
        period="90 Tage nach Ablauf, auch wenn sie angenommen wurden",
        due=_old_invitations,
        erase=_delete,
    ),
    RetentionRule(
        name="accounts.grants",
        title="Beendete Rollen",
        legal_basis=ACCOUNTABLE,
        period="drei Jahre nach dem Ende",
        due=_old_grants,
        erase=_delete,
    ),
    RetentionRule(
        name="accounts.closed",
        title="Stillgelegte Konten",
        legal_basis="Art. 17 Abs. 1 lit. a DSGVO: Der Zweck ist entfallen (zu prüfen)",
        period="zwölf Monate nach der Stilllegung werden Name, Adresse und Faktoren gelöscht",
        due=_closed_accounts,
        erase=pseudonymise,
    ),
)
