"""Releases and their versions, the photo archive, contact blocks, and who wants to be told by mail."""

from .photos import Photo, PhotoPerson
from .publishers import Publisher, PublisherVersion
from .releases import Medium, PressRelease, Quote, ReleaseVersion
from .subscriptions import Delivery, Subscription

__all__ = [
    "Delivery",
    "Medium",
    "Photo",
    "PhotoPerson",
    "PressRelease",
    "Publisher",
    "PublisherVersion",
    "Quote",
    "ReleaseVersion",
    "Subscription",
]
