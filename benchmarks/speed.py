"""Reading everything out of a report, against segmenting it and against number recognisers, in the same run."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.texts import grown, provincial_texts
from duixian.api import open_ledger
from duixian.coherence import examine
from duixian.ledger import find_commitments
from duixian.outline import find_sections
from duixian.reading import ReadingOptions, text_documents
from duixian.statements import find_statements

ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds of processor time for a number of characters; the best of `ROUNDS` rounds."""

    name: str
    seconds: float
    characters: int

    @property
    def per_report(self) -> float:
        """Milliseconds for a report of average length (22,000 characters)."""
        return self.seconds / self.characters * 22_000 * 1000


def best(name: str, characters: int, work: Callable[[], object]) -> Timing:
    """Time `work` after one round to warm up."""
    work()
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return Timing(name, min(times), characters)


def layers() -> list[Timing]:
    """Each layer over all provincial reports, and all of them together."""
    documents = [text_documents(text, ReadingOptions(year=year))[0] for _, year, text in provincial_texts()]
    size = sum(len(document.text) for document in documents)
    years = [document.identity.year for document in documents]
    texts = [document.clean.text for document in documents]
    outlines = [find_sections(t, year=y, bold=d.bold_spans()) for t, y, d in zip(texts, years, documents, strict=True)]
    stated = [find_statements(t, s, year=y) for t, s, y in zip(texts, outlines, years, strict=True)]

    def commitments() -> None:
        for document, sections, statements in zip(documents, outlines, stated, strict=True):
            find_commitments(document.clean.text, sections, statements, identity=document.identity)

    return [
        best("reading", size, lambda: [text_documents(t, ReadingOptions(year=y)) for _, y, t in provincial_texts()]),
        best("outline", size, lambda: [find_sections(t, year=y) for t, y in zip(texts, years, strict=True)]),
        best(
            "statements",
            size,
            lambda: [find_statements(t, s, year=y) for t, s, y in zip(texts, outlines, years, strict=True)],
        ),
        best("commitments", size, commitments),
        best(
            "findings",
            size,
            lambda: [examine(s, q, year=y) for s, q, y in zip(outlines, stated, years, strict=True)],
        ),
        best(
            "everything extracted (outline, statements, commitments, findings)",
            size,
            lambda: list(map(open_ledger, documents)),
        ),
    ]


def peers() -> list[Timing]:
    """Other tools on the same texts."""
    import jieba
    import rjieba

    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    texts = [text for _, _, text in provincial_texts()]
    size = sum(map(len, texts))
    number = re.compile(r"[0-9]+(?:\.[0-9]+)?")

    def next_token_is_the_unit() -> list[tuple[str, str]]:
        found = []
        for text in texts:
            tokens = rjieba.cut(text)
            found += [(a, b) for a, b in pairwise(tokens) if number.fullmatch(a)]
        return found

    return [
        best("jieba.lcut (words only)", size, lambda: [jieba.lcut(text) for text in texts]),
        best("rjieba.cut, the token after a number is its unit", size, next_token_is_the_unit),
        _recognisers(texts[:2]),
    ]


def _recognisers(texts: list[str]) -> Timing:
    """recognizers-text-suite: numbers with units, on two reports, one round (it takes seconds a report)."""
    from recognizers_number_with_unit import recognize_currency, recognize_dimension
    from recognizers_text import Culture

    start = time.process_time()
    for text in texts:
        recognize_currency(text, Culture.Chinese)
        recognize_dimension(text, Culture.Chinese)
    return Timing("recognizers-text-suite (two reports)", time.process_time() - start, sum(map(len, texts)))


def growth() -> list[Timing]:
    """Everything, on texts of growing length: the time per character must stay."""
    timings = []
    for size in (100_000, 500_000, 1_000_000, 2_000_000, 5_000_000):
        text = grown(size)
        documents = text_documents(text, ReadingOptions(year=2026, max_bytes=100_000_000))
        start = time.process_time()
        for document in documents:
            open_ledger(document)
        timings.append(Timing(f"{size:,} characters", time.process_time() - start, size))
    return timings
