"""The thing that stands behind a number: the noun that it counts or describes."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from duixian.statements.behind import HAVING, QUALITIES, named_behind
from duixian.statements.namewords import name_words
from duixian.statements.phrase import Phrase
from duixian.statements.unitsense import unit_sense
from duixian.statements.wording import without_lead, wording

LONGEST_NAME: Final = 40
_AND_THE_LIKE: Final = re.compile(r"等(?<=..等)(?:系列|重大|大型|重要)?(?:活动|赛事|会议)$")
_AND_SO_ON: Final = re.compile("(?<=[^平高初中对同优均”].)等$|(?<=[^平高初中对同优均”])等$")
# 9个州（市）|并|延长至…, 7个项目|中|，
_LEADING_ON: Final = re.compile("(?<=[^合])并$|(?<=.[^高初集其县])中$|之一$")
_MAYBE_LEADING_ON: Final = frozenset("并中一")
# 4个基地|和粮油|、果蔬等|9个园区
_EXAMPLES_FOLLOW: Final = re.compile("(?:、[^，、。；]{1,12})+等")
_JOINED: Final = re.compile(r"\s*[及和与、]")


def thing_behind(phrase: Phrase) -> str:
    """The noun behind the number, "" where the number closes its clause."""
    thing = phrase.object.strip("　 ")
    if not thing or thing == HAVING or not named_behind(thing):
        return ""
    thing = thing.removeprefix("的")
    if "、" in thing and (qualities := QUALITIES.match(thing)) is not None:
        thing = thing[qualities.end() :]
    if thing[:1] in ("、", "，"):
        thing = without_lead(thing)
    end = wording().object_end.search(thing)
    if thing.startswith(name_words().relative) and (noun := thing.partition("的")[2]):
        thing = noun
    if (examples := _AND_THE_LIKE.search(thing)) is not None:
        thing = thing[: examples.start()]
    thing = thing[: end.start()] if end else thing
    if thing.endswith(wording().under_way):
        thing = wording().progress.sub("", thing)
    if wording().idle_adverbs.search(thing) is not None:
        thing = wording().idle_adverbs.sub("", thing)
    thing = thing.removesuffix("免费")
    if thing.endswith("”等") and "和“" in thing:
        thing = thing.partition("和“")[0]  # 22轮|强降水和“山竹”等|5个台风
    if "免费提供" in thing and "、" in thing:
        thing = _given_free(thing)
    if phrase.quantity.unit == "部门":
        thing = thing.partition("《")[0]
    if thing[-1:] == "”" and "“" not in thing:
        thing = thing[:-1]  # 以“1家实验室、|9家|中心”为主体
    if thing[-1:] == "等":
        thing = _AND_SO_ON.sub("", thing)
    thing = thing.lstrip("　 、的").rstrip("　 、的和及与")
    return (_LEADING_ON.sub("", thing) if thing[-1:] in _MAYBE_LEADING_ON else thing)[:LONGEST_NAME]


def _given_free(thing: str) -> str:
    """Who gets what free of charge, by the nouns that close both lists: 视力、智力等|残疾儿童免费提供康复等|服务."""
    who, verb, what = thing.partition("免费提供")
    listed, _, noun = what.rpartition("的")
    if "、" in listed and len(noun) > 1:
        what = noun
    return (who.rpartition("等")[2] or who) + verb + what


def before_predicate(thing: str) -> str:
    """A thing without what is told of it: 引水工程|开工建设."""
    predicate = wording().predicate.search(thing, 2)
    return thing[: predicate.start()] if predicate else thing


def things_behind(phrases: list[Phrase]) -> list[str]:
    """The thing of every number: its own, or what the next number of the sentence names for both."""
    own = [thing_behind(phrase) if phrase.object else "" for phrase in phrases]
    things = list(own)
    works, opens = _works_listed(phrases), _open_their_clause(phrases)
    aspects = name_words().aspects
    following: Phrase | None = None
    for i in range(len(phrases) - 1, -1, -1):
        phrase, thing = phrases[i], own[i]
        if "和" in thing and following is not None and _EXAMPLES_FOLLOW.fullmatch(following.before):
            thing = things[i] = own[i] = thing.rpartition("和")[0] or thing
        behind = things[i + 1] if following is not None and following.sentence == phrase.sentence else ""
        if (thing and thing.startswith(aspects)) or phrase.quantity.unit == "方面":
            things[i] = _aspects(thing, behind)
        elif behind and following is not None:
            if thing.endswith("级") and "级" in behind:
                things[i] = thing + behind.partition("级")[2]  # 2家千亿级、24家百亿级|企业
            elif phrase.object == "的" or (not thing and following.object and _continues(phrase, following)):
                things[i] = own[i + 1]
            elif thing and works[i + 1]:
                things[i] = thing + _shared_work(thing, behind)
            elif (
                thing
                and opens[i]
                and not phrase.object.endswith("中有")
                and (_only_joined(phrase, following) or _side_by_side(phrase, following))
            ):
                things[i] = thing + _told(thing, behind)
        following = phrase
    return things


def _works_listed(phrases: list[Phrase]) -> list[bool]:
    """Whether each number goes on with a list that a verb of carrying out leads to: 推进20个片区、|90个样板村建设."""
    listed, carrying_out = [False] * len(phrases), name_words().carrying_out
    for i, (before, phrase) in enumerate(pairwise(phrases), 1):
        if phrase.paused or phrase.sentence != before.sentence:
            continue
        if listed[i - 1] or before.subject.endswith(carrying_out) or before.link in carrying_out:
            listed[i] = _only_joined(before, phrase)
    return listed


def _shared_work(thing: str, following: str) -> str:
    """The work that the last thing of a list names for all, "" for none: 90个样板村|建设."""
    works = name_words().shared_works
    if thing.endswith(works):
        return ""
    return next((work for work in works if following.endswith(work) and len(following) > len(work) + 1), "")


def _open_their_clause(phrases: list[Phrase]) -> list[bool]:
    """Whether nothing is named before each number, nor before the list that it goes on with: 9个区、|6个县|获评."""
    naming_nothing = name_words().naming_nothing
    opens: list[bool] = []
    for i, phrase in enumerate(phrases):
        opens.append(phrase.subject in naming_nothing or (i > 0 and opens[-1] and _goes_on(phrases[i - 1], phrase)))
    return opens


def _goes_on(phrase: Phrase, following: Phrase) -> bool:
    """Whether the next number names nothing before it and is only joined to the one before."""
    return not following.subject.strip("、和与及　 ") and _only_joined(phrase, following)


def _side_by_side(phrase: Phrase, following: Phrase) -> bool:
    """Whether the next number stands right behind what this one counts: 9所高校|16个学科进入."""
    return not following.object.startswith("的") and following.before.removeprefix(phrase.object) == following.link


def _only_joined(phrase: Phrase, following: Phrase) -> bool:
    """Whether only 、 or 和 stands between what a number counts and the next one."""
    return not following.paused and following.before.removeprefix(phrase.object).strip("　 ") in _JOINTS


def _told(thing: str, following: str) -> str:
    """What is told of two things counted, where only the second is followed by it: 25个省、2133个县|建立了低保制度."""
    words = wording()
    if words.predicate.search(thing, 2) is not None or words.action_within.search(thing, 1) is not None:
        return ""
    found = (words.predicate.search(following, 1), words.action_within.search(following, 1))
    starts = [match.start() for match in found if match is not None]
    if starts:
        return following[min(starts) :]
    return next((joining for joining in name_words().joining if following.endswith(joining)), "")


_JOINTS: Final = frozenset("、和与及")


def _aspects(thing: str, following: str) -> str:
    """What has so many sides: 5个方面|提出|20项指标 → 指标方面; 15个方面|的重点任务 → 重点任务方面."""
    aspect = thing[:2] if thing.startswith(("领域", "维度", "方向")) else "方面"
    kind = thing.removeprefix(aspect)
    noun = kind.startswith("的")
    kind = kind.removeprefix("的")
    if not kind or (
        not noun and (wording().action_within.search(kind) is not None or kind.startswith(name_words().telling))
    ):
        kind = following
    return kind + aspect if kind and not kind.endswith(aspect) else thing


def _continues(phrase: Phrase, following: Phrase) -> bool:
    """Whether the next number counts more of the same: 首批12项|及第二批|14项重点改革."""
    if phrase.quantity.upper == following.quantity.lower:
        return True  # 10大类|55项民生实事
    units = phrase.quantity.unit[-1:] + following.quantity.unit[-1:]
    if following.before == "、" and (units == "户人" or units == "人头"):
        return True  # 3万户、9万人|脱贫, 9万人、3万头|牲畜饮水困难
    if following.before == "、" and following.quantity.unit[-1:] == "元" and unit_sense(phrase.quantity.unit).counted:
        led = wording().verbs_at_end.start(phrase.subject) < len(phrase.subject)
        return led and not following.quantity.after and not following.object.startswith("的")  # 4支、16亿元|产业基金
    if following.paused or following.link or following.quantity.unit != phrase.quantity.unit:
        return False
    return len(following.before) <= 6 and _JOINED.match(following.before) is not None
