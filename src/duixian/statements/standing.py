"""Counts of what others have settled: tasks that were assigned, places that were chosen for help."""

from __future__ import annotations

import re
from functools import cache

from duixian.statements.phrase import Phrase
from duixian.statements.wording import one_of
from duixian.vocabulary import load


def settled_before(phrase: Phrase, thing: str) -> bool:
    """Whether a count of `thing` was settled before, so that the clause only names it.

    抓好省委确定的|9项|改革任务; 推进|20个|重点帮扶县振兴发展.
    """
    if phrase.link.endswith("的") or phrase.subject.endswith("的"):
        return _assigned().search(phrase.subject + phrase.link) is not None
    return _chosen().match(thing) is not None


@cache
def _assigned() -> re.Pattern[str]:
    """Work that goes on at what somebody has assigned: 抓好|省委|确定的."""
    data = load("wording")["roles"]
    return re.compile(rf"(?:{one_of(data['going-on'])})[^，、]*(?:{one_of(data['assigning'])})的$")


@cache
def _chosen() -> re.Pattern[str]:
    """Counties and other places, and what is done for them: 重点帮扶县|振兴发展."""
    data = load("wording")["roles"]
    furthered, furthering = one_of(data["furthered"]), one_of(data["furthering"])
    return re.compile(rf"[^，、的对]{{0,12}}?(?:{furthered})(?:域|（[^）]{{1,8}}）)?[^，、的]{{0,6}}?(?:{furthering})")
