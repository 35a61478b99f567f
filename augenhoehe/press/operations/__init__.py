"""The verbs of press work."""

from .contacts import add_contact, change_contact, forget_contact, remind_of_contacts
from .flow import (
    approve_release,
    archive_release,
    correct_release,
    publish_due,
    publish_release,
    recall_release,
    return_release,
    rework_release,
    schedule_release,
    submit_release,
    unschedule_release,
    withdraw_release,
)
from .media import add_document, add_photo_to_release, move_medium, remove_medium
from .photos import (
    add_photo,
    change_photo,
    delete_photo,
    name_person,
    publish_photo,
    remind_of_consents,
    revoke_consent,
    withdraw_photo,
)
from .publishers import end_publisher, write_publisher
from .quotes import add_quote, change_quote, remove_quote
from .releases import change_release, delete_release, restore_version, write_release
from .subscriptions import ask_subscription, confirm_subscription, end_subscription, forget_refused
from .telling import tell_all, tell_subscribers

__all__ = [
    "add_contact",
    "add_document",
    "add_photo",
    "add_photo_to_release",
    "add_quote",
    "approve_release",
    "archive_release",
    "ask_subscription",
    "change_contact",
    "change_photo",
    "change_quote",
    "change_release",
    "confirm_subscription",
    "correct_release",
    "delete_photo",
    "delete_release",
    "end_publisher",
    "end_subscription",
    "forget_contact",
    "forget_refused",
    "move_medium",
    "name_person",
    "publish_due",
    "publish_photo",
    "publish_release",
    "recall_release",
    "remind_of_consents",
    "remind_of_contacts",
    "remove_medium",
    "remove_quote",
    "restore_version",
    "return_release",
    "revoke_consent",
    "rework_release",
    "schedule_release",
    "submit_release",
    "tell_all",
    "tell_subscribers",
    "unschedule_release",
    "withdraw_photo",
    "withdraw_release",
    "write_publisher",
    "write_release",
]
