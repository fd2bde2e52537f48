"""What a number measures."""

from __future__ import annotations

import pytest

from statement_reading import names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the clause names it
        ("全市城镇新增就业12万人。", ["城镇新增就业"]),
        ("累计建成标准厂房60万平方米。", ["建成标准厂房"]),
        ("高新技术产业产值占工业总产值的比重超过40%。", ["高新技术产业产值占工业总产值比重"]),
        ("快递业务量占全省35%。", ["快递业务量占全省比重"]),
        # the noun stands behind the number
        ("建设20个乡镇养老服务中心。", ["建设乡镇养老服务中心"]),
        ("16个村被评为美丽乡村示范村。", ["村被评为美丽乡村示范村"]),
        # carried from the number before
        ("进出口总额达到300亿元、增长12%。", ["进出口总额", "进出口总额"]),
        ("旅游收入突破80亿元，年均增长15%。", ["旅游收入", "旅游收入"]),
        # carried from the clause before
        ("粮食生产再获丰收，达到30亿斤。", ["粮食生产"]),
        # distributed
        ("专利申请量和授权量分别增长20%、18%。", ["专利申请量", "专利授权量"]),
        ("铁路、高速公路总里程分别达到500公里、800公里。", ["铁路公路总里程", "高速公路总里程"]),
        ("各项存、贷款余额分别达900亿元、600亿元。", ["各项存款余额", "各项贷款余额"]),
        ("火灾事故起数和死亡人数分别下降8%、12%。", ["火灾事故起数", "火灾事故死亡人数"]),
        ("城乡居民人均可支配收入分别增长5%和7%。", ["城镇居民人均可支配收入", "农村居民人均可支配收入"]),
        ("城乡低保标准分别提高4%、6%。", ["城市低保标准", "农村低保标准"]),
        ("水泥、钢铁分别压减产能30万吨、5万吨。", ["水泥压减产能", "钢铁压减产能"]),
        # completed
        ("引进央企项目40个、总投资900亿元。", ["引进央企项目", "央企项目总投资"]),
        ("新能源汽车产量达30万辆、占比达42%。", ["新能源汽车产量", "新能源汽车产量占比"]),
        ("新增高速公路里程120公里，总里程达900公里。", ["新增高速公路里程", "高速公路总里程"]),
        # shared verbs and nouns
        ("新增上市公司3家、挂牌企业8家。", ["新增上市公司", "新增挂牌企业"]),
        ("办理人大代表议案6件、建议200件。", ["办理人大代表议案", "办理人大代表建议"]),
        ("新建改建农村公路500公里，建成300公里。", ["新建改建农村公路", "建成改建农村公路"]),
        # compared
        ("规模工业增加值增长8%、高于全国平均1.5个百分点。", ["规模工业增加值", "规模工业增加值增速高于全国平均"]),
        # background is named by its noun
        ("围绕12条产业链，引进龙头企业。", ["产业链"]),
        ("加快淘汰10蒸吨以下燃煤锅炉。", ["燃煤锅炉"]),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_strength_words_and_places_are_no_part_of_the_name() -> None:
    assert names("大力发展旅游业，力争全市接待游客增长15%。", "tasks") == ["接待游客"]


def test_a_canonical_indicator_and_its_scope_are_recognised() -> None:
    from statement_reading import one

    statement = one("贫困村居民人均可支配收入增长9%。")
    assert statement.indicator.id == "disposable-income"
    assert statement.indicator.scope == "贫困村"
