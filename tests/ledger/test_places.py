"""Divisions that a commitment names."""

from __future__ import annotations

import pytest

from ledger.reports import identity, rows


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("支持衡南县、祁东县开展水土保持。", [("衡南县", "430422"), ("祁东县", "430426")]),
        ("支持衡南、常宁做强园区。", [("衡南", "430422"), ("常宁", "430482")]),
        ("深化与广东省、长沙市的协作。", [("广东省", "440000"), ("长沙市", "430100")]),
        ("加快榉溪镇、沱头乡和集镇改造。", [("榉溪镇", None), ("沱头乡", None)]),
        ("支持沱埠县、榉溪县建设园区。", [("沱埠县", None), ("榉溪县", None)]),
        ("改善城市环境，支持各县区发展。", []),
        # names of counties elsewhere that are words here
        ("新建区第三小学。", []),
        ("抓好老城区改造，完善矿区和县乡道路。", []),
        ("完成和平县级公路改造，建设大同区域中心。", []),
        (
            "学习安徽省和县的经验，支持浦东新区企业前来投资。",
            [("安徽省", "340000"), ("和县", "340523"), ("浦东新区", "310115")],
        ),
    ],
)
def test_names_with_their_codes(sentence: str, expected: list[tuple[str, str | None]]) -> None:
    (row,) = rows(sentence)
    assert [(p.name, p.code) for p in row.places] == expected


def test_the_reporting_place_itself_is_not_listed() -> None:
    (row,) = rows("把衡阳市建成枢纽，支持耒阳市发展。")
    assert [p.name for p in row.places] == ["耒阳市"]


def test_stem_inside_another_word_is_no_place() -> None:
    (row,) = rows("推进江西岸风光带建设。", who=identity("province", 2026, "江西省", "360000"))
    assert row.places == ()
