"""Words by which a sentence shows that it promises nothing by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from duixian.vocabulary import load


@dataclass(frozen=True, slots=True)
class Slogans:
    """Patterns of `slogans.toml`.

    Attributes:
        doctrine: guiding ideology, general requirements, principles.
        appeal: the sentence turns to the audience.
        exhortation: matches at the start of a sentence that says what we must be.
        judgement: matches a first clause that says what something is.
        lead_in: announces what follows.
    """

    doctrine: re.Pattern[str]
    appeal: re.Pattern[str]
    exhortation: re.Pattern[str]
    judgement: re.Pattern[str]
    lead_in: re.Pattern[str]


@cache
def slogans() -> Slogans:
    """The vocabulary of `slogans.toml`, compiled."""
    data = load("slogans")

    def any_of(name: str) -> str:
        return "|".join(sorted(map(re.escape, data[name]), key=len, reverse=True))

    return Slogans(
        doctrine=re.compile(any_of("doctrine")),
        appeal=re.compile(any_of("appeals")),
        exhortation=re.compile(any_of("exhortations")),
        judgement=re.compile(
            rf"[^，。；：]{{1,30}}(?<![一二三四五六七八九十特别但凡只还总于若])(?:，)?(?:就?是|关系到?|事关)"
            rf"[^。；：]{{0,60}}(?:{any_of('judgements')})[。，；、]"
        ),
        lead_in=re.compile(any_of("lead_ins")),
    )
