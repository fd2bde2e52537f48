"""The parts of chapters that look ahead: aims, targets, tasks and the government's own conduct."""

from __future__ import annotations

import re
from typing import Final

from duixian.outline.draft import Block, Draft
from duixian.outline.headings import heading, part_headings
from duixian.outline.language import phrases
from duixian.outline.periods import Calendar, Marker
from duixian.outline.roles import names_annual_targets
from duixian.outline.section import Period, Role
from duixian.outline.walk import Walk, leaves_subject, names_own_conduct, own_conduct
from duixian.vocabulary.actions import Force, actions

_LONGEST_LEAD_IN: Final = 160
_LISTS: Final = ("dash", "count", "ordinal")
_LIST: Final = 3
_SHORT_TITLE: Final = 20
_NEAR: Final = 100
_OPENS_LIST: Final = re.compile(r"：\s*(?:[（(][1一][）)]|1[.．、]|一是|①)")
_RUNS_ON: Final = frozenset("：:；;")


class ForwardWalk(Walk):
    """Reads a chapter of goals, targets, tasks or self-governance."""

    def __init__(self, text: str, chapter: Draft, calendar: Calendar) -> None:
        super().__init__(text, chapter, calendar)
        self.years: Period | None = chapter.period
        self.runs_on = False
        self.led_in = False
        self.targeted = False
        self.left = False
        if not self.headings:
            self._head_after_lead_in()
        self.listed = self._heads_a_list()
        title = chapter.title
        self.annual = names_annual_targets(title, calendar)
        self.yearly = self.annual or (calendar.names_this_year(title) and not calendar.ahead(title))
        self.working = bool(phrases("headings", "work").search(title)) and not phrases("headings", "aims").search(title)

    def read(self, block: Block) -> None:
        """Opens or ends parts at a block."""
        opening = self.opening(block)
        marker = self.calendar.opening(opening)
        if self.role == "annual_targets" and self.runs_on and block.paragraph.style != "part":
            self._end_targets(block)
        elif self.is_heading(block):
            self._begin_part(block)
        elif (
            block.start > self.last_heading and self._leaves(block, opening) and self._read_tail(block, opening, marker)
        ):
            self.left = self.led_in = True
        elif self.listed and self.is_open and self.parts[-1].start == self.last_heading:
            self.end(block.start)
            self.headed = False
        elif not self.headed or (self.chapter.role == "goals" and not self.left):
            self._read_aims(block, opening, marker)
        self.runs_on = self.text[block.paragraph.end - 1] in _RUNS_ON

    def _heads_a_list(self) -> bool:
        """The headings open the members of one list, each a paragraph: its last member is no longer than the others."""
        heads = [n for n, block in enumerate(self.blocks) if block.start in self.headings]
        return (
            len(heads) >= _LIST
            and heads[-1] - heads[0] == len(heads) - 1
            and all(self.blocks[n].paragraph.style in _LISTS for n in heads)
        )

    def _head_after_lead_in(self) -> None:
        """Where only the paragraphs after the lead-in name their subjects, these are the headings."""
        leads_in = next((n for n, block in enumerate(self.blocks) if self._leads_in(block)), len(self.blocks))
        self.set_headings(part_headings(self.text, [block.paragraph for block in self.blocks[leads_in + 1 :]]))

    def _begin_part(self, block: Block) -> None:
        title = heading(self.text, block.paragraph)[0]
        role = self._title_role(title)
        period = self.calendar.this_year()
        if role == "review":
            period = self.calendar.behind(title)
        elif role == "goals":
            period = self.calendar.ahead(title) or self.years
        self.begin_headed(block, role, period)

    def _title_role(self, title: str) -> Role:
        chapter = self.chapter.role
        if chapter == "self_governance":
            return "tasks" if phrases("headings", "elsewhere").search(title) else "self_governance"
        if chapter == "tasks" and phrases("headings", "self_governance").search(title):
            return "self_governance"
        if chapter == "goals" and self.calendar.behind(title) and not self.calendar.ahead(title):
            return "review"
        if len(title) <= _SHORT_TITLE and phrases("headings", "aims").search(title):
            annual = title.endswith(("目标", "指标")) and self._speaks_of_this_year()
            return "annual_targets" if annual else "goals"
        aims = chapter in ("goals", "annual_targets")
        if aims and phrases("headings", "work").search(title) and self._speaks_of_this_year():
            return "tasks"
        return chapter

    # requirements and targets, mostly before the first heading

    def _read_aims(self, block: Block, opening: str, marker: Marker | None) -> None:
        if marker and marker.direction != "behind" and self.role != "annual_targets":
            self.years = marker.period if marker.several else self.calendar.this_year()
        target = self._target_sentence(block)
        if self.role == "annual_targets" and (target is not None or self._explains_targets(block)):
            self._end_targets(block)
        elif target is not None:
            self._begin_targets(block, target)
        elif self._leads_in(block):
            self.led_in = True
            self.end(block.start)
        elif marker and marker.direction == "behind" and marker.several and self.chapter.role == "goals":
            self.begin(block.start, "review", marker.period)
        elif self.role == "review" and marker is None and opening.startswith(("这", "我们")):
            return
        elif self.targeted and self._takes_measures(block, opening):
            if self.chapter.role == "tasks":
                self.led_in = True
                self.end(block.start)
            elif self.role != "tasks":
                self.begin(block.start, "tasks", self.calendar.this_year())
        elif not self.headed and not self.led_in and not (self.working and self._sets_to_work(block, marker)):
            self._begin_requirements(block)

    def _begin_targets(self, block: Block, target: int) -> None:
        if target > block.said:
            self._begin_requirements(block)
        self.begin(block.start if target == block.said else target, "annual_targets", self.calendar.this_year())
        self.targeted = True
        self._end_targets(block)

    def _end_targets(self, block: Block) -> None:
        """The last sentence of the targets may lead on to the work; one before it may turn to what they ask for."""
        if not self.is_open:
            return
        start, end = self.parts[-1].start, block.paragraph.end
        last = self.sentence_start(block.said, end - 1)
        leads_in = last > max(block.said, start) and self._is_lead_in(last, end)
        asked = phrases("openings", "pursues").search(self.text, max(block.said, start + 1), last if leads_in else end)
        if asked:
            self.begin(asked.start(), "goals", self.years)
        if leads_in:
            self.led_in = True
            self.end(last)

    def _takes_measures(self, block: Block, opening: str) -> bool:
        """Whether a paragraph after the targets says what will be done, not what the work must heed."""
        near = opening[:_NEAR]
        listed = self.role == "goals" and block.paragraph.style != "none"
        takes_measures = phrases("openings", "measures").search(near) is not None
        heeds = phrases("openings", "asks_for" if takes_measures else "requires").search(near) is not None
        if listed or heeds:
            return False
        of_requirements = self.chapter.role == "goals" and self.role != "tasks"
        return takes_measures or not of_requirements

    def _sets_to_work(self, block: Block, marker: Marker | None) -> bool:
        """Whether a paragraph of a chapter of work, before any heading, begins with a verb of the work itself."""
        end = block.paragraph.end
        if marker is not None or self.is_open or not self.text[block.said : end]:
            return False
        force, _ = actions().opening(self.text, block.said, end)
        return force >= Force.OPEN and not phrases("openings", "requires").search(self.opening(block)[:_NEAR])

    def _begin_requirements(self, block: Block) -> None:
        near_targets = self.is_open and self.role in ("annual_targets", "goals")
        of_the_year = self.chapter.role == "tasks" and (self.chapter.whole_year or near_targets)
        of_targets = self.chapter.role == "annual_targets" and phrases("openings", "requires").search(
            self.opening(block)[:_NEAR]
        )
        if self.chapter.role == "goals" or of_the_year or of_targets:
            self.begin(block.start, "goals", self.years)
        else:
            self.end(block.start)

    def _speaks_of_this_year(self) -> bool:
        return self.years == self.calendar.this_year()

    def _target_sentence(self, block: Block) -> int | None:
        """Offset of the sentence that announces the year's headline targets, or None."""
        for match in phrases("openings", "targets").finditer(self.text, block.said, block.paragraph.end):
            start = self.sentence_start(block.said, match.start())
            sentence = self.text[start : match.end()]
            this_year = phrases("openings", "this_year").search(sentence) or self.calendar.names_this_year(sentence)
            expected = "预期" in sentence and self._speaks_of_this_year() and not self.calendar.ahead(sentence)
            of_this_year = self.annual or (self.yearly and not self.headed and match[0].startswith("主要"))
            if this_year or expected or (of_this_year and not self.calendar.ahead(sentence)):
                return start
        return block.said if self._states_figures(block) else None

    def _states_figures(self, block: Block) -> bool:
        """Whether a paragraph before the parts of a chapter on the year goes straight into its targets."""
        if not self.yearly or self.headed or self.led_in:
            return False
        stated = phrases("openings", "states_figure" if self.annual else "states_growth")
        return stated.match(self.text, block.paragraph.body, block.paragraph.end) is not None

    def _explains_targets(self, block: Block) -> bool:
        said = self.text[block.said : block.paragraph.end]
        return phrases("openings", "explains_targets").search(said) is not None

    def _leads_in(self, block: Block) -> bool:
        start, end = block.said, block.paragraph.end
        listed = _OPENS_LIST.search(self.text, start, min(end, start + _LONGEST_LEAD_IN))
        if listed:
            return self._is_lead_in(start, listed.start() + 1)
        return end - start <= _LONGEST_LEAD_IN and self._is_lead_in(start, end)

    def _is_lead_in(self, start: int, end: int) -> bool:
        sentence = self.text[start:end]
        return bool(phrases("openings", "leads_in").search(sentence)) and not phrases("openings", "asks_for").search(
            sentence
        )

    # what follows the last heading

    def _leaves(self, block: Block, opening: str) -> bool:
        """Whether a paragraph may leave the subjects of the chapter: after its headings, or to the own conduct."""
        return self.headed or self.led_in or (block.addressed and self._turns_to_own_conduct(block, opening))

    def _read_tail(self, block: Block, opening: str, marker: Marker | None) -> bool:
        """Opens or ends a part that leaves the last heading's subject; tells whether it did."""
        title = self.parts[-1].title if self.parts else ""
        abroad = self.role != "self_governance" and phrases("headings", "abroad").search(opening) is not None
        if marker and marker.direction == "behind" and abroad:
            self.begin(block.start, "review", marker.period)
        elif self.role == "review":
            behind = marker is not None and marker.direction == "behind"
            if behind or not (marker or block.addressed or phrases("openings", "stands_for").search(opening)):
                return False
            self.begin(block.start, "tasks", self.calendar.this_year())
        elif leaves_subject(opening) and not phrases("openings", "elsewhere").search(title):
            if self.role != "tasks" or title:
                self.begin(block.start, "tasks", self.calendar.this_year())
        elif self._turns_to_own_conduct(block, opening):
            self.begin(block.start, "self_governance", self.calendar.this_year())
        elif self.chapter.role == "goals" and not self._speaks_of_this_year() and marker and marker.direction == "now":
            self.begin(block.start, "tasks", self.calendar.this_year())
        elif block.addressed:
            self.end(block.start)
        else:
            return False
        return True

    def _turns_to_own_conduct(self, block: Block, opening: str) -> bool:
        if self.role == "self_governance" or self.chapter.role == "self_governance":
            return False
        if names_own_conduct(opening):
            return block.addressed or own_conduct(self.text, block)
        return block.addressed and own_conduct(self.text, block)
