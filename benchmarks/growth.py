"""Time for a text of growing length: what a character costs must not depend on how many there are.

The same reports are read one by one and joined. Joined they go as one text through every layer, as no file does: the
reading layer takes them for several reports, so it is measured on the same text by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.texts import grown, provincial_texts
from benchmarks.timing import Timing, timed
from duixian.coherence import examine
from duixian.ledger import find_commitments
from duixian.outline import find_sections
from duixian.reading import ReadingOptions, text_documents
from duixian.statements import find_statements

LAYERS = ("reading", "outline", "statements", "commitments", "findings")
_REPORTS_JOINED = (1, 11, 22, 88)
_YEAR = 2026
_LARGE = ReadingOptions(year=_YEAR, max_bytes=10**9)


@dataclass(frozen=True, slots=True)
class Joined:
    """The layers' times for texts of so many reports each."""

    reports: int
    characters: int
    bytes: int
    timings: dict[str, Timing]


def growth() -> Iterator[Joined]:
    """The time of each layer for ever longer texts, the shortest first."""
    for count in _REPORTS_JOINED:
        texts = _joined(count)
        timings = _layers(texts, rounds=5 if count < 88 else 3)
        yield Joined(count, len(texts[0]), len(texts[0].encode()), {timing.name: timing for timing in timings})


def _joined(count: int) -> list[str]:
    reports = [text for _, _, text in provincial_texts()]
    if count > len(reports):
        return [grown(sum(map(len, reports)) * count // len(reports))]
    return ["\n".join(reports[at : at + count]) for at in range(0, len(reports), count)]


def _layers(texts: list[str], rounds: int) -> list[Timing]:
    identity = text_documents(provincial_texts()[-1][2], _LARGE)[0].identity
    outlines = [find_sections(text, year=_YEAR) for text in texts]
    stated = [find_statements(t, s, year=_YEAR) for t, s in zip(texts, outlines, strict=True)]
    triples = list(zip(texts, outlines, stated, strict=True))
    works = (
        lambda: [text_documents(text, _LARGE) for text in texts],
        lambda: [find_sections(text, year=_YEAR) for text in texts],
        lambda: [find_statements(text, s, year=_YEAR) for text, s, _ in triples],
        lambda: [find_commitments(text, s, q, identity=identity) for text, s, q in triples],
        lambda: [examine(s, q, year=_YEAR) for _, s, q in triples],
    )
    return timed(dict(zip(LAYERS, works, strict=True)), sum(map(len, texts)), rounds)
