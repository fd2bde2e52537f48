"""The call at the end of a report."""

from __future__ import annotations

from typing import Final

from duixian.outline.draft import Block, Draft, blocks
from duixian.outline.language import phrases
from duixian.outline.periods import Calendar
from duixian.outline.walk import Walk, leaves_subject, names_own_conduct, own_conduct

_LONGEST: Final = 1500
_OPENING: Final = 160
_LONG_BLOCK: Final = 200
_CALL: Final = "让我们"


def split_closing(text: str, chapters: list[Draft], calendar: Calendar) -> None:
    """Makes the addressed paragraphs that end the last chapter, or the call at its end, a chapter of their own."""
    last = chapters[-1]
    if last.role in ("closing", "preface"):
        return
    start: int | None = None
    for n, block in enumerate(reversed(list(blocks(text, last.paragraphs)))):
        said = text[block.said : block.paragraph.end]
        if n == 0 and not (block.addressed or phrases("openings", "closing").search(said)):
            return
        if block.paragraph.style != "none" or last.end - block.start > _LONGEST or block.start <= last.start:
            break
        if names_own_conduct(said[:_OPENING]) or (n and block.addressed and _has_subject(text, block, calendar)):
            break
        if block.addressed or (n == 0 and _CALL in said):
            start = block.start
    if start is None:
        return
    closing = [p for p in last.paragraphs if p.start >= start]
    last.paragraphs = [p for p in last.paragraphs if p.start < start]
    chapters.append(Draft(start, last.end, "closing", heading_end=start, paragraphs=closing))


def _has_subject(text: str, block: Block, calendar: Calendar) -> bool:
    """Whether an addressed paragraph near the end is about more than the call itself."""
    said = text[block.said : block.paragraph.end]
    marker = calendar.opening(said)
    looks_back = marker is not None and marker.direction == "behind"
    on_the_world = phrases("openings", "world").match(said) is not None
    return looks_back or on_the_world or leaves_subject(said) or own_conduct(text, block)


class ClosingWalk(Walk):
    """Reads a headed closing chapter, which may sum up the work of the year before the call."""

    def read(self, block: Block) -> None:
        """Opens or ends parts at a block."""
        marker = self.calendar.opening(self.opening(block))
        names_year = marker is not None and marker.direction == "now"
        if names_year and block.paragraph.end - block.said >= _LONG_BLOCK and block is not self.blocks[-1]:
            self.begin(block.start, "tasks", self.calendar.this_year())
        elif block.addressed:
            self.end(block.start)
