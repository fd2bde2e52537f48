"""Names of indicators as reports word them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.vocabulary.indicators import indicators


def resolved(name: str) -> tuple[str, str] | None:
    found = indicators().resolve(name)
    return found and (found.indicator.id, found.scope)


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("地区生产总值", "gdp"),
        ("国内生产总值", "gdp"),
        ("GDP", "gdp"),
        ("GDP增速", "gdp"),
        ("全省规模以上工业增加值", "industrial-value-added"),
        ("规模工业增加值", "industrial-value-added"),
        ("规上工业增加值增速", "industrial-value-added"),
        ("工业增加值", "total-industrial-value-added"),
        ("全社会固定资产投资", "fixed-asset-investment"),
        ("固定资产投资（不含农户）", "fixed-asset-investment"),
        ("地方一般公共预算收入", "public-budget-revenue"),
        ("公共财政预算收入", "public-budget-revenue"),
        ("财政总收入", "fiscal-revenue"),
        ("社零总额", "retail-sales"),
        ("外贸进出口总额", "total-trade"),
        ("全体居民人均可支配收入", "disposable-income"),
        ("城镇居民可支配收入", "urban-disposable-income"),
        ("农村常住居民人均可支配收入", "rural-disposable-income"),
        ("农民人均纯收入", "rural-net-income"),
        ("居民消费价格总水平涨幅", "cpi"),
        ("新增城镇就业", "new-urban-jobs"),
        ("城镇登记失业率", "registered-unemployment-rate"),
        ("全国城镇调查失业率", "surveyed-unemployment-rate"),
        ("粮食总产量", "grain-output"),
        ("森林覆盖率", "forest-coverage"),
        ("PM2．5平均浓度", "pm25"),
        ("空气质量优良天数比例", "good-air"),
        ("国考断面水质优良比例", "good-water"),
        ("单位GDP能耗", "energy-intensity"),
        ("万元国内生产总值能耗", "energy-intensity"),
        ("研究与试验发展经费支出占国内生产总值的比例", "rd-intensity"),
        ("高新技术产业增加值占地区生产总值比重", "high-tech-industry-share"),
        ("国民生产总值", "gross-national-product"),
        ("工农业总产值", "industry-agriculture-output"),
        ("社会总产值", "gross-social-product"),
        ("职工家庭人均生活费收入", "urban-living-income"),
        ("市场主体总量", "business-entities"),
        ("各类经营主体总数", "business-entities"),
    ],
)
def test_what_a_name_stands_for(name: str, id_: str) -> None:
    assert resolved(name) == (id_, "")


@pytest.mark.parametrize(
    ("having", "making"),
    [
        (("高标准农田", "high-standard-farmland"), ("新建和改造提升高标准农田", "high-standard-farmland-built")),
        (("高新技术企业总数", "high-tech-enterprises"), ("新认定国家级高新技术企业", "new-high-tech-enterprises")),
        (("上市公司", "listed-companies"), ("新增境内外上市公司", "new-listed-companies")),
        (("养老床位", "elderly-beds"), ("新增养老床位", "new-elderly-beds")),
        (("高速公路通车里程", "expressways"), ("新增高速公路通车里程", "new-expressways")),
        (("农村公路总里程", "rural-road-length"), ("农村公路新改建", "rural-roads")),
        (("新能源装机", "renewable-capacity"), ("新增新能源装机", "new-renewable-capacity")),
        (("企业总数", "enterprises"), ("净增企业", "new-enterprises")),
    ],
)
def test_having_is_not_making(having: tuple[str, str], making: tuple[str, str]) -> None:
    assert resolved(having[0]) == (having[1], "")
    assert resolved(making[0]) == (making[1], "")


@pytest.mark.parametrize(
    ("name", "id_", "scope"),
    [
        ("衡山县地区生产总值", "gdp", "衡山县"),
        ("湖南地区生产总值", "gdp", "湖南"),
        ("长株潭都市圈地区生产总值", "gdp", "长株潭都市圈"),
        ("园区规模工业增加值", "industrial-value-added", "园区"),
        ("贫困村粮食产量", "grain-output", "贫困村"),
        ("中心城区新增停车位", "parking", "中心城区"),
        ("新建改造城镇地下管网", "pipes-renewed", "城镇"),
        ("洞庭湖总磷浓度", "phosphorus", "洞庭湖"),
        ("全省脱贫县粮食产量", "grain-output", "脱贫县"),
    ],
)
def test_the_part_of_the_place_is_kept(name: str, id_: str, scope: str) -> None:
    assert resolved(name) == (id_, scope)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "的",
        "研发投入占地区生产总值",  # a share is not what it is a share of
        "茶叶增加值占地区生产总值比重",
        "城乡居民收入",  # two things
        "城乡居民人均可支配收入",
        "民营企业出口",  # a part that is no place
        "年度投资",  # a short name with words around it
        "企业实施改造",  # an enterprise that renews something is no new enterprise
        "规模工业增加值增速高于全国平均",
        "对东盟出口",
    ],
)
def test_what_stands_for_nothing_known(name: str) -> None:
    assert resolved(name) is None


def test_names_with_quotation_marks_and_blanks() -> None:
    for name in ("新增“小巨人”企业", "新增 小巨人 企业", "新增「小巨人」企业"):
        assert resolved(name) == ("new-little-giants", "")


def test_short_names_are_not_searched_for_in_running_text() -> None:
    table = indicators()
    assert resolved("出口") == ("exports", "")
    assert "出口" not in table.patterns


def test_names_are_found_in_one_pass_the_longest_first() -> None:
    table = indicators()
    text = "规模以上工业增加值增长7.5%，全体居民人均可支配收入增长8.5%，城镇调查失业率5.5%左右"
    found = [(text[start:end], table.owners[i].id) for i, start, end in table.automaton.find_matches_as_indexes(text)]
    assert found == [
        ("规模以上工业增加值", "industrial-value-added"),
        ("全体居民人均可支配收入", "disposable-income"),
        ("城镇调查失业率", "surveyed-unemployment-rate"),
    ]


def test_headline_indicators_are_those_of_a_years_main_targets() -> None:
    headline = {one.id for one in indicators().by_id.values() if one.headline}
    assert headline >= {
        "gdp", "public-budget-revenue", "fixed-asset-investment", "retail-sales", "industrial-value-added",
        "total-trade", "foreign-capital", "disposable-income", "urban-disposable-income", "rural-disposable-income",
        "cpi", "registered-unemployment-rate", "surveyed-unemployment-rate", "new-urban-jobs", "urbanisation-rate",
        "grain-output", "rd-intensity", "energy-intensity", "carbon-intensity", "pm25", "good-air", "good-water",
        "forest-coverage",
    }  # fmt: skip
    assert 20 <= len(headline) <= 30


def test_lower_is_better_for_unemployment_and_pollution() -> None:
    by_id = indicators().by_id
    for id_ in ("cpi", "registered-unemployment-rate", "energy-intensity", "pm25", "accidents", "poverty-rate"):
        assert by_id[id_].polarity == "lower"
    assert by_id["grain-output"].nature == by_id["energy-intensity"].nature == "binding"
    assert by_id["gdp"].nature == "expected"


def test_parts_and_variants_refer_to_each_other() -> None:
    by_id = indicators().by_id
    assert by_id["gdp"].components == ("primary-value-added", "secondary-value-added", "tertiary-value-added")
    assert by_id["total-trade"].components == ("exports", "imports")
    assert by_id["tertiary-share"].ratio_of == ("tertiary-value-added", "gdp")
    assert set(by_id["disposable-income"].scope_variants) == {"urban-disposable-income", "rural-disposable-income"}


def test_there_are_at_least_330_and_in_every_field_one() -> None:
    table = indicators()
    assert len(table.by_id) >= 330
    assert {one.field for one in table.by_id.values()} == set(table.fields)


@given(
    st.one_of(st.text(max_size=40), st.text(alphabet="新建改造增全市省的地区生产总值农村公路占比重" * 2, max_size=40))
)
def test_any_text_resolves_or_not(name: str) -> None:
    found = resolved(name)
    if found is not None:
        assert found[0] in indicators().by_id
        assert found[1] == "" or len(found[1]) < len(name)
