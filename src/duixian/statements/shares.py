"""Numbers that are parts or multiples of something else: X占Y比重, X不低于Y的1.5倍, X由Y的80%提高到90%."""

from __future__ import annotations

import re
from typing import Final

from duixian.statements.examples import without_examples
from duixian.statements.links import link_start
from duixian.statements.namewords import name_words
from duixian.statements.phrase import Phrase
from duixian.statements.wording import without_lead, wording

_PLACE: Final = re.compile(r"(?:全国|全省|全市|全区|全县|全球|世界)")
_SEIZING: Final = ("占领", "占据")
_PLAN: Final = re.compile("(?:全年|年度?)?(?:计划|目标|任务|预算)[数额]?")
_SHARE_UNITS: Final = frozenset(("%", "个百分点", "百分点", "成", "‰"))
_SHARE_ADVERBS: Final = re.compile(r"(?:约|就|仅|均|都|分别|已|也|(?<!公)共)+$")
_SHARE_NOUN: Final = re.compile(r"(?:的)?(?:比重|比例|份额|比率)?(?:的)?$")


def share_of(phrase: Phrase) -> str | None:
    """X占Y比重, however a clause with 占 orders it; None where it speaks of no share."""
    clause = phrase.subject + phrase.link
    at = clause.rfind("占")
    if clause.startswith(_SEIZING, at) or clause[at - 1 : at] in ("抢", "侵"):
        return None
    if at >= 0 and name_words().no_share.match(clause, at) is not None:
        return None
    unit = phrase.quantity.unit
    fraction = not unit and phrase.quantity.low < 1
    if not fraction and unit not in _SHARE_UNITS and unit[:1] != "/":
        return None
    owner = without_lead(_SHARE_ADVERBS.sub("", clause[:at]))
    owner = owner.rpartition("，")[2].strip("　 、")
    if "等" in owner and "、" in owner:
        owner = without_examples(owner)
    whole = _whole(clause[at + 1 :])
    if not whole and "中，" in phrase.before and (among := _IN_WHOLE.match(phrase.before)) is not None:
        whole = without_lead(among.group(1))
    if not whole:
        return owner + "占比"
    return f"{owner}占{whole}{'份额' if '份额' in clause[at:] else '比重'}"


# 在|规模工业增加值|中，三大产业占80%
_IN_WHOLE: Final = re.compile("[　 、，；]*在([^，、中]{3,16})中，[^，]*$")


def _whole(behind: str) -> str:
    """What a share is a share of: the words behind 占, without the link to the number."""
    behind = behind.removeprefix("到").removeprefix("了")
    place = _PLACE.match(behind)
    if place is not None and behind[place.end() :] in ("", "的"):
        return place.group()
    kept = behind[: link_start(behind)]
    if (planned := _PLAN.match(behind)) is not None and len(kept) < planned.end():
        return planned.group()
    if not kept:
        kept = place.group() if place else re.match(r"[^达为到]*", behind).group()  # type: ignore[union-attr]
    return _SHARE_NOUN.sub("", kept)


def bounded(phrase: Phrase) -> re.Match[str] | None:
    """What is bound by a multiple or a part of something else: (补助标准)(不低于)(当地低保标准)的|1.5倍."""
    if "不" not in phrase.subject or phrase.quantity.unit not in _PARTS or phrase.link.strip() != "的":
        return None
    return _BOUNDED.fullmatch(phrase.subject)


def raised_to_multiple(phrase: Phrase) -> str:
    """What a multiple of something else is the level of: (供养标准)提高到低保标准的|1.5倍; "" for nothing such."""
    if phrase.link.strip() != "的":
        return ""
    raised = _TO_MULTIPLE.fullmatch(phrase.subject)
    return raised.group(1) if raised is not None else ""


def part_of_average(phrase: Phrase) -> str:
    """What is told as a part of an average: (人均GDP)仅为全省平均水平的|75%; "" for nothing such."""
    if phrase.quantity.unit not in _PARTS_OF_AVERAGE or not (phrase.subject + phrase.link).endswith("的"):
        return ""
    told = _OF_AVERAGE.fullmatch((phrase.subject + phrase.link)[:-1])
    return told.group(1) if told is not None else ""


_PARTS_OF_AVERAGE: Final = frozenset(("%", "倍", "成"))
_OF_AVERAGE: Final = re.compile(
    "([^，、]{2,}?)(?:仅仅?|只|还?不到|约|也)?(?:相当于|为|是|有|达到?)(?:全国|全省|全市|全区|中部|东部|沿海|周边)"
    "(?:[^，、]{0,8}?(?:平均(?:水平|值|数)?|水平))?"
)

_TO_MULTIPLE: Final = re.compile("(.{2,}?)(?:提高到|提高至|达到|调整为|为|是)[^，、]{2,}")
_PARTS: Final = frozenset(("倍", "%"))
_BOUNDED: Final = re.compile(r"(.{2,}?)(不[低少小高多大]于|不超过)(.{2,})")


def rises_from(phrase: Phrase) -> str | None:
    """What rises to the next number from a part of something else: (补贴标准)由最低工资的|80%|提高到90%, else None."""
    if "到" not in phrase.object[:3] and "至" not in phrase.object[:3]:
        return None
    based = _BASED.match(phrase.subject)
    return based.group(1) if based is not None and _RISES.match(phrase.object) is not None else None


_RISES: Final = re.compile("(?:提高|增加|提升|扩大|上调|降低|下降|下调|减少)[到至]")
_BASED: Final = re.compile("(.{2,}?)(?:由(?<![自理]由)(?!于)|从(?![业事]))[^，、由从]{2,12}$")


def saved_of(phrase: Phrase) -> tuple[str, str] | None:
    """Whose and what the clause says there is less of (平均减时间80% → "", 时间), None where it says nothing such."""
    if phrase.link or phrase.object:
        return None
    what = next((noun for noun in wording().saved if phrase.subject.endswith(noun)), "")
    match = _LESS.search(phrase.subject.removesuffix(what)) if what else None
    if match is None:
        return None
    of = without_lead(phrase.subject[: match.start()].strip("　 、"))
    return of[: link_start(of)], what


_LESS: Final = re.compile(r"(?:压减|压缩|缩短|减少|精简|节约|降低|减|降|省)$")
