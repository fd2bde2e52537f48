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


def compared(context: Context, phrase: Phrase) -> Named | None:
    """The thing compared and what with, the thing alone where that is a goal; None for a thing counted in excess."""
    clause, versus = phrase.subject + phrase.link, phrase.versus
    if versus.endswith(name_words().goals) and context.previous is not None:
        subject = without_lead(clause[: len(clause) - len(versus)]).strip("　 、，的")
        if not subject and not phrase.object:
            return carried(context, phrase)  # 优良率86%，超出国家目标|8个百分点
    if "点" not in phrase.quantity.unit:
        return None
    if (both := _BOTH.match(versus)) is not None:
        pace, first, second = both.groups()
        return _compared_with_both(context, phrase, pace + (second if phrase.sibling else first))
    subject = without_lead(clause[: len(clause) - len(versus)]).strip("　 、，的")
    if versus.endswith(name_words().goals):
        return Named(subject, "compared") if subject else None
    if subject and subject not in wording().rate_nouns:
        return Named(subject + versus, "compared", base=subject)
    previous = context.previous
    again = previous is not None and previous.rule == "compared"
    name = previous.base if previous is not None and again and previous.base else carried(context, phrase).name
    return Named(name + _pace_of(name) + versus, "compared", base=name)


def _compared_with_both(context: Context, phrase: Phrase, versus: str) -> Named:
    """The name of one of two numbers that compare with two places: 增长8%，高于全国、全省2个、1个百分点."""
    previous = context.previous
    again = previous is not None and previous.rule == "compared" and previous.base != ""
    name = previous.base if previous is not None and again else carried(context, phrase).name
    return Named(name + _pace_of(name) + versus, "compared", base=name)


_BOTH: Final = re.compile("([高快低慢]于|高出|超过?)(全国|全省|全区|全市)[、和](全国|全省|全区|全市)")


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
