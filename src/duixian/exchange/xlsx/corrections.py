"""What an office has corrected on the sheet 任务分解表 of an exported workbook."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from duixian.errors import InputError
from duixian.exchange.xlsx.sheets import DECOMPOSITION, ID, cell_text, decomposition
from duixian.ledger.model import Commitment, Ledger, SuggestedLead

_FIRST_ROW = 3
_DEADLINE = re.compile(r"(\d{4})(?:\s*[-年/.]\s*(\d{1,2})(?:\s*[-月/.]\s*(\d{1,2})\s*日?|\s*月)?|\s*年)?")
_COUNTER = "序号"


def corrected(ledger: Ledger, rows: Iterable[tuple[Any, ...]], where: str) -> Ledger:
    """The ledger with what `rows`, those of the sheet in file `where`, say about its commitments.

    领域, 重点工作, 时限, 牵头单位 and 配合单位 may be rewritten, rows deleted and put into another order.

    Raises:
        InputError: a cell that quotes the report was changed, a row was added or a value cannot be read; the
            message names the cell.
    """
    headings = [column.heading for column in decomposition(ledger).columns]
    written = {str(row[-1]): row for row in decomposition(ledger).rows}
    commitments = {c.id: c for c in ledger.commitments}
    kept: dict[str, Commitment] = {}
    for number, cells in _filled(rows, headings, where):
        row = dict(zip(headings, cells, strict=True))
        id_ = _text(row[ID])
        if id_ not in commitments or id_ in kept:
            raise _wrong(where, headings, ID, number, "every row needs the 编号 it was exported with, once")
        before = dict(zip(headings, written[id_], strict=True))
        c = commitments[id_]
        for heading in headings:
            if heading in (ID, _COUNTER) or _same(row[heading], before[heading]):
                continue
            if heading not in _CORRECT:
                raise _wrong(where, headings, heading, number, "this cell quotes the report and cannot be changed")
            try:
                c = _CORRECT[heading](c, row[heading])
            except ValueError as error:
                raise _wrong(where, headings, heading, number, str(error)) from error
        kept[id_] = c
    return replace(ledger, commitments=tuple(kept[id_] for id_ in commitments if id_ in kept))


def _filled(rows: Iterable[tuple[Any, ...]], headings: list[str], where: str) -> Iterator[tuple[int, list[Any]]]:
    """Row numbers and cells of the rows that hold anything, under the headings they were exported with."""
    for number, row in enumerate(rows, 1):
        cells = [*row, *[None] * len(headings)][: len(headings)]
        if number == _FIRST_ROW - 1:
            for heading, cell in zip(headings, cells, strict=True):
                if cell != heading:
                    raise _wrong(where, headings, heading, number, f"the heading must be {heading}")
        elif number >= _FIRST_ROW and any(cell not in (None, "") for cell in cells):
            yield number, cells


def _wrong(where: str, headings: list[str], heading: str, row: int, what: str) -> InputError:
    return InputError(f"{where}, sheet {DECOMPOSITION}, cell {chr(65 + headings.index(heading))}{row}: {what}.")


def _same(cell: Any, written: Any) -> bool:
    # openpyxl drops x005F_ from what it reads, even where it escapes nothing
    return _text(cell).replace("x005F_", "") == _text(written).replace("x005F_", "")


def _text(cell: Any) -> str:
    return "" if cell is None else str(cell)


def _area(c: Commitment, cell: Any) -> Commitment:
    return replace(c, area=cell_text(_text(cell)).strip())


def _item(c: Commitment, cell: Any) -> Commitment:
    return replace(c, item=cell_text(_text(cell)).strip())


def _lead(c: Commitment, cell: Any) -> Commitment:
    unit = _text(cell).strip()
    return replace(c, suggested_lead=SuggestedLead(unit, 1.0) if unit else None)


def _supporting(c: Commitment, cell: Any) -> Commitment:
    return replace(c, supporting_units=tuple(unit for unit in re.split(r"[、，,；;\s]+", _text(cell)) if unit))


def _deadline(c: Commitment, cell: Any) -> Commitment:
    return replace(c, deadline=_iso(cell))


def _iso(cell: Any) -> str:
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    if not (text := _text(cell).strip()):
        return ""
    if not (found := _DEADLINE.fullmatch(text)):
        raise ValueError(f"{text[:40]!r} is no date; write 2017年9月30日, 2017年9月 or 2017年")
    year, month, day = (int(part) if part else None for part in found.groups())
    date(year or 1, month or 1, day or 1)
    return "-".join(f"{part:02d}" for part in (year, month, day) if part is not None)


_CORRECT: dict[str, Callable[[Commitment, Any], Commitment]] = {
    "领域": _area,
    "重点工作": _item,
    "时限": _deadline,
    "牵头单位": _lead,
    "配合单位": _supporting,
}
