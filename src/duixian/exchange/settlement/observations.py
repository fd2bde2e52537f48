"""Statistics read from csv and xlsx files: indicator, place, period, value, source."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from functools import cache
from io import StringIO
from pathlib import Path

from duixian.errors import InputError, UnreadableFile
from duixian.exchange.numbers import number
from duixian.exchange.xlsx.read import open_workbook
from duixian.reading.decoding import decode
from duixian.reading.files import read_file
from duixian.settlement import Observation

_MAX_BYTES = 50 * 1024 * 1024
_COLUMNS = {
    "indicator": ("indicator", "指标", "指标名称"),
    "place": ("place", "region", "地区", "地方", "行政区划"),
    "period": ("period", "year", "时期", "年份", "时间", "年度"),
    "value": ("value", "数值", "值", "观测值"),
    "unit": ("unit", "单位", "计量单位"),
    "source": ("source", "来源", "数据来源"),
}
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
    rows = _xlsx_rows(path) if path.suffix.lower() == ".xlsx" else _csv_rows(path)
    heading = next(rows, None)
    if heading is None:
        raise InputError(f"{path} is empty; it needs a heading row with {', '.join(_NEEDED)}.")
    places = _columns(heading, path)
    found = (_observation(row, places, f"{path}, row {number}") for number, row in enumerate(rows, 2))
    return tuple(one for one in found if one is not None)


def _columns(heading: Sequence[str], path: Path) -> dict[str, int]:
    titles = [title.strip().lower() for title in heading]
    places = {
        name: next(titles.index(word) for word in words if word in titles)
        for name, words in _COLUMNS.items()
        if any(word in titles for word in words)
    }
    missing = [f"{_chinese(name)} ({name})" for name in _NEEDED if name not in places]
    if missing:
        raise InputError(f"{path} has no column {', '.join(missing)}; its first row must name the columns.")
    return places


def _chinese(name: str) -> str:
    return next(word for word in _COLUMNS[name] if not word.isascii())


def _observation(row: Sequence[str], places: dict[str, int], where: str) -> Observation | None:
    cells = {name: row[at].strip() if at < len(row) else "" for name, at in places.items()}
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


def _csv_rows(path: Path) -> Iterator[list[str]]:
    text, _ = decode(read_file(path, _MAX_BYTES), str(path))
    try:
        yield from csv.reader(StringIO(text, newline=""))
    except csv.Error as error:
        raise UnreadableFile(f"{path} is no well-formed csv: {error}.") from error


def _xlsx_rows(path: Path) -> Iterator[list[str]]:
    sheet = open_workbook(read_file(path, _MAX_BYTES), str(path)).worksheets[0]
    sheet.reset_dimensions()  # a file may claim any size
    rows = sheet.iter_rows(values_only=True)
    while True:
        try:
            row = next(rows, None)
        except Exception as error:  # openpyxl documents none of what it raises on a damaged file
            raise UnreadableFile(f"{path} is a damaged Excel workbook: {error}.") from error
        if row is None:
            return
        yield ["" if cell is None else _cell(cell) for cell in row]


def _cell(cell: object) -> str:
    return number(cell) if isinstance(cell, float) else str(cell)


@cache
def _period() -> re.Pattern[str]:
    return re.compile(r"(?P<year>(?:19|20)\d\d)(?:\.0)?年?(?P<rest>\S.*)?")


@cache
def _value() -> re.Pattern[str]:
    return re.compile(r"(?P<number>[-+]?\d[\d,]*(?:\.\d+)?)\s*(?P<unit>\D{0,12})")
