"""The subject of a number's clause, freed from what leads to it."""

from __future__ import annotations

import re
from typing import Final

from duixian.statements.behind import named_behind
from duixian.statements.circumstances import without_circumstance
from duixian.statements.coordination import CONJUNCTION, head_of, rate_noun_of, verb_of
from duixian.statements.examples import only_done, without_examples
from duixian.statements.namewords import name_words
from duixian.statements.phrase import Phrase
from duixian.statements.shares import bounded, part_of_average, raised_to_multiple, rises_from, share_of
from duixian.statements.topics import complete, noun_phrase, topic_object
from duixian.statements.wording import without_lead, wording

_STATES: Final = frozenset(("国家", "国务", "政府", "各级"))
# 国家已经|组织试点
_AGENT: Final = re.compile(r"(?:国家|国务院|各级政府|政府)(?:又|还|已经|已|先后|共|再)+(?=..)")
# 中央财政|拟|安排
_PLANNING: Final = re.compile("(?:拟|再)(?=安排|投入|发行|支持|新增|拿出|下达)")
_DECIDED: Final = re.compile("[^，]{0,6}?(?:决定|同意)(?=..)")
# 、|技师, 2000人（含退役军人300人）|左右、|技师
# 融资成本|必须在去年基础上|再降低
_ON_BASIS: Final = re.compile("(?:必须|要|将|均|都)?在(?:[^，、在]{0,10}的?)基础上(?:再|又|力争|确保)?")
_JOINTS: Final = re.compile("(?:[　 、]|(?:左右|以[上下内])[、，]|和(?![谐美平睦田县])|及(?![时早格])|与(?!会))+")
_JOINING: Final = frozenset("　 、和及与左以")
# 损失较|近十年平均|下降七成
# 赤字率9%，比上年|高|0.2个百分点
_MORE_OR_LESS: Final = frozenset("高低多少")
_COMPARING, _YEARS_PAST = frozenset("比较"), re.compile("(?:近|过去|前)[0-9一二三四五六七八九十两几]+年")
_LIST_MARK: Final = re.compile(
    r"(?:[0-9]{1,2}(?:[.．](?![0-9])|、)|[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十第])|[①-⑳]|[（(][0-9一二三四五六七八九十]{1,2}[）)])"
)
_MARKING: Final = frozenset("0123456789一二三四五六七八九十（(①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_TOP: Final = re.compile(r"(?:第[一二三四五六七八九十]|首位|前列|前茅|领先|新高|翻番|破[十百千]?[万亿]亿?)$")
# 入围企业数|连续9年全国第一、|达
_AHEAD: Final = re.compile(
    "([^，、连居列稳]{2,}?)(?:连续[^，、]{2,6}|稳)?(?:居|列|位居|位列|保持)?(?:全[国省市球]|世界|中部|西部)第[一二三四五六七八九十]$"
)
# 平均浓度|连续8年下降、|降至
_STEADILY: Final = re.compile(
    "([^，、]{2,}?)(?:已|已经|实现|保持)?连续[0-9一二三四五六七八九十两多]{1,3}个?[年月](?:保持|实现)?"
    "(?:稳步|持续|平稳|快速|双位数|两位数)?(?:下降|增长|提升|提高|改善|上升|回落|压减|递减|回升)$"
)
_DONE: Final = re.compile(r"(?:实施|推进|完成|建立|启动|运行|投用|落地|投产|开工)$")
_ONLY_TIME: Final = re.compile(
    r"(?:[近这过去前后]*[0-9一二两三四五六七八九十几]+|先|第?[一二三四]季度|前[一二三]季度|[上下]半年)$"
)
_TIME_ENDS: Final = frozenset("0123456789一二两三四五六七八九十几先度年")
_PER_AMOUNT: Final = re.compile(r"(?:平均)?每(?:[0-9]+[^0-9，、]{1,3}|[斤吨亩户度米件]|公斤|公顷)?$")
# 五星级酒店|新增|两家知名品牌、总数
_ADDED_BEFORE: Final = re.compile("([^、，]{2,}?)(?:新增|净增)")
# 收入扣除价格因素|实际增长
_ADJUSTED: Final = re.compile("(?:扣除|剔除|考虑)[^，、]{0,16}因素(?:的?影响)?后?$")


def subject_of(phrase: Phrase, *, in_list: bool = False) -> str:
    """The thing measured as the clause names it, "" where it names none.

    `in_list`: more numbers follow, so a coordinated subject is kept whole.
    """
    subject, link = phrase.subject, phrase.link
    if "不" in subject and (bound := bounded(phrase)) is not None:
        what, _, of = bound.groups()
        subject = f"{what}占{of}比重" if phrase.quantity.unit == "%" else what
    elif ("占" in subject or "占" in link) and (share := share_of(phrase)) is not None:
        return share
    if "比" in subject or "较" in subject or "同" in subject or "与" in subject:
        subject = wording().base.sub("", subject)
        if _without_joint(subject).startswith(name_words().comparing):
            return ""
    if "基础上" in subject:
        subject = _ON_BASIS.sub("", subject)
        if not subject:
            return ""
    if subject in _MORE_OR_LESS and "点" in phrase.quantity.unit:
        return ""
    if subject[:1] in _JOINING:
        subject = _without_joint(subject)
    if subject[:1] in _MARKING and (mark := _LIST_MARK.match(subject)) is not None:
        subject = subject[mark.end() :]
    if link and phrase.quantity.unit != "%" and (rate := wording().rate_start.match(link)) is not None:
        subject += rate.group()
    if not subject:
        return ""
    if link.startswith(_PLANS):
        planned = _OF_PLAN.fullmatch(subject)
        if planned is not None or phrase.quantity.unit != "%":
            subject = subject + link[:2] if planned is None or planned.group(1) else ""
        if not subject:
            return ""
    if subject[-1:] in _COMPARING and _YEARS_PAST.match(link) is not None:
        subject = subject[:-1]
    if "因素" in subject and (adjusted := _ADJUSTED.search(subject)) is not None:
        subject = subject[: adjusted.start()]
        if not subject:
            return ""
    if "“" in subject and "、" in subject and (counted := _SUMMED_UP.match(subject)) is not None:
        subject = subject[counted.end() :]
    if subject[-1] in _SUM_ENDS and phrase.sense.changes and (sum_passed := _PASSED_SUM.match(subject)) is not None:
        subject = sum_passed.group(1)
    elif subject[-1] == "个" and (became := _BECAME.match(subject)) is not None and head_of(became.group(1)):
        subject = became.group(1)  # 工业总量|成为全省第四个|突破2000亿元的市
    elif (subject[-1] == "个" or subject.rstrip("、")[-2:] in wording().marks) and (
        passed := _PASSED.match(subject.rstrip("、"))
    ) is not None:
        subject = passed.group(1)
    if phrase.quantity.unit == "年" and link.endswith("延长"):
        subject += link.strip()
    if phrase.quantity.unit == "倍":
        subject = raised_to_multiple(phrase) or subject
    if (link or subject)[-1:] == "的":
        subject = part_of_average(phrase) or subject
    if phrase.object and ("由" in subject or "从" in subject) and (based := rises_from(phrase)) is not None:
        subject = based
    subject += made_better(phrase)
    if ("实现" in subject or "完成" in subject) and (earns := _EARNS.match(subject)) is not None:
        who, what = earns.groups()
        if head_of(what) or what in wording().bare:
            subject = who + what
    if wording().leading.search(subject):
        moved = not in_list and not phrase.sense.changes and phrase.quantity.unit not in ("%", "倍")
        subject = _after_cut(_after_strength(subject), in_list, moved=moved)
    if subject[:1] == "以" and wording().action.match(subject, 1):
        subject = subject[1:]  # 以|办好10件实事为牵引
    if subject[:2] in _STATES and (agent := _AGENT.match(subject)) is not None:
        subject = subject[agent.end() :]
    if "决定" in subject or "同意" in subject:
        subject = _without_decision(subject)
    if "拟" in subject or "再" in subject:
        subject = _PLANNING.sub("", subject)
    subject = without_circumstance(without_lead(subject))
    if "、" in subject and not (in_list and ("分别" in link or "分别" in subject)):
        alone = _rate_alone(subject) if phrase.sense.changes and phrase.quantity.unit == "%" and not in_list else ""
        subject = without_lead(alone or _last_of_predicates(subject))
    subject = _one_verb(subject.strip("　 的、"))
    if "等" in subject and phrase.quantity.unit != "%" and (phrase.object or not only_done(subject)):
        subject = without_examples(subject)
    if subject[:1] == "把" and not (phrase.object and named_behind(phrase.object)):
        subject = without_lead(subject[1:])
    if (
        subject[-1:] == "中"
        and (among := _AMONG_OTHERS.search(subject)) is not None
        and head_of(subject[: among.start()])
    ):
        subject = subject[: among.start()]
    if phrase.quantity.kind == "rank":
        subject = _RANKED_AMONG.sub("", subject)
    if subject in wording().strengths or (subject[-1:] in _TIME_ENDS and _ONLY_TIME.match(subject)):
        return ""
    if "每" in subject:
        subject = _PER_AMOUNT.sub("", subject)
    if phrase.quantity.unit == "%" and (noun := rate_noun_of(subject)):
        subject = subject.removesuffix(noun).rstrip("的")
    return subject


# 经济总量|在各县区中|突破500亿元
_AMONG_OTHERS: Final = re.compile("(?<=..)[在于][^在于，、]{2,10}中$")
# 增速|排山区县|第1位
_RANKED_AMONG: Final = re.compile(
    "(?:^|(?<=..))(?:连续|稳|跃|均|分别)*(?:排(?![放水污涝])名?|排位|位居|位列|居(?![民住家])|列)[^，、率量额值]{2,8}$"
)
# 服务业|实现|增加值
_EARNS: Final = re.compile(
    "((?:.*[^，、])?(?:业|企业|经济|产业|园区|工业园|市场))(?:累计|共|预计)?(?:实现|完成)([^，、]{2,6})$"
)


def _without_joint(subject: str) -> str:
    """What stands behind the 、 or 和 that joins a subject to the number before it."""
    joint = _JOINTS.match(subject)
    return subject[joint.end() :] if joint is not None else subject


def made_better(phrase: Phrase) -> str:
    """The verb that says so many things are made better, "" for none: 农房风貌提升|20万户 tells of no rise."""
    link = phrase.link.strip() if phrase.sense.changes else ""
    if not link.startswith(_BETTERING):
        return ""
    works = phrase.quantity.unit.endswith("公里") and wording().verbs_at_end.start(phrase.subject) < len(phrase.subject)
    if not works and phrase.quantity.unit[-1:] not in _THINGS:
        return ""
    return link[:2] if len(link) == 2 or link[2:] in wording().bounds else ""


_THINGS: Final = frozenset("户个家处座亩所栋条")
_BETTERING: Final = ("提升", "拓展")
# 电动汽车、锂电池、光伏产品等|“新三样”
_SUMMED_UP: Final = re.compile("[^，“”]*、[^，、“”和及与]{2,}(?=“[^”]{0,2}[两三四五六七八九十][^”]{0,3}”)")
# 完成投资60亿元，完成年|计划的|95%; 为年|计划的|95%
_PLANS: Final = ("计划", "任务", "目标", "预算", "指标")
_OF_PLAN: Final = re.compile("(?:(.*完成)|为|占|达)?(?:全?年度?|年初|调整后?)?")
_BECAME: Final = re.compile("(.{3,}?)成为[^，、]{0,6}第[一二三四五六七八九十]{1,2}个$")
# 贷款余额|突破万亿元、|增长8%
_SUM_ENDS: Final = "元、次人吨"
_PASSED_SUM: Final = re.compile(
    "(.{2,}?)(?:首次|历史性|成功|连续)*(?:突破|超过?|跨越|跨上|迈上|站上|达到?)[十百千两]*[万亿]+"
    "(?:元|美元|吨|人次?|标箱)?、?$"
)
# 经济总量|接连跨过两个万亿元大关、|超过
_PASSED: Final = re.compile(
    r"(.{2,}?)(?:连续|接连|相继|先后|历史性地?|成功|首次|再)*"
    r"(?:[连再]?跨[过越上]?|突破|迈[上过]|跃上|[登站]上|越过|冲破|上)[^，、跨突迈跃登站越冲]{0,12}(?:大关|台阶|关口|[两二三四五六七八九十]个)$"
)


def _after_strength(subject: str) -> str:
    """What stands behind the last 力争, 确保 …"""
    behind = 0
    for word in wording().strength.finditer(subject):
        if _stands_free(subject, word.start()) and not wording().kept.match(subject, word.start()):
            behind = word.end()
    return subject[behind:]


def _without_decision(subject: str) -> str:
    """国务院决定今年安排 → 今年安排."""
    decided = _DECIDED.match(subject)
    return subject[decided.end() :] if decided is not None else subject


def _stands_free(subject: str, at: int) -> bool:
    """Whether a word at `at` is neither the first one nor inside quotation marks."""
    return at > 0 and subject.count("“", 0, at) <= subject.count("”", 0, at)


def _after_cut(subject: str, in_list: bool, *, moved: bool) -> str:
    """What stands behind 推动, 带动 and the like; the members of a list stay together.

    An amount is moved by what stands before 带动 (`moved`): 以旧换新带动商品销售90亿元.
    """
    words = wording()
    for cut in words.cut.finditer(subject):
        if moved and cut.start() >= 3 and cut.group() in ("带动", "拉动"):
            continue
        if (cut.start() == 0 and subject.startswith(words.effects)) or words.kept.match(subject, cut.start()):
            continue
        if subject.startswith("的", cut.end()) or not (cut.start() == 0 or _stands_free(subject, cut.start())):
            continue
        if len(subject) - cut.end() >= 4 and not (in_list and CONJUNCTION.search(subject, 0, cut.start())):
            return subject[cut.end() :]
    return subject


def _last_of_predicates(subject: str) -> str:
    """Of parts divided by 、 the last, where it is a clause of its own; else the whole coordinated list."""
    words = wording()
    head, _, tail = subject.rpartition("、")
    if tail.count("”") > tail.count("“"):
        return subject
    stripped = without_lead(tail)
    if "等" in tail[1:] and words.action.match(head) and not words.action.match(stripped):
        return subject
    if not stripped and (ahead := _AHEAD.match(head) or _STEADILY.match(head)) is not None:
        return ahead.group(1)
    if not stripped and head_of(told := noun_phrase(head, certain=False)):
        return told  # 清洁能源占比|过半、|达到
    if stripped.removeprefix("完成") in words.bare and stripped not in words.bare:
        stripped = stripped[2:]
    if stripped in words.bare and (words.predicate.search(head, 2) or words.action.match(head)):
        return complete(noun_phrase(head, certain=False) or topic_object(head), stripped)
    if stripped in words.bare and (added := _ADDED_BEFORE.match(head)) is not None:
        return complete(added.group(1), stripped)
    if words.verbs_at_end.start(head) == 0:
        return subject  # 新建、|改建公路
    opened = not head.startswith("为") and words.predicate_start.match(head) is not None
    if words.action.match(stripped) or opened or _TOP.search(head):
        return stripped
    if stripped and _DONE.search(head):
        return complete(noun_phrase(head, certain=False), stripped) if len(stripped) <= 3 else stripped
    return subject


def _rate_alone(subject: str) -> str:
    """The last of parts divided by 、 where only it can rise or fall: 完成线路改造、|用电成本; "" for others."""
    head, _, tail = subject.rpartition("、")
    moves = head_of(tail) != "" and not verb_of(tail)
    done = (
        "、" not in head
        and verb_of(head) != ""
        and head_of(head) == ""
        and wording().verbs_at_end.start(head) < len(head)
    )
    return tail if moves and done else ""


def _one_verb(subject: str) -> str:
    """铺排落实重点项目 → 落实重点项目."""
    realizing = name_words().realizing
    if realizing.search(subject, 1) is None:
        return subject
    verb = verb_of(subject)
    return subject[len(verb) :] if verb and realizing.match(subject, len(verb)) else subject
