"""Which numbers measure something, and with what unit."""

from __future__ import annotations

import pytest

from statement_reading import one, statements


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "comparator"),
    [
        ("粮食产量达到82.5亿斤。", 82.5, 82.5, "亿斤", "eq"),
        ("外贸进出口总额完成1,204.6亿元。", 1204.6, 1204.6, "亿元", "eq"),
        ("每个县至少办好2所职业学校。", 2, 2, "所", "ge"),
        ("一般公共预算收入突破300亿元。", 300, 300, "亿元", "ge"),
        ("新增就业4万多人。", 4, 4, "万人", "ge"),
        ("开行货运班列1200余列。", 1200, 1200, "列", "ge"),
        ("森林覆盖率稳定在55%以上。", 55, 55, "%", "ge"),
        ("城镇登记失业率控制在4.2%以内。", 4.2, 4.2, "%", "le"),
        ("居民消费价格涨幅控制在3%左右。", 3, 3, "%", "approx"),
        ("经营主体接近60万户。", 60, 60, "万户", "approx"),
        ("地区生产总值增长5%—5.5%。", 5, 5.5, "%", "range"),
        ("每个县培育2-3个主导产业。", 2, 3, "个", "range"),
        ("细颗粒物浓度降至31微克/立方米。", 31, 31, "微克/立方米", "eq"),
        ("地表水总磷浓度降至0.1毫克每升。", 0.1, 0.1, "毫克每升", "eq"),
        ("培训600人每人发放补助。", 600, 600, "人", "eq"),
        ("新建幸福水渠8条（个）。", 8, 8, "条（个）", "eq"),
        ("农博会项目签约80亿元。", 80, 80, "亿元", "eq"),
        ("研发投入强度不足2%。", 2, 2, "%", "le"),
        ("新发放贷款不低于80亿元。", 80, 80, "亿元", "ge"),
        ("项目投资约80亿元。", 80, 80, "亿元", "approx"),
        ("项目投资约合80亿元。", 80, 80, "亿元", "approx"),
        ("市教育局等7部门联合发文。", 7, 7, "部门", "eq"),
        ("基础养老金提高到每人每月180元。", 180, 180, "元", "eq"),
        ("电力装机达到4200万千瓦。", 4200, 4200, "万千瓦", "eq"),
        ("全市存款余额超5万亿元。", 5, 5, "万亿元", "ge"),
        ("平均受教育年限达到11.2年。", 11.2, 11.2, "年", "eq"),
        ("审批时限压缩到3个工作日以内。", 3, 3, "个工作日", "le"),
        ("城乡居民收入比缩小到2.1。", 2.1, 2.1, "", "eq"),
        ("地区生产总值迈上8千亿台阶。", 8, 8, "千亿", "ge"),
        ("地区生产总值迈上9万亿元新台阶。", 9, 9, "万亿元", "ge"),
        ("组建应急救援队伍30支。", 30, 30, "支", "eq"),
        ("组建30支队伍。", 30, 30, "支", "eq"),
        ("改造棚户区3万套（户）。", 3, 3, "万套（户）", "eq"),
        ("建设示范河湖30条（段）。", 30, 30, "条（段）", "eq"),
        ("抵港车船达90万艘（架、辆）次。", 90, 90, "万艘（架、辆）次", "eq"),
        ("快递业务量约占全省1/8。", 1, 1, "/8", "approx"),
        ("药品抽检量不低于每千人5批次。", 5, 5, "批次", "ge"),
        ("特困供养标准不低于当地低保标准的1.3倍。", 1.3, 1.3, "倍", "ge"),
    ],
)
def test_number_unit_and_comparator(text: str, low: float, high: float, unit: str, comparator: str) -> None:
    statement = one(text)
    assert (statement.low, statement.high, statement.unit, statement.comparator) == (low, high, unit, comparator)


@pytest.mark.parametrize(
    "text",
    [
        "2023年全市经济平稳运行。",
        "1998－2002年的规划如期完成。",
        "3月15日召开大会。",
        "连续9年保持全省前列。",
        "考核连续4次获得优秀。",
        "近5年来变化明显。",
        "推进5G网络和PM2.5治理。",
        "引进世界500强。",
        "开通12345市民服务热线，出台激励“二十条”。",
        "航运中断1个多月。",
        "打造1小时通勤圈、城区12分钟急救圈。",
        "实施“135”工程，开通“12345”热线。",
        "国道G60改造和C919部件生产有序推进。",
        "建设4+4科创平台。",
        "完成第7次规划修编，举办第26届运动会。",
        "落实民营经济31条。",
        "创建5A级旅游景区。",
        "做好1%人口抽样调查。",
        "1.抓好项目。",
        "附件2 名词解释。",
    ],
)
def test_numbers_that_measure_nothing(text: str) -> None:
    assert statements(text) == ()


def test_the_span_runs_from_the_first_digit_to_the_end_of_the_unit() -> None:
    text = "规模以上工业企业达1,286家以上。"
    statement = one(text)
    assert text[statement.start : statement.end] == statement.quote == "1,286家"


def test_industrial_structure_gives_one_share_for_each_industry() -> None:
    found = statements("三次产业结构调整为8.1∶40.2∶51.7。")
    assert [(s.indicator.name, s.low, s.unit) for s in found] == [
        ("第一产业占比", 8.1, "%"),
        ("第二产业占比", 40.2, "%"),
        ("第三产业占比", 51.7, "%"),
    ]


def test_an_index_changes_from_one_number_to_another() -> None:
    found = statements("道路交通指数从6.5下降至6.1。")
    assert [(s.low, s.unit, s.measure, s.indicator.name) for s in found] == [
        (6.5, "", "level", "道路交通指数"),
        (6.1, "", "level", "道路交通指数"),
    ]


def test_the_mark_of_an_item_that_runs_into_a_number_measures_nothing() -> None:
    assert not statements("名词解释\n1.三项行动：指九类工作。\n2.6个专项：指科技专项。")
    assert [s.low for s in statements("概况\n2.6万人参加培训。")] == [2.6]


def test_numbers_of_a_list_share_the_unit_of_the_last() -> None:
    found = statements("水稻、小麦、玉米产量分别达到50、20和30万吨。")
    assert [(s.indicator.name, s.low, s.unit) for s in found] == [
        ("水稻产量", 50, "万吨"),
        ("小麦产量", 20, "万吨"),
        ("玉米产量", 30, "万吨"),
    ]
    found = statements("机场、车站日均客流分别达3万、8万人次。")
    assert [(s.low, s.unit) for s in found] == [(3, "万人次"), (8, "万人次")]


def test_what_stands_behind_the_last_number_of_a_list_bounds_them_all() -> None:
    found = statements("蔬菜、水果、茶叶产量分别达90万吨、40万吨、2万吨以上。")
    assert [s.comparator for s in found] == ["ge", "ge", "ge"]


@pytest.mark.parametrize(
    ("text", "value", "base"),
    [
        ("粮食产量达到82亿斤。", 4_100_000, "t"),
        ("公路总里程达1.8万公里。", 18_000_000, "m"),
        ("财政收入增长7.5%。", 0.075, "ratio"),
        ("新建高标准农田20万亩。", 133_333_333.333, "m²"),
    ],
)
def test_values_in_base_units(text: str, value: float, base: str) -> None:
    statement = one(text)
    assert statement.value == pytest.approx(value)
    assert statement.base_unit == base


@pytest.mark.parametrize(
    ("text", "low", "unit", "measure", "comparator"),
    [
        ("工业总产值增长百分之6.2左右。", 6.2, "%", "growth", "approx"),
        ("工业总产值增长百分之八点五。", 8.5, "%", "growth", "eq"),
        ("农业投资占百分之三十以上。", 30, "%", "level", "ge"),
        ("农业总产值增长百分之四到五。", 4, "%", "growth", "range"),
        ("农业比重从百分之四十到一九五七年下降。", 40, "%", "level", "eq"),
        ("经济总量翻一番。", 1, "番", "multiple", "eq"),
        ("高新技术企业占比达到三分之一。", 1 / 3, "", "level", "eq"),
        ("民生支出占财政支出的七成以上。", 7, "成", "level", "ge"),
        ("企业退休人员养老金实现十二连调。", 12, "连调", "level", "eq"),
        ("进出口总额实现两位数增长。", 10, "%", "growth", "ge"),
        ("粮食总产量达到三亿零四百七十五万吨。", 30475, "万吨", "level", "eq"),
        ("产量比上年增长一倍。", 1, "倍", "multiple", "eq"),
        ("孕产妇死亡率降至9.2/10万。", 9.2, "/10万", "level", "eq"),
    ],
)
def test_chinese_numerals_that_measure(text: str, low: float, unit: str, measure: str, comparator: str) -> None:
    statement = one(text)
    assert statement.low == pytest.approx(low)
    assert (statement.unit, statement.measure, statement.comparator) == (unit, measure, comparator)


@pytest.mark.parametrize(
    "text",
    [
        "抓好十件实事。",
        "一批项目建成投产。",
        "三农工作稳步推进。",
        "四个全面布局。",
        "一九七八年召开大会。",
        "出台激励措施“二十条”。",
        "男篮夺取三连冠。",
    ],
)
def test_numerals_that_are_words_of_the_sentence(text: str) -> None:
    assert statements(text) == ()


@pytest.mark.parametrize(
    ("text", "low", "unit", "measure"),
    [
        ("年末人口自然增长率为-0.8‰。", -0.8, "‰", "level"),
        ("工业用电量增长-3.2%。", -3.2, "%", "growth"),
        ("三产增加值增速比上年减低2个百分点。", -2, "个百分点", "change"),
    ],
)
def test_a_minus_before_a_number_and_a_verb_of_fall_make_it_negative(
    text: str, low: float, unit: str, measure: str
) -> None:
    statement = one(text)
    assert (statement.low, statement.unit, statement.measure) == (low, unit, measure)


def test_herds_are_counted_in_their_own_units() -> None:
    assert [(s.low, s.unit) for s in statements("牲畜存栏12万头只，骆驼存栏900峰。")] == [(12, "万头只"), (900, "峰")]
