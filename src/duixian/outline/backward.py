"""The parts of a review."""

from __future__ import annotations

from typing import Final

from duixian.outline.draft import Block, Draft, blocks
from duixian.outline.headings import heading, part_headings
from duixian.outline.language import phrases
from duixian.outline.periods import Marker
from duixian.outline.section import Period
from duixian.outline.walk import Walk, paragraphs_between

_TERMS: Final = (4, 5)


class ReviewWalk(Walk):
    """Reads a review: what was done, in which years, which problems remain, and what follows for the year ahead."""

    run: Period | None = None
    under_heading = False

    def find(self) -> list[Draft]:
        """The parts in text order, with those of a second style (这五年，…) below the first."""
        parts = super().find()
        found: list[Draft] = []
        for part in _with_gaps(parts, self.chapter):
            found.extend(self._leads(part) if not part.title and part.role == "review" else [part])
        return [part for part in found if part.title or part.says != self.chapter.says]

    def read(self, block: Block) -> None:
        """Opens or ends parts at a block."""
        opening = self.opening(block)
        marker = self.calendar.opening(opening)
        under_heading, self.under_heading = self.under_heading, False
        if self.role == "goals" and not self.is_heading(block):
            return
        if self.role == "problems":
            self._read_problems(block, opening, marker)
        elif self.is_heading(block):
            self._follow(marker)
            problems = phrases("headings", "problems").search(heading(self.text, block.paragraph)[0])
            self.begin_headed(block, "problems" if problems else "review", self.run or self.chapter.period)
            self.under_heading = self.parts[-1].heading_end == block.paragraph.end
        elif (turn := _problems(opening)) >= 0:
            at = self.sentence_start(block.said, block.said + turn)
            self.begin(block.start if at == block.said else at, "problems", self.chapter.period)
        elif under_heading:
            pass
        elif block.addressed and self._turns_ahead(opening, marker):
            self.begin(block.start, "goals", self.calendar.this_year())
        elif self._follow(marker) or block.addressed or (marker and block.start > self.last_heading):
            self.begin(block.start, "review", self.run or self.chapter.period)
        if self.role == "review":
            self._split_problems(block)
        elif self.role == "problems":
            self._leave_problems(block)

    def _read_problems(self, block: Block, opening: str, marker: Marker | None) -> None:
        if self._turns_ahead(opening, marker):
            self.begin(block.start, "goals", self.calendar.this_year())
        elif _problems(opening) >= 0:
            return
        elif block.addressed or phrases("openings", "after_problems").match(opening):
            self.end(block.start)
        elif self.is_heading(block) and block.paragraph.style in ("part", "none"):
            self.begin_headed(block, "review", self.run or self.chapter.period)

    def _turns_ahead(self, opening: str, marker: Marker | None) -> bool:
        return (marker is not None and marker.direction != "behind") or (
            phrases("openings", "year_ahead").match(opening) is not None
            or ("今年" in opening and phrases("language", "aims").search(opening) is not None)
        )

    def _follow(self, marker: Marker | None) -> bool:
        """Takes up the years that a paragraph opens with; tells whether they changed."""
        if marker is None or marker.direction != "behind" or marker.period == self.run:
            return False
        years = int(marker.period.end) - int(marker.period.start) + 1
        if marker.several and years not in _TERMS and marker.period != self.chapter.period:
            return False
        self.run = marker.period
        return True

    def _split_problems(self, block: Block) -> None:
        match = phrases("openings", "problems_inside").search(self.text, block.said, block.paragraph.end)
        if match:
            self.begin(self.sentence_start(block.said, match.start()), "problems", self.chapter.period)

    def _leave_problems(self, block: Block) -> None:
        for start in self.sentences(block):
            if start > self.parts[-1].start and phrases("openings", "after_problems").match(
                self.text[start : start + 30]
            ):
                self.end(start)
                return

    def _leads(self, part: Draft) -> list[Draft]:
        """An untitled part of a review, divided by the headings of a style that its chapter does not use."""
        inner = paragraphs_between(self.chapter.paragraphs, part.start, part.end)
        leads = part_headings(self.text, inner)
        end = part.end
        divided = [part]
        for block in blocks(self.text, inner):
            title, heading_end = "", block.start
            if block.start in leads and not block.addressed:
                title, heading_end = heading(self.text, block.paragraph)
            elif not divided[-1].title or not (block.addressed or self.calendar.opening(self.opening(block))):
                continue
            divided[-1].end = block.start
            divided.append(Draft(block.start, end, part.role, title, heading_end, part.period))
        return [piece for piece in divided if piece.start < piece.end]


def _problems(opening: str) -> int:
    """Where the words begin by which a paragraph turns to problems, -1 where it does not."""
    if phrases("openings", "problems_first").match(opening):
        return 0
    told = phrases("openings", "problems").search(opening)
    return told.start() if told else -1


def _with_gaps(parts: list[Draft], chapter: Draft) -> list[Draft]:
    """The parts and, between them, what belongs to the chapter alone as untitled parts."""
    filled: list[Draft] = []
    at = chapter.heading_end
    for part in parts:
        if part.start > at:
            filled.append(Draft(at, part.start, chapter.role, heading_end=at, period=chapter.period))
        filled.append(part)
        at = part.end
    if chapter.end > at:
        filled.append(Draft(at, chapter.end, chapter.role, heading_end=at, period=chapter.period))
    return filled
