"""Years that the office has entered."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class AnnouncedYear(models.Model):
    """The days of a year that are not what their weekday says.

    Attributes:
        year: for example 2027.
        source: number and date of the announcement.
        holidays: working weekdays on which nobody works, ISO dates with the name of the holiday.
        working: Saturdays and Sundays on which people work, ISO dates.
    """

    year = models.PositiveSmallIntegerField(
        _("year"), primary_key=True, validators=[MinValueValidator(2004), MaxValueValidator(2100)]
    )
    source = models.CharField(_("announcement"), max_length=200)
    holidays = models.JSONField(_("holidays"), default=dict)
    working = models.JSONField(_("working days at weekends"), default=list, blank=True)

    class Meta:
        verbose_name = _("year")
        verbose_name_plural = _("years")
        ordering: ClassVar = ["year"]

    def __str__(self) -> str:
        return str(self.year)
