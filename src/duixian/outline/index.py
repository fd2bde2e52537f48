"""Which section holds an offset."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from duixian.outline.section import Section


class SectionIndex:
    """Finds the deepest section at an offset in logarithmic time.

    Built from the sections of one report in the order `find_sections` gives them (parents before children, in
    text order).
    """

    __slots__ = ("_holders", "_starts")

    def __init__(self, sections: Iterable[Section]) -> None:
        self._starts: list[int] = []
        self._holders: list[Section | None] = []
        open_sections: list[Section] = []
        for section in sections:
            self._close(open_sections, section.start)
            self._change(section.start, section)
            open_sections.append(section)
        self._close(open_sections, None)

    def at(self, offset: int) -> Section | None:
        """The deepest section that holds the character at `offset`; None outside every section."""
        i = bisect_right(self._starts, offset) - 1
        return self._holders[i] if i >= 0 else None

    def _close(self, open_sections: list[Section], until: int | None) -> None:
        while open_sections and (until is None or open_sections[-1].end <= until):
            ended = open_sections.pop()
            self._change(ended.end, open_sections[-1] if open_sections else None)

    def _change(self, at: int, holder: Section | None) -> None:
        if self._starts and self._starts[-1] == at:
            self._holders[-1] = holder
        else:
            self._starts.append(at)
            self._holders.append(holder)
