"""Verbs of government work and the words by which a sentence exhorts or judges."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from duixian.vocabulary import load


class Force(IntEnum):
    """How definite an action a clause announces."""

    NONE = 0
    MANNER = 1
    AIM = 2
    OPEN = 3
    DEFINITE = 4


_CLASSES = (
    ("adverbs", Force.MANNER),
    ("aim", Force.AIM),
    ("open", Force.OPEN),
    ("definite", Force.DEFINITE),
)


@dataclass(frozen=True, slots=True)
class Actions:
    """The words that can open a clause, with their force.

    Attributes:
        force: force of each word; a word of two classes has the stronger.
        longest: for each first character, the lengths of its words, longest first.
        means: matches where a clause opens with the means, before its verb.
    """

    force: dict[str, Force]
    longest: dict[str, tuple[int, ...]]
    means: re.Pattern[str]

    def inside(self, text: str, start: int, end: int, at_least: Force = Force.OPEN) -> bool:
        """Whether a verb of two characters and of some force stands anywhere in `text[start:end]`."""
        return any(self.force.get(text[at : at + 2], Force.NONE) >= at_least for at in range(start, end - 1))

    def opening(self, text: str, start: int, end: int, shortest: int = 1) -> tuple[Force, int]:
        """Strongest force of the words that open the clause `text[start:end]`, and where they end.

        Words of fewer than `shortest` characters are not read.
        """
        strongest, at = Force.NONE, start
        while at < end:
            for length in self.longest.get(text[at], ()):
                fits = shortest <= length <= end - at
                found = self.force.get(text[at : at + length]) if fits else None
                if found is not None:
                    strongest = max(strongest, found)
                    at += length
                    break
            else:
                particle = text[at] in "地和与" and at > start and at + 1 < end
                if not (particle and text[at + 1] in self.longest):
                    break
                at += 1
            if strongest is Force.DEFINITE:
                break
        return strongest, at


@cache
def actions() -> Actions:
    """The vocabulary of `actions.toml`."""
    data = load("actions")
    force: dict[str, Force] = {}
    for name, value in _CLASSES:
        for word in data[name].split():
            force[word] = max(value, force.get(word, Force.NONE))
    lengths: dict[str, set[int]] = {}
    for word in force:
        lengths.setdefault(word[0], set()).add(len(word))
    return Actions(
        force,
        {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()},
        re.compile("|".join(map(re.escape, data["means"].split()))),
    )
