"""The table comes back: which rows it has, and what stands in their cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from duixian.errors import UnreadableFile
from duixian.exchange.filled_in import cell_name
from duixian.site.files.tables import workbook_rows
from duixian.site.planning.table.columns import COLUMNS, KEY, SHEET, plain

MOST_ROWS = 5000
_SEARCHED_FOR_HEADINGS = 12


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the workbook.

    Attributes:
        number: as Excel counts.
        key: the hidden cell.
        cells: what stands in the columns that the workbook has, by their names.
    """

    number: int
    key: str
    cells: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """What a workbook says; `places` are its columns by their names, counted from 0."""

    lines: tuple[Line, ...]
    places: Mapping[str, int]

    def cell(self, line: Line, column: str) -> str:
        """The name of a cell: F12."""
        return cell_name(self.places.get(column, 0), line.number)


def read_table(path: Path, name: str) -> Table:
    """The rows of a workbook below its headings, wherever its columns stand; hidden and filtered rows count.

    Raises:
        UnreadableFile: no workbook, or one without the columns of the table.
        TooLarge: it has too many rows.
    """
    rows = workbook_rows(path, name, MOST_ROWS, headings=_SEARCHED_FOR_HEADINGS, sheet=SHEET)
    headings = [_places(row) for row in rows[:_SEARCHED_FOR_HEADINGS]]
    at = next((index for index, found in enumerate(headings) if "lead" in found or "text" in found), None)
    if at is None:
        said = _("%(name)s has no row of headings with 牵头单位; download the table again and edit that one.")
        raise UnreadableFile(said % {"name": name})
    places = headings[at]
    if KEY not in places:
        raise UnreadableFile(
            _("%(name)s lacks the hidden column “%(key)s”; download the table again and edit that one.")
            % {"name": name, "key": KEY}
        )
    lines = []
    for number, row in enumerate(rows[at + 1 :], at + 2):
        cells = {column: row[place] if place < len(row) else None for column, place in places.items()}
        if any(plain(value) for value in cells.values()):
            lines.append(Line(number, str(cells.pop(KEY) or "").strip(), cells))
    return Table(tuple(lines), places)


def _places(row: Iterable[Any]) -> dict[str, int]:
    """Where the columns stand, by their headings; the first of a name counts."""
    headings = {heading: column.name for column in COLUMNS for heading in (column.heading, *column.other_headings)}
    headings[KEY] = KEY
    places: dict[str, int] = {}
    for at, value in enumerate(row):
        column = headings.get(plain(value))
        if column is not None:
            places.setdefault(column, at)
    return places
