"""Streets and bridges of a town, whose short names hold no word that only a facility has."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from duixian.ledger.spans import Span, shares
from duixian.vocabulary.finding import occurrences
from duixian.vocabulary.projects import ProjectWords, project_words

_AVENUE: Final = "大道"
_STRETCH: Final = "(?:[东南西北中]段|[一二三四]期|延伸段?|延长线|[东南西北]延(?:伸段|线)?)?"
_BEHIND: Final = "[、，。；！\\n和及与等（(\\d]"
_TO: Final = re.compile("[至到][^、，。；和及与\\n]{2,10}?段(?=[、，。；和及与等]|道路|工程|项目|建设|改造|拓)")
_JOINT: Final = re.compile("[，。；：！？、（）“\\n]|以及|(?<=[路街桥巷道线段期延])[和及与]")
_STOP: Final = re.compile("[，。；：！？\\n]")
_COUNTED: Final = re.compile("[0-9一二两三四五六七八九十几多数百][条座个]|[的等各某]|一批|若干|全[省市县区镇乡]")
_OUTSKIRTS: Final = 24
_OWN: Final = 2
_SHORTEST: Final = 3
_LONGEST: Final = 14


def streets_within(text: str, spans: list[Span]) -> dict[int, list[Span]]:
    """Spans of the streets and bridges that are built or mended, in each of the spans that name any, by its number."""
    words, ends, first, last = project_words(), _ends(), spans[0][0], spans[-1][1]
    found = [
        name
        for at in occurrences(text, (*words.streets, _AVENUE), first, last)
        if (end := ends.match(text, at, last)) is not None and (name := _name(text, end, words)) is not None
    ]
    return {
        number: [name for name in found[first:last] if name[1] <= spans[number][1]]
        for number, first, last in shares(spans, [left for left, _ in found])
    }


def _name(text: str, end: re.Match[str], words: ProjectWords) -> Span | None:
    right = end.end()
    left = max(0, right - _OUTSKIRTS)
    for joint in _JOINT.finditer(text, left, end.start()):
        left = joint.end()
    own = words.verbs.after(text, left, right)
    if end.start() - own < _OWN:
        opening = _opening().match(text, left, end.start() - _OWN)
        own = opening.end() if opening else left
    left = own
    street = end.start() + (len(_AVENUE) if text.startswith(_AVENUE, end.start()) else 1)
    if not _SHORTEST <= right - left <= _LONGEST or words.generic_streets.closes(text, left, street):
        return None
    if _COUNTED.search(text, left, street) or not _is_built(text, left, right):
        return None
    stretch = _TO.match(text, right)
    return left, stretch.end() if stretch else right


def _is_built(text: str, left: int, right: int) -> bool:
    """Whether the clause says that what it names is built or mended."""
    opened = max((stop.end() for stop in _STOP.finditer(text, max(0, left - 200), left)), default=0)
    stop = _STOP.search(text, right)
    return _built().search(text, max(opened, left - 200), left) is not None or (
        _built().search(text, right, stop.start() if stop else len(text)) is not None
    )


@cache
def _built() -> re.Pattern[str]:
    return re.compile("|".join(project_words().street_works))


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(f"(?:{_built().pattern})+")


@cache
def _ends() -> re.Pattern[str]:
    words = project_words()
    return re.compile(f"(?:[{words.streets}]|大道){_STRETCH}(?={_BEHIND}|{'|'.join(words.behind_streets)})")
