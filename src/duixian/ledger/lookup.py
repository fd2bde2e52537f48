"""All words that the rules of a ledger set out from, found in one pass over the text."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from duixian.ledger.places import gazetteer, gazetteer_year
from duixian.ledger.programmes import programme_words
from duixian.ledger.works import work_words
from duixian.reading.document import Identity
from duixian.vocabulary.finding import Word, WordLists
from duixian.vocabulary.slogans import tones


class Words(NamedTuple):
    """The words of each list in a stretch of text, in text order.

    Attributes:
        phrases: of `tones()`.
        divisions: of `gazetteer()`.
        programmes: of `programme_words()`.
        works: of `work_words()`.
    """

    phrases: list[Word]
    divisions: list[Word]
    programmes: list[Word]
    works: list[Word]


def look_up(text: str, start: int, end: int, identity: Identity) -> Words:
    """The words in `text[start:end]` of a report."""
    return Words(*_lists(gazetteer_year(identity)).find(text, start, end))


@cache
def _lists(year: int | None) -> WordLists:
    return WordLists(tuple(tones()), gazetteer(year).names, tuple(programme_words()), work_words())
