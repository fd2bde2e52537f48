import pytest

from outline import examples
from outline.lookup import Outline


def with_review(*paragraphs: str) -> Outline:
    return Outline(examples.NUMBERED.replace(examples.PROBLEMS, "\n".join(paragraphs)))


def with_plan(*paragraphs: str) -> Outline:
    kept = f"{examples.REQUIREMENTS}\n{examples.TARGETS}\n{examples.LEADS_IN}"
    return Outline(examples.NUMBERED.replace(kept, "\n".join(paragraphs)))


def with_tail(*paragraphs: str) -> Outline:
    return Outline(
        examples.NUMBERED.replace(examples.TASK_COUNTRYSIDE, "\n".join([examples.TASK_COUNTRYSIDE, *paragraphs]))
    )


def test_problems_may_begin_inside_a_paragraph() -> None:
    outline = with_review(
        "一年来的进步来之不易，凝聚着全市人民的汗水。同时我们清醒看到，产业结构仍然偏重，财力仍然薄弱。"
    )
    assert outline.role("一年来的进步") == "review"
    assert outline.role("同时我们清醒看到") == "problems"


@pytest.mark.parametrize(
    "said",
    [
        "存在的主要问题：产业层次不高，财政收支矛盾突出，民生领域欠账较多。",
        "存在问题\n集体经济薄弱，产业层次不高，基础设施欠账较多。",
        "前进中的困难和问题也不少：经济总量偏小，产业层次不高。",
        "当前工作中存在一些不足，产业层次不高，服务意识不强。",
    ],
)
def test_problems_may_be_named_shortly(said: str) -> None:
    assert with_review(said).role("产业层次不高") == "problems"


def test_problems_may_have_a_chapter_or_a_part_of_their_own() -> None:
    said = "产业层次不高，财政收支紧张，（一）城乡差距较大。\n（二）营商环境不优。"
    chapter = examples.NUMBERED.replace(examples.PROBLEMS, f"二、存在的困难和问题\n{said}")
    outline = Outline(chapter.replace("二、2024", "三、2024").replace("三、加强", "四、加强"))
    assert [outline.role(words) for words in ("产业层次不高", "营商环境不优")] == ["problems"] * 2
    assert outline.years("营商环境不优") == ("2023", "2023")
    part = Outline(examples.NUMBERED.replace(examples.PROBLEMS, "（三）存在的主要问题\n产业层次不高，财政收支紧张。"))
    assert part.at("产业层次不高").title == "（三）存在的主要问题"
    assert part.role("产业层次不高") == "problems"


def test_thanks_end_the_problems() -> None:
    outline = with_review(
        "我们在前进中还存在一些问题和困难。部分企业经营困难，农民增收渠道不宽。",
        "我代表市人民政府，向奋战在各条战线的劳动者表示衷心感谢！",
    )
    assert outline.role("部分企业经营困难") == "problems"
    assert outline.role("我代表市人民政府，向奋战") == "review"


def test_a_review_may_turn_to_the_year_ahead() -> None:
    outline = with_review(
        examples.PROBLEMS, "各位代表！2024年是本届政府的收官之年，要坚持稳字当头，把各项工作做得更扎实。"
    )
    assert outline.role("2024年是本届政府") == "goals"
    assert outline.years("2024年是本届政府") == ("2024", "2024")


def test_targets_may_be_listed_line_by_line() -> None:
    outline = with_plan(
        examples.REQUIREMENTS,
        "全市经济社会发展主要预期目标是：",
        "——地区生产总值增长6%；",
        "——城镇新增就业2万人；",
        "——居民消费价格涨幅3%左右。",
        "重点做好以下工作：",
    )
    assert outline.role("——居民消费价格") == "annual_targets"
    assert outline.role("重点做好以下工作") == "tasks"


def test_growth_that_is_planned_or_expected_for_the_year_is_a_target() -> None:
    for said in ("今年全市生产总值计划增长8%，是留有余地的。", "综合各方面因素，今年的经济增长预期为7%左右。"):
        assert with_plan(said, examples.LEADS_IN).role(said) == "annual_targets"
    measures = "实现今年较快增长，必须扩大内需，继续实施积极的财政政策，压减一般性支出。"
    outline = with_plan("今年的经济增长预期为7%左右。", measures)
    assert outline.role(measures) == "tasks"


def test_targets_keep_what_explains_them() -> None:
    outline = with_plan(
        examples.TARGETS, "提出6%的增长目标，综合考虑了需要与可能，为调整结构留出空间。", examples.LEADS_IN
    )
    assert outline.role("综合考虑了需要与可能") == "annual_targets"


def test_targets_may_begin_inside_a_paragraph_and_end_with_the_lead_in() -> None:
    outline = with_plan(examples.REQUIREMENTS + examples.TARGETS + examples.LEADS_IN)
    assert outline.role("今年是清河转型") == "goals"
    assert outline.role("地区生产总值增长6%左右") == "annual_targets"
    assert outline.role("围绕上述目标") == "tasks"


def test_requirements_may_follow_the_targets_but_measures_are_tasks() -> None:
    outline = with_plan(
        examples.TARGETS,
        "实现上述目标，必须牢牢把握高质量发展这个首要任务，做到稳扎稳打。",
        "继续实施积极的财政政策。压减一般性支出，扩大专项债券规模，把钱用在刀刃上。",
    )
    assert outline.role("必须牢牢把握") == "goals"
    assert outline.role("压减一般性支出") == "tasks"


def test_aims_of_several_years_are_not_the_targets_of_the_year() -> None:
    outline = with_plan(
        "今后五年全市经济社会发展的主要目标是：地区生产总值年均增长7%，城镇化率达到62%。", examples.TARGETS
    )
    assert outline.role("地区生产总值年均增长7%") == "goals"
    assert outline.years("地区生产总值年均增长7%") == ("2024", "2028")
    assert outline.role("地区生产总值增长6%左右") == "annual_targets"


def test_self_governance_inside_the_tasks_is_a_part_of_its_own() -> None:
    text = examples.NUMBERED.replace("三、加强政府自身建设", "（三）加强政府自身建设")
    section = Outline(text).at(examples.CONDUCT)
    assert (section.level, section.role) == (2, "self_governance")


def test_an_addressed_paragraph_on_own_conduct_needs_no_heading() -> None:
    outline = with_tail(examples.OWN_CONDUCT)
    assert outline.role("做好今年工作，必须加强") == "self_governance"
    assert outline.at("做好今年工作，必须加强").title == ""


@pytest.mark.parametrize(
    "title",
    [
        "全面从严治党，建设模范机关",
        "牢记宗旨，打造务实清廉政府",
        "加强政府效能建设",
        "建设人民满意政府",
        "推进政府机构改革",
    ],
)
def test_headings_of_self_governance(title: str) -> None:
    text = examples.NUMBERED.replace("加强政府自身建设", title)
    assert Outline(text).role(examples.CONDUCT) == "self_governance"


def test_defence_after_self_governance_is_a_task() -> None:
    text = examples.NUMBERED.replace("三、加强", "（三）加强").replace(
        examples.CONDUCT, f"{examples.CONDUCT}\n{examples.DEFENCE}"
    )
    outline = Outline(text)
    assert outline.role(examples.CONDUCT) == "self_governance"
    assert outline.role(examples.DEFENCE) == "tasks"
    assert outline.at(examples.DEFENCE).title == "二、2024年工作安排"


def test_foreign_policy_has_a_past_and_a_future() -> None:
    text = examples.NUMBERED.replace(
        "三、加强政府自身建设",
        "三、关于外交工作\n国际形势继续发生复杂变化，和平与发展仍是主流。\n"
        "过去一年，我国同周边国家的关系进一步改善，对外交往日益活跃。\n"
        "新的一年，我国将继续奉行独立自主的和平外交政策。\n四、加强政府自身建设",
    )
    outline = Outline(text)
    assert outline.role("国际形势继续") == "goals"
    assert outline.role("我国同周边国家") == "review"
    assert outline.years("我国同周边国家") == ("2023", "2023")
    assert outline.role("我国将继续奉行") == "tasks"


def test_the_state_of_the_world_may_open_with_its_year() -> None:
    text = examples.NUMBERED.replace(
        "三、加强政府自身建设",
        "三、关于国际形势\n2023年，世界经济增长放缓，多极化趋势继续发展。\n"
        "过去一年，我国同周边国家的关系进一步改善。\n和平与发展仍是时代主题，各国求合作的愿望更加强烈。\n"
        "四、加强政府自身建设",
    )
    outline = Outline(text)
    assert outline.role("世界经济增长放缓") == outline.role("各国求合作") == "goals"
    assert outline.role("我国同周边国家") == "review"


def test_requirements_and_tasks_under_one_heading_are_told_apart() -> None:
    text = examples.NUMBERED.replace("2024年工作安排", "2024年工作总体要求和重点任务")
    outline = Outline(text)
    assert outline.role(examples.REQUIREMENTS) == "goals"
    assert outline.role(examples.TASK_INDUSTRY) == "tasks"


def test_requirements_with_a_chapter_of_their_own_are_goals() -> None:
    text = (
        examples.NUMBERED.replace(f"{examples.LEADS_IN}\n", "三、2024年重点工作\n" + f"{examples.LEADS_IN}\n")
        .replace("2024年工作安排", "2024年总体要求和目标任务")
        .replace("三、加强", "四、加强")
    )
    outline = Outline(text)
    assert outline.role("二、2024年总体要求") == "goals"
    assert outline.role(examples.TARGETS) == "annual_targets"
    assert outline.role(examples.TASK_INDUSTRY) == "tasks"


def test_fields_of_work_in_a_report_on_a_plan_are_goals() -> None:
    text = "\n".join(
        [
            "各位代表：",
            "现将第十个五年计划纲要（草案）连同说明一并报告，请予审议。",
            "一、“九五”时期的回顾",
            "五年来，经济实力明显增强，人民生活得到改善，各项改革取得进展。",
            "二、“十五”期间的奋斗目标",
            "五年内经济年均增长7%，城镇登记失业率控制在5%以内。",
            "三、调整农业结构",
            "稳定粮食生产能力，发展优质高效农业，扩大退耕还林规模。",
            "结束语",
            "各位代表！",
            "让我们团结一致，为实现新的目标而奋斗！",
        ]
    )
    outline = Outline(text, year=2001)
    assert outline.role("稳定粮食生产能力") == "goals"
    assert outline.years("稳定粮食生产能力") == ("2001", "2005")
    assert outline.role("五年来，经济实力") == "review"
    assert outline.years("五年来，经济实力") == ("1996", "2000")
    assert outline.role("让我们团结一致") == "closing"


def test_fields_that_name_the_plan_once_another_opened_with_it_are_goals() -> None:
    text = "\n".join(
        [
            examples.ADDRESS,
            "一、成绩显著的五年",
            "五年来，工业产值翻了一番，城乡面貌得到改善。",
            "二、推动工业再上台阶",
            "今后五年，工业产值年均增长9%，改造老企业60家。",
            "三、加快建立市场体系",
            "改革的方向是建立统一开放的市场。打好基础，今后五年是关键时期。从今年起要培育各类市场。",
            "四、推进社会事业全面发展",
            "普及义务教育，办好乡镇卫生院。",
            "五、保持社会稳定",
            "加强社会治安综合治理，维护群众利益。",
            "结束语",
            examples.CALL,
        ]
    )
    outline = Outline(text, year=1993)
    assert (outline.role("要培育各类市场"), outline.years("要培育各类市场")) == ("goals", ("1993", "1997"))
    assert outline.role("普及义务教育") == "tasks"
    without = Outline(text.replace("今后五年，工业", "今年工业"), year=1993)
    assert without.role("要培育各类市场") == "tasks"


def test_a_closing_may_run_over_several_paragraphs() -> None:
    text = examples.NUMBERED.replace(
        examples.CALL, "各位代表！\n奋斗最美，实干最响。\n我们要跑出加速度，干出新样子。\n" + examples.CALL
    )
    assert Outline(text).role("奋斗最美") == "closing"


def test_glossaries_and_page_residue_lie_outside() -> None:
    outline = Outline(f"{examples.NUMBERED}\n名词解释\n1.产业倍增行动：市政府部署的三年计划。\n相关报道：")
    assert outline.role(examples.CALL) == "closing"
    assert not outline.covers("1.产业倍增行动")
    assert not outline.covers("相关报道")


def test_an_annex_of_promised_works_is_part_of_the_tasks() -> None:
    works = "附件1\n2024年市十件民生实事\n一、新建改造幼儿园\n新建公办园8所。\n二、改造老旧管网\n改造燃气管道60公里。"
    outline = Outline(f"{examples.NUMBERED}\n{works}\n附件2\n名词解释\n1.中试基地：用于放大试验的场所。")
    assert outline.role("改造燃气管道60公里") == "tasks"
    assert outline.titles(1)[-1] == "2024年市十件民生实事"
    assert not outline.covers("1.中试基地")
    numbered = Outline(f"{examples.NUMBERED}\n{works}\n附件2名词解释\n1.中试基地：用于放大试验的场所。")
    assert not numbered.covers("1.中试基地")


@pytest.mark.parametrize(
    "heading",
    [
        "附：名词解释",
        "注释：",
        "【名词解释】",
        "2024年市《政府工作报告》缩略词注释",
        "政府工作报告名词解释",
        "附件2：有关用语说明",
    ],
)
def test_glossaries_go_by_many_names(heading: str) -> None:
    outline = Outline(f"{examples.NUMBERED}\n{heading}\n1.中试基地：用于放大试验的场所，面积2万平方米。")
    assert outline.role(examples.CALL) == "closing"
    assert not outline.covers("面积2万平方米")


def test_annexes_may_be_longer_than_the_report() -> None:
    listed = "\n".join(f"{n}.示范事项{n}：由有关单位具体承办的一件事。" for n in range(1, 40))
    outline = Outline(f"{examples.NUMBERED}\n附件\n名词解释\n{listed}")
    assert not outline.covers("示范事项30")
    assert outline.role(examples.CALL) == "closing"


def test_promised_works_listed_in_one_paragraph_are_tasks() -> None:
    works = (
        "今年为群众办好四件实事：（1）扩建县中医院。（2）打通城东两条断头路。（3）改造乡镇敬老院。（4）装好河堤护栏。"
    )
    text = "\n".join(
        [examples.TITLE, examples.ADDRESS, "一、2023年工作回顾", examples.REVIEW_OPENING, "二、2024年工作安排", works]
    )
    assert Outline(text).role("改造乡镇敬老院") == "tasks"


def test_a_chapter_of_work_may_begin_with_the_work_itself() -> None:
    work = "构建现代服务业新体系。引进金融机构6家，改造商业街20条，办好消费节会。"
    text = "\n".join(
        [examples.TITLE, examples.ADDRESS, "一、2023年工作回顾", examples.REVIEW_OPENING, "二、2024年重点工作", work]
    )
    assert Outline(text).role("引进金融机构") == "tasks"
    assert Outline(text.replace(work, examples.REQUIREMENTS + "\n" + work)).role(examples.REQUIREMENTS) == "goals"


def test_a_review_that_hands_on_the_guidelines_for_the_year_turns_ahead() -> None:
    ahead = "各位代表！省委在通盘考虑当前形势与我市已有条件之后，明确了全市今年工作的基本方针：抓住机遇、保持稳定。"
    outline = with_review("（一）" + examples.REVIEW_INDUSTRY, examples.PROBLEMS, ahead)
    assert outline.role(ahead) == "goals"


def test_the_four_cardinal_principles_are_no_aims_of_the_government() -> None:
    studied = "（三）加强四项基本原则的教育"
    text = examples.NUMBERED.replace("三、加强政府", f"{studied}\n组织干部职工分批学习。\n三、加强政府")
    assert Outline(text).role(studied) == "tasks"


def test_an_account_of_years_abroad_goes_on_with_the_paragraphs_that_name_them() -> None:
    abroad = ("过去五年，外交工作打开新局面。", "五年来，先后与12国签订协议。", "我国主张互利共赢，愿与各方加强合作。")
    outline = with_tail(*abroad)
    assert [outline.role(said) for said in abroad] == ["review", "review", "tasks"]


def test_own_conduct_after_a_chapter_of_work_without_parts_is_self_governance() -> None:
    fields = examples.NUMBERED.replace("（一）推动工业提质增效\n", "").replace("（二）推进乡村全面振兴\n", "")
    fields = fields.replace(
        f"三、加强政府自身建设\n{examples.CONDUCT}", f"三、增进民生福祉\n保持基本民生支出。\n{examples.OWN_CONDUCT}"
    )
    assert Outline(fields).role(examples.OWN_CONDUCT) == "self_governance"


@pytest.mark.parametrize(
    "said",
    [
        "成绩固然可喜，问题不容忽视。清河经济总量不大，民生领域还有欠账。",
        "清河农业大而不强、新兴产业偏弱等问题亟待解决。",
        "正视前进中的问题，主要是支撑项目偏少。",
        "回顾一年工作，我们深感不足，龙头企业还不多。",
    ],
)
def test_problems_may_be_faced_without_being_seen_clearly(said: str) -> None:
    assert with_review("（一）" + examples.REVIEW_INDUSTRY, said).role(said) == "problems"


def test_own_conduct_may_be_opened_by_a_saying_and_the_call_stand_without_an_address() -> None:
    forged = "打铁必须自身硬。" + examples.CONDUCT
    call = "扬帆正当时。让我们团结一心、真抓实干，为建设新清河不懈奋斗！"
    text = examples.NUMBERED.replace("三、加强政府自身建设\n", "").replace(examples.CONDUCT, forged)
    outline = Outline(text.replace(examples.CALL, call))
    assert (outline.role(forged), outline.role(call)) == ("self_governance", "closing")


@pytest.mark.parametrize("heading", ["一、抢抓机遇，为实现“十五”计划开好局", "一、迈出实现“十五”计划的坚实步伐"])
def test_a_report_cut_off_behind_its_review_reviews_whatever_plan_its_heading_speaks_of(heading: str) -> None:
    account = "\n".join(
        [
            "2001年，全市实现生产总值120亿元，增长9.5%。财政收入完成8亿元，增长11%。",
            "农业生产稳步发展。粮食总产量达到50万吨，增长2%。",
            "城乡居民收入继续增加，城镇居民人均可支配收入达到6500元，增长7%。",
        ]
    )
    head = f"清河市2002年政府工作报告\n{examples.ADDRESS}\n{examples.PRESENTS}"
    outline = Outline(f"{head}\n{heading}\n{account}", year=2002)
    assert [section.role for section in outline.sections] == ["preface", "review"]
