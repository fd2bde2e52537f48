"""Statistics read from csv and xlsx files: indicator, place, period, value, source."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from duixian.errors import InputError
from duixian.exchange.filled_in import Row, csv_rows, text_of, xlsx_rows
from duixian.reading.files import read_file
from duixian.settlement import Observation

_MAX_BYTES = 50 * 1024 * 1024
COLUMNS = {
    "indicator": ("指标", "指标名称", "indicator"),
    "place": ("地区", "地方", "区域", "行政区划", "place", "region"),
    "period": ("时期", "时间", "年份", "年度", "报告期", "period", "year"),
    "value": ("数值", "值", "观测值", "指标值", "value"),
    "unit": ("单位", "计量单位", "unit"),
    "measure": ("口径", "类型", "measure"),
    "published_on": ("公布日期", "发布日期", "公布时间", "发布时间", "published", "published on", "published_on"),
    "vintage": ("版本", "数据版本", "vintage"),
    "source": ("来源", "数据来源", "source"),
}
"""What tables of statistics call their columns, the usual name first."""
_NEEDED = ("indicator", "period", "value")


def read_observations(path: str | Path) -> tuple[Observation, ...]:
    """The observations in a csv or xlsx file with a heading row.

    Columns, in Chinese or English and in any order: 指标 indicator, 时期 period and 数值 value are needed; 地区 place,
    单位 unit and 来源 source may be left out. A value may carry its unit ("4.8%"), a period its 年. Rows of other
    periods than single years are skipped.

    Raises:
        UnreadableFile: the file cannot be read.
        InputError: a needed column is missing, or a value or period is none; the message names the row.
    """
    path = Path(path)
    data = read_file(path, _MAX_BYTES)
    rows = (xlsx_rows if path.suffix.lower() == ".xlsx" else csv_rows)(data, str(path))
    heading = next(rows, None)
    if heading is None:
        raise InputError(f"{path} is empty; it needs a heading row with {', '.join(_NEEDED)}.")
    places = _columns(heading, path)
    found = (_observation(row, places, f"{path}, row {number}") for number, row in enumerate(rows, 2))
    return tuple(one for one in found if one is not None)


def _columns(heading: Row, path: Path) -> dict[str, int]:
    titles = [text_of(cell).lower() for cell in heading]
    places = {
        name: next(titles.index(word) for word in words if word in titles)
        for name, words in COLUMNS.items()
        if any(word in titles for word in words)
    }
    missing = [f"{COLUMNS[name][0]} ({name})" for name in _NEEDED if name not in places]
    if missing:
        raise InputError(f"{path} has no column {', '.join(missing)}; its first row must name the columns.")
    return places


def _observation(row: Row, places: dict[str, int], where: str) -> Observation | None:
    cells = {name: text_of(row[at]) if at < len(row) else "" for name, at in places.items()}
    if not any(cells.values()):
        return None
    period = _period().fullmatch(cells["period"])
    if period is None:
        raise InputError(f"{where}: {cells['period']!r} is no year; write 2025 or 2025年.")
    if period["rest"]:
        return None
    value = _value().fullmatch(cells["value"])
    if value is None:
        raise InputError(f"{where}: {cells['value']!r} is no number; write 4.8, 4.8% or 5.53万亿元.")
    if not cells["indicator"]:
        raise InputError(f"{where} names no indicator.")
    return Observation(
        indicator=cells["indicator"],
        place=cells.get("place", ""),
        year=int(period["year"]),
        value=float(value["number"].replace(",", "")),
        unit=cells.get("unit") or value["unit"],
        source=cells.get("source", ""),
    )


@cache
def _period() -> re.Pattern[str]:
    return re.compile(r"(?P<year>(?:19|20)\d\d)(?:\.0)?年?(?P<rest>\S.*)?")


@cache
def _value() -> re.Pattern[str]:
    return re.compile(r"(?P<number>[-+]?\d[\d,]*(?:\.\d+)?)\s*(?P<unit>\D{0,12})")
