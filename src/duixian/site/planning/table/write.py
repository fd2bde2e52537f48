"""The table is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from duixian.exchange.safe_text import reads_as_formula
from duixian.exchange.xlsx.sheets import cell_text
from duixian.exchange.xlsx.write import new_workbook, set_up_print
from duixian.site.planning.plan import Item
from duixian.site.planning.table.columns import COLUMNS, KEY, LISTS, SHEET, Cell, key_of

_FONT = {"font_name": "宋体", "font_size": 10.5}
_BOX = {**_FONT, "border": 1, "border_color": "#8A949E", "valign": "top", "text_wrap": True}
_HEADING = {**_BOX, "bold": True, "bg_color": "#E8EEF4", "align": "center", "valign": "vcenter"}
_STYLES: dict[str, dict[str, Any]] = {
    "title": {**_FONT, "bold": True, "font_size": 16, "align": "center", "valign": "vcenter"},
    "note": {**_FONT, "font_size": 9.5, "font_color": "#495057", "text_wrap": True, "valign": "vcenter"},
    "heading": _HEADING,
    "open heading": {**_HEADING, "bg_color": "#FFF3CD"},
    "text": _BOX,
    "open": {**_BOX, "bg_color": "#FFFDF3"},
    "quoted": {**_BOX, "quote_prefix": True},
    "day": {**_BOX, "bg_color": "#FFFDF3", "num_format": "yyyy-mm-dd", "align": "center"},
}
_HEADER_ROW = 2
_NOTE = (
    "黄色的列可以修改：牵头单位填一个，配合单位用顿号隔开，时限可写2026-06-30、6月底等，节点每行一个（日期 内容）。"
    "其余各列请在审核中更正；请勿增删行。"
)


def workbook_of(title: str, items: Sequence[Item], units: Sequence[str], leaders: Sequence[str]) -> bytes:
    """The workbook: frozen headings, lists to choose units and leaders from, wrapped text, set up for A4 landscape."""
    out = BytesIO()
    book = new_workbook(out, title)
    styles = {name: book.add_format(style) for name, style in _STYLES.items()}
    page = book.add_worksheet(SHEET)
    _head(page, title, styles)
    for row, item in enumerate(items, _HEADER_ROW + 1):
        for at, column in enumerate(COLUMNS):
            _write(page, row, at, column.said(item), "open" if column.editable else "text", styles)
        page.write_string(row, len(COLUMNS), key_of(item))
    last = _HEADER_ROW + max(len(items), 1)
    page.autofilter(_HEADER_ROW, 0, last, len(COLUMNS) - 1)
    page.freeze_panes(_HEADER_ROW + 1, 1)
    _offer(book, page, last, units, leaders)
    set_up_print(page, _HEADER_ROW, last, len(COLUMNS) - 1)
    book.close()
    return out.getvalue()


def _head(page: Any, title: str, styles: dict[str, Any]) -> None:
    end = len(COLUMNS) - 1
    page.merge_range(0, 0, 0, end, cell_text(title), styles["title"])
    page.merge_range(1, 0, 1, end, _NOTE, styles["note"])
    page.set_row(0, 32)
    page.set_row(1, 30)
    for at, column in enumerate(COLUMNS):
        page.set_column(at, at, column.width)
        page.write_string(_HEADER_ROW, at, column.heading, styles["open heading" if column.editable else "heading"])
    page.set_column(end + 1, end + 1, 4, None, {"hidden": True})
    page.write_string(_HEADER_ROW, end + 1, KEY)


def _write(page: Any, row: int, at: int, value: Cell, style: str, styles: dict[str, Any]) -> None:
    if isinstance(value, dt.date):
        page.write_datetime(row, at, dt.datetime.combine(value, dt.time()), styles["day"])
    else:
        text = cell_text(value or "")
        page.write_string(row, at, text, styles["quoted" if reads_as_formula(text) else style])


def _offer(book: Any, page: Any, last: int, units: Sequence[str], leaders: Sequence[str]) -> None:
    """Lists to choose from; other words may be typed, since abbreviations are understood."""
    lists = book.add_worksheet(LISTS)
    lists.hide()
    for at, (name, words, title, hint) in enumerate(
        (
            ("lead", units, "牵头单位", "从名单中选一个单位，也可写简称。"),
            ("vice_mayor", leaders, "分管领导", "从已有的名单中选，也可另写。"),
        )
    ):
        for row, word in enumerate(words):
            lists.write_string(row, at, cell_text(word))
        place = next(index for index, column in enumerate(COLUMNS) if column.name == name)
        letter = "AB"[at]
        if words:
            page.data_validation(
                _HEADER_ROW + 1, place, last, place,
                {
                    "validate": "list", "source": f"='{LISTS}'!${letter}$1:${letter}${len(words)}",
                    "input_title": title, "input_message": hint, "show_error": False,
                },
            )  # fmt: skip
