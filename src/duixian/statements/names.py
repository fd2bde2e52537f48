"""What a number measures: named by its clause, carried over, distributed or completed where it is elided."""

from __future__ import annotations

import re
from typing import Final

from duixian.statements.anaphora import points_back
from duixian.statements.comparisons import compared, compared_with_each
from duixian.statements.context import Context
from duixian.statements.coordination import verb_of, verbs_of
from duixian.statements.counted import by_object, next_described, tried_or_first, with_subject, without_subject
from duixian.statements.earlier import carried, owner_of, pointing_back, share
from duixian.statements.funding import purpose_of
from duixian.statements.general import with_topic
from duixian.statements.listed import NameLists, ratio_part
from duixian.statements.measures import also_changes, tells_change, tells_pace
from duixian.statements.medals import medals
from duixian.statements.named import OWN_RULES, Named
from duixian.statements.namewords import name_words
from duixian.statements.phrase import Phrase
from duixian.statements.shares import saved_of
from duixian.statements.sharing import CONTRIBUTIONS, counts_part, effect_of, moved_by, next_member, sharing
from duixian.statements.subjects import made_better, subject_of
from duixian.statements.things import LONGEST_NAME, before_predicate, things_behind
from duixian.statements.topics import complete, topic_of
from duixian.statements.unitwords import metals
from duixian.statements.wording import without_lead, wording

_JOINTS: Final = "、，　 "
_NET: Final = "净增"
_ADDING: Final = re.compile("[新净](?:增|承接|引进|建|开工|落地|签约|培育|认定|登记|设)")
_LONGEST_CARRIED: Final = 120
_ASIDE: Final = 40
_TWO_BARE: Final = 8
_HUB_REACH: Final = 60
_GROWTH: Final = re.compile(r"经济增长(?:速度)?的?(?:预期|调控)?目标|年经济$")
# 三季度|增长5%: of nothing else than the economy is that said without its name
_QUARTER: Final = re.compile(r"(?:季度|半年)$")
_EQUALS: Final = re.compile(r"\s*(?:是|为|相当于|达到)")


def resolve_names(text: str, phrases: list[Phrase], ends: list[int]) -> list[Named]:
    """A name for every phrase of `text`, in order. `ends`: offsets after every sentence of `text`."""
    reader = _NameReader(text, phrases, ends)
    for i, phrase in enumerate(phrases):
        reader.read(i, phrase)
    return reader.context.named


class _NameReader:
    """Reads names in text order; what one sentence has named so far helps with its next number."""

    def __init__(self, text: str, phrases: list[Phrase], ends: list[int]) -> None:
        self.context = Context(text, phrases, ends)
        self.lists = NameLists(self.context)
        self.things = things_behind(phrases)
        self.sentence = -1
        self.outer: tuple[Named | None, str] | None = None

    def read(self, i: int, phrase: Phrase) -> None:
        """Name phrase `i`, next in order."""
        if phrase.sentence != self.sentence:
            self.sentence = phrase.sentence
            self.context.begin_sentence()
            self.lists.begin_sentence()
            self.outer = None
        self._leave_aside(phrase)
        found = self._named(i, phrase)
        if found.name[:1] == "的" or found.name[-1:] in _SLASHES:
            found.name = found.name.lstrip("的").rstrip("/／")
        if len(found.name) > _LONGEST_CARRIED:
            found.name = found.name[:_LONGEST_CARRIED]
        if phrase.link[-2:] == _NET and phrase.quantity.unit[-1:] in name_words().counters:
            if found.rule == "own":
                found.name, found.verb = _NET + found.name, _NET
            elif found.rule == "carried" and found.verb:
                found.name, found.verb = _NET + found.noun, _NET
        if phrase.quantity.unit == "%":
            before = self.context.previous
            goes_on = before is not None and before.paced and found.rule == "carried"
            found.paced = goes_on or tells_pace(phrase) or phrase.object.startswith("增长")
        if found.rule == "carried" and not phrase.paused and self.context.unit == "个":
            self._name_doers(phrase)
        self.context.add(phrase, found)

    def _name_doers(self, phrase: Phrase) -> None:
        """Take what things do from their name where `phrase` counts how much of it: 9个|园区新引进项目约|60个."""
        counted = self.context.phrases[len(self.context.named) - 1]
        if phrase.object or phrase.link != phrase.before or counted.subject or counted.link:
            return
        if verbs := list(wording().action_within.finditer(counted.object, 2)):
            adding = _ADDING.search(counted.object, 2)
            doer = counted.object[: adding.start() if adding is not None else verbs[-1].start()]
            self.context.named[-1] = Named(doer, "object")

    def _leave_aside(self, phrase: Phrase) -> None:
        """Go on behind an aside with the number before it: 上市企业9家（北交所2家），|总市值30亿元."""
        context, at = self.context, phrase.quantity.start
        opening = context.text.rfind("（", at - _ASIDE if at > _ASIDE else 0, at)
        if opening >= 0 and context.text.find("）", opening, at) < 0:
            if self.outer is None and context.previous is not None:
                self.outer = (context.previous, context.unit)
        elif self.outer is not None:
            context.previous, context.unit = self.outer
            self.outer = None

    def _named(self, i: int, phrase: Phrase) -> Named:
        context = self.context
        if phrase.quantity.kind == "ratio":
            return ratio_part(phrase, context.previous)
        if phrase.quantity.unit in metals():
            return medals(phrase, context.previous)
        if phrase.versus and (each := self._compared_with_each(i, phrase)) is not None:
            return each
        if phrase.sibling and (listed := self.lists.next_name()) is not None:
            return listed
        opens = self.lists.siblings[i] > 0
        subject = subject_of(phrase, in_list=opens)
        if opens and (listed := self.lists.first_name(i, phrase, subject)) is not None:
            return listed
        thing = self.things[i]
        found = _single(context, phrase, subject, thing)
        found.thing = thing
        if phrase.earlier or thing:
            context.told_by(i)
        completed = with_topic(context, found)
        stands_alone = completed is not found and (counts_part(phrase) or _of_the_whole(phrase))
        return found if stands_alone else completed

    def _compared_with_each(self, i: int, phrase: Phrase) -> Named | None:
        """The name of a number that compares with one of as many places as there are numbers, else None."""
        if "点" not in phrase.quantity.unit:
            return None
        first = i
        while self.context.phrases[first].sibling:
            first -= 1
        return compared_with_each(self.context, phrase, i - first, 1 + self.lists.siblings[first])


def _single(context: Context, phrase: Phrase, subject: str, thing: str) -> Named:
    """The name of a number that no list and no ratio names."""
    unit = phrase.quantity.unit
    if phrase.describes:
        return Named(before_predicate(thing) + phrase.describes, "modifier")
    if not subject and thing and not phrase.paused and context.previous is not None:
        described = next_described(context.previous, phrase, thing)
        if described is not None:
            return described
    if phrase.object and (named := by_object(phrase, subject, thing)) is not None:
        return named
    if thing and (named := tried_or_first(context, phrase, subject, thing)) is not None:
        return named
    if unit == "%" and (saved := _saved(context, phrase, subject)) is not None:
        return saved
    if unit == "倍" and subject and _EQUALS.match(phrase.before.rpartition("，")[2]):
        return carried(context, phrase)
    if phrase.versus and (versus := compared(context, phrase)) is not None:
        return versus
    if not subject:
        if context.previous is None and unit == "%" and phrase.sense.changes and _QUARTER.search(phrase.subject):
            return Named("国内生产总值" if "国内生产总值" in context.text else "地区生产总值", "own")
        if phrase.limits and (limiting := context.last_limiting(phrase.sentence)) is not None:
            return Named(limiting.name, "carried", limiting.verb)
        return without_subject(context, phrase, thing)
    if subject[0] == "占" and name_words().no_share.match(subject) is None:
        return share(context, phrase, subject)
    if "经济" in subject and phrase.sense.changes and (subject in name_words().economy or _GROWTH.search(subject)):
        return Named("经济增长", "own")
    return _with_subject(context, phrase, subject, thing)


def _saved(context: Context, phrase: Phrase, subject: str) -> Named | None:
    """What there is less of in per cent: 事项办理平均减时间80%、减材料50% → 事项办理时间, 事项办理材料."""
    previous = context.previous
    again = previous is not None and previous.rule == "saved"
    saving = saved_of(phrase)
    if saving is None:
        if not again or subject not in wording().saved:
            return None
        saving = "", subject
    owner, what = saving
    if not owner and previous is not None:
        counted = previous.rule in OWN_RULES and previous.thing
        owner = previous.noun if counted else previous.base if again else ""
    return Named(owner + what, "saved", base=owner)


def _with_subject(context: Context, phrase: Phrase, subject: str, thing: str) -> Named:
    """The name of a number before which something is named."""
    previous, changes = context.previous, phrase.sense.changes
    if subject[-3:] == "吞吐量":
        at = phrase.quantity.start
        subject = context.scopes.at_hub(phrase, subject, context.text[max(0, at - _HUB_REACH) : at])
    if tells_change(phrase) and (also := also_changes(phrase)) is not None:
        return Named(also[1], "own")
    if ("此" in subject or "这" in subject) and points_back(subject):
        return pointing_back(context, phrase, subject)
    if "元" in phrase.quantity.unit and (
        funds := purpose_of(context.text, phrase, subject, thing, opens=previous is None)
    ):
        return Named(funds, "funds")
    if previous is not None and (shared := sharing(context, previous, phrase, subject, thing)) is not None:
        return shared
    if previous is None and phrase.earlier and (moving := moved_by(phrase, subject)):
        return effect_of(moving, subject, thing)
    if subject in name_words().short_for:
        return Named(name_words().short_for[subject], "own")
    if subject.startswith("完成") and subject not in wording().bare and subject[2:] in wording().bare:
        subject = subject[2:]
    if owner := _owner_left_out(context, phrase, subject, thing):
        return Named(complete(owner, subject), "completed", owner=owner)
    if previous is not None and (member := next_member(context, previous, phrase, subject, thing)) is not None:
        return member
    if thing and (not changes or phrase.sense.reached or made_better(phrase)):
        return with_subject(context, phrase, subject, thing)
    if thing and phrase.quantity.unit[-1:] in name_words().counters and subject not in wording().bare:
        adding = phrase.link.strip("　 各共又还再了")
        return Named((subject + adding + thing)[-LONGEST_NAME:], "whole", adding)  # 城区|各增加|2条|公交线路
    words = name_words()
    in_area = subject in words.areas
    if phrase.quantity.unit in words.small_money and (changes or in_area):
        subject += context.scopes.rate_raised(phrase, subject).removeprefix("城乡" if in_area else "")
    mover = subject.partition("带动")[0] if "带动" in subject else ""
    verb = verb_of(subject) if phrase.quantity.unit == "%" else _leading_verbs(subject)
    return Named(subject[-LONGEST_NAME:], "own", verb, base=mover)


def _leading_verbs(subject: str) -> str:
    """The verbs that a further member of the list shares: 更新改造|管网; one where nothing but verbs is listed."""
    first = verb_of(subject)
    rest = len(subject) - len(first)
    if rest < _SHORTEST_NOUN or not (first or subject.startswith("重点")):
        return first
    verbs = verbs_of(subject)
    if len(subject) - len(verbs) < _SHORTEST_NOUN or subject[len(verbs)] in _JOINING:
        return first
    return first if subject[len(verbs) :] in wording().generic else verbs


_SLASHES: Final = frozenset("/／")
_SHORTEST_NOUN: Final = 3
_JOINING: Final = frozenset("、和的")


def _owner_left_out(context: Context, phrase: Phrase, subject: str, thing: str) -> str:
    """What a noun that says nothing alone (总投资, 利润) belongs to, "" for other nouns and where that is not told."""
    if not thing and phrase.earlier and subject in wording().accounts:
        owner = topic_of(phrase.topic)
        if name_words().firms.search(owner):
            return owner
    if context.previous is not None and subject in wording().accounts and not thing and _earned(context, phrase):
        return context.previous.owner or context.previous.noun
    if not phrase.paused and "元" in phrase.quantity.unit and not thing and subject[:2] in _EARNING:
        counted = context.previous
        if counted is not None and counted.rule == "object" and counted.name.endswith(_EARNERS):
            return counted.name  # 25家|亿元以上企业|完成总产值|90亿元
    if phrase.earlier and subject in name_words().regional_sums:
        region = name_words().regions.match(without_lead(phrase.topic[-1]))
        return region.group(1) if region is not None else ""
    if subject[0] == "对" and subject.endswith(CONTRIBUTIONS):
        return topic_of(phrase.topic)
    bare = _says_nothing_alone(subject) and (not thing or _is_part(phrase))
    previous = context.previous
    if bare and previous is not None and previous.name.endswith(_EXTENTS) and "企业" in subject:
        return ""  # 园区面积9平方公里，|入园企业|90家
    return owner_of(context, phrase) if bare else ""


_EXTENTS: Final = ("面积", "里程", "规模")
_EARNING: Final = frozenset(("完成", "实现"))
_EARNERS: Final = ("企业", "公司", "园区", "项目")


def _earned(context: Context, phrase: Phrase) -> bool:
    """Whether a sum is what those that the number before counts have earned: 入园企业达90家，实现|税收|3亿元."""
    return "实现" in phrase.before and context.unit[-1:] in name_words().counters


def _says_nothing_alone(subject: str) -> bool:
    """Whether a subject is a bare noun (总量), or two of them: 总量和增速."""
    bare = wording().bare
    if subject in bare:
        return True
    if len(subject) >= _TWO_BARE or "和" not in subject:
        return False
    first, _, second = subject.partition("和")
    return first in bare and second in bare


def _of_the_whole(phrase: Phrase) -> bool:
    """Whether a rate is one of the whole place, whatever the clauses before speak of: 全年投资增长|5%."""
    return phrase.quantity.unit == "%" and phrase.subject.lstrip(_JOINTS).startswith(name_words().of_the_whole)


def _is_part(phrase: Phrase) -> bool:
    """Whether the number says which part of what stands behind it is reached: 试点范围扩大到40%|的县."""
    return phrase.quantity.unit == "%" and phrase.object.startswith("的") and phrase.sense.reached
