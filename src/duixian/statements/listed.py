"""Names given once for several numbers: a list with 分别, a row of growth rates, the parts of a ratio."""

from __future__ import annotations

import re
from typing import Final

from duixian.statements.comparisons import compared_each
from duixian.statements.context import Context
from duixian.statements.coordination import verb_of
from duixian.statements.named import Named, running_total, without_added
from duixian.statements.namewords import name_words
from duixian.statements.owners import same_owner
from duixian.statements.phrase import Phrase
from duixian.statements.scopes import in_grade, is_grade
from duixian.statements.spreading import spread
from duixian.statements.subjects import subject_of
from duixian.statements.topics import complete, topic_of
from duixian.statements.wording import wording

# 生产总值|增速高于全省
_COMPARED: Final = re.compile("(?<=增速)[高快低慢]于[^，、]+$")
_LONGEST_LIST: Final = 30
_BEFORE_RATIO: Final = 24
_MYRIADS: Final = "万亿"
_ADDED: Final = frozenset(("新增", "净增"))
_EARNERS: Final = ("企业", "公司")
_REACHING: Final = ("达", "达到", "到", "至")


class NameLists:
    """The lists of names of one text, given out number by number.

    Attributes:
        siblings: how many numbers without anything of their own follow each number.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self.siblings = _siblings_behind(context.phrases)
        self.begin_sentence()

    def begin_sentence(self) -> None:
        """Forget the names of the last list."""
        self._names: list[str] = []
        self._given = 0

    def next_name(self) -> Named | None:
        """The name that the list keeps for a number without anything of its own, None where none is left."""
        if self._given >= len(self._names):
            return None
        self._given += 1
        return Named(self._names[self._given - 1], "distributed")

    def first_name(self, i: int, phrase: Phrase, subject: str) -> Named | None:
        """The name of number `i`, which opens a list; None where not as many things are named as numbers follow."""
        names = self._of(i, phrase, subject)
        if not names:
            return None
        if phrase.sense.changes and phrase.quantity.unit in name_words().small_money:
            names = [name + self._context.scopes.rate_raised(phrase, name) for name in names]
        self._names, self._given = names, 1
        self._context.joint = subject.partition("分别")[0] or self._context.joint
        return Named(names[0], "distributed")

    def _of(self, i: int, phrase: Phrase, subject: str) -> list[str]:
        count, apart = 1 + self.siblings[i], "分别" in phrase.link
        if subject:
            if (
                count == len(name_words().industry_shares)
                and subject.endswith("产业结构")
                and phrase.quantity.unit == "%"
            ):
                return list(name_words().industry_shares)
            if apart and subject in name_words().handling_rates and phrase.quantity.unit == "%":
                return [of + subject for of in self._dealt_with_before(phrase, count)]
            if "分别" in phrase.subject and not phrase.object and subject.startswith(wording().effects):
                return [name + subject for name in self._last_named(phrase, count)]
            if len(self._names) == count and subject[0] == "占":
                return [name + subject for name in self._names]
            if subject in wording().rate_nouns and (len(self._names) == count or phrase.quantity.kind == "rank"):
                return [name + subject for name in self._names or self._levels_before(i, count)]
            if len(self._names) == count and all(name.endswith("新增" + subject) for name in self._names):
                return [without_added(name.removesuffix(subject)) + subject for name in self._names]
            if len(self._names) == count and subject in _ADDED:
                return [subject + name for name in self._names]  # 存、贷款余额分别达…，比年初|新增|9亿元、6亿元
            if len(self._names) == count and is_grade(subject):
                return [in_grade(name, subject) for name in self._names]
            return compared_each(self._owned(spread(subject, count), phrase), phrase)
        members = spread(topic_of(phrase.topic), count) if apart else []
        in_all = "累计" in phrase.link or phrase.link.endswith(_REACHING)
        again = apart or in_all or phrase.sense.reached or phrase.quantity.kind == "rank"
        if len(self._names) == count and again:
            names = [_COMPARED.sub("", name) for name in self._names]
            return [without_added(name) for name in names] if in_all else names
        if members or count > _LONGEST_LIST:
            return members
        if phrase.quantity.unit.endswith(("%", "点")):
            return compared_each(self._levels_before(i, count), phrase)
        told_of_each = phrase.quantity.kind == "rank" or phrase.quantity.unit == "倍"
        if apart and (told_of_each or phrase.quantity.unit != self._last_unit(i)):
            return self._levels_before(i, count)
        if apart and "累计" in phrase.link:
            return self._counts_before(phrase, count, in_all=True)
        return self._counts_before(phrase, count) if phrase.sense.changes else []

    def _last_named(self, phrase: Phrase, count: int) -> list[str]:
        """汽车换新9万辆、家电换新60万台，分别带动消费3亿元、2亿元: the names of the last numbers, if all differ."""
        named, phrases = self._context.named[-count:], self._context.phrases[: len(self._context.named)][-count:]
        names = [one.name for one in named]
        alike = len(set(names)) == count and all(before.sentence == phrase.sentence for before in phrases)
        return names if alike else []

    def _dealt_with_before(self, phrase: Phrase, count: int) -> list[str]:
        """建议90件、提案60件，满意率分别达99%和98%: what the last numbers of the sentence count as dealt with."""
        context = self._context
        last = list(zip(context.named, context.phrases, strict=False))[-count:]
        if len(last) < count or any(
            before.sentence != phrase.sentence or "件" not in before.quantity.unit for _, before in last
        ):
            return []
        return [named.noun for named, _ in last]

    def _owned(self, members: list[str], phrase: Phrase) -> list[str]:
        """Accounts of an enterprise that the number before is of: 国有企业资产总额9亿元，营收、利润分别增长."""
        previous = self._context.previous
        if not members:
            return members
        if previous is None:
            told = phrase.earlier and members[0] in wording().accounts and topic_of(phrase.topic)
            return [told + member for member in members] if told and name_words().firms.search(told) else members
        if wording().bare.issuperset(members) and members[0].endswith("率") and verb_of(previous.name):
            owner = previous.name if previous.noun in wording().generic else previous.noun
            return [owner + member for member in members]  # 签约项目90个，开工率、投产率分别达80%、50%
        if name_words().sizes.issuperset(members):
            return [
                complete(previous.base or previous.noun, member) for member in members
            ]  # 总量、增速分别居第4、第2位
        earned = [member.removeprefix("完成") for member in members]
        if not wording().accounts.issuperset(earned):
            return members
        if "实现" in phrase.before and self._counts_firms(previous):
            return [previous.noun + member for member in earned]
        owner = same_owner(previous, members[0])
        return [owner + member for member in (earned if owner else members)]

    def _counts_firms(self, previous: Named) -> bool:
        """Whether the number before counts enterprises: 规模工业企业达|90家|，实现产值、税收分别为…"""
        return self._context.unit[-1:] in name_words().counters and previous.noun.endswith(_EARNERS)

    def _last_unit(self, i: int) -> str:
        """The unit of the last number of the list that number `i` opens."""
        return self._context.phrases[i + self.siblings[i]].quantity.unit

    def _levels_before(self, i: int, count: int) -> list[str]:
        """A 5元，B 3元，增长9%和8%: the names of the numbers right before, one for each growth rate."""
        phrases = self._context.phrases
        if i < count or any(before.sentence != phrases[i].sentence for before in phrases[i - count : i]):
            return []
        names = [named.name for named in self._context.named[i - count : i]]
        return names if len(set(names)) == count else []

    def _counts_before(self, phrase: Phrase, count: int, *, in_all: bool = False) -> list[str]:
        """企业9家，合作社5家，分别增加2家和1家: the names of the last numbers of the sentence with the same unit.

        `in_all`: the numbers count what was there before as well: 新增企业9家，累计达60家.
        """
        names: list[str] = []
        phrases = self._context.phrases[: len(self._context.named)]
        for named, before in zip(reversed(self._context.named), reversed(phrases), strict=True):
            if before.sentence != phrase.sentence or len(names) == count:
                break
            if before.quantity.unit.lstrip(_MYRIADS) == phrase.quantity.unit.lstrip(_MYRIADS):
                names.insert(0, running_total(named) if in_all else named.name)
        return names if len(set(names)) == count else []


def ratio_part(phrase: Phrase, previous: Named | None) -> Named:
    """The name of a part of a ratio: of three parts after 产业 each is the share of an industry."""
    quantity, shares = phrase.quantity, name_words().industry_shares
    if quantity.part == 0:
        told = phrase.before[-_BEFORE_RATIO:]
        of_industries = (previous is not None and previous.name in shares) or "产业" in told or "三产" in told
        if quantity.parts == len(shares) and of_industries:
            return Named(shares[0], "ratio")
        return Named(subject_of(phrase) or phrase.before[-_BEFORE_RATIO // 2 :], "ratio")
    if previous is None:
        return Named("", "unknown")
    return Named(shares[quantity.part] if previous.name in shares else previous.name, "ratio")


def _siblings_behind(phrases: list[Phrase]) -> list[int]:
    """How many numbers without anything of their own follow each number: 分别增长5%、6%和7%."""
    counts = [0] * len(phrases)
    for i in range(len(phrases) - 1, 0, -1):
        if phrases[i].sibling:
            counts[i - 1] = counts[i] + 1
    return counts
