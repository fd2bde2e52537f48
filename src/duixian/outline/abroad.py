"""The parts of a chapter on foreign policy."""

from __future__ import annotations

from typing import Final

from duixian.outline.draft import Block
from duixian.outline.language import phrases
from duixian.outline.walk import Walk

_NEAR: Final = 60


class AbroadWalk(Walk):
    """Reads the state of the world (goals), the past year (review) and what the country stands for (tasks)."""

    def read(self, block: Block) -> None:
        """Opens or ends parts at a block."""
        opening = self.opening(block)
        marker = self.calendar.opening(opening)
        near = opening[:_NEAR]
        behind = marker.period if marker and marker.direction == "behind" else None
        world = phrases("openings", "world").match(near)
        if world and "新的一年" not in near:
            self.begin(block.start, "goals", self.calendar.this_year())
        elif behind or phrases("openings", "achieved").search(near):
            self.begin(block.start, "review", behind or self.calendar.last_year())
        elif marker or phrases("openings", "stands_for").search(near):
            self.end(block.start)
