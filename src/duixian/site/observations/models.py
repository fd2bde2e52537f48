"""Values of indicators, every vintage of them."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from duixian.site.files.models import StoredFile
from duixian.site.keeping.wording import amount


class Batch(models.Model):
    """Observations that came together: a table, or one call of the API.

    Attributes:
        source: who published them, or where they were taken from.
        file: the table, or None.
        rows: how many observations it brought.
    """

    source = models.CharField(_("source"), max_length=200)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    rows = models.PositiveIntegerField(_("rows"), default=0)
    received_at = models.DateTimeField(_("received"))
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("import of observations")
        verbose_name_plural = _("imports of observations")
        ordering: ClassVar = ["-received_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.source} {self.received_at:%Y-%m-%d}"


class Observation(models.Model):
    """One vintage of a value; never changed, never removed. A revision is a further row.

    Attributes:
        indicator: id in the vocabulary, or the name of an indicator that it lacks.
        name: of the indicator, as shown.
        place: code (GB/T 2260) or name of the place.
        start, end: first and last day that the value speaks about.
        value, unit: as published.
        measure: `level`, `growth`, `change`, `rank` or `multiple`.
        published_on: when its source published it.
        received_on: when the office had it.
        vintage: what the source calls this publication (初步核算, 最终核实), or "".
    """

    recorded_with: ClassVar = "observations.batch"

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="observations")
    indicator = models.CharField(_("indicator"), max_length=120)
    name = models.CharField(_("name"), max_length=120)
    place = models.CharField(_("place"), max_length=60)
    start = models.DateField(_("from"))
    end = models.DateField(_("to"))
    value = models.FloatField(_("value"))
    unit = models.CharField(_("unit of measure"), max_length=40, blank=True)
    measure = models.CharField(_("measure"), max_length=16, default="level")
    published_on = models.DateField(pgettext_lazy("statistics", "published"))
    received_on = models.DateField(_("received"))
    vintage = models.CharField(_("vintage"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("observation")
        verbose_name_plural = _("observations")
        ordering: ClassVar = ["indicator", "place", "end", "published_on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["indicator", "place", "start", "end", "measure", "published_on", "vintage"],
                name="observation_vintage_unique",
                violation_error_message=_("This vintage of the value has been imported."),
            ),
            models.CheckConstraint(
                condition=models.Q(end__gte=models.F("start")),
                name="observation_ends_after_it_begins",
                violation_error_message=_("A value's time must end after it begins."),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["indicator", "place", "end"], name="observation_series")]

    def __str__(self) -> str:
        return f"{self.name} {self.start}–{self.end} {amount(self.value, self.unit)}"
