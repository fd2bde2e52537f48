"""Words looked up at the end of a text."""

from __future__ import annotations

from collections.abc import Iterable


class Closing:
    """Words that may close a text, one after the other, one of the characters `joints` maybe between two of them."""

    def __init__(self, words: Iterable[str], joints: str = "") -> None:
        self._words = frozenset(words)
        self._lengths = lengths_by_last(self._words)
        self._joints = frozenset(joints)

    def start(self, text: str, least: int = 0) -> int:
        """Where the longest row of words that closes `text` begins, at `least` or behind it; its length for no row.

        The words are looked up from the end, so that only the row itself is read, however long the text.
        """
        reached = [len(text)]
        for at in reached:
            joined = at < len(text) and text[at - 1 : at] in self._joints
            for end in (at, at - 1) if joined else (at,):
                for length in self._lengths.get(text[end - 1 : end], ()):
                    start = end - length
                    if start >= least and text[start:end] in self._words and start not in reached:
                        reached.append(start)
        return min(reached)


def lengths_by_last(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """How long the words are that end in a character."""
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[-1], set()).add(len(word))
    return {last: tuple(sorted(found)) for last, found in lengths.items()}
