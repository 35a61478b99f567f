from .changes import ChangeRequest, ConfirmationRequest
from .imports import RegisterImport
from .organisations import VOCABULARIES, Membership, Organisation, OrganisationQuerySet, represented_by
from .people import Contact, OrganisationInvitation, Representative

__all__ = [
    "VOCABULARIES",
    "ChangeRequest",
    "ConfirmationRequest",
    "Contact",
    "Membership",
    "Organisation",
    "OrganisationInvitation",
    "OrganisationQuerySet",
    "RegisterImport",
    "Representative",
    "represented_by",
]
