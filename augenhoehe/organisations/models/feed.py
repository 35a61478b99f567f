"""The feed for other registers: a fixed place for everything that ever stood in it; where imported entries are from."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from .offers import Offer
from .organisations import Organisation


class FeedPlace(models.Model):
    """The place of an organisation or offer in the feed. It is given once and kept when the entry leaves the feed:

    who reads page after page then misses nothing, since nothing moves up (`hsds.pages`).
    """

    number = models.BigAutoField(primary_key=True)
    organisation = models.OneToOneField(Organisation, models.CASCADE, null=True, related_name="feed_place")
    offer = models.OneToOneField(Offer, models.CASCADE, null=True, related_name="feed_place")
    present = models.BooleanField("steht zurzeit im Feed", default=True)
    located = models.BooleanField("hat einen Ort, den alle wissen dürfen", default=False)
    changed_at = models.DateTimeField("zuletzt geändert am")

    class Meta:
        verbose_name = "Platz im Feed"
        verbose_name_plural = "Plätze im Feed"
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False, offer__isnull=True)
                | Q(organisation__isnull=True, offer__isnull=False),
                name="feed_place_of_one_thing",
            ),
        ]
        indexes = [
            models.Index(
                fields=["number"],
                include=["offer", "present", "located"],
                condition=Q(offer__isnull=False),
                name="feed_offers",
            ),
            models.Index(fields=["changed_at"], name="feed_by_change"),
        ]


class FeedOrigin(models.Model):
    """Where an entry came from: the foreign feed and the identifier it has there."""

    feed = models.CharField("Feed", max_length=200)
    foreign_id = models.CharField("Kennung dort", max_length=100)
    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, related_name="feed_origins")
    offer = models.ForeignKey(Offer, models.CASCADE, null=True, related_name="feed_origins")
    imported_at = models.DateTimeField("übernommen am")

    class Meta:
        verbose_name = "Herkunft aus einem Feed"
        verbose_name_plural = "Herkünfte aus Feeds"
        constraints = [
            models.UniqueConstraint(fields=["feed", "foreign_id"], name="foreign_entry_once"),
            models.CheckConstraint(
                condition=Q(organisation__isnull=False, offer__isnull=True)
                | Q(organisation__isnull=True, offer__isnull=False),
                name="feed_origin_of_one_thing",
            ),
        ]
