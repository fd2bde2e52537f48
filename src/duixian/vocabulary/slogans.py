"""Words by which a sentence shows that it promises nothing by itself."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from enum import Flag, auto
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from duixian.vocabulary import load


class Tone(Flag):
    """What a phrase does to its sentence."""

    NONE = 0
    DOCTRINE = auto()
    """Guiding ideology, general requirements, principles."""
    APPEAL = auto()
    """The sentence turns to the audience."""
    EXHORTATION = auto()
    """At the start of a sentence: it says what we must be."""
    CONTEXT = auto()
    """At the start of a sentence: it reports what others said or what was done."""
    LEAD_IN = auto()
    """It announces what follows."""


_LISTS = {
    "doctrine": Tone.DOCTRINE,
    "appeals": Tone.APPEAL,
    "exhortations": Tone.EXHORTATION,
    "contexts": Tone.CONTEXT,
    "lead_ins": Tone.LEAD_IN,
}
_ONLY_AT_START = Tone.EXHORTATION | Tone.CONTEXT


@dataclass(frozen=True, slots=True)
class _Phrases:
    tones: tuple[Tone, ...]
    finder: AhoCorasick


class Tones:
    """The phrases of `slogans.toml` in one stretch of text."""

    def __init__(self, text: str, start: int, end: int) -> None:
        known = _phrases()
        found = known.finder.find_matches_as_indexes(text[start:end])
        self._starts = [start + at for _, at, _ in found]
        self._tones = [known.tones[index] for index, _, _ in found]

    def of(self, start: int, end: int) -> Tone:
        """Tones of the sentence at `[start, end)`."""
        tone = Tone.NONE
        for i in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            tone |= self._tones[i] if self._starts[i] == start else self._tones[i] & ~_ONLY_AT_START
        return tone


@cache
def _phrases() -> _Phrases:
    data = load("slogans")
    tones: dict[str, Tone] = {}
    for name, tone in _LISTS.items():
        for phrase in data[name]:
            tones[phrase] = tones.get(phrase, Tone.NONE) | tone
    return _Phrases(tuple(tones.values()), AhoCorasick(list(tones), matchkind=MatchKind.LeftmostLongest))


@cache
def judgement() -> re.Pattern[str]:
    """Matches, at the start of a sentence, a clause that says what something is."""
    nouns = "|".join(sorted(map(re.escape, load("slogans")["judgements"]), key=len, reverse=True))
    return re.compile(
        r"[^。；：]{1,30}?(?<![一二三四五六七八九十特别但凡只还总于若])(?:就?是|关系到?|事关)"
        rf"[^。；：]{{0,60}}(?:{nouns})[。，；、]"
    )
