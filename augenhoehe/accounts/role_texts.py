"""The roles in German: a name, and one sentence what each is for (domain.md 3.4)."""

from __future__ import annotations

from enum import StrEnum

from augenhoehe.core.rights import Role
from augenhoehe.core.values import dataclass


@dataclass(frozen=True, slots=True)
class RoleText:
    """How a role is called and what it is for, in words an officer can sign off."""

    name: str
    sentence: str


ROLES: dict[Role, RoleText] = {
    Role.COORDINATION: RoleText(
        "Koordination", "Liest und bündelt Hinweise, bereitet die Lenkungsgruppe vor und gibt Rückmeldung."
    ),
    Role.INTEGRATION_OFFICER: RoleText(
        "Integrationsbeauftragte Person",
        "Begleitet Strukturfragen, Konzept und Gremien ihrer Kommune und liest deren Hinweise.",
    ),
    Role.CASE_MANAGER: RoleText(
        "Case Management", "Berät einzelne Menschen für ihren Träger und gibt Hinweise ohne Namen weiter."
    ),
    Role.TEAM_LEAD: RoleText(
        "Teamleitung Case Management", "Sieht Zahlen des eigenen Trägers und verteilt Fälle, liest aber keine Akten."
    ),
    Role.ADVICE_SERVICE: RoleText("Beratungsdienst", "Berät außerhalb des Case Managements und gibt Hinweise weiter."),
    Role.RECONSTRUCTION: RoleText(
        "Moderation Fallrekonstruktion", "Leitet verfremdete Fallrekonstruktionen und liest die Themen dazu."
    ),
    Role.STEERING_MEMBER: RoleText(
        "Mitglied der Lenkungsgruppe", "Entscheidet über Strukturfragen und Vorschläge, sieht Hinweise nur gebündelt."
    ),
    Role.GROUP_MEMBER: RoleText(
        "Mitglied einer Projektgruppe", "Arbeitet mit anderen an einer Strukturfrage, auch als betroffene Person."
    ),
    Role.MEASURE_OWNER: RoleText(
        "Verantwortlich für Maßnahmen", "Setzt beschlossene Maßnahmen um und meldet, was erreicht ist."
    ),
    Role.COMMITTEE_MEMBER: RoleText(
        "Mitglied eines Gremiums", "Berät und beschließt im eigenen Gremium und gibt Anregungen weiter."
    ),
    Role.COMMITTEE_OFFICE: RoleText(
        "Geschäftsstelle und Sitzungsdienst", "Plant Sitzungen, stellt Tagesordnungen auf und trägt Beschlüsse ein."
    ),
    Role.MIGRANT_ORGANISATION: RoleText(
        "Vertretung einer Migrantenorganisation",
        "Pflegt die Angaben der eigenen Organisation, gibt Hinweise und arbeitet in Gruppen mit.",
    ),
    Role.VOLUNTEER: RoleText("Ehrenamt", "Begleitet oder übersetzt ehrenamtlich und gibt Hinweise weiter."),
    Role.INSTITUTE: RoleText(
        "Begleitendes Institut",
        "Führt bis zu seinem Enddatum die Interviews der eigenen Studie und sieht sonst nur geschützte Zahlen.",
    ),
    Role.PRESS: RoleText("Pressestelle", "Schreibt und veröffentlicht Meldungen zu öffentlichen Vorgängen."),
    Role.FORUM_MODERATION: RoleText("Moderation des Forums", "Prüft Beiträge und hält Gespräche sachlich."),
    Role.DATA_PROTECTION: RoleText(
        "Datenschutz", "Prüft Rechte, Regeln, Löschläufe und die Prüfspur, liest aber keine Inhalte."
    ),
    Role.ADMINISTRATION: RoleText(
        "Systemverwaltung", "Verwaltet Konten, Träger und Einstellungen, liest aber keine Hinweise und keine Fälle."
    ),
}


class Participant(StrEnum):
    """The four groups that take part (S4-15); every role belongs to one of them."""

    STAFF = "staff"
    VOLUNTEERS = "volunteers"
    ORGANISATIONS = "organisations"
    INDIVIDUALS = "individuals"


PARTICIPANTS: dict[Participant, RoleText] = {
    Participant.STAFF: RoleText(
        "Hauptamtliche", "Arbeiten für eine Verwaltung, einen Wohlfahrtsverband oder einen anderen Träger."
    ),
    Participant.VOLUNTEERS: RoleText(
        "Ehrenamtliche", "Begleiten, übersetzen oder sind in ein Gremium gewählt oder bestellt."
    ),
    Participant.ORGANISATIONS: RoleText(
        "Migrantenorganisationen", "Wirken über die Menschen mit, die sie selbst benennen."
    ),
    Participant.INDIVIDUALS: RoleText(
        "Einzelne zugewanderte Menschen",
        "Sprechen für sich: in einer Gruppe, zu der sie eingeladen sind, oder ganz ohne Konto.",
    ),
}
_NOT_STAFF = {
    Role.VOLUNTEER: Participant.VOLUNTEERS,
    Role.COMMITTEE_MEMBER: Participant.VOLUNTEERS,
    Role.MIGRANT_ORGANISATION: Participant.ORGANISATIONS,
    Role.GROUP_MEMBER: Participant.INDIVIDUALS,
}


def participant_of(role: Role) -> Participant:
    return _NOT_STAFF.get(role, Participant.STAFF)


def name_of(role: Role | str) -> str:
    """The German name of a role; a role that is gone from the code is shown as it was stored."""
    return ROLES[Role(role)].name if role in set(Role) else str(role)


def choices() -> list[tuple[str, str]]:
    return [(role.value, text.name) for role, text in ROLES.items()]
