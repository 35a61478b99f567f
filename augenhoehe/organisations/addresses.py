"""Where organisations are read. Stored addresses are German ones, whichever language the writer used."""

from __future__ import annotations

from django.urls import reverse
from django.utils import translation

from augenhoehe.core.addresses import by_id
from augenhoehe.files.kinds import ENDINGS
from augenhoehe.files.models import Rendition

from .models import Need, Offer, Organisation, Resource, ResourceRequest, Story, Survey, SurveyReply, TrainingWish


def of_organisation(organisation: Organisation) -> str:
    return by_id("organisations_inside:organisation", organisation.pk)


def public_of_organisation(organisation: Organisation) -> str:
    """The public page, or nothing while the entry is not published."""
    if not organisation.published:
        return ""
    with translation.override("de"):
        return by_id("organisations:organisation_public", organisation.pk)


def of_offer(offer: Offer) -> str:
    return by_id("organisations_inside:offer", offer.pk)


def public_of_offer(offer: Offer) -> str:
    """The public page, or nothing while it does not run or its organisation is not published."""
    if not (offer.running and offer.organisation.published):
        return ""
    with translation.override("de"):
        return by_id("organisations:offer_public", offer.pk)


def of_resource(resource: Resource) -> str:
    return by_id("organisations_inside:resource", resource.pk)


def of_request(request: ResourceRequest) -> str:
    return by_id("organisations_inside:resource_request", request.pk)


def of_need(need: Need) -> str:
    return by_id("organisations_inside:need", need.pk)


def of_survey(survey: Survey) -> str:
    return by_id("organisations_inside:survey", survey.pk)


def of_reply(reply: SurveyReply) -> str:
    """Where a signed-in person answers for the organisation."""
    return by_id("organisations_inside:survey_reply", reply.pk)


def of_story(story: Story) -> str:
    return by_id("organisations_inside:story", story.pk)


def public_of_story(story: Story) -> str:
    """The public page, or nothing while it is not shown."""
    if not (story.published and story.organisation.published):
        return ""
    with translation.override("de"):
        return by_id("organisations:story_public", story.pk)


def of_story_picture(story: Story, size: Rendition) -> str:
    """One address for all languages: a picture speaks none."""
    with translation.override("de"):
        return reverse("organisations:story_picture", args=[story.pk, size.width, ENDINGS[size.file.media_type]])


def of_training_wish(wish: TrainingWish) -> str:
    return by_id("organisations_inside:training", wish.pk)
