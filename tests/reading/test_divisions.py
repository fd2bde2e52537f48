"""Names of administrative divisions, their codes and levels."""

from __future__ import annotations

import pytest

from duixian.reading import Place
from duixian.reading.divisions import find_place, level_of, place_in_file_name


@pytest.mark.parametrize(
    ("written", "year", "name", "code"),
    [
        ("衡南县", None, "湖南省衡阳市衡南县", "430422"),
        ("湖南省衡阳市衡南县", 2015, "湖南省衡阳市衡南县", "430422"),
        ("内蒙古", None, "内蒙古自治区", "150000"),
        ("新疆自治区", None, "新疆维吾尔自治区", "650000"),
        ("大理州", 2010, "云南省大理白族自治州", "532900"),
        ("城步县", None, "湖南省邵阳市城步苗族自治县", "430529"),
        ("仙桃市", 2020, "湖北省仙桃市", "429004"),
        ("襄樊市", 2008, "湖北省襄樊市", "420600"),
        ("莱芜市", 2015, "山东省莱芜市", "371200"),
        ("重庆市", 1995, "四川省重庆市", "510200"),
        ("重庆市", 1998, "重庆市", "500000"),
        ("香港特别行政区", None, "香港特别行政区", "810000"),
        ("全国", None, "中华人民共和国", "000000"),
    ],
)
def test_official_name_and_code(written: str, year: int | None, name: str, code: str) -> None:
    assert find_place(written, year) == Place(name, code)


@pytest.mark.parametrize(
    ("written", "context", "name"),
    [
        ("鼓楼区", "深化南京都市圈建设", "江苏省南京市鼓楼区"),
        ("鼓楼区", "服务福州新区", "福建省福州市鼓楼区"),
        ("徐州市鼓楼区", "", "江苏省徐州市鼓楼区"),
        ("朝阳区", "服务首都，北京冬奥会", "北京市朝阳区"),
        ("重庆市江北区", "", "重庆市江北区"),
        ("宁波市江北区", "", "浙江省宁波市江北区"),
        ("江北区", "融入成渝，服务重庆主城", "重庆市江北区"),
    ],
)
def test_namesakes_are_told_apart_by_what_is_above_them(written: str, context: str, name: str) -> None:
    place = find_place(written, 2018, context)
    assert place is not None
    assert place.name == name


@pytest.mark.parametrize("written", ["鼓楼区", "朝阳区", "某某县", "", "市", "人民政府"])
def test_what_cannot_be_told_is_no_place(written: str) -> None:
    assert find_place(written) is None


@pytest.mark.parametrize("written", ["白兰溪市", "浙江省白兰溪市", "新白兰溪市", "大湖南省", "小鼓楼区"])
def test_a_name_that_closes_a_longer_one_is_not_cut_out_of_it(written: str) -> None:
    assert find_place(written, 2020, "浙江省南京市") is None


@pytest.mark.parametrize(
    "written",
    [
        "中共兰溪市",
        "关于兰溪市",
        "浙江兰溪市",
        "中共浙江兰溪市",
        "金华市兰溪市",
        "金华兰溪市",
        "二〇二〇年兰溪市",
        "（兰溪市",
    ],
)
def test_a_name_may_stand_behind_the_name_above_it_and_words_of_the_trade(written: str) -> None:
    assert find_place(written, 2020) == Place("浙江省金华市兰溪市", "330781")


def test_a_province_may_stand_behind_the_name_of_the_country() -> None:
    assert find_place("中华人民共和国浙江省") == Place("浙江省", "330000")


@pytest.mark.parametrize(
    ("place", "level"),
    [
        (Place("中华人民共和国", "000000"), "national"),
        (Place("上海市", "310000"), "province"),
        (Place("湖南省衡阳市", "430400"), "city"),
        (Place("湖北省仙桃市", "429004"), "county"),
        (Place("某某自治州", None), "city"),
        (Place("某某旗", None), "county"),
        (Place("某某街道", None), "township"),
        (Place("某某", None), None),
        (None, None),
    ],
)
def test_levels(place: Place | None, level: str | None) -> None:
    assert level_of(place) == level


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        (["shaanxi_2020"], "610000"),
        (["2020", "hunan"], "430000"),
        (["湘潭"], "430300"),
        (["report", "national"], "000000"),
    ],
)
def test_file_names(parts: list[str], code: str) -> None:
    place = place_in_file_name(parts, None)
    assert place is not None
    assert place.code == code


def test_other_file_names_name_no_place() -> None:
    assert place_in_file_name(["政府工作报告", "final-v2"], None) is None
