from .changes import ChangeRequest, ConfirmationRequest
from .comparators import Comparator
from .contact_log import ContactNote
from .feed import FeedOrigin, FeedPlace
from .imports import RegisterImport
from .needs import Need
from .offers import Offer, OfferQuerySet, OfferTime
from .organisations import VOCABULARIES, Membership, Organisation, OrganisationQuerySet, represented_by
from .people import Contact, OrganisationInvitation, Representative
from .pool import Resource, ResourceRequest
from .stories import Story, StoryPicture
from .surveys import Survey, SurveyLine, SurveyReply
from .training import TrainingOffer, TrainingTopic, TrainingVoice, TrainingWish

__all__ = [
    "VOCABULARIES",
    "ChangeRequest",
    "Comparator",
    "ConfirmationRequest",
    "Contact",
    "ContactNote",
    "FeedOrigin",
    "FeedPlace",
    "Membership",
    "Need",
    "Offer",
    "OfferQuerySet",
    "OfferTime",
    "Organisation",
    "OrganisationInvitation",
    "OrganisationQuerySet",
    "RegisterImport",
    "Representative",
    "Resource",
    "ResourceRequest",
    "Story",
    "StoryPicture",
    "Survey",
    "SurveyLine",
    "SurveyReply",
    "TrainingOffer",
    "TrainingTopic",
    "TrainingVoice",
    "TrainingWish",
    "represented_by",
]
