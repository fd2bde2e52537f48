"""The clean text that the later layers read, made from the text as received."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Final

from duixian.reading.characters import HIDDEN
from duixian.reading.document import CleanText
from duixian.reading.lines import joins, spaces
from duixian.reading.pages import margins, page_numbers
from duixian.reading.residue import residue

Span = tuple[int, int]

_MARK: Final = re.compile(r"(?:(?<=\n)|\A)#{1,6} +|\*\*|&(?:nbsp|ensp|emsp);")
_RUN_OF_HIDDEN: Final = re.compile(f"{HIDDEN}+")


def clean(normal: str, start: int, end: int, pages: Sequence[Span] = ()) -> CleanText:
    """Clean text of the part `[start, end)` of a text.

    Args:
        normal: the whole text as `characters.normalise` gives it, position by position the text as received.
        start, end: the part that is one report.
        pages: spans of the pages of a paged format, in the whole text.
    """
    whole = start == 0 and end == len(normal)
    text = CleanText(normal if whole else normal[start:end], (0,), (start,))
    steps: tuple[Callable[[str], list[Span]], ...] = (_hidden, _marks, residue, page_numbers, joins, spaces)
    if pages:
        within = [(max(a, start) - start, min(b, end) - start) for a, b in pages if a < end and b > start]
        text = without(text, margins(text.text, within))
    for step in steps:
        text = without(text, step(text.text))
    return text


def without(text: CleanText, spans: list[Span]) -> CleanText:
    """The clean text less some spans of it, which ascend and do not overlap."""
    if not spans:
        return text
    pieces: list[str] = []
    clean_starts: list[int] = []
    source_starts: list[int] = []
    length = at = 0
    for start, end in [*spans, (len(text.text), len(text.text))]:
        if start > at:
            pieces.append(text.text[at:start])
            for clean_start, source_start in _pieces(text, at, start):
                clean_starts.append(length + clean_start - at)
                source_starts.append(source_start)
            length += start - at
        at = max(at, end)
    if not pieces:
        return CleanText("", (0,), (text.source_offset(0),))
    return CleanText("".join(pieces), tuple(clean_starts), tuple(source_starts))


def _pieces(text: CleanText, start: int, end: int) -> list[tuple[int, int]]:
    """Clean and source start of each stretch of the clean span that is unbroken in the source."""
    first = bisect_right(text.clean_starts, start)
    last = bisect_right(text.clean_starts, end - 1)
    begun = zip(text.clean_starts[first:last], text.source_starts[first:last], strict=True)
    return [(start, text.source_offset(start)), *begun]


def _marks(text: str) -> list[Span]:
    """Marks of Markdown and entities of HTML that a conversion left in plain text."""
    if "\n#" not in text and "**" not in text and "&nbsp;" not in text and not text.startswith("#"):
        return []
    return [match.span() for match in _MARK.finditer(text)]


def _hidden(text: str) -> list[Span]:
    """Characters that are not seen, with the line break after them where they stand alone on their line."""
    if HIDDEN not in text:
        return []
    spans = (match.span() for match in _RUN_OF_HIDDEN.finditer(text))
    return [(start, end + (text[end : end + 1] == "\n" == text[start - 1 : start])) for start, end in spans]
