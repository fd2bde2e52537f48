"""The hidden sheet of the workbook: the whole ledger, one item to a row, so that nothing is lost on the way back.

Column A names the part of the ledger (`schema`, `report`, `outline` …, `text`), the columns after it hold the item's
JSON, cut where a cell would grow too long. A long text is cut into several rows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from duixian.errors import InputError
from duixian.exchange.record import ITEMS, SCHEMA, assemble, convert, to_dict
from duixian.exchange.safe_text import ILLEGAL_IN_XML
from duixian.ledger.model import Ledger

HIDDEN = "_ledger"

_CHUNK = 16_000
# What XML forbids, and what a spreadsheet program would take for an escaped character.
_UNSAFE = re.compile(rf"{ILLEGAL_IN_XML.pattern}|_(?=x)|x(?=005F_)")


def hidden_rows(ledger: Ledger) -> Iterator[tuple[str, ...]]:
    """The rows that carry the ledger."""
    record = to_dict(ledger, rules=True)
    text = record["text"]
    yield "schema", *_cells(SCHEMA)
    yield "report", *_cells(record["report"])
    for part in ITEMS:
        yield from ((part, *_cells(item)) for item in record[part])
    for at in range(0, len(text), _CHUNK):
        yield "text", *_cells(text[at : at + _CHUNK])


def ledger_of_rows(rows: Iterable[tuple[Any, ...]], where: str) -> Ledger:
    """The ledger that the rows carry; raises `InputError` naming the cell of sheet `where` that is not right."""
    parts: dict[str, list[Any]] = {part: [] for part in ("schema", "report", *ITEMS, "text")}
    for number, (part, *cells) in enumerate(rows, 1):
        if part is None:
            continue
        if part not in parts:
            raise InputError(f"{where}, cell A{number}: {part!r} is no part of a ledger; export the workbook again.")
        parts[part].append(_item(part, cells, f"{where}, cell B{number}"))
    if parts["schema"] != [SCHEMA] or len(parts["report"]) != 1:
        raise InputError(f"{where} holds no ledger of schema {SCHEMA!r}; export the workbook again.")
    try:
        return assemble("".join(parts["text"]), parts["report"][0], {part: tuple(parts[part]) for part in ITEMS})
    except InputError as error:
        raise InputError(f"{where}: {error}") from error


def _cells(value: Any) -> list[str]:
    line = _UNSAFE.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(value, ensure_ascii=False))
    return [line[at : at + _CHUNK] for at in range(0, len(line), _CHUNK)]


def _item(part: str, cells: list[Any], place: str) -> Any:
    line = "".join(str(cell) for cell in cells if cell is not None)
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place}: this is not well-formed JSON; export the workbook again.") from error
    if part in ITEMS:
        return convert(value, ITEMS[part], f"{place}: {part}")
    return value if part == "report" else convert(value, str, f"{place}: {part}")
