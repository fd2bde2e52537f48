"""Named projects and programmes of a sentence, and what kind of action it announces."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from duixian.ledger.lookup import Words
from duixian.ledger.mentions import Name
from duixian.ledger.model import CommitmentKind
from duixian.ledger.programmes import programmes_within
from duixian.ledger.spans import Span
from duixian.ledger.streets import streets_within
from duixian.ledger.works import works_within

_WITH_COUNTIES: Final = "00"
"""What the code of a division above the counties ends with."""
PROJECT_SHARE: Final = 0.2
"""Share of a sentence that the names of works must fill for it to be about them."""


def name_projects(
    text: str, spans: list[Span], words: Words, places: Sequence[Name]
) -> list[tuple[tuple[Name, ...], CommitmentKind]]:
    """For each of the spans, which ascend: the names in it in text order, and what kind of action it announces.

    The name of a province or a city among `places` alone is no work's.
    """
    cities = {(place.start, place.end) for place in places if place.code and place.code.endswith(_WITH_COUNTIES)}
    programmes = programmes_within(text, spans, words.programmes)
    works = works_within(text, spans, words.works)
    for number, streets in streets_within(text, spans).items():
        works[number] = [*works.get(number, ()), *streets]
    return [
        _named(text, span, programmes.get(number, ()), [name for name in works.get(number, ()) if name not in cities])
        if number in programmes or number in works
        else ((), "task")
        for number, span in enumerate(spans)
    ]


def _named(
    text: str, span: Span, programmes: Sequence[Span], works: Sequence[Span]
) -> tuple[tuple[Name, ...], CommitmentKind]:
    """The names in a span, of two that overlap the longer, and the kind of the sentence."""
    spans, announcing = [*programmes, *works], set(programmes)
    kept = _longest(spans) if len(spans) > 1 else spans
    built = announced = 0
    for name in kept:
        if name in announcing:
            announced += name[1] - name[0]
        else:
            built += name[1] - name[0]
    kind: CommitmentKind = "task"
    if built > announced and built >= PROJECT_SHARE * (span[1] - span[0]):
        kind = "project"
    elif announced:
        kind = "programme"
    return tuple([Name(text[start:end], start, end) for start, end in kept]), kind


def _longest(spans: list[Span]) -> list[Span]:
    """Spans that do not overlap, the longer before the shorter, in text order."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda s: (s[0] - s[1], s)):
        at = bisect_left(kept, span)
        if (at == 0 or kept[at - 1][1] <= span[0]) and (at == len(kept) or span[1] <= kept[at][0]):
            kept.insert(at, span)
    return kept
