"""Named events that a government prepares: conferences, fairs, games, festivals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from duixian.ledger.spans import Span
from duixian.vocabulary.projects import project_words

_MEMBER: Final = re.compile(r"、|以及|[和及与]")
_LISTING: Final = ("、", "以及")
_LIST_END: Final = re.compile("[，。；：等]")
_LIST_OF_EVENTS: Final = re.compile("等[^，。；、]{0,6}(?:活动|赛事|节会|展会|会展|盛会)")
_VAGUE: Final = re.compile(r"系列(?!活动)|各类|高水平|国际性|全国性|品牌|一批|重大|”“")
_SESSION: Final = re.compile(r"(?:第[\d一二三四五六七八九十百]{1,4}|首)$")
_PREPARATION: Final = ("筹备工作", "筹备")
_ALSO_USED: Final = "用好"
_REACH: Final = 80
_NUMBER_LENGTH: Final = 5


def events_of_session(text: str, start: int, at: int, end: int) -> Iterator[Span]:
    """The event that 第…届 or 首届 opens, with those listed beside it.

    `at` is the offset of 届 in the sentence `text[start:end]`.
    """
    number = _SESSION.search(text, max(start, at - _NUMBER_LENGTH), at)
    if number:
        yield from events_after(text, number.start(), end)


def events_after(text: str, start: int, end: int) -> Iterator[Span]:
    """The events of the list that begins at `start`, after 办好 and the like, in a sentence that ends at `end`."""
    if text.startswith(_ALSO_USED, start):
        start += len(_ALSO_USED)
    reach = min(end, start + _REACH)
    closing = _LIST_END.search(text, start, reach)
    stop = closing.start() if closing else reach
    listed = _LIST_OF_EVENTS.match(text, stop, end) is not None
    at = start
    for cut in (*(m.span() for m in _MEMBER.finditer(text, start, stop)), (stop, stop)):
        listing = cut[0] == stop or text[cut[0] : cut[1]] in _LISTING
        if not listing and not _event(text, at, cut[0], listed=False):
            continue
        if event := _event(text, at, cut[0], listed=listed):
            yield event
        at = cut[1]


def _event(text: str, left: int, right: int, *, listed: bool) -> Span | None:
    """The event that a member of a list names; `listed` where the list is said to be of events."""
    right -= next((len(w) for w in _PREPARATION if text.endswith(w, left, right)), 0)
    if text[right - 1] == "）" and (opening := text.rfind("（", left, right)) > left:
        right = opening
    named = listed or project_words().events.closes(text, left, right)
    if not named and (held := _held().match(text, left, right)):
        right, named = held.end(), True
    if not named or right - left < (3 if listed else 5) or _VAGUE.search(text, left, right):
        return None
    quoted = text[left] == "“" and text.find("”", left, right) == right - 1
    return (left + 1, right - 1) if quoted else (left, right)


@cache
def _held() -> re.Pattern[str]:
    """Matches 第…届 or 首届 and the rest of the event's name, with more words after it."""
    events = "|".join(map(re.escape, project_words().event_words))
    return re.compile(rf"(?:第[\d一二三四五六七八九十百]{{1,4}}|首)届[^，。；、]{{0,24}}?(?:{events})(?!{events})")
