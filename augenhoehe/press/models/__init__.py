"""Releases and their versions, the photo archive, contact blocks, and who wants to be told by mail."""

from .contacts import PressContact
from .photos import Photo, PhotoPerson
from .publishers import Publisher, PublisherVersion
from .releases import Medium, PressRelease, Quote, ReleaseVersion
from .subscriptions import Delivery, Subscription

__all__ = [
    "Delivery",
    "Medium",
    "Photo",
    "PhotoPerson",
    "PressContact",
    "PressRelease",
    "Publisher",
    "PublisherVersion",
    "Quote",
    "ReleaseVersion",
    "Subscription",
]
