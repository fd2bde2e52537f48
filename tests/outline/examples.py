"""A small report in the customary wording, written for these tests, in several layouts."""

TITLE = "2024年清河市政府工作报告"
ADDRESS = "各位代表："
PRESENTS = "我代表清河市人民政府，向大会作工作报告，请代表们审议，并请列席同志提意见。"

REVIEW_OPENING = "过去一年，清河全市上下顶住压力、埋头苦干，年初确定的任务基本完成，全市生产总值增长6.1%。"
REVIEW_INDUSTRY = (
    "工业经济稳步回升。规模以上工业增加值增长7.3%，新投产项目42个，培育专精特新企业15家，园区产值突破600亿元。"
)
REVIEW_LIVELIHOOD = "民生保障持续加强。新增城镇就业2.3万人，改造老旧小区56个，新建公办幼儿园9所，群众办事更加方便快捷。"
PROBLEMS = (
    "在看到成绩的同时，我们也清醒认识到，清河发展还有不少困难：产业层次不高，财政收支紧张，"
    "城乡差距仍然较大。对这些问题，我们将认真加以解决。"
)
REQUIREMENTS = "今年是清河转型发展的关键一年。政府工作要坚持稳中求进，统筹发展和安全，推动经济持续向好。"
TARGETS = "今年全市经济社会发展的主要预期目标是：地区生产总值增长6%左右，固定资产投资增长8%，城镇新增就业2万人以上。"
LEADS_IN = "围绕上述目标，重点抓好以下工作："
TASK_INDUSTRY = "深入实施产业倍增行动，建成清河新材料产业园二期，新增规模以上企业30家，支持老企业技术改造。"
TASK_COUNTRYSIDE = "建设高标准农田5万亩，改造农村公路200公里，加快发展特色种养业，多渠道增加农民收入。"
DEFENCE = "支持国防和军队改革，广泛开展双拥共建，做好退役军人服务保障工作，巩固军政军民团结的良好局面。"
CONDUCT = (
    "坚持依法行政，自觉接受人大监督，严格落实中央八项规定精神，持续改进作风，严肃查处违纪违法行为，建设廉洁高效的政府。"
)
OWN_CONDUCT = "各位代表！做好今年工作，必须加强政府自身建设。要" + CONDUCT
CALL = "各位代表，实干开创未来。让我们紧密团结起来，为建设美丽富饶的新清河努力奋斗！"

_HEAD = [TITLE, ADDRESS, PRESENTS]

NUMBERED = "\n".join(
    [
        *_HEAD,
        "一、2023年工作回顾",
        REVIEW_OPENING,
        "（一）" + REVIEW_INDUSTRY,
        "（二）" + REVIEW_LIVELIHOOD,
        PROBLEMS,
        "二、2024年工作安排",
        REQUIREMENTS,
        TARGETS,
        LEADS_IN,
        "（一）推动工业提质增效",
        TASK_INDUSTRY,
        "（二）推进乡村全面振兴",
        TASK_COUNTRYSIDE,
        "三、加强政府自身建设",
        CONDUCT,
        CALL,
    ]
)
"""Numbered chapters and parts."""

PARTED = (
    NUMBERED.replace("一、", "第一部分　")
    .replace("二、", "第二部分　")
    .replace("三、", "第三部分　")
    .replace("（一）", "一、")
    .replace("（二）", "二、")
)
"""第一部分 above 一、."""

UNNUMBERED = "\n".join(
    [
        *_HEAD,
        "2023年工作回顾",
        REVIEW_OPENING,
        REVIEW_INDUSTRY,
        REVIEW_LIVELIHOOD,
        PROBLEMS,
        "2024年工作安排",
        REQUIREMENTS,
        TARGETS,
        LEADS_IN,
        "推动工业提质增效。" + TASK_INDUSTRY,
        "推进乡村全面振兴。" + TASK_COUNTRYSIDE,
        "加强政府自身建设",
        CONDUCT,
        CALL,
    ]
)
"""Headings without numbers, alone on their lines; parts headed by first sentences."""

HALVED = (
    NUMBERED.replace("一、2", "2")
    .replace("二、2", "2")
    .replace("三、加强", "三、加快推进")
    .replace("（一）", "一、")
    .replace("（二）", "二、")
)
"""Two headings without numbers that name their years, above numbers that start again under each."""

RHETORICAL = (
    NUMBERED.replace("2023年工作回顾", "负重前行、砥砺奋进，交出合格答卷")
    .replace("2024年工作安排", "锚定目标、乘势而上，开创崭新局面")
    .replace("加强政府自身建设", "刀刃向内、知重负重，提升干事本领")
)
"""Chapter headings that say nothing of what their chapters do."""

BARE = "\n".join(
    [
        *_HEAD,
        REVIEW_OPENING,
        REVIEW_INDUSTRY,
        REVIEW_LIVELIHOOD,
        PROBLEMS,
        REQUIREMENTS,
        TARGETS,
        LEADS_IN,
        "要" + TASK_INDUSTRY,
        "要" + TASK_COUNTRYSIDE,
        OWN_CONDUCT,
        CALL,
    ]
)
"""No heading at all."""

LAYOUTS = {
    "numbered": NUMBERED,
    "parted": PARTED,
    "unnumbered": UNNUMBERED,
    "halved": HALVED,
    "rhetorical": RHETORICAL,
    "bare": BARE,
}
