"""Words by which a sentence shows that it promises nothing by itself."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from duixian.vocabulary import load

DOCTRINE: Final = 1
"""Guiding ideology, general requirements, principles."""
APPEAL: Final = 2
"""The sentence turns to the audience."""
EXHORTATION: Final = 4
"""At the start of a sentence: it says what we must be."""
CONTEXT: Final = 8
"""At the start of a sentence: it reports what others said or what was done."""
LEAD_IN: Final = 16
"""It announces what follows."""
CLOSING: Final = 32
"""At the start of a paragraph's last sentence: it gives an assurance."""

_LISTS: Final = {
    "doctrine": DOCTRINE,
    "appeals": APPEAL,
    "exhortations": EXHORTATION,
    "contexts": CONTEXT,
    "lead_ins": LEAD_IN,
    "closings": CLOSING,
}
ANYWHERE: Final = DOCTRINE | APPEAL | LEAD_IN
"""The tones that a phrase has wherever it stands in a sentence."""


@cache
def tones() -> dict[str, int]:
    """The phrases of `slogans.toml` with their tones where a sentence opens with them: bits of the constants above."""
    data = load("slogans")
    found: dict[str, int] = {}
    for name, tone in _LISTS.items():
        for phrase in data[name]:
            found[phrase] = found.get(phrase, 0) | tone
    return found


@cache
def judgement() -> re.Pattern[str]:
    """Matches, at the start of a sentence, a clause that says what something is."""
    nouns = "|".join(sorted(map(re.escape, load("slogans")["judgements"]), key=len, reverse=True))
    return re.compile(
        r"(?:[^。；：]{1,40}，|[^，。；：]{1,30}?)(?<![一二三四五六七八九十特别但凡只还总于若山就])(?:就?是|关系到?(?![，；。])|事关|关乎|攸关)"
        rf"[^。；：]{{0,60}}(?:{nouns})[。，；、]|[^，。；：]{{2,16}}(?:(?:关键|本质|实质)(?:是|靠|在于)|(?:关系|寄托|承载|牵动)着)"
    )


@cache
def administrative() -> re.Pattern[str]:
    """Verbs of administration, two of which make a sentence more than an exhortation."""
    return _any_of("administrative")


@cache
def attitude() -> re.Pattern[str]:
    """Words of attitude in what a government says about its own conduct."""
    return _any_of("attitudes")


@cache
def conduct() -> re.Pattern[str]:
    """The matters of its own conduct in which a government does something."""
    return _any_of("conduct")


@cache
def deeds() -> tuple[str, ...]:
    """Verbs of a deed."""
    return tuple(load("slogans")["deeds"])


@cache
def definite() -> re.Pattern[str]:
    """Words and signs of something definite that is done."""
    return re.compile(f"[“”、，]|{_any_of('definite').pattern}")


def _any_of(name: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, load("slogans")[name])))
