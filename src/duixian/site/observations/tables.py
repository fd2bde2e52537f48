"""Tables of observations: a workbook or csv file becomes rows, or a list of what is wrong with its cells."""

from __future__ import annotations

import csv
import datetime as dt
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from duixian.errors import TooLarge, UnreadableFile
from duixian.exchange.numbers import number as written
from duixian.exchange.xlsx.read import open_workbook
from duixian.reading.decoding import decode
from duixian.site.observations.periods import parse_period
from duixian.site.observations.places import read_places
from duixian.site.observations.rows import FIELDS, Defaults, Fault, Row, read_row

TITLES = {
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
"""Titles of columns, the usual one first."""
MOST_ROWS = 5_000
MOST_VALUES = 20_000
_MOST_UNPACKED = 100 * 1024 * 1024
_HEADING_WITHIN = 10
_NO_VALUE = frozenset({"", "-", "--", "—", "——", "…", "/", "*"})


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it was understood; rows with faults are not among `rows`."""

    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class _Heading:
    """Where the columns are; `months` are the columns of a wide table with the time that each is of."""

    line: int
    columns: Mapping[str, int]
    months: tuple[tuple[int, str], ...]


def read_table(path: Path, name: str, defaults: Defaults) -> Table:
    """The first sheet of an xlsx file, or a csv file in UTF-8 or GB18030.

    Raises:
        UnreadableFile: it is neither, or has no heading.
        TooLarge: it has too many rows or values.
    """
    data = path.read_bytes()
    lines = _xlsx_lines(data, name) if data.startswith(b"PK") else _csv_lines(data, name)
    if len(lines) > MOST_ROWS + _HEADING_WITHIN:
        raise TooLarge(_("%(name)s has more than %(most)s rows.") % {"name": name, "most": MOST_ROWS})
    return parse_table(lines, defaults, name)


def parse_table(lines: Sequence[Sequence[object]], defaults: Defaults, name: str = "") -> Table:
    """Lines of cells with a heading among the first ten: one value in a line, or one line for an indicator with columns
    for its months.

    Raises:
        UnreadableFile: there is no heading.
        TooLarge: it has too many values.
    """
    heading = _heading(lines, name)
    places, today = read_places(), timezone.localdate()
    rows: list[Row] = []
    faults: list[Fault] = []
    for number, line in enumerate(lines[heading.line + 1 :], heading.line + 2):
        texts = [_text(cell) for cell in line]
        if (at := heading.columns.get("period", len(line))) < len(line):
            texts[at] = _period(line[at])
        for values, column in _values(heading, texts):
            row, wrong = read_row(values, _Cells(heading, number, column), places, defaults, today)
            faults += wrong
            if row is not None:
                rows.append(row)
        if len(rows) + len(faults) > MOST_VALUES:
            raise TooLarge(_("%(name)s has more than %(most)s values.") % {"name": name, "most": MOST_VALUES})
    return Table(tuple(rows), tuple(dict.fromkeys(faults)))


def parse_records(records: Sequence[Mapping[str, object]], defaults: Defaults) -> Table:
    """Values that come one by one, each with texts or numbers by the names of `rows.FIELDS`; a fault says in which."""
    places, today = read_places(), timezone.localdate()
    rows: list[Row] = []
    faults: list[Fault] = []
    for number, record in enumerate(records):
        values = {field: _text(record.get(field)) for field in FIELDS}
        row, wrong = read_row(values, _everywhere(str(number)), places, defaults, today)
        faults += wrong
        if row is not None:
            rows.append(row)
    return Table(tuple(rows), tuple(faults))


def _everywhere(where: str) -> Callable[[str], str]:
    return lambda _field: where


@dataclass(frozen=True, slots=True)
class _Cells:
    """Names of cells of one line."""

    heading: _Heading
    line: int
    value: int

    def __call__(self, field: str) -> str:
        if field == "period" and self.heading.months:
            return f"{get_column_letter(self.value + 1)}{self.heading.line + 1}"
        column = self.value if field == "value" else self.heading.columns.get(field, self.heading.columns["indicator"])
        return f"{get_column_letter(column + 1)}{self.line}"


def _values(heading: _Heading, texts: Sequence[str]) -> Iterable[tuple[dict[str, str], int]]:
    """The values of one line with their columns."""
    common = {field: texts[at] if at < len(texts) else "" for field, at in heading.columns.items()}
    if not heading.months:
        if any(common.values()):
            yield common, heading.columns["value"]
        return
    for column, period in heading.months:
        text = texts[column] if column < len(texts) else ""
        if text not in _NO_VALUE:
            yield {**common, "period": period, "value": text}, column


def _heading(lines: Sequence[Sequence[object]], name: str) -> _Heading:
    for number, line in enumerate(lines[:_HEADING_WITHIN]):
        titles = [_title(cell) for cell in line]
        columns = {
            field: next(titles.index(word) for word in words if word in titles)
            for field, words in TITLES.items()
            if any(word in titles for word in words)
        }
        if "indicator" not in columns:
            continue
        if {"period", "value"} <= columns.keys():
            return _Heading(number, columns, ())
        months = tuple((at, _period(cell)) for at, cell in enumerate(line) if parse_period(_period(cell)))
        if months:
            return _Heading(number, {key: at for key, at in columns.items() if key not in ("period", "value")}, months)
        absent = "、".join(TITLES[field][0] for field in ("period", "value") if field not in columns)
        raise UnreadableFile(
            _("%(name)s has no column %(columns)s in its heading.")
            % {"name": name or _("The table"), "columns": absent}
        )
    raise UnreadableFile(
        _("%(name)s has no heading: one of its first rows must name the columns 指标, 时期 and 数值.")
        % {"name": name or _("The table")}
    )


def _title(cell: object) -> str:
    return " ".join(unicodedata.normalize("NFKC", _text(cell)).lower().split())


def _text(cell: object) -> str:
    """A cell as people read it."""
    match cell:
        case None:
            return ""
        case dt.datetime() | dt.date():
            return f"{cell:%Y-%m-%d}"
        case bool():
            return str(cell)
        case float():
            return written(cell)
        case _:
            return str(cell).strip()


def _period(cell: object) -> str:
    """A time as people read it; where they type 2026-06, Excel keeps the first of June."""
    return f"{cell:%Y-%m}" if isinstance(cell, dt.date) and cell.day == 1 else _text(cell)


def _csv_lines(data: bytes, name: str) -> list[list[str]]:
    if b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableFile(_("%(name)s is no Excel workbook (.xlsx) and no csv file.") % {"name": name})
    try:
        text, _codec = decode(data, name)
        return list(csv.reader(StringIO(text, newline="")))
    except (UnreadableFile, csv.Error) as error:
        raise UnreadableFile(
            _("%(name)s cannot be read; save it as an Excel workbook (.xlsx) or as csv in UTF-8 or GB18030.")
            % {"name": name}
        ) from error


def _xlsx_lines(data: bytes, name: str) -> list[list[object]]:
    try:
        workbook = open_workbook(data, name, _MOST_UNPACKED)
    except UnreadableFile as error:
        raise UnreadableFile(_("%(name)s is no Excel workbook (.xlsx), or a damaged one.") % {"name": name}) from error
    try:
        sheet = workbook.worksheets[0]
        sheet.reset_dimensions()  # a file may claim any size
        rows = sheet.iter_rows(max_row=MOST_ROWS + _HEADING_WITHIN + 1, max_col=100)
        return [[_cell(cell) for cell in row] for row in rows]
    except Exception as error:  # openpyxl documents none of what it raises on a damaged file
        raise UnreadableFile(_("%(name)s is no Excel workbook (.xlsx), or a damaged one.") % {"name": name}) from error
    finally:
        workbook.close()


def _cell(cell: Any) -> object:
    """The value of a cell; what Excel shows as 4.8% it keeps as 0.048."""
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in str(cell.number_format or ""):
        return f"{written(round(100 * value, 10))}%"
    return value
