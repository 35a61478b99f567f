"""The verbs of the register."""

from .entries import change_organisation, enter_organisation, register_organisation
from .people import add_contact, add_representative, change_contact, end_contact, end_representative
from .states import (
    merge_organisations,
    publish_organisation,
    refuse_organisation,
    rest_organisation,
    revive_organisation,
)

__all__ = [
    "add_contact",
    "add_representative",
    "change_contact",
    "change_organisation",
    "end_contact",
    "end_representative",
    "enter_organisation",
    "merge_organisations",
    "publish_organisation",
    "refuse_organisation",
    "register_organisation",
    "rest_organisation",
    "revive_organisation",
]
