"""The text around a figure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from duixian.ledger.tables import sentence_span
from duixian.statements.statement import Statement


def clause_before(text: str, start: int) -> str:
    """What stands before a figure in its clause, at most 40 characters."""
    before = text[max(0, start - 40) : start]
    return before[max((found.end() for found in _comma().finditer(before)), default=0) :]


def clause_after(text: str, end: int) -> str:
    """What follows a figure in its clause, at most 16 characters."""
    after = text[end : end + 16]
    stop = _comma().search(after)
    return after[: stop.start()] if stop else after


class Surroundings:
    """What a sentence says of one of its figures: its beginning up to the first one, and what is next to this one."""

    def __init__(self, text: str, statements: Sequence[Statement]) -> None:
        self._text = text
        self._statements = sorted(statements, key=lambda one: one.start)
        self._starts = [one.start for one in self._statements]

    def before(self, statement: Statement) -> str:
        """What the sentence says between the figure before and this one."""
        left, _ = sentence_span(self._text, statement.start, statement.end)
        here = bisect_left(self._starts, statement.start)
        earlier = self._statements[here - 1].end if here else 0
        return self._text[max(left, earlier) : statement.start]

    def of(self, statement: Statement) -> str:
        """The beginning of the sentence, and all between the figures before and after."""
        left, right = sentence_span(self._text, statement.start, statement.end)
        first, here = bisect_left(self._starts, left), bisect_left(self._starts, statement.start)
        opening = self._text[left : self._starts[first]]
        after = self._starts[here + 1] if here + 1 < len(self._starts) else right
        own = self._text[statement.end : min(right, after)]
        if first == here:
            return opening + own
        return opening + " " + self._text[max(left, self._statements[here - 1].end) : statement.start] + own


@cache
def _comma() -> re.Pattern[str]:
    return re.compile(r"[，,。！？；;：:\n]")
