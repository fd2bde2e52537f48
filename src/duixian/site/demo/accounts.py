"""Units and people of the invented city."""

from __future__ import annotations

import datetime as dt

from duixian.site.accounts.actors import System
from duixian.site.accounts.models import Level, Unit, User
from duixian.site.accounts.roles import Role
from duixian.site.accounts.services.units import create_unit
from duixian.site.accounts.services.users import Person, create_user

BY = System("demo")
PASSWORD = "duixian-demo"
_SINCE = dt.date(2019, 1, 1)
UNITS = {
    "政府办公室": "zhengfuban",
    "发展和改革委员会": "fagai",
    "教育局": "jiaoyu",
    "科学技术局": "keji",
    "工业和信息化局": "gongxin",
    "公安局": "gongan",
    "民政局": "minzheng",
    "司法局": "sifa",
    "财政局": "caizheng",
    "人力资源和社会保障局": "renshe",
    "生态环境局": "huanjing",
    "住房和城乡建设局": "zhujian",
    "交通运输局": "jiaotong",
    "农业农村局": "nongye",
    "商务局": "shangwu",
    "文化广电旅游局": "wenlv",
    "卫生健康委员会": "weijian",
    "应急管理局": "yingji",
    "审计局": "shenjiju",
    "政府国有资产监督管理委员会": "guozi",
    "林业局": "linye",
    "城市管理和综合执法局": "chengguan",
    "医疗保障局": "yibao",
    "政务服务和数据管理局": "zhengwu",
    "政府金融工作办公室": "jinrong",
}
"""Units of the city, each with the user name of its clerk; that of its head has `-head` behind."""
_NAMES = (
    "赵磊 孙芳 周强 吴敏 郑凯 冯丽 陈涛 褚静 卫东 蒋欣 沈岩 韩梅 杨帆 "
    "朱琳 秦川 尤佳 许航 何洁 吕鹏 施雯 张弛 孔青 曹阳 严冬 华蓉"
)
_OTHERS = (
    ("ducha", "督查室 王敏", Role.OFFICE),
    ("lingdao", "副市长 李卫", Role.LEADER),
    ("shenji", "审计 陈静", Role.AUDITOR),
)
SHOWN = ("ducha", "lingdao", "shenji", "jiaoyu", "jiaoyu-head", "jiaotong")
"""Accounts that are named to whoever starts the demonstration; all have the same password."""


def make_accounts() -> None:
    """Make the units and people that are missing."""
    for username, name, role in _OTHERS:
        _person(Person(username, name, role))
    names = _NAMES.split()
    for number, (unit_name, username) in enumerate(UNITS.items()):
        unit = Unit.objects.filter(name=unit_name, valid_to=None).first()
        unit = unit or create_unit(BY, unit_name, Level.CITY, _SINCE)
        _person(Person(username, f"{unit_name} {names[number % len(names)]}", Role.CLERK, unit))
        _person(Person(f"{username}-head", f"{unit_name} {names[(number + 7) % len(names)]}", Role.HEAD, unit))


def lines() -> list[str]:
    """One line for each account that is shown."""
    shown = {person.username: person for person in User.objects.filter(username__in=SHOWN)}
    return [f"{Role(shown[one].role).label}: {one} / {PASSWORD}" for one in SHOWN]


def _person(person: Person) -> None:
    if not User.objects.filter(username=person.username).exists():
        create_user(BY, person, PASSWORD)
