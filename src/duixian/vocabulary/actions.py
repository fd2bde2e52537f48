"""Verbs of government work and the words by which a sentence exhorts or judges."""

from __future__ import annotations

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
    """

    force: dict[str, Force]
    longest: dict[str, tuple[int, ...]]

    def opening(self, text: str, start: int, end: int) -> tuple[Force, int]:
        """Strongest force of the words that open the clause `text[start:end]`, and where they end."""
        strongest, at = Force.NONE, start
        while at < end:
            for length in self.longest.get(text[at], ()):
                found = self.force.get(text[at : at + length]) if at + length <= end else None
                if found is not None:
                    strongest = max(strongest, found)
                    at += length
                    break
            else:
                break
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
    return Actions(force, {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()})
