"""What settling knows of the language (`vocabulary/settlement.toml`), checked and compiled once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from duixian.errors import VocabularyError
from duixian.vocabulary import load

State = Literal["done", "begun", "under-way"]


@dataclass(frozen=True, slots=True)
class Group:
    """Words of which a name can mean one only: `pattern` finds one, `sense` says which of them are alike."""

    meaning: str
    pattern: re.Pattern[str]
    sense: dict[str, str]


@dataclass(frozen=True, slots=True)
class Terms:
    """`settlement.toml` ready for use.

    Attributes:
        acts: finds the words for what is done to a thing; `act_of` gives their kind. A word found as group "whole"
            only looks like one.
        act_of: kind of each word ("added", "renewed" …).
        filler: finds words that say nothing of what is measured; group "whole" as for `acts`.
        same: finds words to be replaced by one of the same meaning, `same_as`.
        same_as: what each of them is read as.
        examples: matches a list of examples before the thing itself.
        apart: groups of words that tell things apart.
        narrowing: finds words that make a thing a smaller one.
        excluding: found before a number that leaves part of the thing out.
        plan_share: matches what follows names whose outcomes are given in shares of their plans; group "shares".
        completed: matches words that say a target is completed; its name is group "before" or "within".
        total: found in names and before numbers that mean all there is; `total_nouns` in names that do unless something
            was added.
        nearly: what stands right before a number that was almost reached.
        lasting: found before a number that held for several years.
        reached: matches the end of what stands before a number that was reached at the end of several years.
        faster, roughly, elsewhere, without_measure: found in the words of a promise to keep step or to grow.
        incomes: ids of incomes of which only parts may be reported; `income_names` other names of them.
        blanket: matches words that say in general that a list of works is done; `lists` finds the name of one.
        states: finds words for how far works are; `state_of` gives "done", "begun" or "under-way".
        trimmed: matches what may stand around the name of a project without being part of it.
        raising: matches "from … to" before and after a figure, with the group "before" around what lies between.
    """

    acts: re.Pattern[str]
    act_of: dict[str, str]
    filler: re.Pattern[str]
    same: re.Pattern[str]
    same_as: dict[str, str]
    examples: re.Pattern[str]
    apart: tuple[Group, ...]
    narrowing: re.Pattern[str]
    excluding: re.Pattern[str]
    plan_share: re.Pattern[str]
    completed: re.Pattern[str]
    total: re.Pattern[str]
    total_nouns: re.Pattern[str]
    nearly: tuple[str, ...]
    lasting: re.Pattern[str]
    reached: re.Pattern[str]
    faster: re.Pattern[str]
    roughly: re.Pattern[str]
    elsewhere: re.Pattern[str]
    without_measure: re.Pattern[str]
    incomes: tuple[str, ...]
    income_names: frozenset[str]
    blanket: re.Pattern[str]
    lists: re.Pattern[str]
    states: re.Pattern[str]
    state_of: dict[str, State]
    trimmed: re.Pattern[str]
    raising: re.Pattern[str]


@cache
def terms() -> Terms:
    """The knowledge of `settlement.toml`.

    Raises:
        VocabularyError: an entry is missing or malformed.
    """
    data = load("settlement")
    try:
        act_of = {word: kind for kind, words in data["acts"].items() for word in words}
        whole = _any_of(data["whole"]["words"])
        state_of = {word: state for state, words in data["works"]["states"].items() for word in words}
        promise, blanket = data["words"], data["blanket"]
        name = r"(?<=[，。；！？：\n])[^，。；！？：\n\d]{2,24}?"
        how, plans = _any_of(data["completed"]["how"]), _any_of(data["plan-share"]["plans"])
        beginnings, goals = _any_of(data["raising"]["from"]), _any_of(data["raising"]["to"])
        return Terms(
            acts=re.compile(f"(?P<whole>{whole})|{_any_of(act_of)}"),
            act_of=act_of,
            filler=re.compile(
                f"(?P<whole>{whole})|(?:{_any_of(data['filler']['words'])})+|(?:{_any_of(data['filler']['endings'])})$"
            ),
            same=re.compile(_any_of(data["same"])),
            same_as=data["same"],
            examples=re.compile(f"^.*(?:{_any_of(data['examples']['endings'])})(?=..)"),
            apart=tuple(_group(entry) for entry in data["apart"]),
            narrowing=re.compile(_any_of(data["narrowing"]["words"])),
            excluding=re.compile(_any_of(data["excluding"]["words"])),
            plan_share=re.compile(
                f"(?:分别)?完成(?:了)?(?:{plans})的"
                r"(?P<shares>\d[\d.]*[%％](?:[、和]\d[\d.]*[%％])*)"
            ),
            completed=re.compile(
                rf"(?P<before>{name})(?:均|都)?(?:{how})+完成(?:{_any_of(data['completed']['whose'])})?(?:{plans})(?!的?\d)"
                rf"|(?:{how})+完成(?:了)?(?P<within>[^，。；！？：\n\d]{{2,24}}?)(?:{plans})(?!的?\d)"
            ),
            total=re.compile(_any_of(data["total"]["words"])),
            total_nouns=re.compile(_any_of(data["total"]["nouns"])),
            nearly=tuple(data["nearly"]["words"]),
            lasting=re.compile(_any_of(data["lasting"]["words"])),
            reached=re.compile(f"(?:{_any_of(data['reached']['words'])})$"),
            faster=re.compile(_any_of(promise["faster"])),
            roughly=re.compile(_any_of(promise["roughly"])),
            elsewhere=re.compile(_any_of(promise["elsewhere"])),
            without_measure=re.compile(_any_of(promise["without-measure"])),
            incomes=tuple(promise["incomes"]),
            income_names=frozenset(promise["income-names"]),
            blanket=re.compile(
                f"(?:{_any_of(blanket['lists'])})[^，。；！？\\n]{{0,8}}?(?:{_any_of(blanket['done'])})"
            ),
            lists=re.compile(_any_of(blanket["lists"])),
            states=re.compile(_any_of(state_of)),
            state_of=state_of,
            trimmed=re.compile(f"[“”《》]|(?:{_any_of(data['works']['trimmed'])})+$"),
            raising=re.compile(f"(?:{beginnings})(?P<before>[^。；;\\n]{{0,60}}?)(?:{goals})"),
        )
    except (KeyError, TypeError, AttributeError, re.error) as error:
        raise VocabularyError(f"vocabulary/settlement.toml lacks an entry or has a malformed one: {error!r}") from error


def _any_of(words: Any) -> str:
    """Pattern of any of the words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


def _group(entry: dict[str, Any]) -> Group:
    sense = {word: word for word in entry["words"]}
    for alike in entry["alike"]:
        sense.update(dict.fromkeys(alike, alike[0]))
    return Group(entry["meaning"], re.compile(_any_of(sense)), sense)
