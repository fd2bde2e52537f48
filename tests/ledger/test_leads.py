"""Which unit leads, under the name it had in the year and at the level of the report."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError, asdict, replace
from typing import Any

import msgspec
import pytest

from duixian.ledger import Commitment, SuggestedLead
from duixian.ledger.leads import roster
from duixian.reading.document import Identity, Place
from duixian.vocabulary.departments import functions
from ledger.reports import identity, rows


@pytest.mark.parametrize(
    ("who", "unit"),
    [
        (identity("city", 2026), "市生态环境局"),
        (identity("city", 2017), "市环境保护局（现市生态环境局）"),
        (identity("province", 2026, "湖南省", "430000"), "省生态环境厅"),
        (identity("province", 2012, "湖南省", "430000"), "省环境保护厅（现省生态环境厅）"),
        (identity("province", 2026, "上海市", "310000"), "市生态环境局"),
        (identity("province", 2026, "广西壮族自治区", "450000"), "自治区生态环境厅"),
        (identity("county", 2026, "湖南省衡阳市衡南县", "430422"), "县生态环境局"),
        (identity("county", 2026, "湖南省衡阳市南岳区", "430412"), "区生态环境局"),
        (identity("city", 2026, "湘西土家族苗族自治州", "433100"), "州生态环境局"),
        (identity("township", 2026, "金兰镇", None), "镇规划建设办公室"),
        (identity("township", 2012, "云集乡", None), "乡规划建设办公室"),
        (identity("township", 2026, "沱洲街道", None), "街道规划建设办公室"),
        (identity("national", 2026, "中华人民共和国", "000000"), "生态环境部"),
        (identity("national", 2005, "中华人民共和国", "000000"), "国家环境保护总局（现生态环境部）"),
        (identity("national", 1995, "中华人民共和国", "000000"), "国家环境保护局（现生态环境部）"),
    ],
)
def test_name_fits_level_and_year(who: Identity, unit: str) -> None:
    (row,) = rows("加强大气污染防治，改善空气质量。", who=who)
    assert row.suggested_lead is not None
    assert row.suggested_lead.unit == unit


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("新建农村公路三百公里。", "市交通运输局"),
        ("推动两个县撤县设市。", "市民政局"),
        ("解决山村安全饮水问题。", "市水利局"),
        ("改造升级县乡道九十公里。", "市交通运输局"),
        ("深化无障碍环境建设。", "市住房和城乡建设局"),
        ("深入推进信访工作法治化。", "市信访局"),
        ("扩建三所高中，增加普通高中学位。", "市教育局"),
        ("完善分级诊疗，建设县域医共体。", "市卫生健康委员会"),
        ("化解隐性债务，兜牢“三保”底线。", "市财政局"),
        ("发放创业担保补助，帮扶高校毕业生就业。", "市人力资源和社会保障局"),
        ("创建5A级景区，培育精品民宿。", "市文化广电旅游局"),
        ("开展经济普查。", "市统计局"),
        ("排查整治重大事故隐患。", "市应急管理局"),
        ("办理人大代表建议和政协提案。", "市政府办公室"),
        ("推进国资国企改革，盘活国有资产。", "市政府国有资产监督管理委员会"),
    ],
)
def test_functions_lead_to_their_department(sentence: str, unit: str) -> None:
    (row,) = rows(sentence, who=identity("city", 2026))
    assert row.suggested_lead is not None
    assert row.suggested_lead.unit == unit
    assert 0 < row.suggested_lead.confidence <= 1


def test_sentence_outweighs_its_paragraph_and_paragraph_helps_a_silent_sentence() -> None:
    text = "办好人民满意的教育。落实保障措施，提高待遇。改造校外河道堤防。"
    silent, loud = rows(text, who=identity("city", 2026))
    assert silent.suggested_lead is not None
    assert loud.suggested_lead is not None
    assert silent.suggested_lead.unit == "市教育局"
    assert loud.suggested_lead.unit == "市水利局"
    assert loud.suggested_lead.confidence > silent.suggested_lead.confidence


def test_no_word_of_any_function_gives_no_lead() -> None:
    (row,) = rows("完成既定事项。", who=identity("city", 2026))
    assert row.suggested_lead is None
    assert row.supporting_units == ()


def test_supporting_units_are_others_than_the_lead() -> None:
    (row,) = rows("建设高标准农田，改造灌区渠系，整治农村污水。", who=identity("city", 2026))
    assert row.suggested_lead is not None
    assert row.suggested_lead.unit not in row.supporting_units
    assert len(set(row.supporting_units)) == len(row.supporting_units) > 0


def test_place_unknown_is_taken_for_a_city() -> None:
    assert "市财政局" in roster(Identity("", None, None, None)).units


def test_eras_are_in_order_and_the_last_is_open() -> None:
    for department in functions().departments:
        untils = [era.until for era in department.eras]
        assert untils[-1] is None
        known = [u for u in untils[:-1] if u is not None]
        assert known == sorted(known)
        assert len(known) == len(untils) - 1


@pytest.mark.parametrize(
    ("sentence", "year", "unit"),
    [
        ("支持特区政府发展经济、改善民生。", 2010, "国务院港澳事务办公室"),
        ("维护侨胞合法权益。", 2008, "国务院侨务办公室"),
        ("扩大两岸青年往来。", 2009, "国务院台湾事务办公室"),
        ("开展实战化军事训练。", 2011, "国防部"),
        ("稳定低生育水平。", 2006, "国家人口和计划生育委员会（现国家卫生健康委员会）"),
        ("严格执行廉政规定。", 2012, "监察部（现审计署）"),
    ],
)
def test_state_council_has_units_of_its_own_for_what_falls_to_others_elsewhere(
    sentence: str, year: int, unit: str
) -> None:
    (row,) = rows(sentence, who=Identity("政府工作报告", None, "national", year))
    assert row.suggested_lead is not None
    assert row.suggested_lead.unit == unit


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("支持榉洲建设省域副中心城市。", "市发展和改革委员会"),
        ("推进郊野公园、森林公园建设。", "市林业局"),
        ("深化政府采购制度改革。", "市财政局"),
        ("持续推进长江十年禁渔。", "市农业农村局"),
        ("促进平台经济健康发展。", "市市场监督管理局"),
        ("严格落实中央八项规定精神。", "市政府办公室"),
    ],
)
def test_words_of_several_characters_say_more_than_the_words_in_them(sentence: str, unit: str) -> None:
    (row,) = rows(sentence, who=identity("city", 2026))
    assert row.suggested_lead is not None
    assert row.suggested_lead.unit == unit


def test_place_with_a_plain_name_keeps_the_city_prefix() -> None:
    assert "市财政局" in roster(Identity("", Place("清河", None), "city", 2020)).units


def test_division_that_acts_leads_and_the_department_supports() -> None:
    (row,) = rows("衡南要扩建三所高中，增加普通高中学位。")
    assert row.suggested_lead is not None
    assert row.suggested_lead.unit == "衡南县人民政府"
    assert row.supporting_units[0] == "市教育局"


def test_division_that_is_helped_does_not_lead() -> None:
    (row,) = rows("支持衡南扩建三所高中，增加普通高中学位。")
    assert row.suggested_lead is not None
    assert row.suggested_lead.unit == "市教育局"


SCHOOLS = "扩建三所高中，增加普通高中学位。"


@pytest.mark.parametrize(
    "take",
    [
        lambda row: row,
        copy.copy,
        copy.deepcopy,
        lambda row: pickle.loads(pickle.dumps(row)),
        lambda row: replace(row, text="改造校外河道堤防。"),
        lambda row: msgspec.convert(msgspec.to_builtins(row), Commitment),
        lambda row: Commitment(**(asdict(row) | {"suggested_lead": row.suggested_lead})),
    ],
)
def test_whoever_takes_a_commitment_finds_the_same_suggestion(take: Callable[[Commitment], Any]) -> None:
    taken, again = take(rows(SCHOOLS)[0]), rows(SCHOOLS)[0]
    assert taken.suggested_lead is not None
    assert (taken.suggested_lead, taken.supporting_units) == (again.suggested_lead, again.supporting_units)


def test_commitments_are_equal_whether_the_suggestion_was_asked_for_or_not() -> None:
    (asked,), (unasked,) = rows(SCHOOLS), rows(SCHOOLS)
    assert asked.supporting_units is not None
    assert asked == unasked
    assert hash(asked) == hash(rows(SCHOOLS)[0])
    assert repr(asked) == repr(rows(SCHOOLS)[0])


def test_threads_that_ask_together_get_the_same_suggestion() -> None:
    (row,) = rows(SCHOOLS)
    with ThreadPoolExecutor(8) as threads:
        units = set(threads.map(lambda _: (row.suggested_lead, row.supporting_units), range(64)))
    assert len(units) == 1


def test_suggestion_stays_as_it_was_given() -> None:
    (row,) = rows(SCHOOLS)
    with pytest.raises(FrozenInstanceError):
        row.suggested_lead = None  # type: ignore[misc]
    given = replace(row, suggested_lead=SuggestedLead("市教育局", 1.0), supporting_units=())
    assert (given.suggested_lead, given.supporting_units) == (SuggestedLead("市教育局", 1.0), ())
