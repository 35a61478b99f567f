from .changes import ChangeRequest, ConfirmationRequest
from .imports import RegisterImport
from .organisations import VOCABULARIES, Membership, Organisation, OrganisationQuerySet, represented_by
from .people import Contact, OrganisationInvitation, Representative
from .pool import Resource, ResourceRequest

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
    "Resource",
    "ResourceRequest",
    "represented_by",
]
