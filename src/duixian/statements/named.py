"""A resolved name, and what the next number of a list takes over from it."""

from __future__ import annotations

import re
from typing import Final

from duixian.statements.coordination import head_of, verb_of
from duixian.statements.namewords import name_words
from duixian.statements.things import LONGEST_NAME
from duixian.statements.wording import wording
from duixian.vocabulary.indicators import indicators

#: Rules by which the clause of a number names it, with or without the noun behind the number.
OWN_RULES: Final = frozenset(("own", "whole", "object", "shared-verb"))
_ADDED: Final = re.compile("(?<=..)(?:新增|净增|新认定|新推出|新建)$")
# 城区新增|停车位9个、充电桩3个
_ADDED_THERE: Final = re.compile("[^，、]{2,8}?(?:新[增建设开引]|建成(?![投运通并])|入驻|培育|惠及|覆盖)(?=..)")
# 出栏|生猪9万头、家禽60万羽
RAISED: Final = frozenset(("出栏", "存栏"))
_FULFILLING: Final = frozenset(("完成", "实现"))
_JOINS: Final = frozenset("及和与、")
_FIRMS: Final = frozenset(("企业", "公司", "农户"))


class Named:
    """A resolved name.

    Attributes:
        name: what is measured.
        rule: `own` its clause names it; `object` the noun behind the number; `whole` words before and noun behind;
            `modifier` an amount that describes the next noun; `carried` from the number before; `topic` from the
            clause before; `distributed` over a list; `completed` a bare noun with its owner; `topic-completed` a
            general noun with the topic of the clause; `shared-verb`, `shared-noun` the verb or noun of the number
            before; `owned` of the one that the number before is about; `funds` a sum with what it is given for;
            `saved` what there is less of; `among` a part of what was counted; `share` X占Y比重 with the owner carried;
            `compared` with another place; `ratio` part of a ratio; `unknown`.
        verb: verb of doing that the name begins with, or "".
        base: for a share or a comparison, the thing it is of.
        thing: the noun behind the number, its own or the list's.
        chain: verbs that the next numbers of the list share, where the name does not begin with them.
        core: the noun, where it is not what follows the verb.
        owner: what a noun that says nothing alone was completed with.
        paced: what is measured is a rate of growth: 增速, 涨幅.
    """

    __slots__ = ("base", "chain", "core", "name", "owner", "paced", "rule", "thing", "verb")

    def __init__(
        self,
        name: str,
        rule: str,
        verb: str = "",
        base: str = "",
        thing: str = "",
        chain: str = "",
        core: str = "",
        owner: str = "",
        paced: bool = False,
    ) -> None:
        self.name = name
        self.rule = rule
        self.verb = verb
        self.base = base
        self.thing = thing
        self.chain = chain
        self.core = core
        self.owner = owner
        self.paced = paced

    @property
    def noun(self) -> str:
        """The name without its verb."""
        rest = self.core or self.name[len(self.verb) :]
        return self.name if rest[:1] in _JOINS else rest or self.name


def without_size(name: str) -> str:
    """A counted thing without the size from which on it is counted: 亿元以上|项目."""
    return _SIZED.sub("", name)


_SIZED: Final = re.compile("^.*(?:以上|以下)(?=..)")


def opposite(previous: Named, subject: str) -> bool:
    """Whether a bare head takes the place of the name's: 一般公共预算收入, 支出."""
    counterpart = name_words().opposites.get(subject)
    if counterpart is None or len(previous.name) <= 3:
        return False
    return previous.name.endswith(counterpart)


# 居民人均可支配收入6万元，其中|城镇|7万元
_EVERYBODYS: Final = re.compile(
    "(?:全体|常住)?(?=居民(?:人均|收入|可支配收入|消费|生活消费)|人均(?:可支配收入|消费支出))"
)


def in_other_area(previous: Named, subject: str) -> str:
    """The name before for the other of town and country: 城镇居民人均收入增长8%，农村|增长9%; "" for none."""
    areas = name_words().areas
    if subject not in areas:
        return ""
    if (everybody := _EVERYBODYS.match(previous.name)) is not None:
        return subject + previous.name[everybody.end() :]
    area = next((area for area in areas if previous.name.startswith(area)), "")
    return subject + previous.name[len(area) :] if area and area != subject and len(previous.name) > len(area) else ""


def next_in_list(previous: Named, subject: str, thing: str, *, counted_alike: bool) -> Named | None:
    """A further member of a list that shares the first one's verb: 新增上市公司5家、挂牌企业9家.

    `counted_alike`: it has the unit of the one before, so a short noun may stand for the end of that name only:
    建议 in 办理代表议案9件、建议8件, but not 绿道 in 新增公共自行车9辆、绿道8公里.
    """
    if not thing and subject[0] == "“" and (quoted := _quoted_before(previous.name, subject)):
        return Named(quoted + subject, "shared-verb", previous.verb)
    alike = len(subject) == 2 and not thing and previous.name[-1:] == subject[-1]
    if alike and not verb_of(subject):
        return Named(previous.name[:-2] + subject, "shared-verb", previous.verb)
    if not previous.verb and not thing and previous.name[:2] in RAISED and not head_of(subject):
        return Named(previous.name[:2] + subject, "shared-verb", previous.name[:2])
    if not previous.verb and not thing and (added := _ADDED_THERE.match(previous.name)) is not None:
        alike = not head_of(subject) and wording().action_within.search(subject) is None
        alike = alike and not subject.endswith("就业")
        return Named(added.group() + subject, "shared-verb") if alike else None
    nothing_shared = not previous.verb or previous.verb == previous.name
    if nothing_shared or verb_of(subject) or wording().clause_verb.match(subject) is not None:
        return None
    if not thing and previous.verb in _FULFILLING and head_of(subject):
        return Named(subject, "own")  # 完成财政收入9亿元，其中税收收入占比80%
    if not thing and subject.endswith(name_words().repairing) and not previous.name.endswith(subject[-2:]):
        return Named(subject, "own")
    if thing and subject.endswith("等"):
        return Named((previous.verb + thing)[:LONGEST_NAME], "shared-verb", previous.verb)
    short = len(subject) <= 2 and subject not in _FIRMS and counted_alike
    if short and len(previous.noun) > 4 and previous.name[-1] != "”":
        name = previous.name[: -len(subject)] + subject
    else:
        name = previous.verb + subject
    return Named((name + thing)[:LONGEST_NAME], "shared-verb", previous.verb)


def _quoted_before(name: str, subject: str) -> str:
    """What stands before a quotation that the subject takes the place of: 推出“A”事项5项、“B”事项7项."""
    rest = subject.partition("”")[2]
    at = name.find("“")
    return name[:at] if rest and at > 0 and name.partition("”")[2] == rest else ""


def without_added(name: str) -> str:
    """A name without 新增 and the like at its end: a running total counts what was there before as well."""
    return _ADDED.sub("", name)


def running_total(named: Named) -> str:
    """The name of a running total of what was added: 新认定企业 → 企业."""
    return named.noun if named.verb.startswith("新") else without_added(named.name)


def known_part(noun: str) -> str:
    """The indicator that a noun ends in: a running total counts more than this year's part (增发国债|高标准农田)."""
    matches = indicators().automaton.find_matches_as_indexes(noun)
    return noun[matches[-1][1] :] if matches and matches[-1][2] == len(noun) else noun
