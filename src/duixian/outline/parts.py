"""The parts of one chapter: headed ones, and those that only the language sets apart."""

from __future__ import annotations

import re

from duixian.outline.draft import Block, Draft, blocks
from duixian.outline.headings import heading, line_leads, part_style, sentence_leads
from duixian.outline.language import phrases
from duixian.outline.paragraphs import Paragraph, Style
from duixian.outline.periods import Calendar
from duixian.outline.section import Period, Role

_SENTENCE = re.compile(r"[。！？!?][”’」』）)]*")
_OPENING = 160
_MARKER = 40


class PartFinder:
    """Walks through the blocks of one chapter and opens a part wherever heading or language says so."""

    def __init__(self, text: str, chapter: Draft, calendar: Calendar) -> None:
        self.text = text
        self.chapter = chapter
        self.calendar = calendar
        self.parts: list[Draft] = []
        self.headed = False
        self.number = 0
        paragraphs = [p for p in chapter.paragraphs if p.start >= chapter.heading_end]
        self.blocks = list(blocks(text, paragraphs))
        self.style: Style | None = part_style(paragraphs)
        self.leads: set[int] = set()
        if self.style is None:
            self.leads = line_leads(text, paragraphs) or sentence_leads(text, paragraphs)
        self.last_heading = max((b.start for b in self.blocks if self._is_heading(b)), default=-1)

    @property
    def role(self) -> Role:
        """Role of the text at the current position."""
        return self.parts[-1].role if self._open() else self.chapter.role

    def find(self) -> list[Draft]:
        """The parts in text order; what no part covers belongs to the chapter alone."""
        for block in self.blocks:
            if self.chapter.role in ("review", "problems"):
                self._look_back(block)
            elif phrases("openings", "abroad").search(self.chapter.title):
                self._look_abroad(block)
            else:
                self._look_ahead(block)
        self._end(self.chapter.end)
        return self._worth_keeping()

    # the three ways to read a block

    def _look_back(self, block: Block) -> None:
        opening = self._opening(block)
        if self.role == "problems":
            if self._is_heading(block) and block.paragraph.number == self.number + 1 and self.style == "part":
                self._begin_headed(block, "review")
            elif self._turns_ahead(block, opening):
                self._begin(block.start, "goals", self.calendar.this_year())
            elif block.addressed or opening.startswith(("经过", "总的", "回顾")):
                self._end(block.start)
            else:
                return
        elif self._is_heading(block):
            self._begin_headed(block, "review", self._run_period(opening))
        elif phrases("openings", "problems").search(opening):
            self._begin(block.start, "problems", self.chapter.period)
        elif block.addressed and self._turns_ahead(block, opening):
            self._begin(block.start, "goals", self.calendar.this_year())
        else:
            self._follow_period(block, opening)
        self._split_problems(block)

    def _look_abroad(self, block: Block) -> None:
        opening = self._opening(block)
        if self.calendar.behind(opening[:_MARKER]):
            self._begin(block.start, "review", self.calendar.last_year())
        elif phrases("openings", "year_ahead").search(opening[:12]) and self.role == "review":
            self._end(block.start)
        elif not self.parts and block is self.blocks[0]:
            self._begin(block.start, "goals", self.calendar.this_year())

    def _look_ahead(self, block: Block) -> None:
        opening = self._opening(block)
        if self._is_heading(block):
            role = self._part_role(block)
            self._begin_headed(block, role, self.calendar.ahead(opening) if role == "goals" else None)
        elif not self.headed:
            self._preamble(block, opening)
        else:
            self._after_headings(block, opening)

    def _preamble(self, block: Block, opening: str) -> None:
        """Requirements and targets that precede the first heading."""
        behind = self.calendar.several_behind(opening[:_MARKER])
        target = self._target_sentence(block)
        if target is not None:
            before = target > block.said and self.chapter.role != "goals" and self._general()
            if before and self.role != "goals":
                self._begin(block.start, "goals", self.calendar.this_year())
            self._begin(block.start if target == block.said else target, "annual_targets", self.calendar.this_year())
            self._lead_in(block)
        elif self.role == "annual_targets" and phrases("openings", "explains_targets").search(opening):
            return
        elif self._leads_in(block):
            self._end(block.start)
        elif behind and self.chapter.role == "goals" and not self.calendar.ahead(opening[:_MARKER]):
            self._begin(block.start, "review", behind)
        elif self.role == "review" and not self.calendar.ahead(opening) and opening.startswith(("这", "我们")):
            return
        elif self.chapter.role == "tasks" and (self._general() or self.role == "annual_targets"):
            if self.role != "goals":
                self._begin(block.start, "goals", self.calendar.this_year())
        else:
            self._end(block.start)

    def _after_headings(self, block: Block, opening: str) -> None:
        """A part that leaves its heading's subject: defence and the like, or the government's own conduct."""
        if block.start < self.last_heading:
            return
        elsewhere = phrases("openings", "elsewhere")
        if elsewhere.search(opening[:60]) and not elsewhere.search(self.parts[-1].title if self.parts else ""):
            if self.role != "tasks" or self.parts[-1].title:
                self._begin(block.start, "tasks", self.calendar.this_year())
        elif block.addressed and self.chapter.role == "tasks" and self._is_self_governance(block):
            self._begin(block.start, "self_governance", self.calendar.this_year())
        elif block.addressed:
            self._end(block.start)

    # what a block is

    def _opening(self, block: Block) -> str:
        return self.text[block.said : min(block.paragraph.end, block.said + _OPENING)]

    def _is_heading(self, block: Block) -> bool:
        if self.style is not None:
            return block.paragraph.style == self.style and block.paragraph.start == block.said
        return block.said in self.leads

    def _turns_ahead(self, block: Block, opening: str) -> bool:
        start = opening[:8]
        return self.calendar.names_this_year(start) or phrases("openings", "year_ahead").match(start) is not None

    def _general(self) -> bool:
        """Whether the chapter is about the year's work as a whole and not about one field."""
        title = self.chapter.title
        return any(phrases("headings", kind).search(title) for kind in ("work", "aims", "long_term"))

    def _part_role(self, block: Block) -> Role:
        title = heading(self.text, block.paragraph)[0]
        if self.chapter.role == "self_governance":
            return "tasks" if phrases("headings", "elsewhere").search(title) else "self_governance"
        if self.chapter.role == "tasks" and phrases("headings", "self_governance").search(title):
            return "self_governance"
        if len(title) <= 20 and phrases("headings", "aims").search(title):
            several = phrases("headings", "long_term").search(title)
            return "annual_targets" if "目标" in title and not several else "goals"
        return "tasks" if self.chapter.role == "annual_targets" else self.chapter.role

    def _leads_in(self, block: Block) -> bool:
        return block.paragraph.end - block.said <= 160 and self._is_lead_in(block.said, block.paragraph.end)

    def _is_lead_in(self, start: int, end: int) -> bool:
        return phrases("openings", "leads_in").search(self.text[start:end]) is not None

    def _is_self_governance(self, block: Block) -> bool:
        said = self.text[block.said : block.paragraph.end]
        return len(set(phrases("openings", "self_governance").findall(said))) >= 4

    def _target_sentence(self, block: Block) -> int | None:
        """Offset of the sentence that announces the year's headline targets, or None."""
        for match in phrases("openings", "annual_targets").finditer(self.text, block.said, block.paragraph.end):
            start = self._sentence_start(block.said, match.start())
            sentence = self.text[start : match.start()]
            if not phrases("openings", "several_years").search(sentence):
                return start
        return None

    def _sentence_start(self, start: int, at: int) -> int:
        last = start
        for stop in _SENTENCE.finditer(self.text, start, at):
            last = stop.end()
        return last

    # opening and closing parts

    def _open(self) -> bool:
        return bool(self.parts) and self.parts[-1].end < 0

    def _end(self, at: int) -> None:
        if self._open():
            self.parts[-1].end = at

    def _begin(self, at: int, role: Role, period: Period | None) -> None:
        if self.parts and self.parts[-1].start == at:
            self.parts.pop()
        self._end(at)
        self.parts.append(Draft(at, -1, role, heading_end=at, period=period))

    def _begin_headed(self, block: Block, role: Role, period: Period | None = None) -> None:
        self._begin(block.start, role, period or self.chapter.period)
        title, heading_end = heading(self.text, block.paragraph)
        self.parts[-1].title, self.parts[-1].heading_end = title, max(heading_end, block.start)
        self.headed = True
        self.number = block.paragraph.number

    def _lead_in(self, block: Block) -> None:
        """The paragraph's last sentence may already lead on to the work."""
        end = block.paragraph.end
        last = self._sentence_start(block.said, end - 1)
        if last > self.parts[-1].start and self._is_lead_in(last, end):
            self._end(last)

    def _split_problems(self, block: Block) -> None:
        """A sentence inside a paragraph may turn to the problems."""
        if self.role == "problems":
            return
        match = phrases("openings", "problems_inside").search(self.text, block.said, block.paragraph.end)
        if match:
            start = self._sentence_start(block.said, match.start())
            self._begin(start, "problems", self.chapter.period)

    def _run_period(self, opening: str) -> Period | None:
        """The years that the present run of paragraphs speaks about."""
        named = self.calendar.behind(opening[:12])
        return named or (self.parts[-1].period if self.parts else None)

    def _follow_period(self, block: Block, opening: str) -> None:
        named = self.calendar.behind(opening[:_MARKER])
        present = self.parts[-1].period if self.parts else None
        if named and named != present:
            self._begin(block.start, "review", named)
        elif block.addressed:
            self._begin(block.start, "review", present or self.chapter.period)

    def _worth_keeping(self) -> list[Draft]:
        """Without untitled parts that say nothing the chapter does not say already."""
        chapter = self.chapter
        return [part for part in self.parts if part.title or part.role != chapter.role or part.period != chapter.period]


def items(text: str, part: Draft, paragraphs: list[Paragraph]) -> list[Draft]:
    """The paragraphs of a part that name their subject, by number or by a short first sentence."""
    inner = [p for p in paragraphs if p.start >= part.heading_end and p.start > part.start]
    style = part_style(inner)
    leads = (line_leads(text, inner) or sentence_leads(text, inner)) if style is None else set()
    found: list[Draft] = []
    for paragraph in inner:
        if paragraph.style == style if style else paragraph.start in leads:
            title, heading_end = heading(text, paragraph)
            if found:
                found[-1].end = paragraph.start
            found.append(Draft(paragraph.start, part.end, part.role, title, heading_end, part.period))
    return found
