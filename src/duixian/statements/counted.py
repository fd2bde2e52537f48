"""Names made with the noun behind a number: 建设|20个|医疗次中心, 总投资3亿元的|项目."""

from __future__ import annotations

import re
from typing import Final

from duixian.statements.context import Context
from duixian.statements.coordination import ends_open, head_of, members_of, verb_of, verbs_of, without_verbs
from duixian.statements.earlier import carried, owner_of
from duixian.statements.named import Named
from duixian.statements.namewords import name_words
from duixian.statements.phrase import Phrase
from duixian.statements.rolewords import role_words
from duixian.statements.things import LONGEST_NAME, before_predicate
from duixian.statements.topics import acted_on, topic_object
from duixian.statements.wording import wording

# what stands behind 对, 将 and 把 is handled, and what stands behind a closing 向 or 给 receives
_HANDLED: Final = re.compile(r"(?:确定)?(?:将|把|对(?![外俄非美欧日韩口标接]))")
# 对60个小区|进行改造, 为300名妇女|免费进行检查
_DONE_TO: Final = re.compile("(?P<free>免费)?进行(?:了|全面|集中|彻底|专项|系统)*(?P<deed>[^，、]{2,12})$")
_ALTOGETHER: Final = frozenset(("共", "共计", "合计", "总计", "累计"))
_SHORT: Final = 6
_RECEIVES: Final = frozenset("对将把向给为")
_SCALES: Final = frozenset(("总规模", "首期规模", "目标规模"))
_AIM: Final = re.compile(r"的?(?:预期|经济|((?:国内|地区)生产总值))?增长(?:预期)?目标")
# 国务院向全国人大常委会提请审议, 提请全国人大常委会审议
_SUBMITS: Final = re.compile(r"(提请|提交)(?:[^，、审]{0,12}(审议))?")


def by_object(phrase: Phrase, subject: str, thing: str) -> Named | None:
    """The name of a number whose object alone tells it: 总投资3亿元的|项目, 惠及3万人的|工程, 5%的增长目标."""
    behind, percent = phrase.object, phrase.quantity.unit == "%"
    if thing and behind[0] == "的":
        what = without_verbs(subject.rpartition("等")[2]).removeprefix("好").removeprefix("对")
        if what in _SCALES and what != subject:
            return Named(before_predicate(thing) + what, "object")  # 设立总规模9亿元的|产业母基金
        if not percent and (_describes(phrase, subject.removeprefix("对")) or what in name_words().invested):
            described = before_predicate(thing).removesuffix("等")
            counted = subject.removesuffix(what) if what in name_words().invested else subject
            return Named(what if what.startswith(described) else described + what, "modifier", base=counted + thing)
        if not subject and phrase.link.lstrip("　 ").startswith(name_words().extents):
            return Named(before_predicate(thing), "modifier")
        if not percent and subject in wording().effects and not phrase.leads_on:
            return Named(before_predicate(thing) + subject, "modifier")
    if behind.startswith("规模") and len(behind) > 2 and wording().idle_object.match(behind):
        return Named(behind[2:] + "规模", "object")
    if percent and not subject and behind.startswith("的增长速度"):
        return Named("经济增长", "own")
    if percent and (aim := _AIM.match(behind)) is not None:
        return Named(aim.group(1) or "经济增长", "own")
    return None


def next_described(previous: Named, phrase: Phrase, thing: str) -> Named | None:
    """The name of an amount that describes the next of several works: 总投资9亿元的水库、|5亿元|的大桥; else None."""
    if phrase.object[:1] != "的" or "元" not in phrase.quantity.unit or previous.rule != "modifier":
        return None
    what = max((sum_ for sum_ in name_words().invested if previous.name.endswith(sum_)), key=len, default="")
    return Named(before_predicate(thing).partition("等")[0] + what, "modifier") if what else None


def _describes(phrase: Phrase, subject: str) -> bool:
    """Whether an amount with 的 behind it describes the next noun: it says what it is an amount of."""
    return subject in wording().bare or subject.endswith("能力") or (phrase.leads_on and head_of(subject) != "")


def tried_or_first(context: Context, phrase: Phrase, subject: str, thing: str) -> Named | None:
    """The name of what is tried out (在|10个|县市开展了医改试点) or first reached: 首个|经济总量|突破5万亿元的城市."""
    if phrase.link.endswith("在") and (tried := name_words().tried.match(phrase.object)) is not None:
        return Named(tried.group(2) + "试点" + tried.group(1), "object")
    if "个" in subject and (first := name_words().first.match(subject)) is not None:
        owner, what = first.groups("")
        if (
            not owner
            and context.previous is not None
            and head_of(what)
            and context.previous.name.endswith(head_of(what))
        ):
            return Named(context.previous.name, "carried", context.previous.verb)
        return Named(owner + what, "own") if what else carried(context, phrase)
    if subject or context.previous is None:
        return None
    among = context.phrases[len(context.named) - 1].object.endswith("中有")
    return Named(context.previous.name + thing, "completed") if among else None


def without_subject(context: Context, phrase: Phrase, thing: str) -> Named:
    """The name of a number before which nothing is named: of the noun behind it, or carried over."""
    if not thing:
        return carried(context, phrase)
    if phrase.link.endswith("为") and (done := _DONE_TO.match(phrase.object, len(thing))) is not None and done["free"]:
        return _done_to(thing, done)
    previous, percent = context.previous, phrase.quantity.unit == "%"
    if previous is not None and _part_that_did(phrase, thing) and context.unit[-1:] in name_words().counters:
        return Named((thing + _kind_of(previous))[:LONGEST_NAME], "among")
    if percent and name_words().states.match(thing):
        return Named(owner_of(context, phrase) + thing, "completed")
    if previous is not None and phrase.sense.reached and previous.thing == thing:
        return Named(previous.name, "carried", previous.verb)  # 由3个|城市|扩大到9个城市
    link = phrase.link.strip("　 ")
    words = name_words()
    carried_out = link in words.carrying_out and thing.endswith(words.shared_works)
    if phrase.sense.changes and not percent and not carried_out:
        verb = link[:-1] if phrase.sense.bound is not None and link[-1] in wording().bounds else link
        return Named(verb + thing, "whole", verb, core=thing)
    if phrase.sibling and phrase.link and previous is not None and not link.endswith("的"):
        return carried(context, phrase)
    if verb := _verb_before(previous, phrase):
        return Named(thing if thing.startswith(verb) else verb + thing, "shared-verb", verb)
    return Named(thing, "object", verb_of(thing))


def _kind_of(counted: Named) -> str:
    """The things that the number before counts, without what is told of them: 县|实现基本均衡."""
    words, kind = wording(), counted.thing or counted.noun
    told = (words.predicate.search(kind, 1), words.action_within.search(kind, 1)) if counted.rule == "object" else ()
    return kind[: min((match.start() for match in told if match is not None), default=len(kind))]


def _part_that_did(phrase: Phrase, thing: str) -> bool:
    """Whether a number counts those of the things before that did something: 企业90家，其中|6家|成功上市."""
    words = wording()
    if not phrase.before.lstrip("，、　 ").startswith("其中") or phrase.link or phrase.quantity.unit == "%":
        return False
    doing = words.action.match(thing) or words.predicate_start.match(thing) or words.clause_verb.match(thing)
    return doing is not None


def _verb_before(previous: Named | None, phrase: Phrase) -> str:
    """The verb that a number shares with the one before, to which it is joined without a pause; "" for none."""
    if previous is None or phrase.paused:
        return ""
    return previous.verb or ("" if phrase.link.endswith("的") else previous.chain)


def with_subject(context: Context, phrase: Phrase, subject: str, thing: str) -> Named:
    """The name of words before a number and the noun behind it."""
    if subject in name_words().there_is:
        return without_subject(context, phrase, thing)
    if subject in name_words().invested and (works := before_predicate(thing)) != thing:
        return Named(works + subject, "modifier")  # 投资5亿元|某项目|落户园区
    if (supporting := name_words().supporting.search(subject)) is not None:
        subject = supporting.group(1)
    verb = verbs_of(subject)
    if "资金" in thing and "元" in phrase.quantity.unit:
        fund = thing[: thing.index("资金") + 2]
        if (use := verb_of(thing[len(fund) :])) and use not in name_words().given_for:
            thing = fund  # 拨付9万元|产业资金|发展养殖业
    if "元" in phrase.quantity.unit and subject.endswith(name_words().sums) and _given_for(thing):
        return Named(subject, "whole", verb)
    if (subject[-1:] in _RECEIVES and subject[-2:] != "应对") or _HANDLED.match(subject):
        if phrase.object.startswith(thing) and (done := _DONE_TO.match(phrase.object, len(thing))) is not None:
            return _done_to(thing, done)
        return Named(thing, "object", verb_of(thing))
    if verb in name_words().sending:
        thing = name_words().sent.split(thing, maxsplit=1)[0]
    if "、" in subject and phrase.quantity.low in _counts(subject[len(verb) :]):
        return Named(verb + thing, "object", verb)  # the list before the number spells out what it counts
    if subject.endswith("等") or ends_open(phrase.subject):
        if not verb and (submits := _SUBMITS.search(subject)) is not None:
            verb = submits.group(1) + (submits.group(2) or "")
        return Named(verb + thing, "object", verb)
    if verb and "、" in subject and phrase.link.strip("　 ") in _ALTOGETHER:
        return Named(verb + thing, "object", verb)  # 建成甲线、乙线共|60公里|轨道线路
    if subject in name_words().reaching and (reaching := _measure_before(context, phrase)):
        return Named((reaching + subject + thing)[-LONGEST_NAME:], "completed", base=reaching)
    if not verb and (background := wording().background.match(subject)) is not None:
        verb = background.group()
    chain = "" if verb else subject[wording().verbs_at_end.start(subject) :]
    names_more = not verb and not chain and len(subject) <= _SHORT and not subject.endswith(role_words().capacities)
    if names_more and not phrase.link and not head_of(subject):
        chain = subject  # 线下联动90个阵地、60支队伍
    if phrase.quantity.unit == "%" and subject.endswith(name_words().providing_parts):
        chain = subject  # 民营经济贡献60%的税收、|70%的创新成果
    if phrase.quantity.unit in role_words().time_units and thing.endswith(role_words().dealt_with):
        return Named(subject + "时间", "whole", verb)  # 企业开办|0.5天|办结
    core = subject if phrase.link and subject != verb else ""
    if core and phrase.link == "的":
        core = subject[len(verb) :] + before_predicate(thing)
    return Named((subject + thing)[-LONGEST_NAME:], "whole", verb, chain=chain, core=core)


def _given_for(thing: str) -> bool:
    """Whether the words behind a sum say what it is for: 支持企业技术改造."""
    verb = verb_of(thing)
    return verb in name_words().given_for or thing.startswith("用于")


def _done_to(thing: str, done: re.Match[str]) -> Named:
    """The name of things by what is done to them: 改造小区, 对单位进行再检查, 妇女免费进行检查."""
    if done["free"]:
        return Named((thing + done.group())[:LONGEST_NAME], "object", core=thing)
    if verb_of(done["deed"]) == done["deed"]:
        return Named(done["deed"] + thing, "object", done["deed"])
    return Named(("对" + thing + done.group())[:LONGEST_NAME], "object", "对", core=thing)


def _measure_before(context: Context, phrase: Phrase) -> str:
    """What the clause before the first number of a sentence carries out (实行学费补助、惠及|3万名|学生), else ""."""
    if context.previous is not None:
        return ""
    clause = phrase.subject.rpartition("、")[0] or (phrase.topic[-1] if phrase.earlier else "")
    return topic_object(clause) or acted_on(clause)


def _counts(listed: str) -> tuple[int, int]:
    """How many things a list names: with 和 and 及 as its joints, or as parts of its members."""
    return len(members_of(listed)), listed.count("、") + 1
