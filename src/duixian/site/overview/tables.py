"""A list of commitments as a file."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from django.utils.translation import gettext as _

from duixian.exchange.safe_text import reads_as_formula, well_formed
from duixian.exchange.xlsx.sheets import Column, Sheet, cell_text
from duixian.exchange.xlsx.write import workbook
from duixian.site.lights.models import Colour
from duixian.site.overview.filters import Listed
from duixian.site.planning.models import SignOffState

_ROWS_AT_ONCE = 500


def rows(commitments: Listed) -> Iterator[tuple[str, ...]]:
    """The cells of each commitment, in a number of queries that grows with every 500 of them."""
    states = dict(SignOffState.choices)
    loaded = commitments.prefetch_related("supports__unit")
    for one in loaded.iterator(chunk_size=_ROWS_AT_ONCE):
        light = one.light
        signing = vars(one)["signing"]
        yield (
            one.code,
            one.area,
            one.item,
            one.text,
            one.get_kind_display(),
            one.lead.name if one.lead else "",
            "、".join(each.unit.name for each in one.supports.all()),
            one.vice_mayor,
            one.deadline.isoformat(),
            str(Colour(light.colour).label) if light else "",
            light.first_day.isoformat() if light else "",
            light.reason if light else "",
            str(states[signing]) if signing else "",
        )


def columns() -> tuple[Column, ...]:
    """Headings with widths, in the language of the interface."""
    return (
        Column(_("Code"), 10),
        Column(_("Field of work"), 20),
        Column(_("Item"), 16),
        Column(_("Commitment"), 50),
        Column(_("Kind"), 8),
        Column(_("Lead unit"), 18),
        Column(_("Supporting units"), 24),
        Column(_("Leader in charge"), 10),
        Column(_("Deadline"), 12),
        Column(_("Light"), 6),
        Column(_("Since"), 12),
        Column(_("Why"), 60),
        Column(_("Signing"), 12),
    )


def as_csv(cells: Iterable[tuple[str, ...]]) -> bytes:
    """UTF-8 with a byte-order mark, for Excel; what it would take for a formula is preceded by an apostrophe."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(column.heading for column in columns())
    writer.writerows([f"'{cell}" if reads_as_formula(cell) else cell for cell in row] for row in cells)
    return well_formed(out.getvalue()).encode("utf-8-sig")


def as_xlsx(title: str, cells: Iterable[tuple[str, ...]]) -> bytes:
    """A workbook with one sheet."""
    fit = tuple(tuple(cell_text(cell) for cell in row) for row in cells)
    return workbook(title, [Sheet(_("Commitments"), cell_text(title), columns(), fit)])
