"""Rows of a table of observations, each checked field by field."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import isfinite

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duixian.site.keeping.days import full_day
from duixian.site.keeping.spans import Span
from duixian.site.observations.periods import parse_period
from duixian.site.observations.places import Places, read_places
from duixian.statements.statement import Measure
from duixian.vocabulary.indicators import indicators
from duixian.vocabulary.units import parse_unit

FIELDS = ("indicator", "place", "period", "value", "unit", "measure", "published_on", "vintage", "source")
_WORDS: dict[Measure, str] = {
    "level": "level value total 总量 绝对额 绝对量 绝对数 累计 累计值 当期 当期值 数值 水平 规模 总额 存量 期末数",
    "growth": "growth 增速 增长 同比 同比增长 同比增速 增长率 增幅 涨幅 累计增长 累计增速",
    "change": "change 增减 增减量 增减额 增加量 增加额 变化 变动 净增",
    "rank": "rank 位次 排名 名次",
    "multiple": "multiple 倍数",
}
_MEASURES = {word: measure for measure, words in _WORDS.items() for word in words.split()}
MEASURES = {
    "level": gettext_lazy("total"),
    "growth": gettext_lazy("growth rate"),
    "change": gettext_lazy("increase or decrease"),
    "rank": gettext_lazy("place in a ranking"),
    "multiple": gettext_lazy("times as much"),
}
"""Names of the measures."""
_GROWTH = ("增长速度", "增长率", "增速", "增幅", "涨幅", "同比增长", "增长")
_SHARES = ("率", "占比", "比重", "比例")
_USUAL_UNITS: dict[Measure, str] = {"growth": "%", "rank": "位", "multiple": "倍"}
_LONGEST = {"indicator": 120, "place": 60, "unit": 40, "vintage": 60, "source": 200}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a field ("value") of a row, and where ("C7", or the number of a record)."""

    field: str
    where: str
    message: str


@dataclass(frozen=True, slots=True)
class Row:
    """A value as it is to be stored; the fields are those of `Observation`.

    Attributes:
        where: the cell of the value, or the number of the record.
        place_name: as it is shown.
        known: whether the vocabulary has the indicator.
        source: who published it; "" where the whole table has one source.
    """

    where: str
    indicator: str
    name: str
    known: bool
    place: str
    place_name: str
    span: Span
    value: float
    unit: str
    measure: Measure
    published_on: dt.date
    vintage: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Defaults:
    """What counts where a table leaves it out.

    Attributes:
        place: code or name, "" for none.
        published_on: or None.
        source: who published the values.
    """

    place: str = ""
    published_on: dt.date | None = None
    source: str = ""


def read_rows(
    given: Iterable[tuple[Mapping[str, str], Callable[[str], str]]], defaults: Defaults
) -> tuple[list[Row], list[Fault]]:
    """Rows from the texts of their fields, each with the names of its cells; and what is wrong with the others."""
    places, today = read_places(), timezone.localdate()
    rows: list[Row] = []
    faults: list[Fault] = []
    for values, cell in given:
        row, wrong = _read_row(values, cell, places, defaults, today)
        faults += wrong
        if row is not None:
            rows.append(row)
    return rows, faults


def _read_row(
    values: Mapping[str, str],
    cell: Callable[[str], str],
    places: Places,
    defaults: Defaults,
    today: dt.date,
) -> tuple[Row | None, list[Fault]]:
    """The row that texts say, or what is wrong with them.

    `values` has texts by the names of `FIELDS`; `cell(field)` says where one stands.
    """
    faults: list[Fault] = []

    def fault(field: str, message: str) -> None:
        faults.append(Fault(field, cell(field), message))

    given = {field: values.get(field, "").strip() for field in FIELDS}
    for field, most in _LONGEST.items():
        if len(given[field]) > most:
            fault(field, _("is longer than %(most)s characters") % {"most": most})
    if not given["indicator"]:
        fault("indicator", _("is empty: name the indicator"))
    span = parse_period(given["period"])
    if span is None:
        fault(
            "period",
            _unread(
                given["period"], _("“%(text)s” is no time; write 2026年1—6月, 2026-06, 2026Q2, 2026年上半年 or 2026年")
            ),
        )
    number, carried = _number(given["value"])
    if number is None:
        fault("value", _unread(given["value"], _("“%(text)s” is no number; write 4.8, 4.8%% or 1,280.5")))
    published = _published(given["published_on"], defaults, span, today, fault)
    measure, unit = _measure(given, carried, fault)
    name, indicator, known, scope = _indicator(given["indicator"])
    place = places.find(given["place"], defaults.place, scope)
    if place is None:
        fault("place", _("is empty: name the place here or above"))
    if faults or span is None or number is None or published is None or measure is None or place is None:
        return None, faults
    row = Row(
        cell("value"), indicator, name, known, place.key, place.name, span, number, unit, measure, published,
        given["vintage"], given["source"],
    )  # fmt: skip
    return row, []


def _unread(text: str, message: str) -> str:
    return message % {"text": text} if text else _("is empty")


def _number(text: str) -> tuple[float | None, str]:
    """A number and the unit written behind it."""
    found = _value().fullmatch(unicodedata.normalize("NFKC", text).replace("−", "-"))
    if found is None:
        return None, ""
    number = float(found["number"].replace(",", ""))
    return (number, (found["unit"] or "").strip()) if isfinite(number) else (None, "")


def _published(
    text: str, defaults: Defaults, span: Span | None, today: dt.date, fault: Callable[[str, str], None]
) -> dt.date | None:
    day = full_day(text) if text else defaults.published_on
    if day is None:
        fault(
            "published_on",
            _unread(text, _("“%(text)s” is no date; write 2026-07-18"))
            if text
            else _("is empty: say when the value was published"),
        )
    elif day > today:
        fault("published_on", _("lies ahead: %(day)s") % {"day": day})
    elif span is not None and day < span.end:
        fault(
            "published_on",
            _("%(day)s is before %(end)s, the end of what the value speaks about") % {"day": day, "end": span.end},
        )
    return day


def _measure(given: Mapping[str, str], carried: str, fault: Callable[[str, str], None]) -> tuple[Measure | None, str]:
    """Measure and unit; where the measure is left out it follows from unit and indicator."""
    text = "".join(unicodedata.normalize("NFKC", given["measure"]).split())
    unit = unicodedata.normalize("NFKC", given["unit"]).strip() or carried
    measure = _MEASURES.get(text.lower()) if text else measure_of(given["indicator"], unit)
    if measure is None:
        fault("measure", _("“%(measure)s” is not known; write 总量, 增速, 增减, 位次 or 倍数") % {"measure": text})
        return None, unit
    if carried and given["unit"] and unicodedata.normalize("NFKC", given["unit"]).strip() != carried:
        fault("unit", _("differs from %(unit)s, which stands with the value") % {"unit": carried})
    if not unit:
        unit = _USUAL_UNITS.get(measure, "")
    if not unit and _is_rate(given["indicator"]):
        unit = "%"
    if not unit:
        fault("unit", _("is empty: say in which unit the value is"))
    elif parse_unit(unit) is None:
        fault("unit", _("“%(unit)s” cannot be a unit") % {"unit": unit})
    return measure, unit


def measure_of(name: str, unit: str) -> Measure:
    """Whether a value is a level or a growth, where nobody says so: per cent of what is no rate is a growth."""
    if name.endswith(_GROWTH) or (unit == "%" and not _is_rate(name)):
        return "growth"
    return "level"


def _is_rate(name: str) -> bool:
    found = indicators().resolve(name)
    return found.indicator.dimension == "ratio" if found else name.endswith(_SHARES)


def _indicator(text: str) -> tuple[str, str, bool, str]:
    """Name as shown, key, whether it is known, and the part of the place that the name limits it to."""
    table = indicators()
    if known := table.by_id.get(text):
        return known.name, known.id, True, ""
    if found := table.resolve(text):
        return found.indicator.name, found.indicator.id, True, found.scope
    return text, text, False, ""


@cache
def _value() -> re.Pattern[str]:
    return re.compile(
        r"(?P<number>[-+]?(?:\d[\d,]*(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?)\s*(?P<unit>[^\d\s.,+-][^\d]{0,19})?"
    )
