"""What page layout leaves in the text: page numbers, running headers and footers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

Span = tuple[int, int]

_MARGIN_LINES: Final = 2
_SHORTEST_PAGE: Final = 150
_LEAST_PAGES: Final = 3
_TITLE_BLOCK: Final = 100
_LONGEST_HEADER: Final = 40
_PAGE_NUMBER: Final = re.compile(
    r"\n[ \t\u3000]{0,40}(?:[-—–―·]{1,3} ?\d{1,3} ?[-—–―·]{1,3}|第 ?\d{1,3} ?页(?:[ ,，/]{0,2}共 ?\d{1,3} ?页)?"
    r"|\d{1,3} ?/ ?\d{1,3}|[Pp]age \d{1,3}(?: of \d{1,3})?)[ \t\u3000]{0,40}(?=\n|\Z)"
)
_BARE_NUMBER: Final = re.compile(r"\n[ \t\u3000]{0,40}(\d{1,3})[ \t\u3000]{0,40}(?=\n|\Z)")
_ENDS: Final = "，。；：！？"
_ONLY_NUMBER: Final = re.compile(r"\W*#\W*|第#页(?:\W*共#页)?")


def page_numbers(text: str) -> list[Span]:
    """Lines that hold only a page number, with the blank lines around them; one line break stays.

    A line that stands beside half of them, and beside three at least, is a running header and goes with them.
    """
    lines = [match.span() for match in _PAGE_NUMBER.finditer(text)]
    lines += _counting([(match.start(), match.end(), int(match[1])) for match in _BARE_NUMBER.finditer(text)])
    lines.sort()
    if len(lines) >= _LEAST_PAGES:
        lines = sorted(lines + _beside(text, lines))
    spans: list[Span] = []
    for start, end in lines:
        least = spans[-1][1] if spans else 0
        start = max(start, least)
        while start > least and text[start - 1] in " \n\u3000":
            start -= 1
        while text.startswith("\n\n", end):
            end += 1
        spans.append((start, max(start, end)))
    return [span for span in spans if span[0] < span[1]]


def margins(text: str, pages: Sequence[Span]) -> list[Span]:
    """Running headers and footers: lines at the edges of pages that stand on half of them, numbers aside."""
    edges = [_edge_lines(text, page) for page in pages]
    counts = Counter(key for lines in edges for key in {_faceless(text[start:end]) for start, end in lines})
    least = max(_LEAST_PAGES, len(pages) // 2)
    return sorted(
        (start, min(end + 1, len(text)))
        for lines in edges
        for start, end in lines
        if _ONLY_NUMBER.fullmatch(key := _faceless(text[start:end])) or (counts[key] >= least and key[-1] not in _ENDS)
    )


def _beside(text: str, numbers: list[Span]) -> list[Span]:
    """Running headers and footers: lines beside page numbers, with the line breaks before them, that are alike."""
    beside = [span for number in numbers for span in (_line_before(text, number[0]), _line_after(text, number[1]))]
    keys = [_faceless(text[start:end]) for start, end in beside]
    counts = Counter(keys)
    least = max(_LEAST_PAGES, len(numbers) // 2)
    return [
        span
        for span, key in zip(beside, keys, strict=True)
        if 0 < len(key) <= _LONGEST_HEADER and counts[key] >= least and key[-1] not in _ENDS and span[0] > _TITLE_BLOCK
    ]


def _line_before(text: str, end: int) -> Span:
    """The line that ends at an offset or before the blank lines there, with the line break before it."""
    while end > 0 and text[end - 1] in " \n\u3000":
        end -= 1
    return max(text.rfind("\n", 0, end), 0), end


def _line_after(text: str, start: int) -> Span:
    """The line that begins at an offset or behind the blank lines there, with the line break before it."""
    while start < len(text) and text[start] in " \n\u3000":
        start += 1
    end = text.find("\n", start)
    return max(text.rfind("\n", 0, start), 0), len(text) if end < 0 else end


def _edge_lines(text: str, page: Span) -> list[Span]:
    """The first and the last lines of a page that are not blank, line breaks left out."""
    first: list[Span] = []
    at = page[0]
    while at < page[1] and len(first) < _MARGIN_LINES:
        end = text.find("\n", at, page[1])
        end = page[1] if end < 0 else end
        if text[at:end].strip():
            first.append((at, end))
        at = end + 1
    last: list[Span] = []
    end = page[1]
    while end > at and len(last) < _MARGIN_LINES:
        start = text.rfind("\n", at, end) + 1 or at
        if text[start:end].strip():
            last.append((start, end))
        end = start - 1
    return first + last


def _faceless(line: str) -> str:
    """The line without spaces and with its numbers hidden, so that headers of different pages are alike."""
    return re.sub(r"\d+", "#", "".join(line.split()))


def _counting(numbers: list[tuple[int, int, int]]) -> list[Span]:
    """The numbers that count pages: at least three in a row, each one more than the one before, a page apart."""
    runs: list[list[tuple[int, int, int]]] = []
    for number in numbers:
        if runs and number[2] == runs[-1][-1][2] + 1 and number[0] - runs[-1][-1][1] >= _SHORTEST_PAGE:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [(start, end) for run in runs if len(run) >= _LEAST_PAGES for start, end, _ in run]
