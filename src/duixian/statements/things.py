"""The thing that stands behind a number: the noun that it counts or describes."""

from __future__ import annotations

import re

from duixian.statements.phrase import Phrase, named_behind
from duixian.statements.wording import without_lead, wording

LONGEST_NAME = 40
_AND_THE_LIKE = re.compile(r"等(?<=..等)(?:系列|重大|大型|重要)?(?:活动|赛事|会议)$")
_JOINED = re.compile(r"\s*[及和与、]")


def thing_behind(phrase: Phrase) -> str:
    """The noun behind the number, "" where the number closes its clause."""
    thing = phrase.object.strip("　 ")
    if not thing or not named_behind(thing):
        return ""
    thing = thing.removeprefix("的")
    if thing[:1] in ("、", "，"):
        thing = without_lead(thing)
    end = wording().object_end.search(thing)
    if (examples := _AND_THE_LIKE.search(thing)) is not None:
        thing = thing[: examples.start()]
    thing = wording().idle_adverbs.sub("", thing[: end.start()] if end else thing)
    return thing.strip("　 、的和及与")[:LONGEST_NAME]


def things_behind(phrases: list[Phrase]) -> list[str]:
    """The thing of every number: its own, or what the next number of the sentence names for both."""
    own = [thing_behind(phrase) if phrase.object else "" for phrase in phrases]
    things = list(own)
    for i in range(len(phrases) - 2, -1, -1):
        phrase, following = phrases[i], phrases[i + 1]
        if not own[i + 1] or phrase.sentence != following.sentence:
            continue
        if own[i].endswith("级") and "级" in things[i + 1]:
            things[i] = own[i] + things[i + 1].partition("级")[2]  # 2家千亿级、24家百亿级|企业
        elif phrase.object == "的" or (not own[i] and _continues(phrase, following)):
            things[i] = own[i + 1]
    return things


def _continues(phrase: Phrase, following: Phrase) -> bool:
    """Whether the next number counts more of the same: 首批12项|及第二批|14项重点改革."""
    if phrase.quantity.upper == following.quantity.lower:
        return True  # 10大类|55项民生实事
    if following.paused or following.link or following.quantity.unit != phrase.quantity.unit:
        return False
    return len(following.before) <= 6 and _JOINED.match(following.before) is not None
