"""Words looked up at the end of a text."""

from __future__ import annotations

from collections.abc import Iterable


class Closing:
    """Words that may close a text, one after the other, one of the characters `joints` maybe between two of them."""

    def __init__(self, words: Iterable[str], joints: str = "") -> None:
        by_last: dict[str, list[str]] = {}
        for word in sorted(set(words)):
            by_last.setdefault(word[-1], []).append(word)
        self._by_last = {last: tuple(found) for last, found in by_last.items()}
        self._joints = frozenset(joints)

    def start(self, text: str, least: int = 0) -> int:
        """Where the longest row of words that closes `text` begins, at `least` or behind it; its length for no row.

        The words are looked up from the end, so that only the row itself is read, however long the text.
        """
        reached = [len(text)]
        for at in reached:
            joined = at < len(text) and text[at - 1 : at] in self._joints
            for end in (at, at - 1) if joined else (at,):
                for word in self._by_last.get(text[end - 1 : end], ()):
                    if text.endswith(word, least, end) and end - len(word) not in reached:
                        reached.append(end - len(word))
        return min(reached)
