"""The workbook in which people are listed for import."""

from __future__ import annotations

from io import BytesIO

from django.utils.translation import gettext as _
from xlsxwriter.worksheet import Worksheet

from duixian.exchange.xlsx.write import new_workbook
from duixian.site.accounts.importing import COLUMNS, MOST_ROWS
from duixian.site.accounts.models import Unit
from duixian.site.accounts.roles import SIGNED_IN, Role

_WIDTHS = {"username": 16, "name": 14, "role": 14, "unit": 28, "email": 26, "password": 22}


def template() -> bytes:
    """An empty list with its heading, in which roles and today's units are chosen, and a sheet of notes."""
    stream = BytesIO()
    with new_workbook(stream, "人员") as book:
        bold = book.add_format({"bold": True, "bg_color": "#e6eff0", "border": 1})
        as_typed = book.add_format({"num_format": "@"})
        people, notes, units = book.add_worksheet("人员"), book.add_worksheet("说明"), book.add_worksheet("单位")
        for place, (field, title) in enumerate(COLUMNS.items()):
            people.set_column(place, place, _WIDTHS[field], as_typed)
            people.write(0, place, title, bold)
        people.freeze_panes(1, 0)
        names = list(Unit.objects.filter(valid_to=None).values_list("name", flat=True))
        units.write_column(0, 0, names)
        units.set_column(0, 0, _WIDTHS["unit"])
        fields = list(COLUMNS)
        roles = [str(role.label) for role in Role if role in SIGNED_IN]
        _choose(people, fields.index("role"), roles)
        if names:
            _choose(people, fields.index("unit"), f"=单位!$A$1:$A${len(names)}")
        notes.set_column(0, 0, 100, book.add_format({"text_wrap": True}))
        notes.write_column(0, 0, _lines())
    return stream.getvalue()


def _choose(sheet: Worksheet, column: int, source: list[str] | str) -> None:
    sheet.data_validation(1, column, MOST_ROWS, column, {"validate": "list", "source": source})


def _lines() -> list[str]:
    return [
        _("One person in a row. The user name is what somebody signs in with; nobody else may have it."),
        _("Clerks and heads have a unit, named as on the page of units; the other roles have none."),
        _("The first password needs ten characters or more; people change it after they have signed in."),
        _("The e-mail address may be left out."),
    ]
