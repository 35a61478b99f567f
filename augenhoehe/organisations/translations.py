"""What organisations, their offers and running rounds of questions say in several languages."""

from __future__ import annotations

from augenhoehe.core.clock import today
from augenhoehe.core.multilingual import origin
from augenhoehe.core.rights import Actor
from augenhoehe.core.translating import Translatable

from .models import Offer, Organisation, Survey
from .operations.finding import index_organisation
from .operations.following import write_documents
from .rules import entries as rules
from .rules import offers as offer_rules
from .rules import surveys as survey_rules


def _check_entry(by: Actor, organisation: Organisation) -> None:
    rules.check_change(by, organisation, today())


def _check_offer(by: Actor, offer: Offer) -> None:
    offer_rules.check_tend_offer(by, offer, today())


TRANSLATABLE = (
    Translatable(
        "organisations.Organisation", "Organisation",
        lambda: Organisation.objects.public().exclude(description={}),
        lambda row: row.name, _check_entry, after=lambda row, at: index_organisation(row, at=at),
    ),
    Translatable(
        "organisations.Offer", "Angebot", lambda: Offer.objects.public().select_related("organisation"),
        lambda row: origin(row.title).text, _check_offer, longest={"title": 120, "application": 1000},
        through={"organisations.organisation": "organisation"},
        after=lambda row, at: write_documents([row], at=at),
    ),
    Translatable(
        "organisations.Survey", "Umfrage zum Bedarf", lambda: Survey.objects.filter(state=Survey.State.RUNNING),
        lambda row: row.title, survey_rules.check_lead,
    ),
)  # fmt: skip
