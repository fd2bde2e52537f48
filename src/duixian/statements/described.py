"""Things counted that an amount describes: 培育|90家|年产值超|5亿元的企业."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from duixian.statements.behind import named_behind
from duixian.statements.coordination import head_of
from duixian.statements.links import sense_of
from duixian.statements.namewords import name_words
from duixian.statements.phrase import Phrase
from duixian.statements.unitsense import unit_sense
from duixian.statements.wording import wording

_LONGEST: Final = 10
_SIZE: Final = "规模"


def read_described(text: str, phrases: list[Phrase]) -> None:
    """Let the words behind a count reach over the amount in them; the amount is told by what it is an amount of."""
    exceedings = wording().exceeding
    for counted, amount in pairwise(phrases):
        if _shares_noun(counted, amount):
            counted.object = amount.object  # 总投资|9亿元|、年产30万吨的项目
            continue
        if "元" not in amount.quantity.unit or not amount.object or not _follows(counted, amount):
            continue
        words = (counted.object + amount.before.removeprefix(counted.object)).strip("　 ")
        if amount.object.startswith("的") and words in name_words().invested and _follows(counted, amount):
            counted.object = amount.object[1:]  # 30个|总投资50亿元的|技改项目
            counted.leads_on = False
            amount.describes, amount.link, amount.sense = words, "", sense_of("")
            continue
        exceeding = next((word for word in exceedings if words.endswith(word)), "")
        what = words.removesuffix(exceeding)
        if (exceeding or wording().bounds_behind.get(amount.quantity.after) == "ge") and _is_amount(what):
            counted.object = text[counted.quantity.upper : amount.quantity.upper] + amount.object
            counted.leads_on = False
            amount.describes = what or _SIZE
            amount.link, amount.sense = exceeding, sense_of(exceeding)


def _shares_noun(amount: Phrase, following: Phrase) -> bool:
    """Whether an amount describes the noun that the next one, joined to it by 、, describes with 的."""
    return (
        not amount.object
        and following.object.startswith("的")
        and following.before.startswith("、")
        and not following.paused
        and amount.sentence == following.sentence
        and (amount.subject.endswith("总投资") or amount.subject in name_words().invested)
    )


def _follows(counted: Phrase, amount: Phrase) -> bool:
    """Whether an amount with a noun behind it stands in the words behind a count."""
    return (
        not amount.paused
        and counted.sentence == amount.sentence
        and unit_sense(counted.quantity.unit).counted
        and named_behind(amount.object.lstrip("的"))
    )


def _is_amount(what: str) -> bool:
    """Whether words name what so much money is (年产值), or nothing."""
    if not what:
        return True
    return (
        len(what) <= _LONGEST and "、" not in what and head_of(what) != "" and not wording().action_within.search(what)
    )
