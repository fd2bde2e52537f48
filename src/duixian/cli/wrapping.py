"""Lines that fit a terminal in which a Chinese character is two cells wide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import east_asian_width

_WIDE = "\u2e80-\uffdc"
_CLOSING = "，。、；：？！）”’》」…"
# A piece that stays on one line: a wide character or a word, with the punctuation after it.
_PIECE = re.compile(rf"[“‘（《「]*(?:[{_WIDE}]|[^\s{_WIDE}]+)[{_CLOSING}]*\s*")


def cells(text: str) -> int:
    """Width of the text in terminal cells."""
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells; paragraphs are kept, with an empty line between them."""
    paragraphs = (_lines(paragraph, width) for paragraph in text.split("\n\n"))
    lines = [line for paragraph in paragraphs for line in (*paragraph, "")]
    return lines[:-1]


def _lines(paragraph: str, width: int) -> Iterator[str]:
    line, used = "", 0
    for piece in _PIECE.findall(paragraph.strip()):
        needed = cells(piece.rstrip())
        if line and used + needed > width:
            yield line.rstrip()
            line, used = "", 0
        line += piece
        used += cells(piece)
    if line:
        yield line.rstrip()
