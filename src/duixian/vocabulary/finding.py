"""Words of a list found in a long text."""

from __future__ import annotations

from ahocorasick_rs import AhoCorasick

_BREAK = "。"
_CHARACTERS = 20_000


def find_words(finder: AhoCorasick, text: str, start: int, end: int) -> list[tuple[int, int, int]]:
    """Number of the word, start and end of each word of an automaton in `text[start:end]`.

    The automaton is given some sentences at a time, because it takes many times the memory of what it reads. No word
    holds a full stop.
    """
    found: list[tuple[int, int, int]] = []
    while start < end:
        stop = text.find(_BREAK, start + _CHARACTERS, end) + 1 or end
        words = finder.find_matches_as_indexes(text[start:stop])
        found += [(word, start + left, start + right) for word, left, right in words] if start else words
        start = stop
    return found
