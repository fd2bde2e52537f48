"""Paragraphs of a clean text, with the numbering they open with."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import pairwise
from typing import Final, Literal, cast

from duixian.outline.language import expression

Style = Literal["division", "chapter", "part", "arabic", "ordinal", "count", "dash", "none"]

_BREAKS: Final = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_INVISIBLE: Final = "\u200b\u200c\u200d\u2060\ufeff"
_BLANK: Final = "".join(filter(str.isspace, map(chr, range(0x3001)))) + _INVISIBLE
_STOP: Final = re.compile(r"[。！？!?][”’」』）)]*")
_NUMERAL: Final = "[〇一二三四五六七八九十]{1,3}"
# a look at the first character spares most trials
_MARK: Final = re.compile(
    r"(?=[第其首再最〇一二三四五六七八九十（(\d①-⑳Ⅰ-Ⅻ—―–─－-])"
    rf"(?:(?P<division>第(?P<d>{_NUMERAL})(?:部分|章|篇)[：:、\s]*)"
    rf"|(?P<chapter>(?P<c>{_NUMERAL}|[Ⅰ-Ⅻ])[、．.](?!{_NUMERAL}[、产])\s*)"
    rf"|(?P<part>[（(]\s*(?P<p>{_NUMERAL})\s*[）)][、．.]?\s*|第(?P<j>{_NUMERAL})节[：:、\s]*)"
    r"|(?P<arabic>(?:[（(](?P<a>\d{1,2})[）)][、．.]?|(?P<b>\d{1,2})(?:[、．]|\.(?!\d))|[①-⑳])\s*)"
    rf"|(?P<ordinal>[第其](?P<o>{_NUMERAL})[，,、：:]|(?P<f>首先|其次|再次|最后)[，,])|(?P<count>(?P<s>{_NUMERAL})(?=[是要]))"
    r"|(?P<dash>(?:[—―–─－]{1,3}|--+)\s*(?=\S)))"
)
_MARKS: Final = frozenset("第其首再最（(—―–─－-〇一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ")
"""What a numbering begins with, besides digits."""
_CONTINUES: Final = re.compile(r"[，。、；：）”’％%]|》(?!》)|是：")
_CONTINUING: Final = frozenset("，。、；：）”’％%》是")
_BROKEN_OFF: Final = frozenset("《“（、，的")
_BARE_MARK: Final = re.compile(rf"[第其]?{_NUMERAL}[是要，]")
_DIGITS: Final = {ch: n for n, ch in enumerate("〇一二三四五六七八九")} | {chr(0x215F + n): n for n in range(1, 13)}
_ORDER_WORDS: Final = {"首先": 1, "其次": 2, "再次": 3, "最后": 4}
_LONGEST_MARK: Final = 5
_LONG_LINE: Final = 1200
_HEADS: Final = frozenset("第（(一二三四五六七八九十结名附加12")
_SHORTEST_HEADED: Final = 30
_LONGEST_SENTENCE_HEADING: Final = 40
_LEADS_TO_YEAR: Final = "好成于对的和与及从至到、"


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

    __slots__ = ("body", "bold", "end", "lead_end", "number", "start", "style")

    def __init__(self, start: int, end: int, lead_end: int, style: Style, number: int, body: int, bold: bool) -> None:
        self.start = start
        self.end = end
        self.lead_end = lead_end
        self.style = style
        self.number = number
        self.body = body
        self.bold = bold

    @property
    def length(self) -> int:
        """Number of characters."""
        return self.end - self.start


def split_paragraphs(text: str, bold: tuple[tuple[int, int], ...] = ()) -> list[Paragraph]:
    """Paragraphs of `text` in order; blank lines are none, a line broken inside a sentence is rejoined."""
    spans: list[tuple[int, int]] = []
    following = 0
    glued = "。二、" in text or "。三、" in text
    long = min(_LONG_LINE, len(text) // 2)
    for line in text.splitlines(keepends=True):
        following += len(line)
        said = line.lstrip(_BLANK)
        if not said:
            continue
        start = following - len(said)
        whole = start, start + len(said.rstrip(_BLANK))
        is_long = whole[1] - start >= long
        if is_long or glued:
            pieces = _pieces(text, *whole, is_long=is_long)
        else:
            pieces = _headed(text, *whole) if text[start] in _HEADS else [whole]
        for span in pieces:
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


def _pieces(text: str, start: int, end: int, *, is_long: bool) -> list[tuple[int, int]]:
    """The pieces of a line that holds headings: cut before each numbering if it is long, else before chapters."""
    pattern = _glued() if is_long else _glued_chapter()
    cuts = [start, *(match.end() for match in pattern.finditer(text, start, end)), end]
    pieces = ((first, first + len(text[first:after].rstrip(_BLANK))) for first, after in pairwise(cuts))
    return [piece for first, last in pieces if first < last for piece in _headed(text, first, last, is_long=is_long)]


def _headed(text: str, start: int, end: int, *, is_long: bool = False) -> list[tuple[int, int]]:
    """A piece, in two where prose runs on from its heading."""
    if not (is_long or text[start] in _HEADS) or end - start < _SHORTEST_HEADED:
        return [(start, end)]
    stop = text.find("。", start, end)
    is_short = text[start] in "（(" and stop - start < _LONGEST_SENTENCE_HEADING
    if stop < 0 or (is_short and text.find(" ", start, stop) < 0):
        return [(start, end)]
    title = _glued_heading().match(text, start, end)
    if title is None or text.find("。", title.end(), end) < 0:
        return [(start, end)]
    return [(start, title.end("title")), (title.end(), end)]


@cache
def _glued() -> re.Pattern[str]:
    """Where a paragraph begins that lost its line break: with a numbering, a heading, an address or an opening."""
    numbering = rf"{_NUMERAL}、|[（(]{_NUMERAL}[）)]|第{_NUMERAL}(?:，|部分)"
    return re.compile(
        rf"(?:(?<=[。！？；：”])|(?<=意见)|(?<=审议))\s*(?={numbering})"
        rf"|(?<=[。！？])\s*(?={expression('openings', 'glued')}|{_bare_title()})"
        rf"|(?={expression('openings', 'addresses')})"
    )


@cache
def _glued_chapter() -> re.Pattern[str]:
    """Where the heading of a chapter follows a sentence on the same line."""
    return re.compile(
        rf"(?<=[。！？；”])[ \u3000]*(?={_NUMERAL}、[^，。；：！？\n]{{0,30}}?(?:{expression('headings', 'ends')}))"
    )


@cache
def _glued_heading() -> re.Pattern[str]:
    """A heading with the gap, if there is one, before the sentence that runs on from it."""
    ends, goes_on = expression("headings", "ends"), expression("headings", "goes_on")
    mark = rf"{_NUMERAL}[、．.]|第{_NUMERAL}部分[：:、]?\s*|[（(]{_NUMERAL}[）)]"
    known = rf"[^，。；：！？\n]{{2,36}}?(?:{ends})(?!{goes_on})(?=[^。]{{6}})"
    gap, word = "[ \u3000\t]+", "[^\\s，。；：！？]"
    spaced = rf"{word}{{4,30}}(?:(?={gap}[^。\s]{{15}})|，[^\s。；：！？]{{4,40}}(?={gap}\S))"
    dated = rf"[^，。；：！？\n]{{6,30}}(?<![{_LEADS_TO_YEAR}])(?={expression('openings', 'after_heading')})"
    return re.compile(rf"(?P<title>(?:{mark})(?:{known}|{spaced}|{dated})|{_bare_title()})(?:{gap})?")


def _bare_title() -> str:
    """A heading without number that prose runs on from."""
    dated, ends, alone = (expression("headings", name) for name in ("dated", "ends", "alone"))
    follows = expression("openings", "after_heading")
    return rf"(?:(?:{dated})[^，。；：！？]{{0,12}}?(?:{ends})(?:建议|情况|意见)?(?=[ \u3000]*(?:{follows}))|{alone})"


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
    word = mark["d"] or mark["c"] or mark["p"] or mark["j"] or mark["o"] or mark["s"]
    if word:
        return numeral(word)
    first = mark[0][0]
    return ord(first) - ord("①") + 1 if "①" <= first <= "⑳" else 0
