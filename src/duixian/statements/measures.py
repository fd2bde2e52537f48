"""How a number measures and how firmly it binds: measure, sign and comparator."""

from __future__ import annotations

import re

from duixian.statements.coordination import rate_noun_of
from duixian.statements.phrase import Phrase
from duixian.statements.statement import Comparator, Measure
from duixian.statements.wording import wording

_PERCENT = frozenset(("%", "‰", "成"))
_POINTS = frozenset(("个百分点", "百分点", "个千分点", "个基点", "基点"))
_BELOW = ("低", "慢", "少")
_RATES_OF_FALL = frozenset(("降幅", "减幅", "下降幅度"))
_CHANGE_BEHIND = re.compile(
    r"(?:的)?(?:左右|以上)?(?:的)?(?:速度|幅度)?(?:稳步|快速|逐步|平稳)?(?:提标|增长|递增|提高|上涨|下降|递减|增速|降低)(?![到至为])"
)


def measure_of(phrase: Phrase) -> tuple[Measure, int, str]:
    """Measure, sign (−1 for a fall) and the rule that gave it."""
    quantity, link, words = phrase.quantity, phrase.link, wording()
    unit = quantity.unit
    if quantity.kind == "rank":
        return "rank", 1, "ordinal"
    if unit in ("倍", "番"):
        return "multiple", 1, "unit"
    if quantity.kind == "ratio":
        return "level", 1, "ratio"
    if unit in _POINTS:
        falls = phrase.versus.startswith(_BELOW) or words.fall.search(link)
        return "change", -1 if falls else 1, "points"
    if phrase.versus and unit not in _PERCENT:
        return "change", -1 if phrase.versus.startswith(_BELOW) else 1, "versus"
    changes = phrase.changes
    reached = words.reached.search(link) if changes else None
    rate = rate_noun_of(phrase.subject)
    if unit in _PERCENT:
        if rate:
            return "growth", -1 if rate in _RATES_OF_FALL else 1, "rate-noun"
        if changes and reached is None:
            if falling := _last(words.fall, link):
                return "growth", -1 if falling > _last(words.rise, link) else 1, "verb"
            if _last(words.rise, link):
                return "growth", 1, "verb"
        behind = _CHANGE_BEHIND.match(phrase.object) if phrase.object else None
        if behind is not None:
            return "growth", -1 if words.fall.search(behind.group()) else 1, "verb-behind"
        return "level", 1, "percent"
    if changes and reached is None and not phrase.object:
        rising, falling = _last(words.rise, link), _last(words.fall, link)
        return "change", -1 if falling > rising else 1, "verb"
    if rate == "增量":
        return "change", 1, "rate-noun"
    return "level", 1, "amount"


def _last(pattern: re.Pattern[str], link: str) -> int:
    """One past the start of the last match, 0 where there is none."""
    at = 0
    for match in pattern.finditer(link):
        at = match.start() + 1
    return at


def comparator_of(phrase: Phrase) -> tuple[Comparator, str]:
    """Comparator and the rule that gave it."""
    quantity, words = phrase.quantity, wording()
    if quantity.low != quantity.high:
        return "range", "range"
    after = quantity.after
    if after in words.approx_after:
        return "approx", "behind"
    if after in words.ge_after:
        return "ge", "behind"
    if after in words.le_after:
        return "le", "behind"
    if quantity.more:
        return "ge", "inside"
    if phrase.versus:
        return "eq", "versus"
    if len(phrase.object) > 2 and phrase.object.endswith(("大关", "台阶", "关口")):
        return "eq", "count-of-marks"
    clause = (phrase.subject + phrase.link).removesuffix("了")
    for length in (4, 3, 2, 1):
        if (bound := words.bounds.get(clause[-length:])) is not None:
            return bound, "before"
    return "eq", "plain"
