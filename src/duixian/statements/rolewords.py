"""The words of `vocabulary/wording.toml` that only the reading of roles needs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from duixian.statements.wording import one_of
from duixian.vocabulary import load


@dataclass(frozen=True, slots=True)
class RoleWords:
    """Lists of `[roles]` in `vocabulary/wording.toml`, as they are explained there."""

    past: re.Pattern[str]
    future: re.Pattern[str]
    documents: tuple[str, ...]
    issuing: re.Pattern[str]
    works: re.Pattern[str]
    frames: tuple[str, ...]
    people: re.Pattern[str]
    divisions: re.Pattern[str]
    homage: tuple[str, ...]
    totals: tuple[str, ...]
    built_up: tuple[str, ...]


@cache
def role_words() -> RoleWords:
    """The words and compiled patterns."""
    data = load("wording")["roles"]
    return RoleWords(
        past=re.compile("|".join(f"{word}(?<![比较与同从由]{word})" for word in data["past"])),
        future=re.compile(one_of(data["future"])),
        documents=tuple(data["document-objects"]),
        issuing=re.compile(one_of(data["issuing"])),
        works=re.compile(one_of(data["works"])),
        frames=tuple(data["frame-objects"]),
        people=re.compile(rf"[^，。、；]{{0,6}}?(?:{one_of(data['people'])})"),
        divisions=re.compile(one_of(data["divisions"])),
        homage=tuple(data["homage"]),
        totals=tuple(data["totals"]),
        built_up=tuple(load("wording")["background"]["built-up"]),
    )
