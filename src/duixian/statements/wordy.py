"""Targets without a number: 与经济增长同步, 完成国家下达任务, 保持基本稳定, 正增长."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from duixian.outline import SectionIndex
from duixian.outline.section import Section
from duixian.statements.statement import Comparator, Measure
from duixian.statements.wording import one_of, wording
from duixian.vocabulary import load
from duixian.vocabulary.indicators import indicators

_PAUSE = re.compile(r"[，；。！？\n：:;,]")
_FORWARD = frozenset(("goals", "annual_targets"))
_CHANGE_TAIL = re.compile(r"(?:的)?(?:增长|增速|增幅|实现|继续|保持|总体|力争|确保|争取|努力)+$")


@dataclass(frozen=True, slots=True)
class WordyTarget:
    """A clause that sets or reports a target in words.

    Attributes:
        start, end: offsets of the words that stand for the number.
        clause_start: where the clause begins.
        name: what is measured.
        comparator: `sync`, `assigned`, `stable` or `positive`.
        measure: `growth` for sync and positive, else `level`.
        reference: the words themselves.
    """

    start: int
    end: int
    clause_start: int
    name: str
    comparator: Comparator
    measure: Measure
    reference: str


@cache
def _patterns() -> list[tuple[Comparator, re.Pattern[str]]]:
    words = load("wording")["wordy"]
    assigned = (
        rf"(?:全面|圆满|超额|如期|提前|较好|顺利)*完成(?:{one_of(words['assigners'])})(?:{one_of(words['assigned'])})?"
        rf"[^，。；！？\n0-9]{{0,24}}?(?:{one_of(words['assigned-ends'])})"
        rf"|达到(?:{one_of(words['assigners'])})(?:{one_of(words['assigned'])})?(?:{one_of(words['assigned-ends'])})"
        rf"|控制在(?:{one_of(words['assigners'])})(?:{one_of(words['assigned'])})?(?:{one_of(words['assigned-ends'])})(?:以内|之内)?"
    )
    return [
        ("sync", re.compile(rf"(?:保持)?(?:{one_of(words['sync'])})")),
        ("assigned", re.compile(assigned)),
        ("stable", re.compile(rf"(?:{one_of(words['stable'])})(?=[，；。！\n]|$)")),
        ("positive", re.compile(rf"(?:实现|保持)?(?:{one_of(words['positive'])})(?=[，；。！\n]|$)")),
    ]


def find_wordy_targets(
    text: str, sections: tuple[Section, ...], index: SectionIndex, numbers: list[int]
) -> list[WordyTarget]:
    """Targets in words, in text order; clauses in which one of the `numbers` begins are left out.

    In the list of annual targets and in goals every such clause counts; elsewhere only clauses whose subject is a
    known indicator, and only what can be settled (sync, 正增长, assigned).
    """
    found = []
    for section in _searched(sections):
        for comparator, pattern in _patterns():
            for match in pattern.finditer(text, section.start, section.end):
                holder = index.at(match.start())
                if holder is None or (holder is not section and holder.level <= section.level):
                    continue
                target = _read(text, match, comparator, strict=section.role not in _FORWARD)
                if target is not None and not _holds_number(numbers, target):
                    found.append(target)
    found.sort(key=lambda one: (one.start, one.end))
    return _without_overlaps(found)


def _searched(sections: tuple[Section, ...]) -> list[Section]:
    return [s for s in sections if s.level == 1 or s.role in _FORWARD]


def _read(text: str, match: re.Match[str], comparator: Comparator, *, strict: bool) -> WordyTarget | None:
    start = match.start()
    low = max(0, start - 60)
    clause_start = low
    for pause in _PAUSE.finditer(text, low, start):
        clause_start = pause.end()
    subject = wording().lead.sub("", text[clause_start:start].strip("　 "))
    name = _CHANGE_TAIL.sub("", subject).strip("　 、的")
    if comparator == "assigned" and not name:
        name = _assigned_object(match.group())
    if not name or len(name) > 30:
        return None
    if strict and (comparator == "stable" or indicators().resolve(name) is None):
        return None
    measure: Measure = "growth" if comparator in ("sync", "positive") else "level"
    return WordyTarget(start, match.end(), clause_start, name, comparator, measure, match.group())


def _assigned_object(words: str) -> str:
    """全面完成省里下达的节能减排、安全生产等约束性指标 → 节能减排、安全生产等约束性指标."""
    table = load("wording")["wordy"]
    _, found, rest = words.partition("的")
    if found and rest not in table["assigned-ends"]:
        return rest
    return ""


def _holds_number(numbers: list[int], target: WordyTarget) -> bool:
    i = bisect_left(numbers, target.clause_start)
    return i < len(numbers) and numbers[i] < target.end


def _without_overlaps(targets: list[WordyTarget]) -> list[WordyTarget]:
    kept: list[WordyTarget] = []
    for target in targets:
        if not kept or target.start >= kept[-1].end:
            kept.append(target)
    return kept
