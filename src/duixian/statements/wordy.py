"""Targets without a number: 与经济增长同步, 完成国家下达任务, 保持基本稳定, 正增长."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import Final

from duixian.outline import SectionIndex
from duixian.statements.closing import Closing
from duixian.statements.statement import Comparator, Measure
from duixian.statements.wording import one_of, without_lead
from duixian.vocabulary import load
from duixian.vocabulary.indicators import indicators

_LAST_PAUSE: Final = re.compile(r".*[，；。！？\n：:;,]", re.DOTALL)
_FORWARD: Final = frozenset(("goals", "annual_targets"))
_LONGEST_NAME: Final = 30
_LONGEST_CLAUSE: Final = 60
_CLAUSE_END: Final = re.compile(r"[，。；！\n]|$")


@dataclass(frozen=True, slots=True)
class WordyTarget:
    """A clause that sets or reports a target in words.

    Attributes:
        start, end: offsets of the words that stand for the number.
        clause_start: where the clause begins.
        name: what is measured; "" for what the number before measures (收入增长6%，与经济增长同步).
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
def _anchors() -> tuple[re.Pattern[str], dict[str, Comparator]]:
    """What finds the words that set a target, and the comparator that each of them stands for."""
    words = load("wording")["wordy"]
    comparators: dict[str, Comparator] = {}
    for comparator in ("positive", "stable", "sync"):
        comparators |= dict.fromkeys(words[comparator], comparator)
    comparators |= {verb + who: "assigned" for verb in ("完成", "达到", "控制在") for who in words["assigners"]}
    return re.compile(one_of(list(comparators))), comparators


@cache
def _assigned() -> re.Pattern[str]:
    words = load("wording")["wordy"]
    given = rf"(?:{one_of(words['assigners'])})(?:{one_of(words['assigned'])})?"
    ends = one_of(words["assigned-ends"])
    return re.compile(
        rf"完成{given}[^，。；！？\n0-9]{{0,24}}?(?:{ends})|(?:达到|控制在){given}(?:{ends})(?:以内|之内)?"
    )


@cache
def _change_tail() -> Closing:
    return Closing(load("wording")["wordy"]["change-tail"])


@cache
def _adverbs() -> Closing:
    return Closing(load("wording")["wordy"]["adverbs"])


def find_wordy_targets(text: str, index: SectionIndex, numbers: list[int]) -> list[WordyTarget]:
    """Targets in words, in text order; clauses in which one of the `numbers` begins are left out.

    In the list of annual targets and in goals every such clause counts; elsewhere only clauses whose subject is a
    known indicator, and only what can be settled (sync, 正增长, assigned).
    """
    found = []
    pattern, comparators = _anchors()
    for anchor in pattern.finditer(text):
        start, end = anchor.span()
        section = index.at(start)
        if section is None:
            continue
        comparator, strict = comparators[anchor.group()], section.role not in _FORWARD
        if strict and comparator == "stable":
            continue
        if comparator == "assigned":
            match = _assigned().match(text, start)
            if match is None:
                continue
            end = match.end()
        elif text.startswith("的", end) if comparator == "sync" else not _CLAUSE_END.match(text, end):
            continue
        target = _read(text, start, end, comparator, strict=strict)
        if target is not None and not _holds_number(numbers, target):
            found.append(target)
    return _without_overlaps(found)


def _read(text: str, start: int, end: int, comparator: Comparator, *, strict: bool) -> WordyTarget | None:
    reach = max(0, start - _LONGEST_CLAUSE)
    pause = _LAST_PAUSE.match(text, reach, start)
    clause_start = pause.end() if pause else reach
    before = text[clause_start:start]
    start = clause_start + _adverbs().start(before)
    subject = without_lead(text[clause_start:start].strip("　 "))
    name = subject[: _change_tail().start(subject)].strip("　 、的")
    if comparator == "assigned" and not name:
        name = _assigned_object(text[start:end])
    if len(name) > _LONGEST_NAME or (not name and comparator != "sync"):
        return None
    if name and strict and indicators().resolve(name) is None:
        return None
    measure: Measure = "growth" if comparator in ("sync", "positive") else "level"
    return WordyTarget(start, end, clause_start, name, comparator, measure, text[start:end])


def _assigned_object(words: str) -> str:
    """全面完成省里下达的节能减排、安全生产等约束性指标 → 节能减排、安全生产等约束性指标."""
    table = load("wording")["wordy"]
    _, found, rest = words.partition("的")
    if found and rest not in table["assigned-ends"]:
        return rest
    return ""


def _holds_number(numbers: list[int], target: WordyTarget) -> bool:
    """Whether a number begins in the clause of a target, or right behind it: 高于经济增速|1个百分点."""
    i = bisect_left(numbers, target.clause_start)
    return i < len(numbers) and numbers[i] <= target.end


def _without_overlaps(targets: list[WordyTarget]) -> list[WordyTarget]:
    kept: list[WordyTarget] = []
    for target in targets:
        if not kept or target.start >= kept[-1].end:
            kept.append(target)
    return kept
