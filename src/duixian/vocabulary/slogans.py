"""Words by which a sentence shows that it promises nothing by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from duixian.vocabulary import load
from duixian.vocabulary.finding import find_words

DOCTRINE = 1
"""Guiding ideology, general requirements, principles."""
APPEAL = 2
"""The sentence turns to the audience."""
EXHORTATION = 4
"""At the start of a sentence: it says what we must be."""
CONTEXT = 8
"""At the start of a sentence: it reports what others said or what was done."""
LEAD_IN = 16
"""It announces what follows."""
CLOSING = 32
"""At the start of a paragraph's last sentence: it gives an assurance."""

_LISTS = {
    "doctrine": DOCTRINE,
    "appeals": APPEAL,
    "exhortations": EXHORTATION,
    "contexts": CONTEXT,
    "lead_ins": LEAD_IN,
    "closings": CLOSING,
}
_ANYWHERE = DOCTRINE | APPEAL | LEAD_IN


@dataclass(frozen=True, slots=True)
class _Phrases:
    tones: tuple[int, ...]
    finder: AhoCorasick


def find_tones(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The phrases of `slogans.toml` in `text[start:end]`.

    Each is given by its offset, its tone where a sentence opens with it, and its tone elsewhere. Tones are the bits of
    the constants above.
    """
    known = _phrases()
    for index, at, _ in find_words(known.finder, text, start, end):
        tone = known.tones[index]
        yield at, tone, tone & _ANYWHERE


@cache
def _phrases() -> _Phrases:
    data = load("slogans")
    tones: dict[str, int] = {}
    for name, tone in _LISTS.items():
        for phrase in data[name]:
            tones[phrase] = tones.get(phrase, 0) | tone
    return _Phrases(tuple(tones.values()), AhoCorasick(list(tones), matchkind=MatchKind.LeftmostLongest))


@cache
def judgement() -> re.Pattern[str]:
    """Matches, at the start of a sentence, a clause that says what something is."""
    nouns = "|".join(sorted(map(re.escape, load("slogans")["judgements"]), key=len, reverse=True))
    return re.compile(
        r"(?:[^。；：]{1,40}，|[^，。；：]{1,30}?)(?<![一二三四五六七八九十特别但凡只还总于若山就])(?:就?是|关系到?|事关|关乎|攸关)"
        rf"[^。；：]{{0,60}}(?:{nouns})[。，；、]"
    )


@cache
def administrative() -> re.Pattern[str]:
    """Verbs of administration, two of which make a sentence more than an exhortation."""
    return re.compile("|".join(map(re.escape, load("slogans")["administrative"])))
