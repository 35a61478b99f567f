from .changes import ChangeRequest, ConfirmationRequest
from .feed import FeedOrigin, FeedPlace
from .imports import RegisterImport
from .offers import Offer, OfferQuerySet, OfferTime
from .organisations import VOCABULARIES, Membership, Organisation, OrganisationQuerySet, represented_by
from .people import Contact, OrganisationInvitation, Representative

__all__ = [
    "VOCABULARIES",
    "ChangeRequest",
    "ConfirmationRequest",
    "Contact",
    "FeedOrigin",
    "FeedPlace",
    "Membership",
    "Offer",
    "OfferQuerySet",
    "OfferTime",
    "Organisation",
    "OrganisationInvitation",
    "OrganisationQuerySet",
    "RegisterImport",
    "Representative",
    "represented_by",
]
