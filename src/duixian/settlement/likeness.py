"""How surely two statements, a year apart, speak of the same thing."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from duixian.settlement.subjects import Subject, context_pairs
from duixian.settlement.terms import terms

_TELLING = 4.5
_WIDER = 0.75
_OTHERS = 100  # names that reports are known to hold besides; without them a short report would tell nothing apart
_CONFLICTS = (
    (frozenset({"built"}), frozenset({"renewed"}), 0.6),
    (frozenset({"built"}), frozenset({"begun"}), 0.6),
)


@dataclass(frozen=True)
class Weights:
    """How much a pair of characters says: the rarer among all names of both reports, the more."""

    frequency: dict[str, int]
    names: int

    def of(self, pairs: Iterable[str]) -> float:
        """Weight of several pairs together."""
        return sum(math.log((self.names + _OTHERS) / (self.frequency.get(pair, 0) + 0.5)) for pair in pairs)


def weigh(subjects: Iterable[Subject]) -> Weights:
    """Weights from all names that are to be compared; each name counts once however often it stands."""
    distinct = {one.thing: one.pairs for one in subjects}
    return Weights(Counter(pair for pairs in distinct.values() for pair in pairs), len(distinct))


def likeness(promise: Subject, promise_text: str, outcome: Subject, outcome_text: str, weights: Weights) -> float:
    """Between 0 and 1: how much of both names is shared, unless a word tells them apart.

    What one name leaves out may stand in the text around it: it counts in part.
    """
    if _told_apart(promise, promise_text, outcome, outcome_text):
        return 0.0
    shared = promise.pairs & outcome.pairs
    if not shared:
        return 0.0
    in_common = weights.of(shared)
    missing = promise.pairs - shared
    nearby = weights.of(missing & context_pairs(outcome_text))
    told = (outcome.pairs - shared) & context_pairs(promise_text)
    beyond = outcome.pairs - shared - told
    of_promise = (in_common + 0.5 * nearby) / weights.of(promise.pairs)
    of_outcome = in_common / (in_common + weights.of(beyond) + 0.3 * weights.of(told))
    alike = 2 * of_promise * of_outcome / (of_promise + of_outcome) * min(1.0, in_common / _TELLING)
    if promise.proper & outcome.proper:
        alike = max(alike, 0.5 + 0.5 * alike)
    if any(word not in outcome.words and word not in outcome_text for word in _narrowing(promise.words)):
        alike *= _WIDER
    return alike * _agreement(promise, outcome)


def shortened(promise: Subject, outcome: Subject, outcome_text: str) -> bool:
    """Whether the outcome names the promised thing without its first words: 高层次银龄人才, 银龄人才.

    Words that tell things apart may be left out only where they stand nearby.
    """
    if not outcome.thing or promise.thing == outcome.thing or not promise.thing.endswith(outcome.thing):
        return False
    left_out = promise.thing.removesuffix(outcome.thing)
    telling = [found for group in terms().apart for found in group.pattern.findall(left_out)]
    return all(word in outcome_text for word in (*telling, *_narrowing(left_out)))


def _told_apart(promise: Subject, promise_text: str, outcome: Subject, outcome_text: str) -> bool:
    """Whether a word of a group of opposites, or a narrowing word, stands on one side against the other."""
    theirs = outcome.senses()
    for meaning, ours in promise.senses().items():
        if ours and theirs[meaning] and not ours & theirs[meaning]:
            return True
    reach = _end_of_last(promise.pairs & outcome.pairs, outcome.words)
    narrower = _narrowing(outcome.words[:reach])
    return any(word not in promise.words and word not in promise_text for word in narrower)


def _narrowing(words: str) -> list[str]:
    return terms().narrowing.findall(words)


def _end_of_last(pairs: frozenset[str], words: str) -> int:
    return max((words.rfind(pair) + len(pair) for pair in pairs), default=0)


def _head(one: Subject) -> str:
    return one.thing[-2:]


def _agreement(promise: Subject, outcome: Subject) -> float:
    """1, less where what is done differs or where the names end in different things (基地, 企业)."""
    same_head = _head(promise) in outcome.pairs or _head(outcome) in promise.pairs
    factor = 1.0 if same_head else 0.8
    if promise.acts & outcome.acts:
        return factor
    for one, other, loss in _CONFLICTS:
        if (one & promise.acts and other & outcome.acts) or (other & promise.acts and one & outcome.acts):
            return factor * loss
    return factor
