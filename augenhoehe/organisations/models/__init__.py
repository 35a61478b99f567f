from .changes import ChangeRequest, ConfirmationRequest
from .organisations import VOCABULARIES, Membership, Organisation, OrganisationQuerySet, represented_by
from .people import Contact, Representative

__all__ = [
    "VOCABULARIES",
    "ChangeRequest",
    "ConfirmationRequest",
    "Contact",
    "Membership",
    "Organisation",
    "OrganisationQuerySet",
    "Representative",
    "represented_by",
]
