"""Counts of what is settled or there already: tasks assigned, places chosen for help, things that are worked at."""

from __future__ import annotations

import re
from functools import cache

from duixian.statements.phrase import Phrase
from duixian.statements.rolewords import role_words
from duixian.statements.wording import one_of, wording
from duixian.vocabulary import load


def settled_before(phrase: Phrase, thing: str) -> bool:
    """Whether a count of `thing` was settled before, so that the clause only names it.

    抓好省委确定的|9项|改革任务; 推进|20个|重点帮扶县振兴发展.
    """
    if phrase.link.endswith("的") or phrase.subject.endswith("的"):
        return _assigned().search(phrase.subject + phrase.link) is not None
    return not _place_ends().isdisjoint(thing) and _chosen().match(thing) is not None


@cache
def _assigned() -> re.Pattern[str]:
    """Work that goes on at what somebody has assigned: 抓好|省委|确定的."""
    data = load("wording")["roles"]
    return re.compile(rf"(?:{one_of(data['going-on'])})[^，、]*(?:{one_of(data['assigning'])})的$")


@cache
def _place_ends() -> frozenset[str]:
    """The last characters of the places that work is done for."""
    return frozenset(place[-1] for place in load("wording")["roles"]["furthered"])


@cache
def _chosen() -> re.Pattern[str]:
    """Counties and other places, and what is done for them: 重点帮扶县|振兴发展."""
    data = load("wording")["roles"]
    furthered, furthering = one_of(data["furthered"]), one_of(data["furthering"])
    return re.compile(
        rf"[^，、的对]{{0,12}}?(?:{furthered})(?:域|（[^）]{{1,8}}）)?[^，、的获入列纳通达]{{0,6}}?(?:{furthering})"
    )


def worked_at(phrase: Phrase) -> bool:
    """Whether a verb of doing leads to what is there already: 优化|已建成|90个驿站."""
    there = role_words().there_already
    if not phrase.subject.endswith(there):
        return False
    doing = next(phrase.subject.removesuffix(word) for word in there if phrase.subject.endswith(word))
    return wording().verbs_at_end.start(doing) < len(doing) or wording().clause_verb.fullmatch(doing) is not None
