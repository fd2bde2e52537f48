"""Observations as the list shows them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from duixian.settlement.wording import Said
from duixian.site.keeping.spans import Span
from duixian.site.observations.models import Observation
from duixian.site.observations.places import Places
from duixian.site.observations.rows import MEASURES
from duixian.site.pages.language import spoken

_SAME = ("indicator", "place", "start", "end", "measure")


class Filter(forms.Form):
    """What the list is limited to; choices are what is there."""

    indicator = forms.ChoiceField(label=_("Indicator"), required=False)
    place = forms.ChoiceField(label=_("Place"), required=False)
    year = forms.ChoiceField(label=_("Year"), required=False)

    def __init__(self, data: object, places: Places) -> None:
        super().__init__(data)  # type: ignore[arg-type] # of a request
        known = Observation.objects.order_by()
        names = dict(known.values_list("indicator", "name").distinct())
        keys = known.values_list("place", flat=True).distinct()
        choices = {
            "indicator": sorted(names.items(), key=lambda pair: pair[1]),
            "place": sorted(((key, places.name(key)) for key in keys), key=lambda pair: pair[0]),
            "year": [(str(day.year), str(day.year)) for day in known.dates("end", "year", order="DESC")],
        }
        for name, found in choices.items():
            one = self.fields[name]
            assert isinstance(one, forms.ChoiceField)
            one.choices = [("", _("all")), *found]

    def matching(self) -> QuerySet[Observation]:
        """The newest vintage of each value that is asked for, the latest times first."""
        found = newest()
        if self.is_valid():
            wanted = self.cleaned_data
            for name in ("indicator", "place"):
                if wanted[name]:
                    found = found.filter(**{name: wanted[name]})
            if wanted["year"]:
                found = found.filter(end__year=int(wanted["year"]))
        return found.select_related("batch", "batch__file").order_by("-end", "name", "place", "measure", "start", "pk")


def newest() -> QuerySet[Observation]:
    """The newest vintage of every value."""
    same = Observation.objects.filter(**{name: OuterRef(name) for name in _SAME})
    later = (
        Q(published_on__gt=OuterRef("published_on"))
        | Q(published_on=OuterRef("published_on"), received_on__gt=OuterRef("received_on"))
        | Q(published_on=OuterRef("published_on"), received_on=OuterRef("received_on"), pk__gt=OuterRef("pk"))
    )
    return Observation.objects.filter(~Exists(same.filter(later)))


@dataclass(frozen=True, slots=True)
class Value:
    """A value with all its vintages, the newest first."""

    newest: Observation
    place: str
    earlier: list[Observation] = field(default_factory=list)

    @property
    def vintages(self) -> int:
        """How many there are."""
        return len(self.earlier) + 1

    @property
    def span(self) -> str:
        """What it speaks about, in the language of the interface."""
        return span_name(self.newest.start, self.newest.end)

    @property
    def measure(self) -> object:
        """Its measure in words."""
        return MEASURES[self.newest.measure]


def values_of(shown: Sequence[Observation], places: Places) -> list[Value]:
    """The values of some newest vintages, with the earlier ones by one query."""
    values = {_key(one): Value(one, places.name(one.place)) for one in shown}
    for one in vintages_of(shown):
        if (value := values.get(_key(one))) is not None and one.pk != value.newest.pk:
            value.earlier.append(one)
    return list(values.values())


def vintages_of(shown: Iterable[Observation]) -> QuerySet[Observation]:
    """Every vintage of the values of these observations, and of some others; the newest first."""
    shown = list(shown)
    return (
        Observation.objects.filter(
            indicator__in={one.indicator for one in shown},
            place__in={one.place for one in shown},
            end__in={one.end for one in shown},
        )
        .select_related("batch", "batch__file")
        .order_by("-published_on", "-received_on", "-pk")
    )


def span_name(start: dt.date, end: dt.date) -> str:
    """2026年1—6月, in the language of the interface."""
    return spoken(_said(start, end))


@lru_cache(maxsize=4096)
def _said(start: dt.date, end: dt.date) -> Said:
    return Span(start, end).said


def _key(one: Observation) -> tuple[object, ...]:
    return tuple(getattr(one, name) for name in _SAME)
