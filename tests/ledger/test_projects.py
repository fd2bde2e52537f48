"""Named projects, programmes and events, as printed; and what only looks like one."""

from __future__ import annotations

import pytest

from ledger.reports import rows


def names(sentence: str) -> list[str]:
    return [n.name for row in rows(sentence) for n in row.projects]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("完成榉山、沱木、埠湖等污水处理厂建设。", ["榉山", "沱木", "埠湖"]),
        ("加快瓦石铁路、怀靖高速公路及青麓大桥建设。", ["瓦石铁路", "怀靖高速公路", "青麓大桥"]),
        ("推进汨水新城、榉洲片区开发建设，启动市二医院搬迁。", ["汨水新城", "榉洲片区", "市二医院"]),
        ("建成榉山、沱木两座污水处理厂。", ["榉山", "沱木"]),
        ("修缮汨望塔、榉浦书院等文物古迹12处。", ["汨望塔", "榉浦书院"]),
        ("支持埠湖科学城集聚创新资源。", ["埠湖科学城"]),
        ("加快沱洲机场改扩建工程进度。", ["沱洲机场改扩建工程"]),
        ("高标准建设国际合作先行区。", ["国际合作先行区"]),
        ("推进工业博物馆、人民美术馆建设。", ["工业博物馆", "人民美术馆"]),
        ("建成全市统一的企业融资服务平台。", ["企业融资服务平台"]),
        ("推动埠湖科学城、“青创谷”功能提升。", ["埠湖科学城", "青创谷"]),
        ("推进沱怀铁路二期榉洲段建设。", ["沱怀铁路二期榉洲段"]),
        ("推动榉山特殊综合保税区发展“跨境+”等新业态。", ["榉山特殊综合保税区"]),
    ],
)
def test_works_are_named_as_printed(sentence: str, expected: list[str]) -> None:
    assert names(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("大力实施名医下乡行动计划，开展河道清洁专项行动。", ["名医下乡行动计划", "河道清洁专项行动"]),
        ("实施粮油提质工程和种业育强行动。", ["粮油提质工程", "种业育强行动"]),
        ("深化“两清一改”行动。", ["“两清一改”行动"]),
        ("开展“清风护苗”，整治校园周边环境。", ["清风护苗"]),
        ("常态长效开展“问需走访”“送策上门”等行动。", ["问需走访", "送策上门"]),
        ("持续推进“四好农村路”建设。", ["四好农村路"]),
        ("推进中职“双优计划”建设。", ["中职“双优计划”"]),
        ("扎实办好十件民生实事。", ["十件民生实事"]),
        ("全力办好第九届市运会，筹备全国山地马拉松。", ["第九届市运会", "全国山地马拉松"]),
        ("扎实做好第九届进博会服务保障工作。", ["第九届进博会"]),
        ("办好首届山城旅游大赛。", ["首届山城旅游大赛"]),
        ("支持举办家电及电子博览会、首届投资洽谈会。", ["家电及电子博览会", "首届投资洽谈会"]),
        ("办好迎春消费季、山城美食汇、“六一购物节”等促消费活动。", ["迎春消费季", "山城美食汇", "六一购物节"]),
        ("开展提升办事效率专项行动。", ["提升办事效率专项行动"]),
        ("推进新一轮高校“双一流”建设。", ["高校“双一流”"]),
        ("抓好年度惠民实事项目。", ["惠民实事项目"]),
        ("打造“两河四岸”滨水旅游区。", ["“两河四岸”滨水旅游区"]),
    ],
)
def test_programmes_campaigns_and_events_are_named(sentence: str, expected: list[str]) -> None:
    assert names(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "加快农村公路和城镇管网建设。",
        "支持榉鑫光电、沱山制药等骨干企业发展壮大。",
        "推进人行天桥和地下通道建设。",
        "建设一批农产品配送中心。",
        "抓好重大项目、重点工程建设。",
        "深入推进共建“一带一路”，完善“三农”政策。",
        "打造“清河制造”品牌。",
        "争创国家级文明城市。",
        "控制高耗能、高排放项目。",
        "学习运用“千万工程”经验。",
        "实施道路积水改善工程52个。",
        "打造区域合作先行区。",
        "建设一批公共图书馆、社区博物馆。",
        "加强重要地段管理。",
    ],
)
def test_generic_works_companies_titles_and_slogans_are_not(sentence: str) -> None:
    assert names(sentence) == []


def test_names_quote_the_text() -> None:
    text = "加快瓦石铁路、青麓大桥等项目建设。深入实施“暖心送学”行动。"
    for row in rows(text):
        for name in row.projects:
            assert text[name.start : name.end] == name.name
            assert row.start <= name.start < name.end <= row.end
