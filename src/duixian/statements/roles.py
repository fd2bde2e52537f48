"""Whether a number was reached, is promised, or only describes."""

from __future__ import annotations

import re
from functools import cache

from duixian.outline.section import Section
from duixian.statements.names import Named
from duixian.statements.phrase import Phrase, named_behind
from duixian.statements.statement import StatementRole
from duixian.statements.wording import one_of, wording
from duixian.vocabulary import load

# background that holds at no particular time
TIMELESS = frozenset(("grade", "threshold", "age", "size"))
_BACKWARD = frozenset(("review", "problems", "preface", "closing"))


_TIME_UNITS = frozenset(("小时", "分钟", "天", "个月", "个工作日", "个小时"))
_RAISED = re.compile(r"(?:提高|增加|提升|扩大|降低|下降|减少|缩小|压缩|缩短|上升|增)[到至]")
_PLANNED = re.compile(r"今年[^，。；]{0,30}(?:将|拟|预算安排)")
_LASTING = re.compile(r"年限|寿命")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = load("wording")["roles"]
    return {
        "past": re.compile(rf"(?<![比较与同])(?:{one_of(data['past'])})"),
        "future": re.compile(one_of(data["future"])),
        "size_unit": re.compile(rf"^[十百千万亿]*(?:{one_of(data['size-units'])})$"),
        "threshold_unit": re.compile(rf"^[十百千万亿]*(?:{one_of(data['threshold-units'])})$"),
        "document": re.compile(rf"(?:{one_of(data['document-objects'])})$"),
        "issuing": re.compile(one_of(data["issuing"])),
        "counted": re.compile(r"^[十百千万亿]*(?:个|项|条|家|座|批|类|种|所|大|支|处|户|门|件)$"),
        "works": re.compile(one_of(data["works"])),
        "extent_unit": re.compile(r"^[十百千万亿]*(?:公里|米|亩|平方米|公顷|平方公里|延米|人|床)$"),
        "frame_object": re.compile(rf"^(?:{one_of(data['frame-objects'])})"),
    }


def role_of(phrase: Phrase, section: Section | None, named: Named, *, outlined: bool) -> tuple[StatementRole, str]:
    """Role and the rule that gave it. `outlined`: the report has sections, so what lies outside them is an annex."""
    fact = _fact(phrase, section, named)
    if fact:
        return "fact", fact
    if section is None and outlined:
        return "fact", "outside"
    backward = section is None or section.role in _BACKWARD
    patterns = _patterns()
    clause = phrase.before[-40:]
    if backward:
        if patterns["future"].search(clause) or _PLANNED.search(clause):
            return "target", "future-words"
        return "outcome", "section"
    if patterns["past"].search(clause):
        return "outcome", "past-words"
    if quantity_now(phrase):
        return "outcome", "from"
    return "target", "section"


def quantity_now(phrase: Phrase) -> bool:
    """Whether the number is what a plan starts from: 由40元|提高到80元."""
    starts = phrase.link.rstrip("第　 每人年月户").endswith(("由", "从"))
    return starts and _RAISED.match(phrase.object) is not None


def _fact(phrase: Phrase, section: Section | None, named: Named) -> str:
    """The rule by which the number is background, "" where it is none."""
    quantity, patterns = phrase.quantity, _patterns()
    if quantity.kind in ("rank", "ratio") or "%" in quantity.unit or "百分点" in quantity.unit:
        return ""
    thing = named.thing or (phrase.object.lstrip("的") if named_behind(phrase.object) else "")
    forward = section is not None and section.role not in _BACKWARD
    if patterns["size_unit"].match(quantity.unit) and thing:
        return "grade"
    if patterns["threshold_unit"].match(quantity.unit) and thing:
        if wording().bounds_behind.get(quantity.after) in ("ge", "le") and not _links(phrase):
            return "threshold"
        if quantity.unit in ("岁", "周岁"):
            return "age"
        if forward and quantity.unit in _TIME_UNITS and not _links(phrase):
            return "size"
        if quantity.more:
            return ""
        sized = quantity.unit.endswith("元") or patterns["extent_unit"].match(quantity.unit)
        if not sized and not _links(phrase) and patterns["works"].search(thing):
            return "size"
    if phrase.subject.endswith("时速"):
        return "size"
    if named.rule == "modifier" or phrase.before.endswith("每") or _describes(phrase):
        return "modifier"
    issued = patterns["issuing"].search(phrase.subject) is not None
    if issued and quantity.unit in ("条", "个", "项") and patterns["document"].search(thing):
        return "document"
    if quantity.unit == "年" and forward and not _LASTING.search(named.name):
        return "size"
    if quantity.unit in ("大", "方面") or patterns["frame_object"].match(thing) or thing.endswith("性指标"):
        return "frame"
    background = wording().background.search(phrase.subject)
    counts = thing and not phrase.link and patterns["counted"].match(quantity.unit)
    if counts and background is not None and (forward or background.start() == 0):
        return "background"
    return ""


def _describes(phrase: Phrase) -> bool:
    """Whether an amount with 的 describes the noun that the next number counts: 年收入超10亿元的|企业达100家."""
    return phrase.leads_on and phrase.object.startswith("的") and "元" in phrase.quantity.unit


def _links(phrase: Phrase) -> bool:
    """Whether a verb of reaching or a comparator ties the number to a subject."""
    return bool(phrase.link.strip("　 第的"))
