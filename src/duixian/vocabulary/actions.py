"""Verbs of government work, by how definite the action is that they announce."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from duixian.vocabulary import load


class Force(IntEnum):
    """How definite an action a clause announces."""

    NONE = 0
    MANNER = 1
    AIM = 2
    OPEN = 3
    DEFINITE = 4


_CLASSES: Final = (("adverbs", Force.MANNER), ("aim", Force.AIM), ("open", Force.OPEN), ("definite", Force.DEFINITE))
_NONE, _DEFINITE = Force.NONE, Force.DEFINITE
_PARTICLES: Final = frozenset("地和与")


@dataclass(frozen=True, slots=True)
class Actions:
    """The words that can open a clause, with their force.

    Attributes:
        singles: force of each word of one character.
        longer: for the first two characters of each longer word, the words that begin so, longest
            first, each with its length and force.
        pairs: force of each word of two characters.
        means: matches where a clause opens with the means, before its verb.
    """

    singles: dict[str, Force]
    longer: dict[str, tuple[tuple[int, str, Force], ...]]
    pairs: dict[str, Force]
    means: re.Pattern[str]

    def opening(self, text: str, start: int, end: int) -> tuple[Force, int]:
        """Strongest force of the words that open the clause `text[start:end]`, and where they end."""
        singles, longer = self.singles, self.longer
        strongest, at = _NONE, start
        while at < end:
            for length, word, found in longer.get(text[at : at + 2], ()):
                if at + length <= end and (length == 2 or text.startswith(word, at)):
                    force = found
                    at += length
                    break
            else:
                if (sign := text[at]) in singles:
                    force = singles[sign]
                    at += 1
                elif at > start and sign in _PARTICLES and text[at + 1 : at + 3] in longer:
                    at += 1
                    continue
                else:
                    break
            if force > strongest:
                strongest = force
                if force is _DEFINITE:
                    break
        return strongest, at

    def inside(self, text: str, start: int, end: int, at_least: Force = Force.OPEN) -> bool:
        """Whether a verb of two characters and of some force stands anywhere in `text[start:end]`."""
        pairs = self.pairs
        found = [pairs[pair] for at in range(start, end - 1) if (pair := text[at : at + 2]) in pairs]
        return bool(found) and max(found) >= at_least


class _Held:
    """Asked for hundreds of times a report, the words are at hand sooner here than in a cache."""

    __slots__ = ("words",)

    def __init__(self) -> None:
        self.words: Actions | None = None


_HELD: Final = _Held()


def actions() -> Actions:
    """The vocabulary of `actions.toml`; a word of two classes has the stronger force."""
    words = _HELD.words
    if words is None:
        words = _HELD.words = _loaded()
    return words


def _loaded() -> Actions:
    data = load("actions")
    forces: dict[str, Force] = {}
    for name, force in _CLASSES:
        for word in data[name].split():
            forces[word] = max(force, forces.get(word, Force.NONE))
    longer: dict[str, list[tuple[int, str, Force]]] = {}
    for word in sorted(forces, key=lambda w: (-len(w), w)):
        if len(word) > 1:
            longer.setdefault(word[:2], []).append((len(word), word, forces[word]))
    return Actions(
        singles={w: f for w, f in forces.items() if len(w) == 1},
        longer={head: tuple(words) for head, words in longer.items()},
        pairs={w: f for w, f in forces.items() if len(w) == 2},
        means=re.compile("|".join(map(re.escape, data["means"].split()))),
    )
