"""Named projects and programmes of a sentence, and what kind of action it announces."""

from __future__ import annotations

from duixian.ledger.model import CommitmentKind, Name
from duixian.ledger.programmes import find_programmes
from duixian.ledger.works import Works


class Projects:
    """Named projects of one text."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self._works = Works(text, start, end)

    def within(self, start: int, end: int) -> tuple[Name, ...]:
        """Names in `[start, end)`, in text order; of two that overlap the longer."""
        spans = {*find_programmes(self._text, start, end), *self._works.within(start, end)}
        kept: list[tuple[int, int]] = []
        for span in sorted(spans, key=lambda s: (s[0] - s[1], s)):
            if all(span[1] <= other[0] or span[0] >= other[1] for other in kept):
                kept.append(span)
        return tuple(Name(self._text[a:b], a, b) for a, b in sorted(kept))

    def kind(self, start: int, end: int, names: tuple[Name, ...]) -> CommitmentKind:
        """What kind of action a sentence with these names announces."""
        return "programme" if names else "task"
