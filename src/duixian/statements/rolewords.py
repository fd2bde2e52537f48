"""The words of `vocabulary/wording.toml` that only the reading of roles needs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from duixian.statements.wording import one_of
from duixian.vocabulary import load


@dataclass(frozen=True, slots=True)
class RoleWords:
    """Lists of `[roles]` in `vocabulary/wording.toml`, as they are explained there."""

    past: re.Pattern[str]
    turning: re.Pattern[str]
    future: re.Pattern[str]
    documents: tuple[str, ...]
    issuing: re.Pattern[str]
    works: re.Pattern[str]
    plants: tuple[str, ...]
    frames: tuple[str, ...]
    frame_ends: tuple[str, ...]
    carried_out: tuple[str, ...]
    dealt_with: tuple[str, ...]
    people: re.Pattern[str]
    divisions: re.Pattern[str]
    settlements: re.Pattern[str]
    homage: tuple[str, ...]
    totals: tuple[str, ...]
    built_up: tuple[str, ...]
    time_units: frozenset[str]
    lasting: tuple[str, ...]
    limiting_units: frozenset[str]
    capacities: tuple[str, ...]
    own_sizes: tuple[str, ...]
    standards: tuple[str, ...]
    all_have: tuple[str, ...]
    removing: tuple[str, ...]
    done: tuple[str, ...]
    bringing_out: tuple[str, ...]
    adding: tuple[str, ...]
    planned: tuple[str, ...]
    there_already: tuple[str, ...]
    coming: tuple[str, ...]
    going_on: tuple[str, ...]


class _Held:
    """Asked for thousands of times a report, what is compiled once is at hand sooner here than in a cache."""

    __slots__ = ("words",)

    def __init__(self) -> None:
        self.words: RoleWords | None = None


_HELD: Final = _Held()


def role_words() -> RoleWords:
    """The words and compiled patterns."""
    words = _HELD.words
    if words is None:
        words = _HELD.words = _compiled()
    return words


def _compiled() -> RoleWords:
    data = load("wording")["roles"]
    return RoleWords(
        past=re.compile(
            "|".join(
                f"{word}(?<![比较与同从由]{word})(?!的?[^，。]{{0,4}}基础上|[^，。]{{0,10}}因素)"
                for word in data["past"]
            )
        ),
        turning=re.compile(one_of(data["turning"])),
        future=re.compile(one_of(data["future"])),
        documents=tuple(data["document-objects"]),
        issuing=re.compile(one_of(data["issuing"])),
        works=re.compile(one_of(data["works"])),
        plants=tuple(data["plants"]),
        frames=tuple(data["frame-objects"]),
        frame_ends=tuple(data["frame-ends"]),
        carried_out=tuple(data["carried-out"]),
        dealt_with=tuple(data["dealt-with"]),
        people=re.compile(rf"[^，。、；]{{0,6}}?(?:{one_of(data['people'])})"),
        divisions=re.compile(one_of(data["divisions"])),
        settlements=re.compile(one_of(data["settlements"])),
        homage=tuple(data["homage"]),
        totals=tuple(data["totals"]),
        built_up=tuple(load("wording")["background"]["built-up"]),
        time_units=frozenset(data["time-units"]),
        lasting=tuple(data["lasting"]),
        limiting_units=frozenset(data["limiting-units"]),
        capacities=tuple(data["capacities"]),
        own_sizes=tuple(data["own-sizes"]),
        standards=tuple(data["standards"]),
        all_have=tuple(data["all-have"]),
        removing=tuple(data["removing"]),
        done=tuple(data["done"]),
        bringing_out=tuple(data["bringing-out"]),
        adding=tuple(data["adding"]),
        planned=tuple(data["planned"]),
        there_already=tuple(data["there-already"]),
        coming=tuple(data["coming"]),
        going_on=tuple(data["going-on"]),
    )
