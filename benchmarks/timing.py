"""Processor time of pieces of work, measured so that a busy machine meets them all alike."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

ROUNDS = 5
#: Characters of a provincial report on average.
REPORT = 22_000


@dataclass(frozen=True, slots=True)
class Timing:
    """The best of some rounds of a piece of work over so many characters, in seconds of processor time."""

    name: str
    seconds: float
    characters: int

    @property
    def per_report(self) -> float:
        """Milliseconds for a report of average length."""
        return self.per_character * REPORT / 1000

    @property
    def per_character(self) -> float:
        """Microseconds for a character."""
        return self.seconds / self.characters * 1e6


def timed(works: Mapping[str, Callable[[], object]], characters: int, rounds: int = ROUNDS) -> list[Timing]:
    """Time pieces of work in turn, round after round, after one round to warm up."""
    best = dict.fromkeys(works, float("inf"))
    for round_ in range(rounds + 1):
        for name, work in works.items():
            seconds = seconds_of(work)
            if round_:
                best[name] = min(best[name], seconds)
    return [Timing(name, seconds, characters) for name, seconds in best.items()]


def seconds_of(work: Callable[[], object]) -> float:
    """Processor time of doing it once."""
    start = time.process_time()
    work()
    return time.process_time() - start
