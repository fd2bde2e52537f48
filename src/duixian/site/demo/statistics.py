"""What the invented city's bureau of statistics publishes month by month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from duixian.site.demo import clock
from duixian.site.demo.accounts import BY
from duixian.site.keeping.spans import Span, month_end
from duixian.site.ledgers.models import Ledger
from duixian.site.observations.rows import Row
from duixian.site.observations.services import import_observations
from duixian.statements.statement import Measure

SOURCE = "临州市统计局"
_DELAY = dt.timedelta(days=18)
_REVISED_MONTH, _REVISION = 6, -0.6

_Series = tuple[str, str, Measure, str, dict[int, float]]


def _monthly(*values: float) -> dict[int, float]:
    """Values of January to February, January to March …"""
    return dict(zip(range(2, 13), values, strict=False))


def _quarterly(*values: float) -> dict[int, float]:
    return dict(zip((3, 6, 9, 12), values, strict=False))


_SERIES: tuple[_Series, ...] = (
    ("gdp", "地区生产总值", "growth", "%", _quarterly(8.3, 8.4, 8.5, 8.6)),
    ("industrial-value-added", "规模工业增加值", "growth", "%",
     _monthly(7.9, 7.8, 7.6, 7.5, 7.7, 7.4, 7.5, 7.6, 7.6, 7.7, 7.8)),
    ("fixed-asset-investment", "固定资产投资", "growth", "%",
     _monthly(15.1, 14.6, 13.9, 13.2, 12.6, 11.9, 11.4, 11.0, 10.8, 10.9, 11.2)),
    ("retail-sales", "社会消费品零售总额", "growth", "%",
     _monthly(12.4, 12.1, 12.2, 12.0, 11.9, 11.7, 11.6, 11.5, 11.4, 11.6, 11.8)),
    ("public-budget-revenue", "一般公共预算收入", "growth", "%",
     _monthly(6.2, 6.8, 7.1, 7.3, 7.6, 7.2, 7.1, 7.4, 7.2, 7.1, 7.3)),
    ("disposable-income", "全体居民人均可支配收入", "growth", "%", _quarterly(8.6, 8.7, 8.6, 8.7)),
    ("total-trade", "进出口总额", "growth", "%",
     _monthly(9.8, 8.1, 6.4, 5.2, 4.9, 4.1, 3.6, 3.8, 4.4, 5.0, 5.3)),
    ("new-urban-jobs", "新增城镇就业", "level", "万人",
     _monthly(1.1, 1.9, 2.6, 3.3, 4.1, 4.7, 5.2, 5.9, 6.5, 7.0, 7.6)),
    ("registered-unemployment-rate", "城镇登记失业率", "level", "%", _quarterly(3.9, 4.0, 4.1, 4.1)),
)  # fmt: skip
PUBLISHED = frozenset(id_ for id_, *_rest in _SERIES)
"""Ids of the indicators that the bureau publishes; units leave their numbers to it."""


def publications(ledger: Ledger, today: dt.date) -> Iterator[tuple[dt.date, list[Row]]]:
    """Days of publication until today, each with its values; one value is revised in the month after."""
    for month in range(2, 13):
        day = month_end(ledger.year, month) + _DELAY
        if day > today:
            return
        rows = [_row(ledger, series, month, series[4][month], day) for series in _SERIES if month in series[4]]
        if month == _REVISED_MONTH + 1:
            revenue = next(one for one in _SERIES if one[0] == "public-budget-revenue")
            revised = revenue[4][_REVISED_MONTH] + _REVISION
            rows.append(_row(ledger, revenue, _REVISED_MONTH, revised, day, "修订"))
        yield day, rows


def publish(day: dt.date, rows: list[Row]) -> None:
    """Import what was published on a day, on that day."""
    with clock.on(day, 16):
        import_observations(BY, rows, SOURCE)


def _row(ledger: Ledger, series: _Series, month: int, value: float, day: dt.date, vintage: str = "") -> Row:
    id_, name, measure, unit, _values = series
    return Row(
        where=f"{name} {month}",
        indicator=id_,
        name=name,
        known=True,
        place=ledger.place_code or ledger.place,
        place_name=ledger.place,
        span=Span(dt.date(ledger.year, 1, 1), month_end(ledger.year, month)),
        value=round(value, 2),
        unit=unit,
        measure=measure,
        published_on=day,
        vintage=vintage,
    )
