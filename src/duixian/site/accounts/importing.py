"""People from a workbook: read, checked cell by cell, shown, and only then stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

from duixian.errors import UnreadableFile
from duixian.exchange.filled_in import cell_name, text_of
from duixian.site.accounts.models import Unit, User
from duixian.site.accounts.rights import Right
from duixian.site.accounts.roles import OF_A_UNIT, SIGNED_IN, Role
from duixian.site.accounts.services.users import Person, create_user
from duixian.site.files.tables import Fault, workbook_rows
from duixian.site.history.recording import Recorder, action

COLUMNS = {
    "username": "用户名", "name": "姓名", "role": "角色", "unit": "单位", "email": "电子邮箱", "password": "初始密码",
}  # fmt: skip
_NEEDED = ("username", "name", "role", "password")
MOST_ROWS = 500


@dataclass(frozen=True, slots=True)
class Row:
    """One person of the workbook; `person` is None where a cell has a fault."""

    number: int
    values: Mapping[str, str]
    person: Person | None
    faults: tuple[Fault, ...]

    @property
    def password(self) -> str:
        """The first password."""
        return self.values["password"]


def read_people(path: Path, name: str) -> list[Row]:
    """The people of the first sheet, each with the faults of its cells.

    Raises:
        UnreadableFile: no workbook, or its first row lacks a column.
        TooLarge: it has more than 500 rows.
    """
    lines = workbook_rows(path, name, MOST_ROWS)
    header = {str(cell).strip().lower(): i for i, cell in enumerate(lines[0] if lines else ()) if cell is not None}
    places = {field: header.get(chinese, header.get(field, -1)) for field, chinese in COLUMNS.items()}
    absent = [COLUMNS[field] for field in _NEEDED if places[field] < 0]
    if absent:
        raise UnreadableFile(
            _("%(name)s has no column %(columns)s in its first row.") % {"name": name, "columns": "、".join(absent)}
        )
    units = {unit.name: unit for unit in Unit.objects.filter(valid_to=None)}
    taken = {username.lower(): "" for username in User.objects.values_list("username", flat=True)}
    rows = []
    for number, line in enumerate(lines[1:], 2):
        values = {field: text_of(line[place]) if 0 <= place < len(line) else "" for field, place in places.items()}
        if any(values.values()):
            rows.append(_checked(number, values, places, units, taken))
    return rows


@action("user.import", needs=Right.MANAGE_USERS)
def import_people(record: Recorder, rows: Sequence[Row]) -> list[User]:
    """Store everybody, or nobody.

    Raises:
        ValidationError: a row has a fault, or has got one since it was checked.
    """
    people = []
    for row in rows:
        if row.person is None:
            raise ValidationError(_("Row %(number)s cannot be stored.") % {"number": row.number})
        people.append(create_user(record.by, row.person, row.password))
    return people


def _checked(
    number: int, values: dict[str, str], places: Mapping[str, int], units: Mapping[str, Unit], taken: dict[str, str]
) -> Row:
    faults: list[Fault] = []

    def fault(field: str, message: str) -> None:
        place = places[field] if places[field] >= 0 else places["username"]
        faults.append(Fault(cell_name(place, number), message))

    for field in _NEEDED:
        if not values[field]:
            fault(field, _("is empty"))
    role = _role(values["role"])
    unit = units.get(values["unit"])
    if values["role"] and role is None:
        fault("role", _("%(role)s is no role.") % {"role": values["role"]})
    if values["unit"] and unit is None:
        fault("unit", _("There is no unit %(unit)s.") % {"unit": values["unit"]})
    elif role in OF_A_UNIT and unit is None:
        fault("unit", _("Clerks and heads have a unit."))
    elif role is not None and role not in OF_A_UNIT and unit is not None:
        fault("unit", _("Only clerks and heads have a unit."))
    username = values["username"].lower()
    if username in taken:
        where = taken[username]
        fault("username", _("is also in %(cell)s") % {"cell": where} if where else _("Somebody has this user name."))
    elif username:
        taken[username] = cell_name(places["username"], number)
    user = User(username=values["username"], name=values["name"], email=values["email"], role=role or "", unit=unit)
    _check_fields(user, values, fault)
    person = None if faults or role is None else Person(user.username, user.name, role, unit, user.email)
    return Row(number, values, person, tuple(faults))


def _check_fields(user: User, values: Mapping[str, str], fault: Any) -> None:
    try:
        user.clean_fields(exclude=["password", "role", "unit", *(name for name in COLUMNS if not values[name])])
    except ValidationError as error:
        for field, messages in error.message_dict.items():
            for message in messages:
                fault(field, message)
    if values["password"]:
        try:
            validate_password(values["password"], user)
        except ValidationError as error:
            for message in error.messages:
                fault("password", message)


def _role(text: str) -> Role | None:
    """The role of this name in either language, or of this value."""
    for language in (None, "zh-hans", "en"):
        with translation.override(language or translation.get_language()):
            for role in SIGNED_IN:
                if text.lower() in (role.value, role.label.lower()):
                    return role
    return None
