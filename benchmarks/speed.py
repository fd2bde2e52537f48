"""Reading everything out of a report, against segmenting it and against number recognisers, in the same run."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from itertools import pairwise

from benchmarks.texts import provincial_texts
from benchmarks.timing import Timing, seconds_of, timed
from duixian.api import open_ledger
from duixian.coherence import examine
from duixian.ledger import Ledger, find_commitments
from duixian.ledger.leads import Suggestions
from duixian.outline import find_sections
from duixian.reading import Document, ReadingOptions, text_documents
from duixian.settlement import settle
from duixian.statements import find_statements

EVERYTHING = "everything extracted (outline, statements, commitments, findings)"
LEADS = "leads suggested (when asked for)"
JIEBA = "jieba.lcut (words only)"
RJIEBA = "rjieba.cut, the token after a number is its unit"
RECOGNISERS = "recognizers-text-suite (two reports)"
SETTLING, READING_BOTH = "settling the one by the other", "reading two reports of one place"

_Works = dict[str, Callable[[], object]]


def compared() -> list[Timing]:
    """Each layer, all of them together and the other tools over all provincial reports."""
    texts = provincial_texts()
    size = sum(len(text) for _, _, text in texts)
    return [*timed(_own() | _peers(), size), _recognisers([text for _, _, text in texts[:2]])]


def settlement() -> list[Timing]:
    """Reading the provincial reports of two years, and settling the earlier ones by the later ones."""
    texts = {name: text for name, _, text in provincial_texts()}
    pairs = [(text, texts[name.replace("2025", "2026")]) for name, text in texts.items() if name.endswith("2025")]

    def read() -> list[tuple[Ledger, Ledger]]:
        return [(_read(last, 2025), _read(this, 2026)) for last, this in pairs]

    ledgers = read()
    works: _Works = {READING_BOTH: read, SETTLING: lambda: [settle(last, this) for last, this in ledgers]}
    return timed(works, sum(len(last) + len(this) for last, this in pairs))


def _own() -> _Works:
    texts = provincial_texts()
    documents = [_document(text, year) for _, year, text in texts]
    cleaned = [(document.clean.text, document.identity) for document in documents]
    outlines = [find_sections(text, year=identity.year) for text, identity in cleaned]
    stated = [
        find_statements(text, sections, year=identity.year)
        for (text, identity), sections in zip(cleaned, outlines, strict=True)
    ]

    promised = [
        find_commitments(text, sections, found, identity=identity)[0]
        for (text, identity), sections, found in zip(cleaned, outlines, stated, strict=True)
    ]

    def outline() -> None:
        for document in documents:
            find_sections(document.clean.text, year=document.identity.year, bold=document.bold_spans())

    def statements() -> None:
        for (text, identity), sections in zip(cleaned, outlines, strict=True):
            find_statements(text, sections, year=identity.year)

    def commitments() -> None:
        for (text, identity), sections, found in zip(cleaned, outlines, stated, strict=True):
            find_commitments(text, sections, found, identity=identity)

    def leads() -> None:
        for (_, identity), found in zip(cleaned, promised, strict=True):
            suggest = Suggestions(identity).suggest
            for one in found:
                suggest(one.text, one.item, one.area, None)

    def findings() -> None:
        for (_, identity), sections, found in zip(cleaned, outlines, stated, strict=True):
            examine(sections, found, year=identity.year)

    def everything() -> None:
        for document in documents:
            open_ledger(document)

    return {
        "reading": lambda: [_document(text, year) for _, year, text in texts],
        "outline": outline,
        "statements": statements,
        "commitments": commitments,
        "findings": findings,
        EVERYTHING: everything,
        LEADS: leads,
    }


def _peers() -> _Works:
    import jieba
    import rjieba

    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    texts = [text for _, _, text in provincial_texts()]
    number = re.compile(r"[0-9]+(?:\.[0-9]+)?")

    def next_token_is_the_unit() -> None:
        for text in texts:
            _ = [(a, b) for a, b in pairwise(rjieba.cut(text)) if number.fullmatch(a)]

    def words() -> None:
        for text in texts:
            jieba.lcut(text)

    return {JIEBA: words, RJIEBA: next_token_is_the_unit}


def _recognisers(texts: list[str]) -> Timing:
    """Numbers with units; one round, for it takes seconds."""
    from recognizers_number_with_unit import recognize_currency, recognize_dimension
    from recognizers_text import Culture

    def recognise() -> None:
        for text in texts:
            recognize_currency(text, Culture.Chinese)
            recognize_dimension(text, Culture.Chinese)

    return Timing(RECOGNISERS, seconds_of(recognise), sum(map(len, texts)))


def _document(text: str, year: int) -> Document:
    (document,) = text_documents(text, ReadingOptions(year=year))
    return document


def _read(text: str, year: int) -> Ledger:
    return open_ledger(_document(text, year))
