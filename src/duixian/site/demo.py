"""Sample units and accounts for a first look."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from duixian.site.accounts.actors import System
from duixian.site.accounts.models import Level, Unit, User
from duixian.site.accounts.roles import Role
from duixian.site.accounts.services.units import create_unit
from duixian.site.accounts.services.users import Person, create_user

PASSWORD = "duixian-demo"
_SINCE = dt.date(2019, 1, 1)
_UNITS = ("发展和改革委员会", "教育局", "工业和信息化局", "财政局", "住房和城乡建设局", "交通运输局", "农业农村局")
_PEOPLE = (
    ("ducha", "督查室 王敏", Role.OFFICE, None),
    ("lingdao", "副市长 李卫", Role.LEADER, None),
    ("shenji", "审计 陈静", Role.AUDITOR, None),
    ("jiaoyu", "教育局 赵磊", Role.CLERK, "教育局"),
    ("jiaoyu-head", "教育局 孙芳", Role.HEAD, "教育局"),
    ("jiaotong", "交通运输局 周强", Role.CLERK, "交通运输局"),
)


def accounts() -> Iterator[str]:
    """Make what is missing of the sample; one line for each account that can sign in."""
    by = System("demo")
    for name in _UNITS:
        if not Unit.objects.filter(name=name).exists():
            create_unit(by, name, Level.CITY, _SINCE)
    for username, name, role, unit in _PEOPLE:
        if not User.objects.filter(username=username).exists():
            of = Unit.objects.get(name=unit, valid_to=None) if unit else None
            create_user(by, Person(username, name, role, of), PASSWORD)
        yield f"{role.label}: {username} / {PASSWORD}"
