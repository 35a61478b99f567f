"""What circulars hang into other places."""

from __future__ import annotations

from augenhoehe.core.clock import now
from augenhoehe.core.contributions import Importer, Navigation, Slot
from augenhoehe.core.happenings import Reaction
from augenhoehe.core.rights import SYSTEM
from augenhoehe.notices.happenings import MailGivenUp, MailSent
from augenhoehe.organisations.happenings import ContactsChanged, OrganisationsMerged

from . import operations, panels
from .importers import take_in_mailbox
from .permissions import PERMISSIONS, SEND_CIRCULARS
from .register import DATA, RETENTION
from .rules import MACHINES

__all__ = ["DATA", "IMPORTERS", "MACHINES", "NAVIGATION", "PERMISSIONS", "REACTIONS", "RETENTION", "SLOTS"]


def _sent(happening: MailSent) -> None:
    operations.mark_sent(mail=happening.mail, at=happening.mail.sent_at or now())


def _given_up(happening: MailGivenUp) -> None:
    mail = happening.mail
    operations.mark_given_up(
        mail=mail, reason=happening.reason, uncertain=happening.uncertain, at=mail.given_up_at or now()
    )


def _contacts(happening: ContactsChanged) -> None:
    operations.settle_mended_addresses(organisation=happening.organisation, by=SYSTEM, at=now())


def _merged(happening: OrganisationsMerged) -> None:
    operations.hand_over(former=happening.former, kept=happening.kept)


NAVIGATION = (
    Navigation(
        "Rundschreiben", "circulars_inside:circulars", 59, lambda actor: actor.may(SEND_CIRCULARS),
        under=("organisations_inside:organisations",),
    ),
)  # fmt: skip
REACTIONS = (
    Reaction(MailSent, _sent, "Ein Rundschreiben ist hinausgegangen: Es steht in den Kontaktnotizen der Organisation."),
    Reaction(
        MailGivenUp, _given_up, "Eine Adresse, die der Mailserver ablehnt, wird geprüft; Unklares klärt ein Mensch."
    ),
    Reaction(ContactsChanged, _contacts, "Ist eine zurückgekommene Adresse geändert, ist nichts mehr zu prüfen."),
    Reaction(OrganisationsMerged, _merged, "Mit der Organisation gehen ihre Rundschreiben und Abmeldungen über."),
)
SLOTS = (Slot("organisation.panels", "circulars/panel.html", panels.of_organisation, order=60),)
IMPORTERS = (
    Importer(
        "rueckpost",
        "Unzustellbares und Antworten auf Rundschreiben, aus einer Mail (.eml) oder einem Postfach (mbox)",
        take_in_mailbox,
    ),
)
