"""What becomes a row of the task table, and what stands beside it."""

from __future__ import annotations

import pytest

from duixian.ledger import find_commitments
from duixian.outline.section import Period, Section
from ledger.reports import CITY, asides, rows

PARAGRAPH = "壮大县域工业。新建标准厂房二十万平方米，引进配套企业。支持各县改造老旧电网。"


def test_lead_phrase_names_the_item_of_the_sentences_after_it() -> None:
    found = rows(PARAGRAPH)
    assert [c.text for c in found] == ["新建标准厂房二十万平方米，引进配套企业。", "支持各县改造老旧电网。"]
    assert {c.item for c in found} == {"壮大县域工业"}
    assert asides(PARAGRAPH) == [("heading", "壮大县域工业。")]


def test_long_first_sentence_is_a_lead_phrase_only_where_the_next_ones_come_back_to_its_words() -> None:
    rest = "扩建镇卫生院，更新救护车。招聘骨科医师，开通夜间门诊。"
    alone = "鼓励外出务工人员返回山区乡镇承包荒坡。" + rest
    assert [c.text[:2] for c in rows(alone)] == ["鼓励", "扩建", "招聘"]
    elaborated = "加快补上山区乡镇卫生院和门诊服务的短板。" + rest
    assert [c.text[:2] for c in rows(elaborated)] == ["扩建", "招聘"]


def test_short_sentence_that_nothing_elaborates_is_a_row() -> None:
    assert [c.text for c in rows("办好特殊教育。")] == ["办好特殊教育。"]
    middle = "办好人民满意的教育。扩建两所城区小学，增加学位供给。办好老年大学。规范校外培训，治理课外负担。"
    assert "办好老年大学。" in [c.text for c in rows(middle)]


def test_phrase_under_a_lead_phrase_is_a_heading_where_the_next_sentence_takes_it_up() -> None:
    text = "推动服务业提速。做强现代物流。开工建设城北物流分拨点，引进三家货运平台企业。"
    assert asides(text) == [("heading", "推动服务业提速。"), ("heading", "做强现代物流。")]


LEADS_INSIDE = (
    "坚持改革开路，增添发展后劲。盘活闲置资产。清查行政单位的空置用房，公开招租，租金收入纳入预算管理。"
    "开展水价改革试点。做优营商环境。建立企业诉求直办窗口，定期公布办理结果，营商专员上门服务。"
    "理顺园区体制。优化园区机构设置，推行全员聘用，园区审批权限一次下放到位。精简园区内设机构。"
)


def test_lead_phrases_divide_a_chapter_written_as_one_paragraph() -> None:
    title = "（四）向改革要动力"
    text = f"{title}\n{LEADS_INSIDE}"
    assert [words for _, words in asides(text, title=title)] == [
        title,
        "坚持改革开路，增添发展后劲。",
        "盘活闲置资产。",
        "做优营商环境。",
        "理顺园区体制。",
    ]
    assert [(c.item, c.text[:6]) for c in rows(text, title=title)] == [
        ("盘活闲置资产", "清查行政单位"),
        ("盘活闲置资产", "开展水价改革"),
        ("做优营商环境", "建立企业诉求"),
        ("理顺园区体制", "优化园区机构"),
        ("理顺园区体制", "精简园区内设"),
    ]


def test_deed_is_a_lead_phrase_among_others_where_the_next_sentence_comes_back_to_its_words() -> None:
    title = "（四）向改革要动力"
    text = f"{title}\n{LEADS_INSIDE}办好特色学校。支持每个乡镇办好一所特色小学，配齐学校音乐教师，扩建山区教学点。"
    assert asides(text, title=title)[-1] == ("heading", "办好特色学校。")


def test_lead_phrases_divide_the_part_that_turns_to_the_deputies() -> None:
    text = "各位代表，" + LEADS_INSIDE
    assert ("heading", "盘活闲置资产。") in asides(text, "self_governance")


def test_short_rows_after_each_other_do_not_divide_a_paragraph() -> None:
    title = "（五）把学校办好"
    text = f"{title}\n新建三所公办小学，补足城区学位。办好老年大学。规范校外培训。扩大职校招生。改造教学点。关心教师。"
    assert len(rows(text, title=title)) == 6


def test_short_sentence_before_a_short_rest_is_a_row_where_paragraphs_break_anywhere() -> None:
    broken = "改善集市管理和服务。加强治安巡逻，严查扒窃。"
    assert [c.text for c in rows("\n".join([broken] * 10))][:2] == ["改善集市管理和服务。", "加强治安巡逻，严查扒窃。"]


def test_assurance_closes_a_paragraph_and_announces_elsewhere() -> None:
    assurance = "我们将用心用力把路修好，让乡亲们出行更顺心。"
    before = "新建农村公路30公里，改造危桥6座。"
    assert [c.text for c in rows(before + assurance)] == [before]
    assert len(rows("我们将改造危桥16座。" + before)) == 2


def test_area_is_the_title_of_the_numbered_section_and_item_that_of_the_paragraph() -> None:
    text = "三、今年工作\n（一）稳住农业\n守好耕地红线。清查撂荒耕地，恢复耕种。"
    chapter = Section("s1", "三、今年工作", 1, "tasks", Period("2017", "2017"), 0, len(text), 6)
    area = Section("s1.1", "（一）稳住农业", 2, "tasks", Period("2017", "2017"), 7, len(text), 14)
    (row,) = find_commitments(text, (chapter, area), (), identity=CITY)[0]
    assert (row.area, row.item, row.section) == ("（一）稳住农业", "守好耕地红线", "s1.1")


def test_lead_phrases_that_the_outline_knows_are_items_too() -> None:
    text = "（一）稳住农业\n守好耕地红线。清查撂荒耕地，恢复耕种。"
    area = Section("s1.1", "（一）稳住农业", 2, "tasks", None, 0, len(text), 7)
    paragraph = Section("s1.1.1", "守好耕地红线", 3, "tasks", None, 8, len(text), 15)
    found, beside = find_commitments(text, (area, paragraph), (), identity=CITY)
    assert [(c.area, c.item, c.text) for c in found] == [("（一）稳住农业", "守好耕地红线", "清查撂荒耕地，恢复耕种。")]
    assert [a.kind for a in beside] == ["heading", "heading"]


def test_tone_set_under_a_heading_is_no_task_unless_a_programme_is_named() -> None:
    body = "\n守好耕地红线。清查撂荒耕地，恢复耕种。\n发展特色种养。扶持家庭农场，推广良种。"
    title = "（二）办好三农的事"
    tone = "\n坚持农业优先，促进农民增收。"
    assert ("slogan", tone.strip()) in asides(title + tone + body, title=title)
    named = "\n扎实实施“千村整治”工程，改善农村面貌。"
    assert named.strip() in [c.text for c in rows(title + named + body, title=title)]


@pytest.mark.parametrize(
    "sentence",
    [
        "产业兴旺是城市立足的根本。",
        "我们要以归零的心态、冲刺的姿态，奋力跑出新速度。",
        "今年的总体要求是：高举旗帜，稳字当头，实现良好开局。",
        "让我们携起手来，为更美好的明天不懈奋斗！",
        "各位代表！",
        "市委提出，要把项目作为头等大事。",
        "完善学习制度，以实际行动坚定拥护“两个确立”。",
        "树立正确政绩观，为人民出政绩，推进各项工作。",
        "从财政收入看，今年减税面广，收入增长要慢一些。",
        "只有办好学校，才能培养人才。",
        "前路不会一帆风顺，我们要奋力推进各项事业。",
        "要把握好稳和进的关系，推动经济行稳致远。",
        "山城充满机遇，我们愿与各方企业共建共享。",
        "乡村振兴关键靠产业，产业振兴关键靠人。",
        "强化服务，推动有效市场和有为政府更好结合。",
    ],
)
def test_exhortation_judgement_and_doctrine_are_no_tasks(sentence: str) -> None:
    assert rows(sentence) == ()
    assert asides(sentence) == [("slogan", sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "各县（区）每年抓好两个特色集镇建设。",
        "以降低成本为重点，清理各类涉企收费。",
        "企业要落实安全生产主体责任。",
        "坚持和完善河长制。",
        "控增量、去库存、优供给，稳定房地产市场。",
        "确保零就业家庭动态清零。",
        "市图书馆新馆明年开馆。",
        "要统筹兼顾，积极稳妥地化解乡村债务。",
        "为孕产妇免费提供产前筛查服务。",
        "我们要大力开展桥梁体检攻坚行动，让群众走得放心。",
        "深入实施理论传播工程，巩固团结奋斗的思想基础。",
        "重点抓好山区扶持政策的制定和实施。",
        "前瞻部署海洋、空间等基础研究。",
        "改善与毗邻县市的经贸关系，落实合作新举措。",
    ],
)
def test_actions_in_the_wordings_in_use(sentence: str) -> None:
    assert [c.text for c in rows(sentence)] == [sentence]


def test_clauses_of_guiding_ideology_stay_slogans_to_the_full_stop() -> None:
    text = "今年的总要求是：稳中求进；加强法治建设，推进依法治市；促进社会和谐。\n开展河道清淤。"
    assert [c.text for c in rows(text)] == ["开展河道清淤。"]


def test_multi_year_goals_hold_targets_tasks_and_slogans() -> None:
    text = (
        "城镇化率达到60%以上，空气优良率超过85%。加快建设环城水系公园带。城市更加宜居，市民素质明显提高。"
        "深度融入区域协调发展大局。"
    )
    found = rows(text, "goals")
    assert [c.kind for c in found] == ["target", "target", "task", "target"]
    assert asides(text, "goals") == [("slogan", "深度融入区域协调发展大局。")]


def test_spirit_of_the_government_is_no_task_among_what_it_does_about_its_conduct() -> None:
    spirit = "干字当头、真抓实干，奔着问题去，推动事业开创新局。"
    deed = "大兴调查研究，精简会议文件。"
    assert [c.text for c in rows(spirit + deed, "self_governance")] == [deed]


def test_multi_year_aims_in_a_row_are_no_task() -> None:
    aims = "弘扬优良家风，繁荣文化事业，让城市更有活力，加快建设文化强市。"
    assert asides(aims, "goals") == [("slogan", aims)]


def test_sentence_that_says_what_the_aim_is_holds_no_task() -> None:
    aim = "五年的主要目标是，城乡面貌明显改变，建设现代产业体系取得突破，完善治理体系取得进展。"
    assert "task" not in {c.kind for c in rows(aim, "goals")}


def test_every_promised_number_of_the_annual_targets_is_a_row_of_its_own() -> None:
    text = "今年的主要预期目标是：地区生产总值增长6%左右，财政收入增长4%，其中税收占比稳步提高；新增就业2万人。"
    found = rows(text, "annual_targets")
    assert [c.text for c in found] == [
        "地区生产总值增长6%左右，",
        "财政收入增长4%，其中税收占比稳步提高；",
        "新增就业2万人。",
    ]
    assert {c.kind for c in found} == {"target"}
    assert asides(text, "annual_targets") == [("heading", "今年的主要预期目标是：")]


def test_time_at_the_head_of_a_list_of_targets_holds_for_all_of_them() -> None:
    found = rows("到2021年，森林覆盖率达50%，污水处理率达95%。", "goals")
    assert [(c.text, c.deadline) for c in found] == [
        ("到2021年，森林覆盖率达50%，", "2021-12-31"),
        ("污水处理率达95%。", "2021-12-31"),
    ]


def test_sentence_that_gives_each_place_its_task_is_cut_at_the_places() -> None:
    text = "支持各县办好主导产业：衡南重点发展物流，衡阳县做强陶瓷，祁东加快发展新材料。"
    found = rows(text)
    assert [c.text for c in found] == [
        "支持各县办好主导产业：",
        "衡南重点发展物流，",
        "衡阳县做强陶瓷，",
        "祁东加快发展新材料。",
    ]
    assert [[p.code for p in c.places] for c in found] == [[], ["430422"], ["430421"], ["430426"]]


def test_place_at_the_head_of_the_next_sentence_does_not_cut_this_one() -> None:
    text = "衡南重点发展物流，衡阳县做强陶瓷；祁东加快发展新材料。"
    assert [c.text for c in rows(text)] == ["衡南重点发展物流，衡阳县做强陶瓷；", "祁东加快发展新材料。"]


def test_review_problems_and_closing_promise_nothing() -> None:
    for role in ("review", "problems", "preface", "closing"):
        assert rows("新建公园五个。", role) == ()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sentence", "strength"),
    [
        ("确保粮食丰收，力争增产。", "ensure"),
        ("力争开工，努力建成环线。", "strive"),
        ("努力扩大就业。", "endeavour"),
        ("扩大就业。", ""),
    ],
)
def test_firmest_word_gives_the_strength(sentence: str, strength: str) -> None:
    assert rows(sentence)[0].strength == strength


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("深入实施“暖心送学”行动。", "programme"),
        ("加快瓦石铁路、青麓大桥等项目建设。", "project"),
        ("整治城区背街小巷。", "task"),
    ],
)
def test_kind_follows_what_is_named(sentence: str, kind: str) -> None:
    assert rows(sentence)[0].kind == kind


ITEMS = "1.新建公办幼儿园6所；2.改造旧楼40栋；3.为学童免费验光2万人。"


@pytest.mark.parametrize("lead_in", ["今年集中力量办成十件：", "继续办好一批民生实事："])
def test_items_of_promised_works_are_programmes_without_their_lead_in(lead_in: str) -> None:
    found = rows(lead_in + ITEMS)
    assert [c.text for c in found] == ["1.新建公办幼儿园6所；", "2.改造旧楼40栋；", "3.为学童免费验光2万人。"]
    assert {c.kind for c in found} == {"programme"}
    assert asides(lead_in + ITEMS)[0] == ("heading", lead_in)


def test_promised_works_end_where_the_enumeration_does() -> None:
    text = "办好十件民生实事。\n一是新建社区食堂20家。\n二是改造村道200公里。\n开展职业培训2万人次。"
    assert [c.kind for c in rows(text)] == ["programme", "programme", "programme", "task"]


def test_lead_in_of_other_works_is_no_part_of_the_first() -> None:
    found = rows("抓好三件大事：一是建设东城变电站；二是疏浚南河；三是迁建老车站。")
    assert [c.text for c in found] == ["一是建设东城变电站；", "二是疏浚南河；", "三是迁建老车站。"]
    assert "programme" not in {c.kind for c in found}


def test_many_soft_actions_in_one_sentence_of_aims_are_a_row() -> None:
    act = "推动港口提级，拓展海上航线，优化集疏运网络，增强船舶服务能力，发展水上旅游，提升仲裁水平。"
    assert [c.kind for c in rows(act, "goals")] == ["task"]
    assert rows("推动港口提级，拓展海上航线，增强船舶服务能力。", "goals") == ()


def test_numbered_sentence_without_elaboration_is_a_row_and_a_heading_without_a_stop_is_none() -> None:
    text = "3.迁建县文化馆。"
    item = (Section("s1.1.1", "3.迁建县文化馆", 3, "tasks", Period("2017", "2017"), 0, len(text), len(text)),)
    assert [c.text for c in find_commitments(text, item, (), identity=CITY)[0]] == [text]
    assert find_commitments(text[:-1], item, (), identity=CITY)[0] == ()


def test_numbered_item_may_open_with_a_deed_of_its_own() -> None:
    heading = "3.新建城北水厂、沱洲泵站。"
    text = f"{heading}为全县六十岁以上老人免费体检。招聘乡村教师。"
    item = (Section("s1.1.1", heading[:-1], 3, "tasks", Period("2017", "2017"), 0, len(text), len(heading)),)
    assert find_commitments(text, item, (), identity=CITY)[0][0].text == heading


def test_clause_without_an_indicator_of_its_own_stays_with_the_one_before() -> None:
    text = "主要目标是：粮食产量增长2%，达到30万吨，农民人均收入增长8%。"
    found = [c.text for c in rows(text, "annual_targets")]
    assert found == ["粮食产量增长2%，达到30万吨，", "农民人均收入增长8%。"]


def test_short_sentences_of_one_beginning_divide_a_long_paragraph() -> None:
    body = "新建两座泵站，疏浚沱河十二公里，改造沿线老旧涵闸，加固险工险段堤防。"
    text = f"着力补上水利短板。{body}着力打造畅通路网。{body}着力提升小城品质。{body}"
    assert [c.text for c in rows(text)] == [body] * 3


def test_member_of_an_enumeration_is_a_heading_where_the_next_sentence_is_no_member() -> None:
    text = (
        "一是理顺用水管理，改进水费征收。推广智能水表，按月公布用量。二是整治老旧渠道。加固渗漏渠段，清理淤塞渠道。"
        "三是补种护岸林。我们要让乡亲们用上放心水。"
    )
    assert [kind for kind, _ in asides(text)][:2] == ["heading", "heading"]
    assert [c.item for c in rows(text)][:2] == ["理顺用水管理，改进水费征收", "整治老旧渠道"]


def test_sentence_that_weighs_one_thing_against_another_promises_nothing() -> None:
    text = "既要守住耕地，又要扩大果园，还要种好菜园。新建果园3个。"
    assert [c.text for c in rows(text)] == ["新建果园3个。"]


def test_sentence_that_says_what_depends_on_something_promises_nothing() -> None:
    text = "渡口承载着两岸乡亲的来往，牵动着集市的兴衰。改造渡口码头。"
    assert [c.text for c in rows(text)] == ["改造渡口码头。"]
