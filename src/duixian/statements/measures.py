"""How a number measures and how firmly it binds: measure, sign and comparator."""

from __future__ import annotations

import re
from typing import Final

from duixian.statements.coordination import head_of, rate_noun_of
from duixian.statements.links import LinkSense
from duixian.statements.namewords import name_words
from duixian.statements.phrase import Phrase
from duixian.statements.shares import bounded
from duixian.statements.statement import Comparator, Measure
from duixian.statements.subjects import made_better
from duixian.statements.wording import without_lead, wording

_PERCENT: Final = frozenset(("%", "‰", "成"))
# 由99位|提升至|87位
_MOVED: Final = re.compile("(?:提升|上升|前移|前进|跃升|升|下降|回落|后移|退|降)[到至]")
_MULTIPLES: Final = frozenset(("倍", "番"))
_COMPARING: Final = frozenset("比较同与")
_BELOW: Final = ("低", "慢", "少")
_RATES_OF_FALL: Final = frozenset(("降幅", "减幅", "下降幅度"))
# 突破5个百亿|大关: a count of marks, no bound of the amount
_TWO_OR_MORE: Final = frozenset("两三四五")
_ALSO: Final = re.compile(r"(?:并|又)?同时(增加|减少)([^，]{2,20}(?:投资|支出|投入|资金))")
# 压减|一般性支出|5%, 提高|低保标准|5%
_CHANGED: Final = re.compile("(压减|压缩|降低|减少|削减|下调|精简)|提高|上调|上浮")
# 提高|最高支付限额|300元
_RAISED_BY: Final = re.compile("(?:提高|上调|调高)[^，、]{2,16}(?:标准|限额|额度|养老金|退休金|工资|补贴|津贴|待遇)$")
# 每个县|至少办好|2所学校
_BOUND_BEFORE_VERB: Final = re.compile("(至少|最少|不少于|最多|至多)[^，、]{2,4}$")
_REACHING: Final = re.compile("[到至达为在占]")
_CHANGE_BEHIND: Final = re.compile(
    r"(?:的)?(?:左右|以上)?(?:的)?(?:预期|经济|(?:国内|地区)生产总值|速度|幅度|稳步|快速|逐步|平稳)?(?:提标|增长|递增|提高|上涨|下降|递减|增速|降低)(?![到至为])"
)


# 实现两位数增长、达|12%
_JUST_REACHED: Final = frozenset(("达", "达到", "为"))


def tells_pace(phrase: Phrase) -> bool:
    """Whether the clause of a number speaks of a rate of growth by its name: 增速, 涨幅."""
    if phrase.link and wording().rate_start.search(phrase.link) is not None:
        return True
    return rate_noun_of(phrase.subject) != ""


def measure_of(phrase: Phrase, *, saved: bool, paced: bool) -> tuple[Measure, int, str]:
    """Measure, sign (−1 for a fall) and the rule that gave it.

    `saved`: the number says how much less there is; `paced`: what is measured is a rate of growth (涨幅由5%|降到3%).
    """
    if saved:
        return "growth", -1, "saved"
    quantity, unit, sense = phrase.quantity, phrase.quantity.unit, phrase.sense
    if quantity.kind == "ratio":
        return "level", 1, "ratio"
    if unit in _PERCENT:
        reached = sense.reached or (not sense.changes and phrase.link.strip("　 ") in _JUST_REACHED)
        return ("growth", 1, "carried") if paced and reached else _share_or_growth(phrase, sense)
    if quantity.kind == "rank":
        return "rank", 1, "ordinal"
    if unit == "位" and _MOVED.match(phrase.link if sense.reached else phrase.object) is not None:
        return "rank", 1, "moved"
    if unit in _MULTIPLES:
        return "multiple", 1, "unit"
    if unit in wording().points:
        return "change", -1 if sense.falling or _below(phrase.versus) else 1, "points"
    if phrase.versus:
        return "change", -1 if _below(phrase.versus) else 1, "versus"
    if sense.changes and not sense.reached and _leads_nowhere(phrase.object) and not made_better(phrase):
        return "change", -1 if sense.falling > sense.rising else 1, "verb"
    if tells_change(phrase) and (also := also_changes(phrase)) is not None:
        return "change", -1 if also[0] == "减少" else 1, "verb"
    if "元" in unit and phrase.link.endswith("净增") and not phrase.object:
        return "change", 1, "verb"
    if "元" in unit and not phrase.link.strip("　 ") and not phrase.object and _RAISED_BY.search(phrase.subject):
        return "change", 1, "verb"
    if phrase.subject.endswith("增量"):
        return "change", 1, "rate-noun"
    if (
        phrase.link.strip().endswith("净增")
        and not phrase.object
        and (head_of(phrase.subject) or wording().base.search(phrase.subject + phrase.link))
    ):
        return "change", 1, "verb"
    return "level", 1, "amount"


def _leads_nowhere(behind: str) -> bool:
    """Whether nothing is counted behind a number: 标准提高30元|至670元."""
    return not behind or _TO_LEVEL.match(behind) is not None


_TO_LEVEL: Final = re.compile("[至到](?:(?:全|每|人均)[^，、]{1,6})?$")


def _below(versus: str) -> bool:
    """Whether a comparison finds less: 低于全国, 比全国低."""
    return versus.startswith(_BELOW) or (versus[:1] in _COMPARING and versus.removesuffix("出").endswith(_BELOW))


def tells_change(phrase: Phrase) -> bool:
    """Whether the words before a sum may tell that more or less of it is spent or earned."""
    return "同时" in phrase.subject or phrase.subject.endswith(_MORE)


def also_changes(phrase: Phrase) -> tuple[str, str] | None:
    """Verb and noun of a sum that goes up or down, told behind the verb.

    比上年减少2亿元，同时增加|技改投资|1亿元; 中央财政当年就增加|支出|60亿元.
    """
    if phrase.object or "元" not in phrase.quantity.unit:
        return None
    clause = phrase.subject.lstrip("，、　 ")
    if (match := _ALSO.fullmatch(clause)) is not None:
        return match.group(1), match.group(2)
    spends = _SPENDS.fullmatch(without_lead(clause))
    return (spends.group(2), spends.group(1) + spends.group(3)) if spends is not None else None


_MORE: Final = ("增加支出", "减少支出", "增加收入", "减少收入")
_SPENDS: Final = re.compile("([^，、]{2,8}?)(?:共|也|为此|[当每]年|一年|就|可|将|因此)*(增加|减少)(支出|收入)")


def _share_or_growth(phrase: Phrase, sense: LinkSense) -> tuple[Measure, int, str]:
    if rate := rate_noun_of(phrase.subject):
        return "growth", -1 if rate in _RATES_OF_FALL else 1, "rate-noun"
    if phrase.versus and not phrase.object and phrase.versus.endswith(name_words().goals):
        return "growth", -1 if _below(phrase.versus) else 1, "versus"
    if sense.changes and not sense.reached and phrase.link[-1:] != "按":
        return "growth", -1 if sense.falling > sense.rising else 1, "verb"
    if (
        not phrase.object
        and (done := _CHANGED.match(without_lead(phrase.subject)))
        and not _REACHING.search(phrase.link)
    ):
        return "growth", -1 if done.group(1) else 1, "verb"
    behind = _CHANGE_BEHIND.match(phrase.object) if phrase.object else None
    if behind is not None:
        return "growth", -1 if wording().fall.search(behind.group()) else 1, "verb-behind"
    return "level", 1, "percent"


def comparator_of(phrase: Phrase) -> tuple[Comparator, str]:
    """Comparator and the rule that gave it."""
    quantity = phrase.quantity
    if quantity.low != quantity.high:
        return "range", "range"
    if quantity.after:
        return wording().bounds_behind[quantity.after], "behind"
    if quantity.more:
        return "ge", "inside"
    if phrase.versus:
        return "eq", "versus"
    if phrase.object.endswith(wording().marks):
        marks = phrase.object.removeprefix("新")
        if len(marks) > 2 and marks[0] not in _TWO_OR_MORE:
            return "eq", "count-of-marks"
    if phrase.sense.bound is not None:
        return phrase.sense.bound, "before"
    if phrase.object and phrase.subject and (least := _BOUND_BEFORE_VERB.search(phrase.subject)) is not None:
        return wording().bounds[least.group(1)], "before"
    if (part := bounded(phrase)) is not None:
        return wording().bounds[part.group(2)], "before"
    return ("approx", "before") if "约占" in phrase.subject[-2:] + phrase.link else ("eq", "plain")
