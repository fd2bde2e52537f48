"""Lists of works: their lead-ins, and which of them list the works promised to the people (民生实事)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from duixian.ledger.judging import without_enumerator
from duixian.ledger.sense import ITEM_LEVEL, Reading
from duixian.vocabulary.finding import occurrences

_ANNOUNCING: Final = ("实事", "件：")
_THINGS: Final = re.compile(r"[^。；\n]*(?:实事|[办做](?:成|好|实)[^，。；：\n]{0,8}件：)")
_FIRST_ITEM: Final = r"：\s*(?=[1１][.．、]|[（(][1１一][)）]|①|一是|第一[，、])"
_OPENS: Final = re.compile(_FIRST_ITEM)
_LEAD_IN: Final = re.compile(r"[^：。；\n]{1,80}" + _FIRST_ITEM)


def opens_lists(text: str, start: int, end: int) -> bool:
    """Whether any colon in `text[start:end]` leads in a list."""
    return _OPENS.search(text, start, end) is not None


def first_item(text: str, start: int, end: int) -> int:
    """Where the first item of the list begins that a sentence leads in with a colon; `start` if it leads in none."""
    lead_in = _LEAD_IN.match(text, start, end) if text.find("：", start, end) >= 0 else None
    return lead_in.end() if lead_in else start


def promised_works(text: str, readings: Sequence[Reading]) -> frozenset[int]:
    """Starts of the sentences that are items of a list of promised works."""
    first, last = readings[0][0].start, readings[-1][0].end
    announced = occurrences(text, _ANNOUNCING, first, last)
    if not announced:
        return frozenset()
    starts = [unit.start for unit, _, _ in readings]
    found: set[int] = set()
    for number in sorted({bisect_right(starts, at) - 1 for at in announced}):
        unit = readings[number][0]
        if unit.start not in found and _THINGS.match(text, unit.start, unit.end):
            found.update(_items(text, readings, number))
    return frozenset(found)


def _items(text: str, readings: Sequence[Reading], number: int) -> Iterator[int]:
    """Starts of the items that follow the sentence which announces them, and of that sentence if it holds the first."""
    before = readings[number][0]
    listing = first_item(text, before.start, before.end) > before.start
    if listing:
        yield before.start
    for following in range(number + 1, len(readings)):
        unit = readings[following][0]
        if unit.section.id != before.section.id and unit.section.level < ITEM_LEVEL:
            return
        if without_enumerator(text, unit.start, unit.end) > unit.start:
            listing = True
        elif not listing or text.find("\n", before.end, unit.start) >= 0:
            return
        yield unit.start
        before = unit
