"""What the pages of circulars ask: lists, numbers, one letter, and what is to be checked at an organisation."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from augenhoehe.circulars.models import Attachment, Circular, OptOut, Recipient
from augenhoehe.core.composed import composed
from augenhoehe.core.rights import Actor
from augenhoehe.core.values import dataclass
from augenhoehe.organisations.models import Organisation

from .reach import Reach, opted_out, reach_of

State, Way = Recipient.State, Recipient.Way
SHOWN_LETTERS = 5


@dataclass(frozen=True, slots=True)
class Fate:
    """How far a circular is: what waits, what is out, what came back."""

    mails: int
    waiting: int
    sent: int
    answered: int
    bounced: int
    uncertain: int
    letters: int
    declined: int
    unreached: int

    @property
    def done(self) -> int:
        """Mails that need no worker any more."""
        return self.mails - self.waiting


# --- Rows -------------------------------------------------------------------------------------------
def circulars_for(actor: Actor) -> QuerySet[Circular]:
    return Circular.objects.visible_to(actor)


def listed_circulars(actor: Actor) -> QuerySet[Circular]:
    """With how many are on the list, and what became of them."""
    count = {
        "letters": Count("recipients"),
        "back": Count("recipients", filter=Q(recipients__state=State.BOUNCED)),
        "heard": Count("recipients", filter=Q(recipients__state=State.ANSWERED)),
    }
    return circulars_for(actor).defer("text").annotate(**count)


def recipients_for(actor: Actor) -> QuerySet[Recipient]:
    return Recipient.objects.visible_to(actor).select_related("circular", "organisation")


def recipients_of(circular: Circular) -> QuerySet[Recipient]:
    """The whole list; with what a letter and a label need."""
    rows = circular.recipients.select_related("circular", "organisation__municipality")
    return rows.defer("organisation__municipality__boundary")


def attachments_for(actor: Actor) -> QuerySet[Attachment]:
    return Attachment.objects.filter(circular__in=circulars_for(actor)).select_related("circular", "file")


def attachments_of(circular: Circular) -> list[Attachment]:
    return list(circular.attachments.select_related("file").order_by("name"))


def letter_behind(pk: uuid.UUID | None) -> Recipient | None:
    """The letter of a link, once it was sent."""
    if pk is None:
        return None
    rows = Recipient.objects.select_related("circular", "organisation", "contact")
    found: Recipient | None = rows.filter(pk=pk, circular__state=Circular.State.SENT).first()
    return found


# --- Numbers ----------------------------------------------------------------------------------------
def fate_of(circular: Circular) -> Fate:
    """One query."""
    mail = Q(way=Way.MAIL)
    return Fate(
        **circular.recipients.aggregate(
            mails=Count("pk", filter=mail),
            waiting=Count("pk", filter=mail & Q(state=State.NOTED)),
            sent=Count("pk", filter=Q(state=State.SENT)),
            answered=Count("pk", filter=Q(state=State.ANSWERED)),
            bounced=Count("pk", filter=Q(state=State.BOUNCED)),
            uncertain=Count("pk", filter=Q(state=State.UNCERTAIN)),
            letters=Count("pk", filter=Q(state=State.NO_MAIL, way=Way.POST)),
            declined=Count("pk", filter=Q(state=State.DECLINED)),
            unreached=Count("pk", filter=Q(state=State.NO_MAIL, way=Way.NONE)),
        )
    )


def reaches_now(circular: Circular, day: date) -> dict[uuid.UUID, Reach]:
    """How everybody on a draft's list is reached today."""
    return dict(reach_of([one.organisation for one in recipients_of(circular)], day))


def shown_reach(recipient: Recipient, now: dict[uuid.UUID, Reach] | None) -> Reach:
    """As it was kept when the letter went out; of a draft, as it is now."""
    if now is not None and recipient.circular.draft:
        return now.get(recipient.organisation_id) or Reach(Way.NONE)
    return Reach(
        recipient.way, recipient.email, recipient.contact_id, recipient.contact_name, recipient.street,
        recipient.place, recipient.reason, recipient.language,
    )  # fmt: skip


# --- One organisation -------------------------------------------------------------------------------
def beside(organisation: Organisation, actor: Actor) -> dict[str, list[Any]]:
    """For its page: returned letters whose address nobody has looked at, objections, the last letters."""
    return _beside.ask(organisation=organisation.pk, actor=actor)


@composed
def _beside(*, organisation: uuid.UUID, actor: Actor) -> Mapping[str, QuerySet[Any]]:
    received = Recipient.objects.filter(organisation=organisation)
    letters = Recipient.objects.visible_to(actor).filter(organisation=organisation, circular__state=Circular.State.SENT)
    return {
        "to_check": received.filter(state=State.BOUNCED, checked_at=None).order_by("-returned_at", "pk"),
        "opt_outs": opted_out(Organisation(pk=organisation)),
        "letters": letters.select_related("circular").order_by("-circular__sent_at", "pk")[:SHOWN_LETTERS],
    }


def opt_outs_for(actor: Actor, day: date) -> QuerySet[OptOut]:
    rows = OptOut.objects.filter(organisation__in=Organisation.objects.visible_to(actor, day))
    return rows.select_related("organisation", "contact")
