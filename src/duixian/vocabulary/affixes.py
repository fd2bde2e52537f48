"""Words looked up at the beginning or at the end of a stretch of text."""

from __future__ import annotations

from collections.abc import Iterable


class Prefixes:
    """Words that may open a stretch of text, one after the other."""

    def __init__(self, words: Iterable[str]) -> None:
        self._singles, self._longer = _by_pair(words, slice(2))

    def after(self, text: str, start: int, end: int) -> int:
        """Where the words that open `text[start:end]` end; `start` if none does."""
        singles, longer = self._singles, self._longer
        while start < end:
            for length, word in longer.get(text[start : start + 2], ()):
                if length <= end - start and (length == 2 or text.startswith(word, start)):
                    start += length
                    break
            else:
                if text[start] not in singles:
                    break
                start += 1
        return start


class Suffixes:
    """Words that may close a stretch of text."""

    def __init__(self, words: Iterable[str]) -> None:
        self._singles, self._longer = _by_pair(words, slice(-2, None))
        self._shortest_first = {pair: found[::-1] for pair, found in self._longer.items()}

    def closes(self, text: str, start: int, end: int) -> bool:
        """Whether one of the words closes `text[start:end]`."""
        for length, word in self._shortest_first.get(text[end - 2 : end], ()):
            if length <= end - start and (length == 2 or text.startswith(word, end - length)):
                return True
        return start < end and text[end - 1] in self._singles

    def longest(self, text: str, start: int, end: int) -> int:
        """Length of the longest of the words that closes `text[start:end]`, or 0."""
        if end <= start:
            return 0
        for length, word in self._longer.get(text[end - 2 : end], ()):
            if length <= end - start and (length == 2 or text.startswith(word, end - length)):
                return length
        return 1 if text[end - 1] in self._singles else 0

    def before(self, text: str, start: int, end: int) -> int:
        """Where the words that close `text[start:end]`, one after the other, begin; `end` if none does."""
        singles, longer = self._singles, self._longer
        while start < end:
            for length, word in longer.get(text[end - 2 : end], ()):
                if length <= end - start and (length == 2 or text.startswith(word, end - length)):
                    end -= length
                    break
            else:
                if text[end - 1] not in singles:
                    break
                end -= 1
        return end


def _by_pair(words: Iterable[str], pair: slice) -> tuple[frozenset[str], dict[str, tuple[tuple[int, str], ...]]]:
    """The words of one character, and the longer ones with their lengths, longest first, by two of their characters."""
    singles: set[str] = set()
    longer: dict[str, list[tuple[int, str]]] = {}
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        if len(word) == 1:
            singles.add(word)
        else:
            longer.setdefault(word[pair], []).append((len(word), word))
    return frozenset(singles), {key: tuple(found) for key, found in longer.items()}
