"""Observations."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from ninja import Query, Router, Schema
from ninja.responses import Status
from pydantic import Field

from duixian.site.accounts.rights import Right
from duixian.site.api.errors import Problem
from duixian.site.api.operation import called, narrowed, paged, person, read, write
from duixian.site.api.resources import ObservationResource
from duixian.site.api.values import Day, Finite, Page, Paging, Word, text
from duixian.site.observations.models import Observation
from duixian.site.observations.rows import Defaults, read_rows
from duixian.site.observations.services import import_observations

router = Router(tags=["observations"])
MOST_ROWS = 5_000


class ObservationFilter(Schema):
    """Which observations."""

    indicator: Annotated[Word | None, Field(description=_("Id in the vocabulary, or name."))] = None
    place: Annotated[Word | None, Field(description=_("Code or name, as it is stored."))] = None
    measure: Word | None = None
    start: Annotated[Day | None, Field(description=_("Values of a time that begins on this day or later."))] = None
    end: Annotated[Day | None, Field(description=_("Values of a time that ends on this day or earlier."))] = None
    vintage: Word | None = None
    published_until: Annotated[Day | None, Field(description=_("Vintages that were published by then."))] = None


class RowGiven(Schema):
    """A value as it was published; texts are read as those of a table are."""

    indicator: Annotated[str, text(120, 1)]
    place: Annotated[str, text(60)] = ""
    period: Annotated[str, text(60, 1)] = Field(description=_("As 2026-06, 2026Q2, 2026-01-2026-06 or 2026年1—6月."))
    value: Finite
    unit: Annotated[str, text(40)] = ""
    measure: Annotated[str, text(20)] = ""
    published_on: Day
    vintage: Annotated[str, text(60)] = ""
    source: Annotated[str, text(200)] = ""


class ObservationsGiven(Schema):
    """Values to import."""

    source: Annotated[str, text(200)] = Field(description=_("Who published those rows that name nobody."), default="")
    place: Annotated[str, text(60)] = Field(description=_("The place of those rows that name none."), default="")
    rows: list[RowGiven] = Field(min_length=1, max_length=MOST_ROWS)


class Imported(Schema):
    """What an import has brought."""

    batches: list[int]
    new: int = Field(description=_("Values of which nothing was known."))
    vintages: int = Field(description=_("Further vintages of known values."))
    skipped: int = Field(description=_("Rows left out because that very vintage is known."))


@read(
    router,
    "",
    Right.READ_OBSERVATIONS,
    Page[ObservationResource],
    _("Values of indicators by place and time, every vintage of them, the earlier ones first."),
)
def observations(
    request: HttpRequest, paging: Query[Paging], wanted: Query[ObservationFilter]
) -> Page[ObservationResource]:
    """Observations."""
    found = narrowed(
        Observation.objects.select_related("batch"),
        place=wanted.place,
        measure=wanted.measure,
        start__gte=wanted.start,
        end__lte=wanted.end,
        vintage=wanted.vintage,
        published_on__lte=wanted.published_until,
    )
    return paged(found.filter(called(wanted.indicator, "indicator", "name")), paging, ObservationResource.of)


@write(
    router,
    "",
    Right.IMPORT_OBSERVATIONS,
    Imported,
    _("Import values: all rows or none. What is known already is left out, so that a call may be repeated."),
    status=201,
)
def observations_imported(request: HttpRequest, given: ObservationsGiven) -> Status[Imported]:
    """Import of observations."""
    texts = [(_texts(one), f"body.rows.{number}.{{}}".format) for number, one in enumerate(given.rows)]
    rows, wrong = read_rows(texts, Defaults(place=given.place, source=given.source))
    faults: dict[str, list[str]] = {}
    for fault in wrong:
        faults.setdefault(fault.where, []).append(fault.message)
    if faults:
        raise Problem(422, gettext("Something that was sent does not fit."), faults)
    imported = import_observations(person(request), rows, given.source)
    return Status(
        201,
        Imported(
            batches=[batch.pk for batch in imported.batches],
            new=imported.new,
            vintages=imported.vintages,
            skipped=imported.skipped,
        ),
    )


def _texts(one: RowGiven) -> dict[str, str]:
    """The fields of a row as a table would have them."""
    return {
        "indicator": one.indicator, "place": one.place, "period": one.period,
        "value": format(Decimal(repr(one.value)), "f"), "unit": one.unit, "measure": one.measure,
        "published_on": one.published_on.isoformat(), "vintage": one.vintage, "source": one.source,
    }  # fmt: skip
