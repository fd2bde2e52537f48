"""Names that earlier clauses, or the number before, have given: carried over, an owner, what 此 points back to."""

from __future__ import annotations

import re
from typing import Final

from duixian.statements.behind import named_behind
from duixian.statements.context import Context
from duixian.statements.coordination import head_of, rate_noun_of, verb_of, without_verbs
from duixian.statements.measures import tells_pace
from duixian.statements.named import Named, without_added
from duixian.statements.namewords import name_words
from duixian.statements.phrase import Phrase
from duixian.statements.scopes import raised_before
from duixian.statements.things import LONGEST_NAME
from duixian.statements.topics import complete, figure_in, noun_phrase, topic_object, topic_of
from duixian.statements.wording import without_lead, wording

_GIVEN: Final = re.compile(r"(?:提供|发放|给予|实行)([^，]{2,10})$")
_FROM: Final = re.compile(r"\s*[由从自]")
# 新增上市企业2家、达到|9家: what there is now, no addition
_REACHED: Final = ("达", "达到")
_ADDING: Final = ("新增", "净增")
_DONE, _INVESTED = "完成", "投资"
_SHARES: Final = ("比重", "占比", "比例")
# 工业企业达到60家，|净增9家|
_ONLY_A_NUMBER: Final = re.compile("(?:[比较][^，]{2,8}?)?[净新]?[增减长加少]?[长加少]?了?[0-9.]+[^0-9，、]{1,4}")
_CLAUSES: Final = re.compile("[，：]")


def carried(context: Context, phrase: Phrase) -> Named:
    """The name from the clause before, or from the number before."""
    previous = context.previous
    if phrase.earlier and (told := _told_before(phrase, certain=previous is not None)):
        if previous is not None and told in wording().bare:
            return Named(complete(previous.noun, told), "completed")
        return Named(told, "topic")
    if previous is not None:
        return _again(previous, phrase)
    given = _GIVEN.search(phrase.earlier)
    noun = given.group(1) if given else topic_of(phrase.topic)
    if not noun and context.named and tells_pace(phrase) and phrase.sentence - context.last_sentence <= 1:
        return Named(context.named[-1].name, "carried")
    noun = noun or noun_phrase(context.sentence_before(phrase), certain=False) or figure_in(phrase.topic)
    return Named(noun, "topic") if noun else Named(phrase.object[:LONGEST_NAME], "unknown")


def _told_before(phrase: Phrase, *, certain: bool) -> str:
    """What the earlier clauses of a number say that it measures, "" where they do not tell.

    With `certain`, only a noun that ends in the head of an indicator's name counts.
    """
    if phrase.quantity.unit == "%" and (raised := raised_before(phrase)):
        return raised
    clauses = phrase.topic
    if _FROM.match(phrase.before.rpartition("，")[2]):
        noun = without_lead(clauses[-1]).strip("　 ")
        noun = noun if head_of(noun) else noun_phrase(noun, certain=False) or noun
        if 2 <= len(noun) <= LONGEST_NAME:
            return noun
    return next((noun for clause in reversed(clauses) if (noun := noun_phrase(clause, certain=certain))), "")


# 经济总量|连跨3个万亿元台阶、|达到6万亿元
_PASSED: Final = re.compile(
    "(.{2,}?)(?:连续|接连|相继|先后|历史性地?|成功|首次|再)*"
    "(?:[连再]?跨[过越上]?|突破|迈[上过]|跃上|[登站]上|越过|冲破)[^，、]{2,12}$"
)


def _again(previous: Named, phrase: Phrase) -> Named:
    """The name of the number before, or of what that is a share of or a comparison with."""
    if previous.rule == "planned":
        if phrase.sense.changes:
            return Named(previous.base, "carried")
        return Named(previous.name, "planned", base=previous.base)
    if previous.thing and not phrase.link and previous.name == _INVESTED + previous.thing and verb_of(previous.thing):
        return Named(previous.thing, "object", verb_of(previous.thing))  # 投资9亿元改造老旧小区|30个
    adding = phrase.link.strip("　 、")
    if (
        adding in _ADDING
        and phrase.quantity.unit[-1:] in name_words().counters
        and not previous.name.startswith(adding)
    ):
        return Named(adding + previous.noun, "carried", adding)  # 工业企业达到60家，|净增|9家
    if previous.name.endswith(wording().marks) and (passed := _PASSED.match(previous.name)) is not None:
        return Named(passed.group(1), "carried")
    if (
        "累计" in phrase.link
        or previous.verb == "净增"
        or (phrase.link.endswith(_REACHED) and (previous.verb in _ADDING or previous.name.endswith(_ADDING)))
    ):
        if previous.verb.startswith(("新", "净")):
            return Named(previous.noun, "carried")
        return Named(without_added(previous.name), "carried", previous.verb)
    if (
        phrase.link.endswith(_DONE)
        and previous.verb
        and not previous.verb.endswith(_DONE)
        and phrase.quantity.unit in name_words().counters
    ):
        return Named(_DONE + previous.noun, "shared-noun", _DONE)  # 开工项目9个，年内|完成|7个
    if previous.name.endswith(_SHARES) and "占" in previous.name and "元" in phrase.quantity.unit:
        return Named(previous.name.partition("占")[0], "carried", previous.verb)  # 民生支出|占财政支出比重80%，达9亿元
    if previous.rule == "share" and phrase.quantity.kind == "rank" and phrase.paused and "占全" in previous.name:
        return Named(previous.base, "carried", previous.verb)  # 企业达9家，占全省8%，居全省第2位
    grows = phrase.quantity.unit in ("%", "倍", "番") and phrase.sense.rising and not phrase.sense.reached
    based = previous.base and (grows or previous.rule == "modifier")
    return Named(previous.base if based else previous.name, "carried", previous.verb, owner=previous.owner)


def _figured_before(context: Context, phrase: Phrase) -> str:
    """What a figure of amount (单产) is of behind a rate: the last thing in its sentence with another such figure."""
    words = name_words()
    if phrase.subject.lstrip("、，　 ") not in words.figures:
        return ""
    phrases = context.phrases[: len(context.named)]
    for named, before in zip(reversed(context.named), reversed(phrases), strict=True):
        if before.sentence != phrase.sentence:
            return ""
        if head_of(named.name).endswith(words.other_figures):
            return named.name
    return ""


def owner_of(context: Context, phrase: Phrase) -> str:
    """What a bare noun (总投资, 占比) belongs to."""
    if owner := topic_of(phrase.topic):
        return owner
    if context.previous is not None:
        if context.previous.owner:
            return context.previous.owner
        if context.previous.rule == "compared" and context.previous.base:
            return context.previous.base
        noun = context.previous.noun
        if phrase.paused and phrase.subject.startswith(_OF_ALL) and (whole := _whole_of_parts(context, phrase)):
            return whole
        if noun[-1:] == "率" and (figured := _figured_before(context, phrase)):
            return figured
        if noun in wording().generic:
            return context.previous.name
        return without_verbs(noun.removesuffix(rate_noun_of(noun)) or noun)
    before = context.sentence_before(phrase)
    clauses = _CLAUSES.split(before)
    while len(clauses) > 1 and _ONLY_A_NUMBER.fullmatch(clauses[-1]) is not None:
        clauses.pop()
    return noun_phrase("，".join(clauses), certain=False) or topic_object(clauses[-1])


# 项目90个，其中工业项目60个，|总投资|900亿元
_OF_ALL: Final = ("到位资金", "总投资", "总规模", "计划总投资", "协议总投资", "合同总", "总金额")


def _whole_of_parts(context: Context, phrase: Phrase) -> str:
    """What was counted before its parts (其中) in the sentence of a number, "" where no parts are told of."""
    named, phrases = context.named, context.phrases
    for i in range(len(named) - 1, 0, -1):
        if phrases[i].sentence != phrase.sentence:
            return ""
        if phrases[i].before.lstrip("，、　 ").startswith("其中"):
            return named[i - 1].noun if phrases[i - 1].sentence == phrase.sentence else ""
    return ""


def share(context: Context, phrase: Phrase, subject: str) -> Named:
    """占Y比重 with the thing whose share it is."""
    if phrase.object[:1] == "的" and phrase.quantity.unit == "%" and named_behind(phrase.object):
        owner = phrase.object[1:]
        return Named(owner + subject, "share", base=owner)  # 占全国人口|80%|的地区普及义务教育
    found = carried(context, phrase)
    previous = context.previous
    owner = previous.noun if found.rule == "carried" and previous is not None else found.name
    if previous is not None and previous.base and owner.startswith(previous.base + "对"):
        owner = previous.base  # 对外贸易对增长的贡献率达9%，|占|全国的3%
    if owner.endswith(_SHARES) and "占" in owner[1:]:
        owner = owner[: owner.index("占", 1)]
    return Named(owner + subject, "share", base=owner)


def pointing_back(context: Context, phrase: Phrase, subject: str) -> Named:
    """The name of a subject with 为此, 此项, 这方面, spelled out."""
    last = context.previous.name if context.previous is not None else ""
    name = context.scopes.spelled_out(subject, phrase, context.sentence_before(phrase), last)
    return Named(name[-LONGEST_NAME:], "completed", verb_of(name)) if name else carried(context, phrase)
