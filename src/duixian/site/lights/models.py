"""Lights as they were computed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from duixian.site.ledgers.models import Commitment
from duixian.site.pages.language import spoken


class Colour(models.TextChoices):
    """What a light shows."""

    RED = "red", _("red")
    AMBER = "amber", _("amber")
    GREEN = "green", _("green")
    GREY = "grey", _("grey")


class Light(models.Model):
    """The light of a commitment through the days on which it did not change colour.

    Attributes:
        first_day: the first day on which it showed this colour.
        last_day: the last one; None for the light that shows now.
        as_of: the day on which the rest was computed last.
        rule: id of the rule that decided; `ruleset` of the published rule.
        record: what `duixian.site.keeping.lights.Light.record` says on `as_of`, or on `last_day`: reason, arithmetic,
            inputs, parts.
    """

    unrecorded: ClassVar = "computed from what is recorded, and at any time again"

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="lights")
    colour = models.CharField(_("light"), max_length=8, choices=Colour)
    first_day = models.DateField(_("since"))
    last_day = models.DateField(null=True, blank=True)
    as_of = models.DateField()
    rule = models.CharField(max_length=40)
    ruleset = models.CharField(max_length=40)
    record = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("light")
        verbose_name_plural = _("lights")
        ordering: ClassVar = ["commitment", "first_day"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["commitment"], condition=models.Q(last_day=None), name="light_shows_once"),
            models.UniqueConstraint(fields=["commitment", "first_day"], name="light_day_unique"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["colour", "first_day"], condition=models.Q(last_day=None), name="light_now")
        ]

    def __str__(self) -> str:
        return f"{self.commitment} {self.colour}"

    @property
    def reason(self) -> str:
        """Why it shows, in the language of the interface."""
        return spoken(self.record["reason"])


class Outdated(models.Model):
    """A commitment whose light may have to change. Rows are only added, and removed once it has been computed anew.

    Attributes:
        since: the first day whose light may be another one.
    """

    unrecorded: ClassVar = "says only that a light is to be computed again"

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="+")
    since = models.DateField()

    class Meta:
        verbose_name = _("light to be computed")
        verbose_name_plural = _("lights to be computed")

    def __str__(self) -> str:
        return f"{self.commitment_id} {self.since}"
