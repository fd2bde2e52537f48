"""Tables of observations: a workbook or csv file becomes rows, or a list of what is wrong with its cells."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.utils.translation import gettext as _

from duixian.errors import TooLarge, UnreadableFile
from duixian.exchange.filled_in import cell_name, text_of
from duixian.exchange.settlement.observations import COLUMNS
from duixian.site.files.tables import table_rows
from duixian.site.observations.periods import parse_period
from duixian.site.observations.rows import Defaults, Fault, Row, read_rows

MOST_ROWS = 5_000
MOST_VALUES = 20_000
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
    return parse_table(table_rows(path, name, MOST_ROWS, headings=_HEADING_WITHIN), defaults, name)


def parse_table(lines: Sequence[Sequence[object]], defaults: Defaults, name: str = "") -> Table:
    """Lines of cells with a heading among the first ten: one value in a line, or one line for an indicator with columns
    for its months.

    Raises:
        UnreadableFile: there is no heading.
        TooLarge: it has too many values.
    """
    heading = _heading(lines, name)
    given = list(islice(_given(lines, heading), MOST_VALUES + 1))
    if len(given) > MOST_VALUES:
        raise TooLarge(_("%(name)s has more than %(most)s values.") % {"name": name, "most": MOST_VALUES})
    rows, faults = read_rows(given, defaults)
    return Table(tuple(rows), tuple(dict.fromkeys(faults)))


@dataclass(frozen=True, slots=True)
class _Cells:
    """Names of cells of one line."""

    heading: _Heading
    line: int
    value: int

    def __call__(self, field: str) -> str:
        if field == "period" and self.heading.months:
            return cell_name(self.value, self.heading.line + 1)
        column = self.value if field == "value" else self.heading.columns.get(field, self.heading.columns["indicator"])
        return cell_name(column, self.line)


def _given(lines: Sequence[Sequence[object]], heading: _Heading) -> Iterator[tuple[dict[str, str], _Cells]]:
    """The values below a heading with the names of their cells."""
    for number, line in enumerate(lines[heading.line + 1 :], heading.line + 2):
        texts = [text_of(cell) for cell in line]
        if (at := heading.columns.get("period", len(line))) < len(line):
            texts[at] = _period(line[at])
        for values, column in _values(heading, texts):
            yield values, _Cells(heading, number, column)


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
            for field, words in COLUMNS.items()
            if any(word in titles for word in words)
        }
        if "indicator" not in columns:
            continue
        if {"period", "value"} <= columns.keys():
            return _Heading(number, columns, ())
        months = tuple((at, _period(cell)) for at, cell in enumerate(line) if parse_period(_period(cell)))
        if months:
            return _Heading(number, {key: at for key, at in columns.items() if key not in ("period", "value")}, months)
        absent = "、".join(COLUMNS[field][0] for field in ("period", "value") if field not in columns)
        raise UnreadableFile(
            _("%(name)s has no column %(columns)s in its heading.")
            % {"name": name or _("The table"), "columns": absent}
        )
    raise UnreadableFile(
        _("%(name)s has no heading: one of its first rows must name the columns 指标, 时期 and 数值.")
        % {"name": name or _("The table")}
    )


def _title(cell: object) -> str:
    return " ".join(unicodedata.normalize("NFKC", text_of(cell)).lower().split())


def _period(cell: object) -> str:
    """A time as people read it; where they type 2026-06, Excel keeps the first of June."""
    return f"{cell:%Y-%m}" if isinstance(cell, dt.date) and cell.day == 1 else text_of(cell)
