"""The words of `vocabulary/wording.toml` that only the reading of names needs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from duixian.statements.wording import one_of
from duixian.vocabulary import load


@dataclass(frozen=True, slots=True)
class NameWords:
    """Words and patterns.

    Attributes:
        industry_shares: what the parts of a ratio of three industries are.
        per_head: a name that says only for whom or for how long an amount is.
        extents: verbs of length before an amount that describes the next noun.
        economy: with one of these a rate is economic growth.
        joining: what people do who are counted, at the end of their noun.
        regional_sums: the sum of a region, whose name the clause before may have told.
        regions: a clause that begins with the name of a region smaller or larger than the place: (name).
        firms: with one of these an owner is an enterprise.
        there_is: verbs that say no more of a thing counted than that it is there.
        of_the_whole: with one of these at the start of its clause a rate is of the whole place.
        reaching: verbs of whom a measure reaches.
        handling_rates: how much of what came in was dealt with.
        sending: verbs of sending somebody; sent: where what they are sent for begins, behind two characters at least.
        counters: units that count things one by one.
        goals: a comparison with one of them is with a plan.
        rates: the last part of what is a rate already: it needs no 增速.
        states: at the start of what stands behind a share: the state that so much has reached.
        tried: what is tried out, and by whom: (what, trial).
        first: the first to have something: (who, what).
        supporting: a sum and what it is given for: (verb).
    """

    industry_shares: tuple[str, str, str]
    per_head: frozenset[str]
    extents: tuple[str, ...]
    economy: frozenset[str]
    joining: tuple[str, ...]
    regional_sums: frozenset[str]
    regions: re.Pattern[str]
    firms: re.Pattern[str]
    there_is: frozenset[str]
    of_the_whole: tuple[str, ...]
    reaching: frozenset[str]
    handling_rates: tuple[str, ...]
    sending: frozenset[str]
    sent: re.Pattern[str]
    counters: frozenset[str]
    goals: tuple[str, ...]
    rates: tuple[str, ...]
    states: re.Pattern[str]
    tried: re.Pattern[str]
    first: re.Pattern[str]
    supporting: re.Pattern[str]


@cache
def name_words() -> NameWords:
    """The words and compiled patterns."""
    data = load("wording")["naming"]
    serving = f"服务(?!{one_of(data['served-by'])})"
    trial = rf"([^，进开实启]{{1,12}}?)(?:{one_of(data['trying'])})了?([^，]{{2,20}}?)的?试点$"
    first = rf"(?:(.{{0,12}}?)成为)?(?:{one_of(data['ranked-among'])})+(?:首个|第[一二三四五]个|唯一一?个)([^个]*)$"
    supporting = rf"(?:{one_of(data['providing'])})[^，]{{0,6}}资金({one_of(data['aiding'])})$"
    return NameWords(
        industry_shares=tuple(data["industry-shares"]),
        per_head=frozenset(data["per-head"]),
        extents=tuple(data["extents"]),
        economy=frozenset(data["economy"]),
        joining=tuple(data["joining"]),
        regional_sums=frozenset(data["regional-sums"]),
        regions=re.compile(
            rf"([^，、]{{2,12}}?(?:{one_of(data['regions'])}))(?:建设|发展|加快|持续|能级|引领|带动|辐射|活力|高质量)"
        ),
        firms=re.compile(one_of(data["firms"])),
        there_is=frozenset(data["there-is"]),
        of_the_whole=tuple(data["of-the-whole"]),
        reaching=frozenset(data["reaching"]),
        handling_rates=tuple(data["handling-rates"]),
        sending=frozenset(data["sending"]),
        sent=re.compile(rf"(?<=..)(?:{serving}|{one_of(data['sent'])})"),
        counters=frozenset(data["counters"]),
        goals=tuple(data["goals"]),
        rates=tuple(data["rates"]),
        states=re.compile(one_of(data["states"])),
        tried=re.compile(trial),
        first=re.compile(first),
        supporting=re.compile(supporting),
    )
