"""Names that leave out what the number before has named: its noun, its owner, its kind."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from duixian.statements.behind import HAVING
from duixian.statements.context import Context
from duixian.statements.coordination import head_of, per_heads, per_output, verb_of
from duixian.statements.named import RAISED, Named, in_other_area, known_part, next_in_list, opposite, without_size
from duixian.statements.namewords import name_words
from duixian.statements.owners import CARRYING, counted_so, doer, figure_of_the_kind, other_rate_of, rated, same_owner
from duixian.statements.phrase import Phrase
from duixian.statements.rolewords import role_words
from duixian.statements.scopes import grade_shared, other_grade
from duixian.statements.topics import topic_object, topic_of
from duixian.statements.wording import one_of, wording
from duixian.vocabulary import load
from duixian.vocabulary.indicators import indicators

_PEOPLE: Final = frozenset("户人")
_ENDING_WANT: Final = frozenset(("脱贫", "减贫"))
_AMONG: Final = re.compile(r"[、，]*\s*其中")
_SHORTEST_NOUN: Final = 3
_LONGEST_MEMBER, _LONGEST_MOVER, _LONGEST_RATE = 6, 30, 4
_MULTIPLIERS: Final = "十百千万亿"
# behind a comma these tell what somebody else does then: 举办9场展会，带动|300家|企业参展
_MOVING: Final = ("带动", "拉动", "撬动")
CONTRIBUTIONS: Final = ("贡献率", "贡献度", "贡献")


def sharing(context: Context, previous: Named, phrase: Phrase, subject: str, thing: str) -> Named | None:
    """The name of a subject that leaves out what the number before has named, None where it leaves out nothing."""
    if phrase.limits and phrase.object == HAVING:
        return Named(_kind_before(context, phrase) + subject, "completed")
    if context.phrases[len(context.named) - 1].limits:
        return _of_size(context, previous, phrase, subject) if not thing else None
    if not thing and subject[-1] in _SIZE_ENDS and (kind := _kind_of_size(previous, phrase, subject)):
        return Named(subject + kind, "completed", core=kind, owner=previous.noun)
    if not thing and context.unit[-1:] == "元" and subject in wording().noun_dropping:
        counted = context.last_with(phrase.quantity.unit, phrase.sentence)
        if counted is None and phrase.quantity.unit[-1:] in _PEOPLE and subject in _ENDING_WANT:
            return Named(subject, "whole", subject)  # 投入扶贫资金9亿元，全年脱贫|300户
        return _verb_alone(counted or previous, phrase, subject)  # 实施项目9个，完成投资3亿元，竣工|5个
    if not thing and not _counts_people_first(context, phrase) and (found := _bare(previous, phrase, subject)):
        return found
    if (
        not phrase.paused
        and len(subject) > 2
        and previous.noun[-2:] == subject[:2]
        and not _ends_alike(previous, subject)
    ):
        return Named(previous.noun + subject[2:], "completed")
    if phrase.sense.reached and phrase.quantity.unit in name_words().counters and previous.name.endswith(subject):
        return Named(previous.name, "carried", previous.verb)
    if subject.startswith("完成") and subject.endswith(("计划", "任务", "目标", "指标")):
        if phrase.quantity.unit == "%":
            return Named(previous.noun + subject, "completed")
        if "点" in phrase.quantity.unit:
            return Named(previous.name, "carried", previous.verb)  # 能耗下降9%，超额完成目标|2个百分点
        if not thing and phrase.quantity.unit == context.unit and _PLANNED.fullmatch(subject) is not None:
            return Named(previous.noun + subject, "planned", base=previous.name)
    if thing and phrase.quantity.unit == "%" and subject in name_words().providing_parts and "占" in previous.name:
        owner = previous.noun.partition("占")[0]
        return effect_of(owner.removesuffix(head_of(owner)) or owner, subject, thing)
    if phrase.quantity.unit == "%" and subject.startswith("相当于"):
        return Named(previous.name + subject, "share", base=previous.name)
    if subject.removeprefix("直接").startswith(wording().effects):
        return _effect(context, previous, phrase, subject, thing)
    if "点" in phrase.quantity.unit and not thing and subject.startswith("增速") and subject != "增速":
        return Named(previous.name.removesuffix("增速") + subject, "compared", base=previous.name)
    if subject[0] == "对" and subject.endswith(CONTRIBUTIONS) and not topic_of(phrase.topic):
        owner = previous.noun.partition("占")[0] or previous.noun
        if not owner.endswith("生产总值"):
            owner = owner.removesuffix(head_of(owner)) or owner
        return Named(owner + subject, "completed", base=owner)
    if (phrase.quantity.kind == "rank" or "点" in phrase.quantity.unit) and subject in wording().rate_nouns:
        what = previous.base if previous.rule == "compared" and previous.base else previous.name
        return Named(what + subject, "carried", base=what)
    return None if thing else _told_of(context, previous, phrase, subject)


# 投资3亿元，|完成年计划|5亿元|的60%
_PLANNED: Final = re.compile("完成(?:全?年度?|年初|省定|市定|县定)?(?:计划|任务|目标)")


def _kind_of_size(previous: Named, phrase: Phrase, subject: str) -> str:
    """What is counted from a size on that is told in words: 企业90家，其中营收超百亿元|2家; "" for other subjects."""
    if phrase.quantity.unit[-1:] not in name_words().counters or _IN_WORDS.search(subject) is None:
        return ""
    kind = _SIZED_KIND.sub("", previous.noun)
    if kind != previous.noun:
        return kind
    return next((kind for kind in wording().generic if len(kind) == 2 and previous.noun.endswith(kind)), "")


_SIZE_ENDS: Final = frozenset("元上级")
# 营收超10亿元的|企业
_SIZED_KIND: Final = re.compile("^.*[亿万]元?(?:以上|级)?的?(?=.)")
_IN_WORDS: Final = re.compile("(?:^|超过?|突破|过|达)[一二两三五十百千数几]*[十百千万亿]元?(?:以上|级)?$")


def _ends_alike(previous: Named, subject: str) -> bool:
    """Whether a subject is a whole name of the same kind as the one before: 失业人员就业、|就业困难人员就业."""
    return len(subject) > 4 and previous.noun[-2:] == subject[-2:]


def _of_size(context: Context, previous: Named, phrase: Phrase, subject: str) -> Named | None:
    """The name of things from some size on that leaves the things out.

    签约项目90个，其中10亿元以上|9个, 总投资超10亿元的有|9个.
    """
    if subject.endswith(HAVING):
        kind = _kind_before(context, phrase)
        of = previous.name.removeprefix(kind)
        told = subject if subject.startswith(of) else of + subject
        return Named(told.removesuffix("有") + kind, "completed", core=kind)
    if phrase.before.endswith(("元", "元的")):
        kind = _SIZED_KIND.sub("", _kind_before(context, phrase))
        return Named(subject + kind, "completed", core=kind)  # 营收超百亿元9家、超50亿元|30家
    if not phrase.before.endswith(tuple(wording().bounds_behind)):
        return None
    return Named(subject + without_size(previous.noun), "completed")


def _kind_before(context: Context, phrase: Phrase) -> str:
    """What the last number of the sentence counted that counts and does not only limit, "" for nothing."""
    for named, before in zip(reversed(context.named), reversed(context.phrases[: len(context.named)]), strict=True):
        if before.sentence != phrase.sentence:
            return ""
        if not before.limits:
            return named.thing or named.noun
    return ""


def next_member(context: Context, previous: Named, phrase: Phrase, subject: str, thing: str) -> Named | None:
    """The name of a number that goes on with the list of the one before, None where it does not."""
    if phrase.link and (phrase.paused or phrase.link not in wording().bounds):
        return None
    earns = not thing and not phrase.paused and "元" in phrase.quantity.unit and "元" not in context.unit
    if earns and head_of(subject) and indicators().resolve(subject) is not None:
        return Named(subject, "own")  # 接待游客9万人次、|旅游收入|3亿元
    if phrase.paused and thing and wording().predicate.search(thing, 1) is not None:
        return None  # 建成绿道90公里，环城|30公里|绿道贯通
    if phrase.paused and subject.endswith(("等", *name_words().providing_parts)):
        return None
    if phrase.paused and not thing and head_of(subject) and indicators().resolve(subject) is not None:
        return None  # 建成高标准农田5万亩，|粮食播种面积|80万亩
    if not phrase.paused and not thing and previous.name[-1:] == "率" and phrase.quantity.unit == context.unit:
        groups = _groups()
        if (group := groups.fullmatch(subject)) is not None:  # 签约率60%、|重点人群|90%
            before = groups.match(previous.name)
            return Named(group.group() + previous.name[before.end() if before else 0 :], "own")
    alike = phrase.quantity.unit == context.unit or previous.name[:2] in RAISED
    goes_on = alike and len(subject) <= _LONGEST_MEMBER and not phrase.earlier
    counted_alike = phrase.quantity.unit == context.unit or len(phrase.quantity.unit) == len(context.unit) == 1
    return next_in_list(previous, subject, thing, counted_alike=counted_alike) if goes_on or not phrase.paused else None


@cache
def _groups() -> re.Pattern[str]:
    """A group of people, with what tells which of them are meant: 农村|低收入|人群."""
    return re.compile(f"[^，、率]{{0,6}}?(?:{one_of(load('wording')['roles']['age-groups'])})")


def counts_part(phrase: Phrase) -> bool:
    """Whether the number counts a part of what the one before counts: 其中…"""
    return "其中" in phrase.before and _AMONG.match(phrase.before) is not None


def _counts_people_first(context: Context, phrase: Phrase) -> bool:
    """Whether people are counted where the number before counts things: 退出贫困村9个，脱贫|300户."""
    return phrase.quantity.unit[-1:] in _PEOPLE and context.unit[-1:] in name_words().counters - _PEOPLE


def _bare(previous: Named, phrase: Phrase, subject: str) -> Named | None:
    """The name of a verb or a noun that says nothing alone: 建成, 支出, 投入, 利润."""
    if subject in wording().noun_dropping or (len(subject) == 4 and _done_twice(subject)):
        return _verb_alone(previous, phrase, subject)
    if other := in_other_area(previous, subject):
        return Named(other, "completed", previous.verb)
    words = name_words()
    if subject in words.giving and previous.name.endswith(words.fund_ends):
        return Named(previous.name, "carried", previous.verb)
    if opposite(previous, subject):
        return Named(previous.name[: -len(subject)] + subject, "completed", previous.verb)
    in_row = not phrase.paused and phrase.quantity.unit != "%"
    if in_row and previous.name[:1] == "每" != subject[0] and (heads := per_heads(previous.name)):
        return Named(heads + subject, "owned")
    counted = phrase.quantity.unit[-1:] in words.counters
    if counted and not phrase.paused and subject in words.kinds and (other := _other_kind(previous, subject)):
        return Named(other, "owned", previous.verb)
    of_sort = phrase.quantity.unit[-1:] in _PEOPLE or counted
    if counts_part(phrase) and ((counted and subject in words.kinds) or (of_sort and _SORT.fullmatch(subject))):
        return Named(previous.verb + subject + previous.noun.removeprefix("城乡"), "owned", previous.verb)
    if (not phrase.paused or counts_part(phrase)) and (graded := other_grade(previous, subject)):
        return Named(previous.verb + graded, "owned", previous.verb)
    if not phrase.paused and (grade := grade_shared(previous, subject)):
        return Named(previous.verb + grade + subject, "owned", previous.verb)
    owner = same_owner(previous, subject)
    return Named(owner + subject, "owned", base=owner) if owner else None


# 人才90名，其中|创业类|60名
_SORT: Final = re.compile("[^，、类]{2,4}类")


def _other_kind(previous: Named, kind: str) -> str:
    """The name before for another kind: 改造|城区|老旧小区80个、乡镇40个; "" where it names no kind first."""
    before = next((other for other in name_words().kinds if previous.noun.startswith(other)), "")
    return previous.verb + kind + previous.noun[len(before) :] if before and before != previous.noun else ""


def _done_twice(verbs: str) -> bool:
    """Whether two verbs of doing stand alone: 改造提升, 新建改建."""
    alone = wording().noun_dropping
    return verbs[:2] in alone and (verbs[2:] in alone or verbs[2:] == "提升")


def _verb_alone(previous: Named, phrase: Phrase, verb: str) -> Named:
    """The verb with the noun before it (农村公路，建成), or in the place of the verb that closes the name before."""
    if previous.verb == previous.name:
        return Named(verb, "shared-noun", verb)
    last = max((done for done in wording().noun_dropping if previous.name.endswith(done)), key=len, default="")
    verbs = len(previous.name) - len(last) if last else wording().verbs_at_end.start(previous.name, 1)
    if 0 < verbs < len(previous.name) and not (phrase.paused and previous.verb):
        return Named(previous.name[:verbs] + verb, "shared-noun")
    noun = (previous.thing.removesuffix("建设") or previous.thing) or _without_verb(previous.noun)
    return Named(verb + (known_part(noun) if "累计" in phrase.before else noun), "shared-noun", verb)


def _without_verb(noun: str) -> str:
    """What is built, without a second verb before it: 开工|建设安置房."""
    verb = verb_of(noun)
    return noun[len(verb) :] if len(noun) - len(verb) >= _SHORTEST_NOUN else noun


def _effect(context: Context, previous: Named, phrase: Phrase, subject: str, thing: str) -> Named:
    """What was moved by what the number before measures: 发放补贴3亿元、带动消费20亿元."""
    if subject == "拉动经济":
        owner = previous.name.partition("对经济增长")[0]
        return Named(owner + "拉动经济增长", "completed", base=owner)
    if thing and previous.rule == "funds":
        return Named(thing, "object", verb_of(thing))  # 拨付|补助9万元，用于90户|农房改造
    if phrase.paused and not thing and (_whom(subject) or indicators().resolve(subject) is not None):
        return Named(subject, "own", verb_of(subject))
    if phrase.sense.changes and phrase.quantity.unit == "%":
        return Named(subject[len(verb_of(subject)) :], "own")
    if phrase.paused and thing and subject.startswith(_MOVING):
        return Named(subject + thing, "whole", verb_of(subject))
    joint = context.joint if previous.rule == "distributed" else ""
    owner = joint or previous.base or previous.owner or previous.noun
    owner = next((owner.removesuffix(done) for done in role_words().carried_out if owner.endswith(done)), owner)
    return effect_of(owner.removesuffix("人数").removesuffix("参保") or owner, subject, thing)


def _whom(subject: str) -> bool:
    """Whether a verb of effect names itself what it reaches: 吸引|投资, 惠及|市场主体, but 覆盖|率."""
    if subject.startswith("吸引"):
        return True
    return len(subject) > _SHORTEST_NOUN and subject.startswith(_REACHING) and subject[2:4] not in _ANYBODY


_REACHING: Final = ("惠及", "覆盖", "受益")
_ANYBODY: Final = frozenset(("群众", "百姓", "居民", "人口", "市民", "村民", "人员", "面积", "率达", "范围", "面达"))


def effect_of(owner: str, subject: str, thing: str) -> Named:
    """The name of what `owner` moved; what a list goes on with was moved by it too: 惠及企业9家、居民30万人."""
    verb = verb_of(subject) or (subject if thing and subject.startswith(name_words().providing_parts) else "")
    return Named(owner + subject + thing, "completed", verb and owner + verb, base=owner)


def moved_by(phrase: Phrase, subject: str) -> str:
    """What the clause before does that has an effect told of first: 组织促消费活动，带动消费|20亿元; "" for none."""
    if "、" in phrase.subject or not subject.removeprefix("直接").startswith(wording().effects):
        return ""
    return topic_object(phrase.topic[-1], longest=_LONGEST_MOVER)


def _told_of(context: Context, previous: Named, phrase: Phrase, subject: str) -> Named | None:
    """The name of what else is told of the thing before: what it does, how much of it was dealt with, a part of it."""
    if not phrase.paused and (per := per_output(previous.name, subject)):
        return Named(per + subject, "completed")
    goes_on = not phrase.paused or subject in CARRYING
    if goes_on and previous.rule in ("own", "owned") and (owner := doer(previous, subject)):
        return Named(owner + subject, "owned", base=owner)
    if (
        subject[-1] == "率"
        and subject.endswith(name_words().handling_rates)
        and (dealt := _dealt_with(context, phrase))
    ):
        return Named(dealt + subject, "completed")
    if (
        subject[-1] == "率"
        and len(subject) <= _LONGEST_RATE
        and (owner := counted_so(previous.name, subject[:2], context.unit))
    ):
        return Named(owner + subject, "completed", base=owner)
    if not phrase.paused and (owner := other_rate_of(previous.name, subject)):
        return Named(owner + subject, "completed", base=owner)
    if phrase.paused and phrase.quantity.unit == "%" and (owner := rated(previous, subject, context.unit)):
        return Named(owner + subject, "completed", base=owner)
    goes_on = (previous.rule == "among" and not phrase.paused) or counts_part(phrase)
    if (
        goes_on
        and _measured_alike(phrase.quantity.unit, context.unit)
        and not head_of(subject)
        and (head := head_of(previous.name))
    ):
        return Named(subject + head, "among", verb_of(subject))
    if phrase.quantity.unit == context.unit and (figure := figure_of_the_kind(previous, subject)):
        return Named(subject + figure, "owned", base=subject)
    return None


def _measured_alike(unit: str, before: str) -> bool:
    """Whether a part is measured as the whole before it is, or by its rate of growth."""
    return unit == "%" or unit.lstrip(_MULTIPLIERS) == before.lstrip(_MULTIPLIERS)


def _dealt_with(context: Context, rate: Phrase) -> str:
    """What the last numbers of the sentence count as dealt with: 建议90件、提案80件，办结率100%."""
    before = context.previous.name if context.previous is not None else ""
    if before.endswith(name_words().handling_rates):
        return before[: len(before) - max(len(kind) for kind in name_words().handling_rates if before.endswith(kind))]
    nouns: list[str] = []
    for named, phrase in zip(reversed(context.named), reversed(context.phrases[: len(context.named)]), strict=True):
        if "件" not in phrase.quantity.unit or phrase.sentence != rate.sentence:
            break
        if named.noun not in nouns:
            nouns.insert(0, named.noun)
        if phrase.earlier or not phrase.before.startswith(("、", "，")):
            break
    return "、".join(nouns)
