"""Named projects and programmes of a sentence, and what kind of action it announces."""

from __future__ import annotations

from bisect import bisect_left

from duixian.ledger.model import CommitmentKind, Name
from duixian.ledger.programmes import Programmes
from duixian.ledger.works import Span, Works

PROJECT_SHARE = 0.2
"""Share of a sentence that the names of works must fill for it to be about them."""


class Projects:
    """Named projects of one stretch of text."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self._programmes = Programmes(text, start, end)
        self._works = Works(text, start, end)
        self._spoken_of = sorted([*self._programmes.starts, *self._works.starts])

    def within(self, start: int, end: int) -> tuple[tuple[Name, ...], CommitmentKind]:
        """Names in `[start, end)` in text order, of two that overlap the longer, and the kind of the sentence."""
        first = bisect_left(self._spoken_of, start)
        if first == len(self._spoken_of) or self._spoken_of[first] >= end:
            return (), "task"
        programmes = self._programmes.within(start, end)
        works = self._works.within(start, end)
        spans = programmes + works
        if not spans:
            return (), "task"
        kept = _longest(spans) if len(spans) > 1 else spans
        built = announced = 0
        for span in kept:
            if span in programmes:
                announced += span[1] - span[0]
            else:
                built += span[1] - span[0]
        kind: CommitmentKind = "task"
        if built > announced and built >= PROJECT_SHARE * (end - start):
            kind = "project"
        elif announced:
            kind = "programme"
        return tuple([Name(self._text[a:b], a, b) for a, b in kept]), kind


def _longest(spans: list[Span]) -> list[Span]:
    """Spans that do not overlap, the longer before the shorter, in text order."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda s: (s[0] - s[1], s)):
        at = bisect_left(kept, span)
        if (at == 0 or kept[at - 1][1] <= span[0]) and (at == len(kept) or span[1] <= kept[at][0]):
            kept.insert(at, span)
    return kept
