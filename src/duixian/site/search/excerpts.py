"""Parts of a text around what was found in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BEFORE = 30
_LENGTH = 150


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of an excerpt, and whether they are what was asked for."""

    text: str
    hit: bool


def marked(text: str, found: re.Pattern[str] | None) -> list[Piece]:
    """The whole text in pieces."""
    return list(_pieces(text, found))


def excerpt(text: str, found: re.Pattern[str] | None) -> list[Piece]:
    """About 150 characters that begin shortly before the first hit, in pieces."""
    first = found.search(text) if found else None
    start = max(0, first.start() - _BEFORE) if first else 0
    start = start if start > 5 else 0
    end = min(len(text), max(start + _LENGTH, first.end() if first else 0))
    cut = f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
    return marked(cut, found)


def _pieces(text: str, found: re.Pattern[str] | None) -> Iterator[Piece]:
    at = 0
    for hit in found.finditer(text) if found else ():
        if hit.start() > at:
            yield Piece(text[at : hit.start()], hit=False)
        yield Piece(hit[0], hit=True)
        at = hit.end()
    if at < len(text):
        yield Piece(text[at:], hit=False)
