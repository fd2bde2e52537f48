"""Line breaks inside sentences and spaces inside words and numbers."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

Span = tuple[int, int]

# A line cannot begin with these: it continues the line before.
_CONTINUING: Final = frozenset("，。、；：？！）》”’」』〉】〕％%,;:?!)")
# A line that ends with these is continued by the next.
_CONTINUED: Final = frozenset("，、（《“‘「『〈【〔(,")
# A word of grammar or an ordinal that no sentence or heading ends with.
_DANGLING: Final = re.compile("[的和与及在把将对向从由以至届第]$")
_ENDS: Final = frozenset("。！？；：!?;:…")
_CLOSED: Final = _ENDS | frozenset("）)”’」』》】")
_PAIRS: Final = ("“”", "《》", "（）", "「」", "『』")
_BEGINS_PARAGRAPH: Final = re.compile(
    r"[ \t]{2,}|\u3000|[一二三四五六七八九十]{1,3}[、.．是要]|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|第[一二三四五六七八九十]{1,3}[章节条部，、]"
    r"|\d{1,2}[、.．](?!\d)|[—－-]{1,2}|[●■◆▲★•·○◎]|各位|同志们|附件|附：|名词解释|来源"
)
_NUMBERED: Final = re.compile(
    r"[一二三四五六七八九十]{1,3}[、是]|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十]|\d{1,2}[、.．]"
)
_TOKEN: Final = re.compile(r"[0-9]+[.%A-Za-z][0-9A-Za-z.%]*|[A-Za-z][0-9A-Za-z.%]*")
_HEADING: Final = 60
_WIDEST: Final = 80
_SHORTEST: Final = 12
_SLACK: Final = 4
_OPEN_LINES: Final = 4
_SPARSE: Final = 500
_SPACES: Final = re.compile("[ \u3000]+")
_BETWEEN: Final = re.compile(r"(?<=[^\n\t ]) {1,4}(?=[^\n\t ])")
_SPACED_OUT: Final = 3
_OFTEN: Final = 3
_AROUND: Final = 20_000
_LAST_DIGITS: Final = re.compile(r"[0-9]{1,4}\Z")
_FIRST_DIGITS: Final = re.compile("[0-9]{1,4}")
_YEAR: Final = re.compile("(?:19|20)[0-9]{2} ")
_POINT: Final = re.compile(r"\. ?[0-9]")
_DECIMALS: Final = re.compile(
    r" ?\.? ?[0-9](?: ?[0-9])* ?(?:[%‰万亿岁元倍吨米亩]|平方|立方|公里|公斤|公顷|个百分点|百分点|微克|毫克)"
)


def joins(text: str) -> list[Span]:
    """Line breaks that fall inside a sentence, with the indentation after them."""
    lines = _split(text)
    wrapping = _wrapping(text, lines)
    spans: list[Span] = []
    begun = 0
    for i, (line, following) in enumerate(pairwise(lines)):
        if _continues(text, lines, begun, i, wrapping):
            spans.append((line.end, following.start))
        else:
            begun = i + 1
    return spans


def spaces(text: str) -> list[Span]:
    """Spaces next to Chinese characters and inside numbers; never at the edges of a line, never tabs.

    A space between two Chinese words is kept where the text has few of them: there it is meant, as in a slogan of
    two halves or between an office and a name; it goes where the text elsewhere writes the two characters together.
    """
    if text.count(" ") * _SPACED_OUT > len(text):
        return [match.span() for match in _BETWEEN.finditer(text)]
    spans: list[Span] = []
    between_words: list[Span] = []
    for match in _SPACES.finditer(text):
        start, end = match.span()
        if start == 0 or end == len(text) or end - start > 4:
            continue
        before, after = text[start - 1], text[end]
        if before in "\n\t" or after in "\n\t":
            continue
        if _is_ideograph(before) and _is_ideograph(after):
            lone = not _is_ideograph(text[start - 2 : start - 1]) and not _is_ideograph(text[end + 1 : end + 2])
            (spans if lone else between_words).append((start, end))
        elif _is_wide(before) or _is_wide(after) or after in "%‰" or _is_inside_number(text, start, end):
            spans.append((start, end))
    dense = len(between_words) * _SPARSE > len(text) and len(between_words) > 3
    inside = between_words if dense else [span for span in between_words if _is_inside_word(text, *span)]
    return sorted(spans + inside) if inside else spans


def _is_inside_word(text: str, start: int, end: int) -> bool:
    """Whether the text around a space writes the characters beside it together."""
    return text.count(text[start - 1] + text[end], max(0, start - _AROUND), end + _AROUND) >= _OFTEN


def _is_inside_number(text: str, start: int, end: int) -> bool:
    before = _LAST_DIGITS.search(text, max(0, start - 4), start)
    after = _FIRST_DIGITS.match(text, end)
    if before and after:
        lengths = len(before[0]), len(after[0])
        in_groups = lengths[0] <= 3 and lengths[1] == 3 and not text.startswith("%", end + 3)
        is_year = text.startswith("年", after.end()) and (before[0] + after[0]).startswith(("19", "20"))
        return lengths == (1, 1) or in_groups or is_year or _is_between_words(text, before.start(), after.end())
    before_point = text[start - 1] == "." and _LAST_DIGITS.search(text[max(0, start - 6) : start - 1].rstrip(" "))
    if before and _POINT.match(text, end):
        return True
    if before_point and after:
        return _DECIMALS.match(text, end) is not None
    return False


def _is_between_words(text: str, start: int, end: int) -> bool:
    """Whether a figure, no year before another figure, follows a word and is followed by one."""
    return (
        _is_ideograph(text[start - 1 : start])
        and (_is_ideograph(text[end : end + 1]) or text.startswith("%", end))
        and not _YEAR.match(text, start)
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank: `start` after its indentation, `end` before its trailing spaces."""

    start: int
    end: int
    indented: bool
    after_blank: bool


def _split(text: str) -> list[_Line]:
    lines: list[_Line] = []
    at, blank = 0, True
    for raw in text.split("\n"):
        stripped = raw.strip(" \t\u3000")
        if stripped:
            start = at + raw.index(stripped[0])
            lines.append(_Line(start, start + len(stripped), start - at > 1, blank))
            blank = False
        else:
            blank = True
        at += len(raw) + 1
    return lines


@dataclass(frozen=True, slots=True)
class _Wrapping:
    """How a text is broken at a fixed width: the lines that are full, and whether paragraphs are indented."""

    full: frozenset[int]
    indented: bool


def _wrapping(text: str, lines: list[_Line]) -> _Wrapping | None:
    """The wrapping of a text whose lines are not paragraphs, by characters or by half-width cells; else None."""
    characters = [line.end - line.start for line in lines]
    long = [length for length in characters if length >= _SHORTEST]
    if len(long) < _SHORTEST or sorted(long)[len(long) // 2] > _WIDEST:
        return None
    narrow = [len(text[line.start : line.end].encode("ascii", "ignore")) for line in lines]
    cells = [length - (ascii_characters + 1) // 2 for length, ascii_characters in zip(characters, narrow, strict=True)]
    for lengths in (cells, characters):
        width = _width([length for length in lengths if length >= _SHORTEST])
        if width:
            full = frozenset(i for i, length in enumerate(lengths) if length >= width - _SLACK)
            return _Wrapping(full, sum(line.indented for line in lines) >= _SLACK)
    return None


def _width(lengths: list[int]) -> int:
    """The length that most lines have, give or take a character that may not begin a line; 0 where there is none."""
    counts = Counter(lengths)
    width = max(counts, key=lambda length: (sum(counts[length + d] for d in (-2, -1, 0, 1)), -length), default=0)
    full = sum(counts[width + d] for d in range(-_SLACK, _SLACK))
    longer = sum(length >= width + _SLACK for length in lengths)
    return width if full >= 0.5 * len(lengths) and longer <= 0.05 * len(lengths) else 0


def _continues(text: str, lines: list[_Line], begun: int, i: int, wrapping: _Wrapping | None) -> bool:
    """Whether the line after line `i` goes on with its sentence; its paragraph began with line `begun`."""
    line, following = lines[i], lines[i + 1]
    last, first = text[line.end - 1], text[following.start]
    if first in _CONTINUING:
        return True
    if last in _CONTINUED and not (following.after_blank and _BEGINS_PARAGRAPH.match(text, following.start)):
        return True
    if following.after_blank or _BEGINS_PARAGRAPH.match(text, following.start):
        return False
    if following.indented:
        return last not in _CLOSED and _is_running(text[lines[max(begun, i - _OPEN_LINES)].start : line.end])
    if wrapping and i in wrapping.full and (wrapping.indented or last not in _ENDS):
        return not text.endswith("会议上", 0, line.end)
    if last in _CLOSED:
        return False
    if _DANGLING.search(text, line.end - 1, line.end):
        return True
    if (last.isascii() and last.isalpha() and first.isdigit()) or _is_token(text, line) or _is_token(text, following):
        return True
    paragraph = text[lines[max(begun, i - _OPEN_LINES)].start : line.end]
    return _is_open(paragraph) or _is_running(paragraph) or (lines[begun].indented and _is_clauses(paragraph))


def _is_token(text: str, line: _Line) -> bool:
    return line.end - line.start <= 8 and _TOKEN.fullmatch(text, line.start, line.end) is not None


def _is_open(paragraph: str) -> bool:
    """Whether a quotation or bracket is still open."""
    return any(paragraph.count(pair[0]) > paragraph.count(pair[1]) for pair in _PAIRS)


def _is_running(paragraph: str) -> bool:
    """Whether this is prose that a heading cannot be: a full stop inside, or longer than any heading."""
    if _NUMBERED.match(paragraph) and "。" not in paragraph:
        return False
    return "。" in paragraph or len(paragraph) > _HEADING


def _is_clauses(paragraph: str) -> bool:
    """Whether this is how prose begins: clauses, unlike a heading under a number."""
    return len(paragraph) >= _SHORTEST and ("，" in paragraph or "：" in paragraph) and not _NUMBERED.match(paragraph)


def _is_ideograph(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


def _is_wide(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef" or character in "“”‘’…—"
