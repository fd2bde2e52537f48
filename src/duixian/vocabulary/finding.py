"""Words of several lists found in one pass over a long text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

Word: TypeAlias = tuple[int, int, int]
"""Number of a word in its list, and its start and end in a text."""

_BREAK: Final = "。"
_CHARACTERS: Final = 20_000


def occurrences(text: str, words: Sequence[str], start: int, end: int) -> list[int]:
    """Where one of a few words or characters begins in `text[start:end]`, in order.

    Looking for each by itself leaps through the text; a regular expression for all of them tries every character.
    """
    found: list[int] = []
    for word in words:
        at = text.find(word, start, end)
        while at >= 0:
            found.append(at)
            at = text.find(word, at + len(word), end)
    found.sort()
    return found


def last_of(text: str, signs: str, start: int, end: int) -> int:
    """Where the last of a few characters stands in `text[start:end]`, -1 for none."""
    last = -1
    for sign in signs:
        at = text.rfind(sign, start, end)
        if at >= 0:
            last, start = at, at + 1
    return last


class WordLists:
    """Lists of words that are looked for together: one pass costs less than one for each of them.

    No word holds a full stop.
    """

    def __init__(self, *lists: Sequence[str]) -> None:
        places: dict[str, list[tuple[int, int]]] = {}
        for which, words in enumerate(lists):
            for number, word in enumerate(words):
                places.setdefault(word, []).append((which, number))
        self._lists = len(lists)
        self._places = tuple(tuple(found) for found in places.values())
        self._finder = AhoCorasick(
            list(places), implementation=Implementation.ContiguousNFA, matchkind=MatchKind.Standard
        )

    def find(self, text: str, start: int, end: int) -> list[list[Word]]:
        """For each list its words in `text[start:end]`; of those that overlap the first, the longest that begins there.

        The automaton is given some sentences at a time, because it takes many times the memory of what it reads.
        """
        places, find = self._places, self._finder.find_matches_as_indexes
        found: list[list[Word]] = [[] for _ in range(self._lists)]
        while start < end:
            stop = text.find(_BREAK, start + _CHARACTERS, end) + 1 or end
            for word, left, right in find(text[start:stop], overlapping=True):
                left += start
                for which, number in places[word]:
                    words = found[which]
                    if words and words[-1][2] > left:
                        _settle(words, (number, left, start + right))
                    else:
                        words.append((number, left, start + right))
            start = stop
        return found


def _settle(words: list[Word], word: Word) -> None:
    """Enter a word that overlaps the last of those found, none of which ends after it."""
    left = word[1]
    kept = len(words)
    while kept and words[kept - 1][1] >= left:
        kept -= 1
    if not kept or words[kept - 1][2] <= left:
        words[kept:] = [word]
