"""Names of numbers that compare: 高于全国平均0.3个百分点."""

from __future__ import annotations

import re
from typing import Final

from duixian.statements.context import Context
from duixian.statements.coordination import head_of
from duixian.statements.earlier import carried
from duixian.statements.named import Named
from duixian.statements.namewords import name_words
from duixian.statements.phrase import Phrase
from duixian.statements.wording import without_lead, wording

_MORE_OR_LESS: Final = ("多", "少", "高", "低", "多出", "少出", "高出", "低出")


def compared(context: Context, phrase: Phrase) -> Named | None:
    """The thing compared and what with, the thing alone where that is a goal; None for a thing counted in excess."""
    clause, versus = phrase.subject + phrase.link, phrase.versus
    if versus.endswith(name_words().goals) and context.previous is not None:
        subject = without_lead(clause[: len(clause) - len(versus)]).strip("　 、，的")
        if not subject and not phrase.object:
            return carried(context, phrase)  # 优良率86%，超出国家目标|8个百分点
    if versus.endswith(_MORE_OR_LESS) and (versus[0] == "同" or wording().base.match(versus) is not None):
        told = without_lead(clause[: len(clause) - len(versus)]).strip("　 、，的")
        if told:
            return Named(told + phrase.object, "own")  # 新开工项目|比上年多|20个
        again = context.previous is not None and not phrase.object
        return Named(_compared_before(context, phrase), "carried") if again else None
    if "点" not in phrase.quantity.unit:
        alone = clause.strip("　 、，") == versus and not phrase.object and context.previous is not None
        return carried(context, phrase) if alone else None  # 劳动生产率9万元，比全省高|2万元
    subject = without_lead(clause[: len(clause) - len(versus)]).strip("　 、，的")
    if versus.endswith(name_words().goals):
        return Named(subject, "compared") if subject else None
    if subject and subject not in wording().rate_nouns:
        return Named(subject + versus, "compared", base=subject)
    name = _compared_before(context, phrase)
    return Named(name + _pace_of(name) + versus, "compared", base=name)


def compared_with_each(context: Context, phrase: Phrase, nth: int, numbers: int) -> Named | None:
    """The name of one of several numbers that compare with as many places; None where it is not that.

    增长8%，高于全国、全省2个、1个百分点; `nth`: which of the `numbers` it is, from 0 on.
    """
    several = _SEVERAL.fullmatch(phrase.versus)
    if several is None:
        return None
    over, listed, under = several.groups("")
    places = _APART.split(listed.removesuffix("分别"))
    if len(places) != numbers:
        return None
    subject = "" if phrase.sibling else _own_subject(phrase)
    name = subject or _compared_before(context, phrase)
    return Named(name + _pace_of(name) + over + places[nth] + under, "compared", base=name)


def _own_subject(phrase: Phrase) -> str:
    """What a clause that compares names itself, "" where it names nothing or only 增速."""
    clause = phrase.subject + phrase.link
    subject = without_lead(clause[: len(clause) - len(phrase.versus)].removesuffix("分别")).strip("　 、，的")
    return "" if subject in wording().rate_nouns else subject


def _compared_before(context: Context, phrase: Phrase) -> str:
    """What the number before compares, else what the clauses before tell of."""
    previous = context.previous
    again = previous is not None and previous.rule == "compared"
    return previous.base if previous is not None and again and previous.base else carried(context, phrase).name


# 高于|全国、全省, 比|全国、自治区和全市|高
_SEVERAL: Final = re.compile(
    "(比|[高快低慢]于|高出|超过?)([^，。；0-9]{2,8}?(?:[、和与][^，。；0-9、和与]{2,8}?){1,2})([高低快慢]出?)?"
)
_APART: Final = re.compile("[、和与]")


def compared_each(members: list[str], phrase: Phrase) -> list[str]:
    """The members of a list that is compared with one thing: 出口、进口增速分别高于全国2个、3个百分点."""
    versus = phrase.versus
    if not versus or "点" not in phrase.quantity.unit or versus.endswith(name_words().goals):
        return members
    bare = [
        member.removesuffix("分别").removesuffix(versus).removesuffix("分别").removesuffix("增速") for member in members
    ]
    return [member + _pace_of(member) + versus for member in bare]


def _pace_of(name: str) -> str:
    """增速 for what is no rate itself."""
    rate = name.endswith(wording().rate_nouns) or head_of(name).endswith(name_words().rates)
    return "" if rate else "增速"
