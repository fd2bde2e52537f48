"""Tables of indicators: each figure of a row becomes a sentence that the readers of prose understand."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import Final

from duixian.statements.quantity import Quantity
from duixian.statements.statement import StatementRole
from duixian.vocabulary import load

_ROW: Final = re.compile(r"^[^\t\n]*\t[^\t\n]*\t[^\n]*$", re.MULTILINE)
_YEAR: Final = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?=年)")
_COUNTED: Final = re.compile(r"^[0-9一二三四五六七八九十]{1,2}[.、．]\s*")
_BRACKETS: Final = re.compile(r"（([^（）]{1,8})）$")
_FIGURE: Final = re.compile(r"[0-9][0-9.,]*(?:[-—－~～]{1,2}[0-9][0-9.,]*)?")
_LONGEST_VALUE: Final = 20


@dataclass(slots=True)
class Cell:
    """A figure in a table.

    Attributes:
        start, end: offsets of the figure in the text, with its unit where that stands behind it.
        row: offsets of its row.
        sentence: the row's name, the figure and its unit as prose.
        role, year: what its column holds, and of which year; None where neither the column nor the report tells.
    """

    start: int
    end: int
    row: tuple[int, int]
    sentence: str
    role: StatementRole
    year: int | None


@dataclass(slots=True)
class _Column:
    index: int
    role: StatementRole
    year: int | None
    grows: bool
    unit: str


def find_cells(text: str, year: int | None) -> list[Cell]:
    """The figures of the tables whose heads name indicators and what was or will be reached, in text order.

    Args:
        text: clean text; the cells of a row are separated by tabs.
        year: the report's year, which a column of targets without a year speaks of.
    """
    cells: list[Cell] = []
    columns: list[_Column] = []
    named = measured = -1
    below = -1
    for row in _ROW.finditer(text):
        said = [cell.strip() for cell in row[0].split("\t")]
        if row.start() != below:
            columns = []
        below = row.end() + 1
        if not columns:
            named = next((i for i, cell in enumerate(said) if _is("name", cell)), -1)
            measured = next((i for i, cell in enumerate(said) if _is("unit", cell)), -1)
            columns = _columns(said, year) if named >= 0 else []
            continue
        if named < len(said) and said[named]:
            unit = said[measured] if 0 <= measured < len(said) else ""
            cells.extend(_read_row(text, row, columns, said[named], unit))
    return cells


def outside_tables(quantities: list[Quantity], cells: list[Cell]) -> list[Quantity]:
    """The numbers that stand in no row whose figures were read."""
    rows = sorted({cell.row for cell in cells})
    starts = [start for start, _ in rows]
    kept: list[Quantity] = []
    for one in quantities:
        at = bisect_right(starts, one.start) - 1
        if at < 0 or one.start >= rows[at][1]:
            kept.append(one)
    return kept


def _columns(head: list[str], year: int | None) -> list[_Column]:
    """The columns that hold figures; one of growth rates belongs to the figures before it."""
    columns: list[_Column] = []
    for i, said in enumerate(head):
        grows = _is("growth", said)
        stated = _YEAR.search(said)
        target, outcome = _is("target", said), _is("outcome", said)
        brackets = _BRACKETS.search(said)
        unit = brackets[1] if brackets else ""
        if grows and columns and not stated:
            columns.append(_Column(i, columns[-1].role, columns[-1].year, grows, unit))
        elif (stated or target or outcome) and not _is("other", said):
            named = int(stated[0]) if stated else None
            ahead = target or (not outcome and named is not None and year is not None and named >= year)
            if named is None and year is not None:
                named = year if ahead else year - 1
            columns.append(_Column(i, "target" if ahead else "outcome", named, grows, unit))
    return columns


def _read_row(text: str, row: re.Match[str], columns: list[_Column], name: str, unit: str) -> list[Cell]:
    name = _COUNTED.sub("", name)
    brackets = _BRACKETS.search(name)
    if brackets and not unit:
        name, unit = name[: brackets.start()], brackets[1]
    starts = [row.start()]
    for cell in row[0].split("\t")[:-1]:
        starts.append(starts[-1] + len(cell) + 1)
    found: list[Cell] = []
    for column in columns:
        end = starts[column.index + 1] - 1 if column.index + 1 < len(starts) else row.end()
        figure = _FIGURE.search(text, starts[column.index], end) if column.index < len(starts) else None
        if figure is not None and end - starts[column.index] <= _LONGEST_VALUE:
            value, behind = text[starts[column.index] : figure.end()].strip(), text[figure.end() : end].strip()
            own = _words("bound").sub("", behind)
            missing = "" if own else column.unit or ("%" if column.grows else unit)
            sentence = f"{_subject(name, value, missing, grows=column.grows)}{value}{missing}{behind}。"
            found.append(Cell(figure.start(), figure.end() + len(own), row.span(), sentence, column.role, column.year))
    return found


def _subject(name: str, value: str, unit: str, *, grows: bool) -> str:
    """What the figure's sentence begins with: a percentage of what is no share or rate is its growth."""
    rate = _is("rate", name)
    if rate or not (grows or unit == "%") or not value[:1].isdigit():
        return name
    return name + "增长"


def _is(kind: str, cell: str) -> bool:
    return _words(kind).search(cell) is not None


@cache
def _words(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(load("tables")[kind]))
