"""Medals counted by their metal: 在全国运动会上夺得|9金|5银|3铜."""

from __future__ import annotations

import re
from functools import cache

from duixian.statements.named import Named
from duixian.statements.phrase import Phrase
from duixian.statements.wording import one_of
from duixian.vocabulary import load


def medals(phrase: Phrase, previous: Named | None) -> Named:
    """The medals of a metal, with where they were won; `previous` may have told it."""
    event = _event().search(phrase.before)
    if event is not None:
        return Named(f"{event.group(1)}{phrase.quantity.unit}牌", "own", base=event.group(1))
    won_at = previous.base if previous is not None else ""
    return Named(f"{won_at}{phrase.quantity.unit}牌", "carried", base=won_at)


@cache
def _event() -> re.Pattern[str]:
    """Where medals are won: 在第一届|青年运动会|上, 参加|世界锦标赛."""
    words = load("wording")["medals"]
    event = rf"[^，。；、]{{1,20}}?(?:{one_of(words['events'])})"
    return re.compile(rf"(?:{one_of(words['at'])})(?:20[0-9]{{2}}年)?({event}(?:、{event})*)")
