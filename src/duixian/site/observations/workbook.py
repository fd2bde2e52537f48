"""The workbook to fill in."""

from __future__ import annotations

from io import BytesIO

from django.utils.translation import gettext as _

from duixian.exchange.settlement.observations import COLUMNS
from duixian.exchange.xlsx.write import new_workbook

_WIDTHS = (26, 16, 18, 12, 12, 10, 14, 14, 20)
_EXAMPLES = (
    ("一般公共预算收入", "", "2026年1—6月", 48.6, "亿元", "总量", "2026-07-18", "", "市财政局"),
    ("地区生产总值", "", "2026年上半年", 5.8, "%", "增速", "2026-07-20", "初步核算", "市统计局"),
    ("PM2.5浓度", "", "2026-06", 24, "微克/立方米", "总量", "2026-07-10", "", "市生态环境局"),
)


def template() -> bytes:
    """An empty table with its heading, and a sheet that explains the columns."""
    stream = BytesIO()
    with new_workbook(stream, "指标数据") as book:
        bold = book.add_format({"bold": True, "bg_color": "#e6eff0", "border": 1})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        sheet, notes = book.add_worksheet("指标数据"), book.add_worksheet("说明")
        titles = [words[0] for words in COLUMNS.values()]
        for column, (title, width) in enumerate(zip(titles, _WIDTHS, strict=True)):
            for one in (sheet, notes):
                one.set_column(column, column, width)
            sheet.write(0, column, title, bold)
        sheet.freeze_panes(1, 0)
        sheet.data_validation(1, 5, 5000, 5, {"validate": "list", "source": ["总量", "增速", "增减", "位次", "倍数"]})
        notes.merge_range(0, 0, 0, 5, _("Examples: type values like these into the first sheet."), bold)
        for column, title in enumerate(titles):
            notes.write(1, column, title, bold)
        for row, example in enumerate(_EXAMPLES, 2):
            notes.write_row(row, 0, example)
        for row, line in enumerate(_lines(), len(_EXAMPLES) + 3):
            notes.merge_range(row, 0, row, 8, line, wrapped)
    return stream.getvalue()


def _lines() -> list[str]:
    return [
        _("指标: as it is usually called, or its id; names that are not known are kept as they are."),
        _("地区: name or code; left empty, the place chosen on the page counts."),
        _("时期: 2026年1—6月 and 2026年上半年 count from January, 2026-06 is June alone, 2026Q2 is April to June."),
        _("单位 may stand with the value, as in 4.8％. 口径 may be left out where it follows from the unit."),
        _("A revision is a further row with its own date of publication or vintage name; earlier vintages remain."),
    ]
