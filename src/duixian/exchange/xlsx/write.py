"""The ledger as a workbook: the sheets an office works with, and a hidden one that carries the ledger itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from duixian.exchange.safe_text import reads_as_formula
from duixian.exchange.xlsx.hidden import HIDDEN, hidden_rows
from duixian.exchange.xlsx.sheets import DECOMPOSITION, ID, Sheet, Value, cell_text, visible_sheets
from duixian.ledger.model import Ledger

_A4 = 9
_CREATED = datetime(2000, 1, 1)  # the moment of writing would make every file another one
_FONT = {"font_name": "宋体", "font_size": 10.5}
_TITLE = {**_FONT, "bold": True, "font_size": 16, "align": "center", "valign": "vcenter"}
_HEADING = {
    **_FONT,
    "bold": True,
    "bg_color": "#E8EEF4",
    "border": 1,
    "align": "center",
    "valign": "vcenter",
    "text_wrap": True,
}
_TEXT = {**_FONT, "border": 1, "valign": "top", "text_wrap": True}
_NUMBER = {**_TEXT, "num_format": "General", "align": "right"}
_COUNTER = {**_TEXT, "align": "center"}


def to_xlsx(ledger: Ledger) -> bytes:
    """The workbook of a ledger; the same ledger gives the same bytes."""
    return workbook(ledger.identity.title, visible_sheets(ledger), lambda book: _add_hidden_sheet(book, ledger))


def workbook(title: str, sheets: Iterable[Sheet], finish: Callable[[Any], None] = lambda book: None) -> bytes:
    """A workbook of sheets with frozen headings, filters and print set-up; `finish` may add to it."""
    out = BytesIO()
    book = new_workbook(out, title)
    styles = {
        "title": book.add_format(_TITLE),
        "heading": book.add_format(_HEADING),
        "text": book.add_format(_TEXT),
        "quoted": book.add_format({**_TEXT, "quote_prefix": True}),
        "number": book.add_format(_NUMBER),
        "counter": book.add_format(_COUNTER),
    }
    for sheet in sheets:
        _add_sheet(book, sheet, styles)
    finish(book)
    book.close()
    return out.getvalue()


def new_workbook(out: BytesIO, title: str) -> Workbook:
    """A workbook to be filled and then closed, in which texts stay texts; what it says alone decides its bytes."""
    book = Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    book.set_properties({"title": cell_text(title[:200]), "created": _CREATED})
    return book


def set_up_print(page: Any, heading: int, last_row: int, last_column: int) -> None:
    """A4 landscape and one page wide, with the rows down to `heading` on every page."""
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0, heading)
    page.print_area(0, 0, last_row, last_column)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    page.center_horizontally()
    page.set_footer("&C第 &P 页，共 &N 页")


def _add_sheet(book: Any, sheet: Sheet, styles: dict[str, Any]) -> None:
    page = book.add_worksheet(sheet.name)
    last = len(sheet.columns) - 1
    page.merge_range(0, 0, 0, last, "", styles["title"])
    page.write_string(0, 0, sheet.title, styles["title"])
    page.set_row(0, 30)
    for at, column in enumerate(sheet.columns):
        hidden = {"hidden": True} if sheet.name == DECOMPOSITION and column.heading == ID else {}
        page.set_column(at, at, column.width, None, hidden)
        page.write_string(1, at, column.heading, styles["heading"])
    for row, values in enumerate(sheet.rows, 2):
        for at, value in enumerate(values):
            _write(page, row, at, value, styles)
    last_row = max(len(sheet.rows) + 1, 1)
    page.autofilter(1, 0, last_row, last)
    page.freeze_panes(2, 0)
    set_up_print(page, 1, last_row, last)


def _write(page: Any, row: int, at: int, value: Value, styles: dict[str, Any]) -> None:
    if isinstance(value, str):
        page.write_string(row, at, value, styles["quoted" if reads_as_formula(value) else "text"])
    elif value is None:
        page.write_blank(row, at, None, styles["text"])
    else:
        page.write_number(row, at, value, styles["number" if at else "counter"])


def _add_hidden_sheet(book: Any, ledger: Ledger) -> None:
    page = book.add_worksheet(HIDDEN)
    page.very_hidden()
    for row, cells in enumerate(hidden_rows(ledger)):
        for at, cell in enumerate(cells):
            page.write_string(row, at, cell)
