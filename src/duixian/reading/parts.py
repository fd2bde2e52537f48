"""Where each report of a text begins, and which reports are copies of one another."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Final

from duixian.errors import TooLarge
from duixian.reading.cleaning import clean
from duixian.reading.document import Copies
from duixian.vocabulary import load

Span = tuple[int, int]

_ADDRESS: Final = re.compile("各[ \u3000]?位(?:人大)?代[ \u3000]?表")
_OPENING: Final = 300
_TITLE_BLOCK: Final = 1200
_TITLE_LINE: Final = re.compile("(?:工作报告|工 作 报 告)(?:（[^（）\n]{1,20}）)?$")
_SESSION: Final = re.compile("次会议|届人大")
_SENTENCES: Final = re.compile("[。！？]")
_NEAR: Final = 60
_SENTENCE: Final = re.compile("[。！？；]+")
_REMNANT: Final = 1500
_SHORTEST: Final = 300
_MOST_PARTS: Final = 1000
_REMNANT_SHARE: Final = 0.1
_ALIKE: Final = 0.6
_MARK_LENGTH: Final = 30


@dataclass(frozen=True, slots=True)
class Part:
    """One report of a text: the span that is read, and all its copies."""

    start: int
    end: int
    copies: Copies


def find_parts(text: str) -> tuple[Part, ...]:
    """The different reports of a normalised text, in text order; one part where no second beginning is found.

    Raises:
        TooLarge: more reports than any file holds.
    """
    starts = _starts(text)
    spans = _without_remnants([(a, b) for a, b in zip(starts, [*starts[1:], len(text)], strict=True)])
    if len(spans) > _MOST_PARTS:
        raise TooLarge(
            f"The text holds {len(spans)} reports and the limit is {_MOST_PARTS}; split it into several files."
        )
    if len(spans) == 1:
        return (Part(*spans[0], Copies(1, True, (spans[0],))),)
    parts: list[Part] = []
    contents: list[str] = []
    owner: dict[str, int] = {}
    for span in spans:
        content = contents[0] if _same(text, spans[0], span) and contents else _content(text, span)
        sentences = {sentence for sentence in _SENTENCE.split(content) if len(sentence) > 8}
        shared = Counter(owner[sentence] for sentence in sentences if sentence in owner).most_common(1)
        original, count = shared[0] if shared else (0, 0)
        if count and count >= _ALIKE * len(sentences) and not _different(text, parts[original], span):
            copies = parts[original].copies
            identical = copies.identical and content == contents[original]
            copies = Copies(copies.count + 1, identical, (*copies.spans, span))
            parts[original] = replace(parts[original], copies=copies)
        else:
            owner |= {sentence: len(parts) for sentence in sentences if sentence not in owner}
            contents.append(content)
            parts.append(Part(*span, Copies(1, True, (span,))))
    return tuple(parts)


def _starts(text: str) -> list[int]:
    """Where reports begin: at the title block before each opening address, else at repeated first lines."""
    starts = [0]
    openings = _openings(text)
    for previous, opening in pairwise(openings):
        starts.append(_title_block(text, opening, previous + 1))
    if len(openings) < 2:
        starts += [start for start in _repeated_beginnings(text) if start > starts[-1]]
    return starts


def _openings(text: str) -> list[int]:
    """Offsets of the addresses to a congress that are followed by words such as 我代表市人民政府…报告工作."""
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    bounds = [*(start for start, _ in addresses), len(text)][1:]
    return [
        start
        for (start, end), bound in zip(addresses, bounds, strict=True)
        if is_opening(text[end : min(end + _OPENING, bound)])
    ]


def is_opening(words: str) -> bool:
    """Whether the words say in whose name a report is given to the congress."""
    return any(_is_giving(sentence) for sentence in _SENTENCES.split("".join(words.split())))


def _is_giving(sentence: str) -> bool:
    """Whether a sentence says 代表市人民政府…作…报告 or 国务院决定…作…报告, and does not say thanks."""
    organ = _in_the_name().search(sentence)
    giving = organ and _words("giving").search(sentence, organ.end(), organ.end() + _NEAR)
    given = giving and _words("given").search(sentence, giving.end(), giving.end() + _NEAR)
    return given is not None and not _words("thanks").search(sentence)


@cache
def _in_the_name() -> re.Pattern[str]:
    organs = "|".join(load("reports")["organs"])
    return re.compile(rf"(?:代表|受)[^。！？]{{0,24}}?(?:{organs})|(?:{organs})的?决定")


@cache
def _words(entry: str) -> re.Pattern[str]:
    return re.compile("|".join(load("reports")[entry]))


def _title_block(text: str, opening: int, least: int) -> int:
    """Start of the title, session and speaker lines before an opening address; the opening itself without them."""
    start = text.rfind("\n", least, opening) + 1 or least
    title = None
    at = start
    while at > least and opening - at < _TITLE_BLOCK:
        previous = text.rfind("\n", least, at - 1) + 1 or least
        line = text[previous : at - 1].strip(" \u3000\t")
        if len(line) > 80 or (line.endswith(("。", "！", "？")) and "工作报告" not in line):
            break
        if _TITLE_LINE.search(line) or (title is None and _SESSION.search(line)):
            title = previous
        at = previous
    return start if title is None else title


def _repeated_beginnings(text: str) -> list[int]:
    """Offsets where the text begins anew with the words it began with."""
    first = next((m for m in re.finditer(rf"[^\n]{{{_MARK_LENGTH},}}", text[:5000])), None)
    if first is None:
        return []
    mark = text[first.start() : first.start() + _MARK_LENGTH]
    shift, found = first.start(), []
    at = text.find(mark, first.end())
    while at >= 0:
        head = text[: first.start()]
        found.append(at - shift if text.startswith(head, at - shift) and at - shift > 0 else at)
        at = text.find(mark, at + _MARK_LENGTH)
    return found


def _without_remnants(spans: list[Span]) -> list[Span]:
    """The spans, those too short to be a report joined to the one before: a page's link to itself, a cut-off copy."""
    longest = max(end - start for start, end in spans)
    least = max(_SHORTEST, min(_REMNANT, longest * _REMNANT_SHARE))
    kept: list[Span] = []
    for start, end in spans:
        if kept and (end - start < least or kept[-1][1] - kept[-1][0] < least):
            kept[-1] = (kept[-1][0], end)
        else:
            kept.append((start, end))
    return kept


def _different(text: str, part: Part, span: Span) -> bool:
    """Whether two alike texts say on their first lines that they are of different years."""
    years = [set(re.findall(r"(?<!\d)(?:19|20)\d\d(?=年)", text[a : a + 120])) for a in (part.start, span[0])]
    return bool(years[0] and years[1]) and not years[0] & years[1]


def _same(text: str, one: Span, other: Span) -> bool:
    return text[one[0] : one[1]].strip() == text[other[0] : other[1]].strip()


def _content(text: str, span: Span) -> str:
    return "".join(clean(text, *span).text.split())
