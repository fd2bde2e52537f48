"""Words looked up at the beginning or at the end of a stretch of text."""

from __future__ import annotations

from collections.abc import Iterable


class Prefixes:
    """Words that may open a stretch of text, one after the other."""

    def __init__(self, words: Iterable[str]) -> None:
        lengths: dict[str, set[int]] = {}
        self._words = frozenset(words)
        for word in self._words:
            lengths.setdefault(word[0], set()).add(len(word))
        self._lengths = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}

    def after(self, text: str, start: int, end: int) -> int:
        """Where the words that open `text[start:end]` end; `start` if none does."""
        while start < end:
            for length in self._lengths.get(text[start], ()):
                if length <= end - start and text[start : start + length] in self._words:
                    start += length
                    break
            else:
                break
        return start


class Suffixes:
    """Words that may close a stretch of text."""

    def __init__(self, words: Iterable[str]) -> None:
        lengths: dict[str, set[int]] = {}
        self._words = frozenset(words)
        for word in self._words:
            lengths.setdefault(word[-1], set()).add(len(word))
        self._lengths = {last: tuple(sorted(found, reverse=True)) for last, found in lengths.items()}

    def longest(self, text: str, start: int, end: int) -> int:
        """Length of the longest of the words that closes `text[start:end]`, or 0."""
        if end > start:
            for length in self._lengths.get(text[end - 1], ()):
                if length <= end - start and text[end - length : end] in self._words:
                    return length
        return 0

    def before(self, text: str, start: int, end: int) -> int:
        """Where the words that close `text[start:end]`, one after the other, begin; `end` if none does."""
        while length := self.longest(text, start, end):
            end -= length
        return end
