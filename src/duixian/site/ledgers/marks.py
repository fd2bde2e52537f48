"""The text of a report as HTML, every statement and commitment marked at its characters.

A line of the text is one element, `l` and its offset; within it, one `<mark>` for each stretch of characters to which
the same items apply, with their keys in `data-k`. Items may overlap in any way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from duixian.site.ledgers.models import LIVE, ReviewState
from duixian.site.ledgers.words import word

_ROLE = {"outcome": "o", "target": "t", "fact": "f"}


@dataclass(frozen=True, slots=True)
class Mark:
    """An item as the text shows it.

    Attributes:
        letter, pk: its key.
        what: kind of a commitment, role of a statement.
    """

    letter: str
    pk: int
    start: int
    end: int
    state: str
    what: str

    @property
    def key(self) -> str:
        """Its key."""
        return f"{self.letter}{self.pk}"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text: `text[start:end]`, without its break."""

    start: int
    end: int


def lines(text: str) -> Iterator[Line]:
    """The lines that hold anything."""
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield Line(at, at + len(line.removesuffix("\r")))
        at += len(line) + 1


def lines_at(text: str, spans: Iterable[tuple[int, int]]) -> list[Line]:
    """The lines that hold a character of one of the spans."""
    found: dict[int, Line] = {}
    for start, end in spans:
        at = text.rfind("\n", 0, start) + 1
        while at < max(end, start + 1) and at < len(text):
            stop = text.find("\n", at)
            stop = len(text) if stop < 0 else stop
            if text[at:stop].strip():
                found[at] = Line(at, stop - (text[at:stop].endswith("\r")))
            at = stop + 1
    return [found[at] for at in sorted(found)]


def rendered(
    text: str, shown: Sequence[Line], marks: Iterable[Mark], outline: Iterable[dict[str, Any]], *, swap: bool = False
) -> SafeString:
    """HTML of some lines; with `swap` such that it replaces these lines in the page."""
    headings = {one["start"]: (one["heading_end"], int(one["level"])) for one in outline if one["title"]}
    ordered = sorted(marks, key=lambda mark: mark.start)
    pieces: list[str] = []
    waiting, going = 0, list[Mark]()
    for line in shown:
        going = [mark for mark in going if mark.end > line.start]
        while waiting < len(ordered) and ordered[waiting].start < line.end:
            if ordered[waiting].end > line.start or ordered[waiting].start >= line.start:
                going.append(ordered[waiting])
            waiting += 1
        tag, css = _element(text, line, headings)
        oob = ' hx-swap-oob="true"' if swap else ""
        pieces.append(f'<{tag} id="l{line.start}" data-at="{line.start}"{css}{oob}>')
        pieces.extend(_line(text, line, going))
        pieces.append(f"</{tag}>\n")
    return mark_safe("".join(pieces))  # every piece of text is escaped below


def _element(text: str, line: Line, headings: dict[int, tuple[int, int]]) -> tuple[str, str]:
    """Tag and class of a line: a heading where all of it is one."""
    words = text[line.start : line.end]
    begin = line.start + len(words) - len(words.lstrip())
    end, level = headings.get(line.start) or headings.get(begin) or (0, 0)
    if end and not text[end : line.end].strip():
        return ("h3", ' class="h6 fw-bold"') if level == 1 else ("h4", ' class="h6"')
    return "p", ""


def _line(text: str, line: Line, marks: list[Mark]) -> Iterator[str]:
    opening: dict[int, list[Mark]] = defaultdict(list)
    closing: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        if mark.state not in LIVE:
            if mark.start >= line.start:
                opening[mark.start].append(mark)
            continue
        start, end = max(mark.start, line.start), min(mark.end, line.end)
        if start < end:
            opening[start].append(mark)
            closing[end].append(mark)
    at, active = line.start, dict[str, Mark]()
    for bound in sorted({*opening, *closing, line.end}):
        if at < bound:
            yield _stretch(escape(text[at:bound]), at, active.values())
            at = bound
        for mark in closing.get(bound, ()):
            active.pop(mark.key, None)
        for mark in opening.get(bound, ()):
            if mark.state in LIVE:
                active[mark.key] = mark
            else:
                yield f'<span data-k="{mark.key}"></span>'


def _stretch(words: str, at: int, active: Iterable[Mark]) -> str:
    """The words, marked with the items that apply to them."""
    css, keys, begins = [], [], ""
    for mark in active:
        keys.append(mark.key)
        if mark.letter == "s":
            css.append(_ROLE.get(mark.what, "f"))
        else:
            css.append("c")
            if mark.start == at:
                tick = "" if mark.state == ReviewState.PROPOSED else "✓"
                begins = f' data-tag="{escape(word("tag", mark.what))}{tick}"'
        if mark.state != ReviewState.PROPOSED:
            css.append("ok" if mark.letter == "c" else "sok")
    if not keys:
        return words
    return f'<mark class="{" ".join(dict.fromkeys(css))}" data-k="{" ".join(keys)}"{begins}>{words}</mark>'
