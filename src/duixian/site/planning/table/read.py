"""The table comes back: which rows it has, and what stands in their cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from duixian.errors import TooLarge, UnreadableFile
from duixian.exchange.xlsx.read import open_workbook
from duixian.site.planning.table.columns import COLUMNS, KEY, SHEET, plain

MOST_ROWS = 5000
_MOST_UNPACKED = 100 * 1024 * 1024
_SEARCHED_FOR_HEADINGS = 12
_MOST_COLUMNS = 60


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
    """What a workbook says; `places` are the letters of its columns by their names."""

    lines: tuple[Line, ...]
    places: Mapping[str, str]

    def cell(self, line: Line, column: str) -> str:
        """The name of a cell: F12."""
        return f"{self.places.get(column, 'A')}{line.number}"


def read_table(path: Path, name: str) -> Table:
    """The rows of a workbook below its headings, wherever its columns stand; hidden and filtered rows count.

    Raises:
        UnreadableFile: no workbook, or one without the columns of the table.
        TooLarge: it has too many rows.
    """
    rows = _rows(path, name)
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
    letters = {column: get_column_letter(place + 1) for column, place in places.items()}
    return Table(tuple(lines), letters)


def _rows(path: Path, name: str) -> list[tuple[Any, ...]]:
    try:
        book = open_workbook(path.read_bytes(), name, _MOST_UNPACKED)
    except UnreadableFile as error:
        raise UnreadableFile(_("%(name)s is no Excel workbook (.xlsx), or a damaged one.") % {"name": name}) from error
    try:
        sheet = book[SHEET] if SHEET in book.sheetnames else book.worksheets[0]
        sheet.reset_dimensions()
        rows = list(sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=_MOST_COLUMNS, values_only=True))
    except (UnreadableFile, TooLarge):
        raise
    except Exception as error:  # openpyxl reads rows as they are asked for, and documents none of what it raises
        raise UnreadableFile(_("%(name)s is no Excel workbook (.xlsx), or a damaged one.") % {"name": name}) from error
    finally:
        book.close()
    if len(rows) > MOST_ROWS:
        raise TooLarge(_("%(name)s has more than %(most)s rows.") % {"name": name, "most": MOST_ROWS})
    return rows


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
