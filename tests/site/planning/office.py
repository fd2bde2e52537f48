"""An invented office of two years: what it promised, and which unit it gave each task to.

Offices divide work by their own plan of functions, and not always as the words suggest: this one gives charging piles
to the city management, bridges on rural roads to the centre for public roads, nurseries to health. The second year
words its tasks anew and has a few without precedent.
"""

from __future__ import annotations

# (unit, the sentence of the first year, the sentence of the second year); "" where the year has none.
TASKS = (
    ("城市管理局", "新建公共充电桩300个。", "加密充电网络，新增公共充电桩450个。"),
    ("城市管理局", "改造城区公厕20座。", "新建改建城区公厕25座。"),
    ("城市管理局", "新增停车泊位3000个。", "挖潜增设城区停车泊位3500个。"),
    ("城市管理局", "整治背街小巷40条。", "再整治背街小巷30条。"),
    ("公路事务中心", "完成危桥改造18座。", "加固改造农村公路危桥22座。"),
    ("公路事务中心", "实施国省道大中修60公里。", "完成国省干线公路大中修75公里。"),
    ("交通运输局", "新改建农村公路150公里。", "建设提质农村公路160公里。"),
    ("交通运输局", "开通城乡公交线路8条。", "新开城乡公交线路6条。"),
    ("卫生健康委员会", "新增婴幼儿托位1200个。", "增加普惠托育机构托位1500个。"),
    ("卫生健康委员会", "建成中医馆15个。", "新建乡镇卫生院中医馆10个。"),
    ("教育局", "新建公办幼儿园10所。", "建成公办幼儿园8所。"),
    ("教育局", "新增中小学学位5000个。", "新增义务教育学位6000个。"),
    ("体育中心", "建设社区运动场30处。", "新建社区健身运动场所35处。"),
    ("体育中心", "举办全民健身赛事50场。", "办好全民健身赛事活动60场。"),
    ("乡村振兴局", "打造和美乡村示范村20个。", "建设和美乡村示范村25个。"),
    ("乡村振兴局", "完成农村户厕改造1万户。", "改造农村卫生户厕8000户。"),
    ("农业农村局", "新建高标准农田12万亩。", "建成高标准农田10万亩。"),
    ("农业农村局", "粮食播种面积稳定在200万亩。", "稳定粮食播种面积205万亩。"),
    ("水利局", "治理中小河流60公里。", "完成中小河流治理70公里。"),
    ("水利局", "除险加固小型水库30座。", "完成病险水库除险加固25座。"),
    ("林业局", "完成营造林6万亩。", "营造林7万亩。"),
    ("生态环境局", "整治入河排污口80个。", "完成入河排污口整治90个。"),
    ("住房和城乡建设局", "改造老旧小区120个。", "实施老旧小区改造100个。"),
    ("住房和城乡建设局", "筹集保障性租赁住房2000套。", "配建筹集保障性租赁住房2500套。"),
    ("数据局", "上线高效办成一件事20项。", "再推出高效办成一件事15项。"),
    ("数据局", "归集公共数据5000万条。", "归集共享公共数据8000万条。"),
    ("市场监督管理局", "完成食品抽检6000批次。", "食品安全抽检7000批次。"),
    ("市场监督管理局", "新增经营主体3万户。", "净增经营主体3.5万户。"),
    ("投资促进局", "引进投资亿元以上项目80个。", "新引进亿元以上产业项目90个。"),
    ("投资促进局", "举办招商推介活动12场。", "组织招商推介活动15场。"),
    ("工业和信息化局", "新增规模以上工业企业60家。", "净增规模以上工业企业50家。"),
    ("科学技术局", "新认定高新技术企业40家。", "新增高新技术企业45家。"),
    ("人力资源和社会保障局", "城镇新增就业4万人。", "实现城镇新增就业4.2万人。"),
    ("人力资源和社会保障局", "开展技能培训2万人次。", "组织职业技能培训2.3万人次。"),
    ("民政局", "建成社区养老服务站25个。", "新建社区嵌入式养老服务站30个。"),
    ("文化广电和旅游局", "创建A级景区3家。", "新创A级旅游景区2家。"),
    ("文化广电和旅游局", "送戏下乡200场。", "开展送戏下乡演出220场。"),
    ("应急管理局", "建设应急避难场所12处。", "新建改造应急避难场所15处。"),
    ("退役军人事务局", "建成退役军人服务站示范点20个。", "创建示范型退役军人服务站18个。"),
    ("商务局", "培育限额以上商贸企业50家。", "新增限额以上商贸单位55家。"),
    ("财政局", "压减一般性支出5%。", "一般性支出再压减4%。"),
    ("司法局", "", "建设基层法律援助工作站16个。"),
    ("自然资源和规划局", "", "处置批而未供土地3000亩。"),
    ("公安局", "", "破获电信网络诈骗案件600起。"),
    ("残疾人联合会", "", "完成困难残疾人家庭无障碍改造400户。"),
)

_HEAD = """政府工作报告

——{year}年1月12日在青州湖市第六届人民代表大会第五次会议上

市长 林清

各位代表：

现在，我代表市人民政府向大会报告工作，请予审议。

一、{before}年工作回顾

过去一年，全市经济稳中有进，各项实事全部办结。

二、{year}年重点工作

"""


def report(year: int) -> str:
    """The report of a year: its tasks, ten to a part."""
    tasks = [sentence for _unit, sentence in given(year)]
    parts = []
    for index, ordinal in zip(range(0, len(tasks), 10), "一二三四五六", strict=False):
        parts.append(f"（{ordinal}）抓好第{ordinal}批民生实事。" + "".join(tasks[index : index + 10]))
    return _HEAD.format(year=year, before=year - 1) + "\n\n".join(parts) + "\n"


def given(year: int) -> list[tuple[str, str]]:
    """The tasks of a year with the units that they are given to."""
    return [(unit, words) for unit, first, second in TASKS if (words := first if year == 2025 else second)]


def unit_of(text: str, year: int) -> str | None:
    """The unit that a commitment was given to, by its words."""
    said = text.rstrip("。，；")
    return next((unit for unit, words in given(year) if words.rstrip("。") in said or said in words), None)
