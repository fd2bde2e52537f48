"""Values as they are sent: read strictly, so that every database can keep what is accepted."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any, Generic, TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import Query, Schema
from pydantic import BeforeValidator, Field, StringConstraints

from duixian.site.delivery.months import read_month

T = TypeVar("T")

MOST_PAGES = 100_000
MOST_ROWS = 200
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NO_NUL = r"^[^\x00]*$"


def _day(value: Any) -> Any:
    """A day in ISO form; numbers, which pydantic would take for seconds since 1970, are none."""
    if value is None or type(value) is dt.date:
        return value
    if not isinstance(value, str) or not _ISO_DAY.fullmatch(value) or not "1900" <= value[:4] <= "2199":
        raise ValueError(_("A day as 2026-03-31."))
    return value


def _month(value: Any) -> Any:
    month = read_month(value) if isinstance(value, str) else None
    if month is None:
        raise ValueError(_("A month as 2026-03."))
    return month


Key = Annotated[int, Field(ge=1, le=2**63 - 1)]
Day = Annotated[dt.date, BeforeValidator(_day)]
Month = Annotated[
    dt.date,
    BeforeValidator(_month, json_schema_input_type=str),
    Field(json_schema_extra={"format": "month", "pattern": r"^[0-9]{4}-(0[1-9]|1[0-2])$"}),
]
Finite = Annotated[float, Field(allow_inf_nan=False)]


def text(longest: int, shortest: int = 0) -> StringConstraints:
    """What a text must be: of some length, without NUL, which PostgreSQL does not keep."""
    return StringConstraints(min_length=shortest, max_length=longest, pattern=_NO_NUL)


Word = Annotated[str, StringConstraints(max_length=120, pattern=_NO_NUL)]


class Paging(Schema):
    """Which part of a long list."""

    page: Annotated[int, Query(ge=1, le=MOST_PAGES, description=gettext_noop("Page, counted from 1."))] = 1
    size: Annotated[int, Query(ge=1, le=MOST_ROWS, description=gettext_noop("Entries on a page."))] = 50


class Page(Schema, Generic[T]):
    """One page of a list."""

    count: int = Field(description=gettext_noop("Entries on all pages."))
    page: int
    pages: int
    items: list[T]


class Problem(Schema):
    """Every answer that is not what was asked for."""

    error: str = Field(description=gettext_noop("One sentence for a person."))
    fields: dict[str, list[str]] = Field(
        description=gettext_noop("Sentences on single fields, by their place: body.rows.0.value.")
    )
