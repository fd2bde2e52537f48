"""Whom a number is about that leaves its owner out, because the number before has named it."""

from __future__ import annotations

from typing import Final

from duixian.statements.coordination import head_of, verb_of, without_verbs
from duixian.statements.named import Named
from duixian.statements.namewords import name_words
from duixian.statements.wording import wording
from duixian.vocabulary.indicators import indicators

_SHARES: Final = ("占比", "比重")


def same_owner(previous: Named, subject: str) -> str:
    """Whom further figures of the same kind are about, "" for nobody known.

    国有企业资产总额10亿元，利润1亿元; 清洁能源装机占比50%、发电量占比40%.
    """
    accounts = wording().accounts
    if subject in accounts:
        head = max((account for account in accounts if previous.name.endswith(account)), key=len, default="")
        owner = previous.name[: len(previous.name) - len(head)] if head else ""
        return "" if len(owner) < 2 or verb_of(owner) else owner
    if not subject.endswith(_SHARES):
        return ""
    share = next((share for share in _SHARES if subject.endswith(share) and previous.name.endswith(share)), "")
    of = subject.removesuffix(share)
    if not share or not of or head_of(of) != of:
        return ""
    whole = previous.name.removesuffix(share)
    return whole[: len(whole) - len(head_of(whole))] if head_of(whole) != whole else ""


def doer(previous: Named, subject: str) -> str:
    """Who does what the number before counts, where this one counts what else it does, "" for nobody known.

    实验室集聚人才90名、转化成果9项.
    """
    if previous.verb or not (verb_of(subject) or subject in CARRYING):
        return ""
    if previous.base:
        return previous.base
    verb = wording().action_within.search(previous.name, 3)
    if verb is None or (len(previous.name) - verb.end() < _SHORTEST_DONE and subject not in CARRYING):
        return ""
    return previous.name[: verb.start()]


_SHORTEST_DONE: Final = 2
# 班列开行90列，|发送|9万标箱
CARRYING: Final = frozenset(("发送", "发运", "运送", "运输", "输送", "运载"))


def other_rate_of(name: str, subject: str) -> str:
    """Whose rate the name before tells, where a short further one follows, "" for nobody known.

    退役士兵|培训率92%、就业率96%.
    """
    rates = len(subject) == _LENGTH_OF_RATE and subject[-1] == "率" and name[-1:] == "率"
    if not rates or len(name) <= _LENGTH_OF_RATE + 2 or indicators().resolve(subject) is not None:
        return ""
    return name[:-_LENGTH_OF_RATE]


_LENGTH_OF_RATE: Final = 3


def rated(previous: Named, subject: str, unit: str) -> str:
    """What a short rate behind things counted or measured is of, "" for nothing known.

    硬化通村公路9公里，通畅率达94%; 签约项目90个，开工率80%; but not: 公厕40座，绿地率达36%.
    """
    if len(subject) != _LENGTH_OF_RATE or subject[-1] != "率" or previous.name[-1:] == "率" or not previous.verb:
        return ""
    if unit in ("%", "") or "元" in unit or subject in _RATES_OF_PLACES or indicators().resolve(subject) is not None:
        return ""
    if previous.noun.endswith(subject[:2]):
        return previous.noun[:-2]  # 土地流转9万亩，流转率达60%
    return previous.name if previous.noun in wording().generic else previous.noun


_RATES_OF_PLACES: Final = frozenset(("绿地率", "绿化率"))


def figure_of_the_kind(previous: Named, subject: str) -> str:
    """What the number before tells of a thing of the same kind: 城区|学校|师生比, 镇区|学校; "" for nothing."""
    before, kind, figure = previous.name.rpartition(subject[-2:])
    tells = before and kind and figure and len(subject) > 2 and not head_of(subject) and not verb_of(subject)
    return figure if tells and head_of(figure) else ""


def counted_so(name: str, how: str, unit: str) -> str:
    """What is counted in `unit` by how it is (空气质量|优良|天数, 高考|上线), its rate told next (优良率); else ""."""
    owner, _, count = name.rpartition(how)
    told = count in name_words().counts if count else unit[-1:] in ("人", "名", "户")
    return without_verbs(owner) if owner and told else ""
