"""Parts of a chapter while its blocks are walked through."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from duixian.outline.draft import Block, Draft, blocks
from duixian.outline.headings import heading, part_headings
from duixian.outline.language import phrases
from duixian.outline.paragraphs import Paragraph
from duixian.outline.periods import Calendar
from duixian.outline.section import Period, Role

_STOP: Final = re.compile(r"[。！？!?][”’」』）)]*")
_OPENING: Final = 160
_LONGEST_SENTENCE: Final = 1000
_OWN_CONDUCT: Final = 4


class Walk(ABC):
    """The parts found so far in one chapter; a subclass reads the blocks and opens and ends them."""

    def __init__(self, text: str, chapter: Draft, calendar: Calendar) -> None:
        self.text = text
        self.chapter = chapter
        self.calendar = calendar
        self.parts: list[Draft] = []
        paragraphs = [p for p in chapter.paragraphs if p.start >= chapter.heading_end]
        self.blocks = list(blocks(text, paragraphs))
        self.headed = False
        self.set_headings(part_headings(text, paragraphs))

    def set_headings(self, starts: set[int]) -> None:
        """Takes the paragraphs that start at these offsets as the headings of parts."""
        self.headings = starts
        self.last_heading = max(starts, default=-1)

    def find(self) -> list[Draft]:
        """The parts in text order; what no part covers belongs to the chapter alone."""
        for block in self.blocks:
            self.read(block)
        self.end(self.chapter.end)
        return self._joined()

    @abstractmethod
    def read(self, block: Block) -> None:
        """Opens or ends parts at a block."""

    @property
    def role(self) -> Role:
        """Role of the text at the present position."""
        parts = self.parts
        return parts[-1].role if parts and parts[-1].end < 0 else self.chapter.role

    @property
    def is_open(self) -> bool:
        """Whether a part is open at the present position."""
        return bool(self.parts) and self.parts[-1].end < 0

    def begin(self, at: int, role: Role, period: Period | None) -> None:
        """Opens a part without heading and ends the one before."""
        if self.parts and self.parts[-1].start == at:
            self.parts.pop()
        self.end(at)
        self.parts.append(Draft(at, -1, role, heading_end=at, period=period))

    def begin_headed(self, block: Block, role: Role, period: Period | None) -> None:
        """Opens a part with the block's heading."""
        self.begin(block.start, role, period)
        title, heading_end = heading(self.text, block.paragraph)
        self.parts[-1].title, self.parts[-1].heading_end = title, max(heading_end, block.start)
        self.headed = True

    def end(self, at: int) -> None:
        """Ends the open part, if any."""
        if self.is_open:
            self.parts[-1].end = at

    def is_heading(self, block: Block) -> bool:
        """Whether the block's paragraph heads a part."""
        return block.said in self.headings and block.paragraph.start == block.said

    def opening(self, block: Block) -> str:
        """The first characters of what is said."""
        return self.text[block.said : min(block.paragraph.end, block.said + _OPENING)]

    def sentence_start(self, start: int, at: int) -> int:
        """Start of the sentence that holds offset `at` in the paragraph from `start` on.

        A sentence without a stop in its last few hundred characters counts from the paragraph's start.
        """
        last = start
        for stop in _STOP.finditer(self.text, max(start, at - _LONGEST_SENTENCE), at):
            last = stop.end()
        return last

    def sentences(self, block: Block) -> list[int]:
        """Offsets of the block's sentences."""
        stops = _STOP.finditer(self.text, block.said, block.paragraph.end - 1)
        return [block.said, *(stop.end() for stop in stops)]

    def _joined(self) -> list[Draft]:
        """Without untitled parts that say nothing the chapter, or the part before, does not say already."""
        kept: list[Draft] = []
        for part in self.parts:
            before = kept[-1] if kept else None
            if before and not part.title and not before.title and before.end == part.start and part.says == before.says:
                before.end = part.end
            elif part.title or part.says != self.chapter.says:
                kept.append(part)
        return kept


def own_conduct(text: str, block: Block) -> bool:
    """Whether a block speaks of the government's own conduct."""
    said = text[block.said : block.paragraph.end]
    return len(set(phrases("openings", "self_governance").findall(said))) >= _OWN_CONDUCT


def names_own_conduct(opening: str) -> bool:
    """Whether a paragraph opens by naming the government's own conduct."""
    return phrases("openings", "names_self_governance").search(opening) is not None


def leaves_subject(opening: str) -> bool:
    """Whether a paragraph opens with defence, nationalities, religion or the like."""
    return phrases("openings", "elsewhere").search(opening[:60]) is not None


def paragraphs_between(paragraphs: Sequence[Paragraph], start: int, end: int) -> list[Paragraph]:
    """The paragraphs that begin in `[start, end)`."""
    first = bisect_left(paragraphs, start, key=_start)
    return list(paragraphs[first : bisect_left(paragraphs, end, lo=first, key=_start)])


def _start(paragraph: Paragraph) -> int:
    return paragraph.start
