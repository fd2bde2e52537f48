"""Paragraphs of a clean text, with the numbering they open with."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal, cast

Style = Literal["division", "chapter", "part", "arabic", "ordinal", "count", "dash", "none"]

_BREAKS: Final = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_INVISIBLE: Final = "\u200b\u200c\u200d\u2060\ufeff"
_BLANK: Final = "".join(filter(str.isspace, map(chr, range(0x3001)))) + _INVISIBLE
_STOP: Final = re.compile(r"[。！？!?][”’」』）)]*")
_NUMERAL: Final = "[〇一二三四五六七八九十]{1,3}"
# a look at the first character spares most trials
_MARK: Final = re.compile(
    r"(?=[第其首再最〇一二三四五六七八九十（(\d①-⑳—―–─－-])"
    rf"(?:(?P<division>第(?P<d>{_NUMERAL})(?:部分|章|篇)[：:、\s]*)"
    rf"|(?P<chapter>(?P<c>{_NUMERAL})[、．.](?!{_NUMERAL}[、产])\s*)"
    rf"|(?P<part>[（(]\s*(?P<p>{_NUMERAL})\s*[）)][、．.]?\s*)"
    r"|(?P<arabic>(?:[（(](?P<a>\d{1,2})[）)][、．.]?|(?P<b>\d{1,2})(?:[、．]|\.(?!\d))|[①-⑳])\s*)"
    rf"|(?P<ordinal>[第其](?P<o>{_NUMERAL})[，,、：:]|(?P<f>首先|其次|再次|最后)[，,])|(?P<count>(?P<s>{_NUMERAL})(?=[是要]))"
    r"|(?P<dash>(?:[—―–─－]{1,3}|--+)\s*(?=\S)))"
)
_GLUED: Final = re.compile(rf"(?<=[。！？；：”])\s*(?=(?:{_NUMERAL}、|[（(]{_NUMERAL}[）)]|各位代表[！，：]))")
_MARKS: Final = frozenset("第其首再最（(—―–─－-〇一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
"""What a numbering begins with, besides digits."""
_CONTINUES: Final = re.compile(r"[，。、；：）”’％%]|》(?!》)|是：")
_CONTINUING: Final = frozenset("，。、；：）”’％%》是")
_BROKEN_OFF: Final = frozenset("《“（、，的")
_BARE_MARK: Final = re.compile(rf"[第其]?{_NUMERAL}[是要，]")
_DIGITS: Final = {ch: n for n, ch in enumerate("〇一二三四五六七八九")}
_ORDER_WORDS: Final = {"首先": 1, "其次": 2, "再次": 3, "最后": 4}
_LONGEST_MARK: Final = 5
_LONG_LINE: Final = 2000


@dataclass(slots=True)
class Paragraph:
    """One line of the text, without the blanks around it.

    Attributes:
        start, end: character offsets.
        lead_end: offset after the first sentence.
        style: numbering style it opens with.
        number: its number in that style, 0 where the style carries none.
        body: offset after the numbering (`start` where there is none).
        bold: set bold in the source.
    """

    start: int
    end: int
    lead_end: int
    style: Style
    number: int
    body: int
    bold: bool

    @property
    def length(self) -> int:
        """Number of characters."""
        return self.end - self.start


def split_paragraphs(text: str, bold: tuple[tuple[int, int], ...] = ()) -> list[Paragraph]:
    """Paragraphs of `text` in order; blank lines are none, a line broken inside a sentence is rejoined."""
    spans: list[tuple[int, int]] = []
    following = 0
    for line in text.splitlines(keepends=True):
        following += len(line)
        said = line.lstrip(_BLANK)
        if not said:
            continue
        start = following - len(said)
        whole = start, start + len(said.rstrip(_BLANK))
        is_long = len(said) >= _LONG_LINE and len(said.rstrip(_BREAKS)) >= _LONG_LINE
        for span in _pieces(text, *whole) if is_long else (whole,):
            if spans and _belong_together(text, spans[-1], span):
                spans[-1] = (spans[-1][0], span[1])
            else:
                spans.append(span)
    return [_paragraph(text, start, end, bold) for start, end in spans]


def numeral(word: str) -> int:
    """Value of a Chinese numeral up to 99; 0 for anything else."""
    tens, ten, ones = word.rpartition("十")
    if not ten:
        return _DIGITS.get(word, 0)
    return 10 * (_DIGITS.get(tens, 0) if tens else 1) + _DIGITS.get(ones, 0)


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The pieces of a whole report on one line, cut before each numbering."""
    cuts = [start, *(match.end() for match in _GLUED.finditer(text, start, end)), end]
    pieces = ((first, first + len(text[first:after].rstrip(_BLANK))) for first, after in pairwise(cuts))
    return [(first, content_end) for first, content_end in pieces if first < content_end]


def _belong_together(text: str, above: tuple[int, int], below: tuple[int, int]) -> bool:
    """Whether a sentence runs on from one line to the next."""
    return (
        text[above[1] - 1] in _BROKEN_OFF
        or (text[below[0]] in _CONTINUING and _CONTINUES.match(text, *below) is not None)
        or (above[1] - above[0] <= _LONGEST_MARK and _BARE_MARK.fullmatch(text, *above) is not None)
    )


def _paragraph(text: str, start: int, end: int, bold: tuple[tuple[int, int], ...]) -> Paragraph:
    stop = _STOP.search(text, start, end)
    lead_end = stop.end() if stop else end
    is_bold = bool(bold) and _lies_in(bold, start, end)
    opening = text[start]
    mark = _MARK.match(text, start, end) if opening in _MARKS or opening.isdecimal() else None
    if mark is None:
        return Paragraph(start, end, lead_end, "none", 0, start, is_bold)
    return Paragraph(start, end, lead_end, cast(Style, mark.lastgroup), _number(mark), mark.end(), is_bold)


def _lies_in(spans: tuple[tuple[int, int], ...], start: int, end: int) -> bool:
    at = bisect_right(spans, start, key=lambda span: span[0]) - 1
    return at >= 0 and spans[at][1] >= end


def _number(mark: re.Match[str]) -> int:
    digits = mark["a"] or mark["b"]
    if digits:
        return int(digits)
    if mark["f"]:
        return _ORDER_WORDS[mark["f"]]
    word = mark["d"] or mark["c"] or mark["p"] or mark["o"] or mark["s"]
    if word:
        return numeral(word)
    first = mark[0][0]
    return ord(first) - ord("①") + 1 if "①" <= first <= "⑳" else 0
