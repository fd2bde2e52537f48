"""The words of `vocabulary/wording.toml` that only the reading of names needs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

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
        providing_parts: verbs at the end of who gives so many per cent of several things.
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
        sizes: how much there is of something, or how it grows.
        short_for: what a short name always stands for.
        opposites: the head whose place a bare head takes in a name.
        areas: town and country, which a sum may be told for apart.
        small_money: units of small sums.
        no_share: words with 占 that speak of no share (占地, but 占地区生产总值).
        counts: how many there are, at the end of a name.
        invested: what an amount with 的 behind it is, where it describes the next noun.
        giving: verbs with which a sum is given; given_for: what it is for; fund_ends: the end of what is given.
        sums: the names of sums themselves, behind which stands what they are for.
        repairing: what is done to things, told behind them.
        comparing: a clause that begins so only says what something is compared with.
        prepositions: a clause that begins so tells a circumstance first.
        those_at: who is where, from 在 on, which tells no circumstance.
        judged_among: among whom or in what somebody is judged, from 在 on: (it).
        relative: what a thing counted has or can do, before the noun itself.
        realizing: a verb that only says that something is carried out.
        carrying_out: verbs that lead to a list whose last member names the work for all; shared_works: such works.
        naming_nothing: words before a number that name nothing, none at all among them.
        aspects: what has so many sides; telling: verbs that lead on to what has them.
        general_adjectives: adjectives that say too little of a topic.
        kinds: behind 其中 one of these alone stands for things of that kind among those counted before.
        figures: figures of one thing that stand beside one of the other_figures.
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
    providing_parts: tuple[str, ...]
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
    sizes: frozenset[str]
    short_for: dict[str, str]
    opposites: dict[str, str]
    areas: tuple[str, ...]
    small_money: frozenset[str]
    no_share: re.Pattern[str]
    counts: frozenset[str]
    invested: frozenset[str]
    giving: tuple[str, ...]
    given_for: frozenset[str]
    fund_ends: tuple[str, ...]
    sums: tuple[str, ...]
    repairing: tuple[str, ...]
    comparing: tuple[str, ...]
    prepositions: tuple[str, ...]
    those_at: re.Pattern[str]
    judged_among: re.Pattern[str]
    relative: tuple[str, ...]
    realizing: re.Pattern[str]
    carrying_out: tuple[str, ...]
    shared_works: tuple[str, ...]
    naming_nothing: frozenset[str]
    aspects: tuple[str, ...]
    telling: tuple[str, ...]
    general_adjectives: frozenset[str]
    figures: frozenset[str]
    other_figures: tuple[str, ...]
    kinds: frozenset[str]


class _Held:
    """Asked for thousands of times a report, what is compiled once is at hand sooner here than in a cache."""

    __slots__ = ("words",)

    def __init__(self) -> None:
        self.words: NameWords | None = None


_HELD: Final = _Held()


def name_words() -> NameWords:
    """The words and compiled patterns."""
    words = _HELD.words
    if words is None:
        words = _HELD.words = _compiled()
    return words


def _compiled() -> NameWords:
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
        providing_parts=tuple(data["providing-parts"]),
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
        sizes=frozenset(data["sizes"]),
        short_for=data["short-for"],
        opposites=dict(data["opposites"]),
        areas=tuple(data["areas"]),
        small_money=frozenset(data["small-money"]),
        no_share=re.compile(rf"(?:{one_of(data['no-share'])})(?!区)"),
        counts=frozenset(data["counts"]),
        invested=frozenset(data["invested"]),
        giving=tuple(data["giving"]),
        given_for=frozenset(data["given-for"]),
        fund_ends=tuple(data["fund-ends"]),
        sums=tuple(data["sums"]),
        repairing=tuple(data["repairing"]),
        comparing=tuple(data["comparing"]),
        prepositions=tuple(data["prepositions"]),
        those_at=re.compile(f"在(?:[{data['at-which']}]|[{data['provinces']}](?:{one_of(data['at-provinces'])}))"),
        judged_among=re.compile(f"在([^，、中]{{2,24}}(?:{one_of(data['judged-among'])}|百强[县市区镇]*))[中上里]?$"),
        relative=tuple(data["relative"]),
        realizing=re.compile(one_of(data["realizing"])),
        carrying_out=tuple(data["carrying-out"]),
        shared_works=tuple(data["shared-works"]),
        naming_nothing=frozenset(("", *data["naming-nothing"])),
        aspects=tuple(data["aspects"]),
        telling=tuple(data["telling"]),
        general_adjectives=frozenset(data["general-adjectives"]),
        figures=frozenset(data["figures"]),
        other_figures=tuple(data["other-figures"]),
        kinds=frozenset(data["kinds"]),
    )
