"""Units are found by the names that people and reports use."""

from __future__ import annotations

import datetime as dt

import pytest

from duixian.site.accounts.models import Level, Unit
from duixian.site.planning.names import UnitBook

NAMES = (
    "教育局", "发展和改革委员会", "人力资源和社会保障局", "住房和城乡建设局", "农业农村局", "市场监督管理局",
    "政府办公室", "云岭县教育局",
)  # fmt: skip
TODAY = dt.date(2026, 3, 1)


@pytest.fixture(scope="module")
def book() -> UnitBook:
    units = [
        Unit(pk=number, name=name, level=Level.CITY, valid_from=dt.date(2019, 1, 1))
        for number, name in enumerate(NAMES, 1)
    ]
    ended = dt.date(2025, 1, 1)
    units += [
        Unit(pk=20, name="农业局", level=Level.CITY, valid_from=dt.date(2010, 1, 1), valid_to=ended, successor_id=21),
        Unit(pk=21, name="农牧局", level=Level.CITY, valid_from=dt.date(2010, 1, 1), valid_to=ended, successor_id=5),
        Unit(pk=22, name="地震局", level=Level.CITY, valid_from=dt.date(2010, 1, 1), valid_to=ended),
        Unit(pk=23, name="数据局", level=Level.CITY, valid_from=dt.date(2026, 9, 1)),
    ]
    return UnitBook(units, TODAY, "青州湖市")


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("教育局", "教育局"),
        ("市教育局", "教育局"),
        ("青州湖市教育局", "教育局"),
        (" 教育 局 ", "教育局"),
        ("云岭县教育局", "云岭县教育局"),
        ("市发改委", "发展和改革委员会"),
        ("人社局", "人力资源和社会保障局"),
        ("住建局", "住房和城乡建设局"),
        ("市场监管局", "市场监督管理局"),
        ("市教育体育局", "教育局"),
        ("发展和改革局", "发展和改革委员会"),
        ("市农业农村委员会", "农业农村局"),
        ("市农业局", "农业农村局"),
        ("农牧局", "农业农村局"),
        ("市农业委员会（现市农业农村局）", "农业农村局"),
        ("地震局", None),
        ("数据局", None),
        ("教育厅", None),
        ("", None),
        ("局", None),
    ],
)
def test_a_unit_is_found_by_what_it_is_called(book: UnitBook, said: str, name: str | None):
    found = book.find(said)
    assert (found.name if found else None) == name


def test_the_nearest_name_is_offered(book: UnitBook):
    near = book.nearest("教育厅")
    assert near is not None
    assert near.name == "教育局"
    assert book.nearest("xyz") is None
