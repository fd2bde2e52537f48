"""Tables that people upload: their rows, and what is wrong with their cells."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.utils.translation import gettext as _

from duixian.errors import InputError, TooLarge, UnreadableFile
from duixian.exchange.filled_in import Row, csv_rows, xlsx_rows


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell that cannot be used ("C7"; "" where a whole row is missing) and why."""

    cell: str
    message: str


def workbook_rows(path: Path, name: str, most: int, *, headings: int = 1, sheet: str = "") -> list[Row]:
    """The rows of the sheet that is called `sheet`, or of the first one: at most `most` below those for headings.

    Raises:
        UnreadableFile: no Excel workbook, or one that is damaged or unpacks to too much.
        TooLarge: it has more rows.
    """
    try:
        rows = list(xlsx_rows(path.read_bytes(), name, sheet, most + headings + 1))
    except InputError as error:
        raise UnreadableFile(_("%(name)s is no Excel workbook (.xlsx), or a damaged one.") % {"name": name}) from error
    return _limited(rows, name, most, headings)


def table_rows(path: Path, name: str, most: int, *, headings: int = 1) -> list[Row]:
    """The rows of a workbook's first sheet, or of a csv file. Raises as `workbook_rows` does."""
    data = path.read_bytes()
    if data.startswith(b"PK"):
        return workbook_rows(path, name, most, headings=headings)
    try:
        rows = list(islice(csv_rows(data, name), most + headings + 1))
    except UnreadableFile as error:
        raise UnreadableFile(
            _("%(name)s is no Excel workbook (.xlsx) and no csv file in UTF-8 or GB18030; save it as one of them.")
            % {"name": name}
        ) from error
    return _limited(rows, name, most, headings)


def _limited(rows: list[Row], name: str, most: int, headings: int) -> list[Row]:
    if len(rows) > most + headings:
        raise TooLarge(_("%(name)s has more than %(most)s rows.") % {"name": name, "most": most})
    return rows
