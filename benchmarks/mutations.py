"""Reports put out of shape in the ways that files and people do it, and in ways that only chance does."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

Mutation = Callable[[str, Random], str]

_PUNCTUATION = "，。、；：！？“”（）《》%.,;:!?()[]—-…·\n"
_SENTENCE = re.compile(r"(?<=[。！？；\n])")
_FULL_WIDTH = str.maketrans("0123456789%.,:()", "０１２３４５６７８９％．，：（）")
_CHINESE_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
_TRADITIONAL = str.maketrans(
    "发国业产农区经济标设实务总亿万个项关问题进还长东时间学会义务动态环联办员确争为与从对开图书车铁双达后亩两",
    "發國業產農區經濟標設實務總億萬個項關問題進還長東時間學會義務動態環聯辦員確爭為與從對開圖書車鐵雙達後畝兩",
)
_RESIDUE = (
    "下载 打印 全屏 收藏", "【字号：加大 加粗 标准】", "来源：政府办公室", "责任编辑：甲乙", "— 12 —", "\u200b",
    "\ufeff", "\xa0", "第 3 页 共 20 页", "\u3000\u3000", "\r\n", "\x0c", "1\n2", "扫一扫在手机打开当前页",
    "（此件公开发布）",
)  # fmt: skip
_MARKUP = (
    "<p>", "</p>", "<br/>", "&nbsp;", "&#x4e00;", "<table><tr><td>", "<script>alert(1)</script>", "<!--", "-->", "&",
    "<div style='display:none'>", "<html><body>", "]]>", "<![CDATA[", "&amp;", "<", "\x00",
)  # fmt: skip
_FRAGMENTS = (
    "分别增长5%、6%和7%", "15.1∶43.9∶41.0", "由1亿元增加到2亿元", "翻一番", "三分之一", "1-2个", "5%—5.5%", "第1位",
    "4万多亿元", "2017年", "1/3", "1.2.3", "1,234,567", "-5%", "1e9", "99999999999999999999亿亿元", "百分之五点五",
    "一百零一", "1∶", "：1", "（一）", "一、", "一是", "第一，", "各位代表！", "其中", "力争", "确保", "到2020年",
    "“十三五”", "政府工作报告", "实施", "项目",
)  # fmt: skip
_ODD = (
    "\ud800", "\udfff", "\x00", "\x01", "\x1b[31m", "\u202e", "\u2028", "\u0301", "\U0001f600", "\U0010ffff", "\ufffe",
    "⼯", "㎡", "½", "Ⅳ", "①", "㈠", "٣", "१", "²", "ﬁ", "İ", "ß", "\u200d", "\u180e", "\x85", "\x1c",
)  # fmt: skip
_ENCODINGS = (
    ["utf-8"], ["gb18030"], ["utf-16"], ["big5"], ["utf-16-le", "utf-8"], ["gb18030", "utf-8", "big5"],
)  # fmt: skip


def cut(text: str, random: Random) -> str:
    """A piece of any length from anywhere."""
    start = random.randrange(len(text) + 1)
    return text[start : start + random.randrange(1, 4000)]


def splice(text: str, random: Random) -> str:
    """One end put onto another, wherever it was cut."""
    one, other = random.randrange(len(text) + 1), random.randrange(len(text) + 1)
    return text[:one] + text[other:]


def shuffle_sentences(text: str, random: Random) -> str:
    """The sentences in any order."""
    sentences = _SENTENCE.split(text)
    random.shuffle(sentences)
    return "".join(sentences)


def shuffle_characters(text: str, random: Random) -> str:
    """The characters of one stretch in any order."""
    start, end = _stretch(text, random, 200)
    middle = list(text[start:end])
    random.shuffle(middle)
    return text[:start] + "".join(middle) + text[end:]


def drop_lines(text: str, random: Random) -> str:
    """Some lines lost."""
    return "".join(line for line in text.splitlines(keepends=True) if random.random() < 0.7)


def repeat_lines(text: str, random: Random) -> str:
    """Some lines doubled, tripled and more."""
    lines = text.splitlines(keepends=True)
    return "".join(line * (random.randrange(2, 6) if random.random() < 0.1 else 1) for line in lines)


def one_line(text: str, random: Random) -> str:
    """No line break left."""
    return re.sub(r"\s*\n\s*", random.choice(["", " "]), text)


def broken_lines(text: str, random: Random) -> str:
    """Lines broken at a fixed width, as mail and PDF do."""
    width = random.randrange(1, 60)
    return "\n".join(text[i : i + width] for i in range(0, len(text), width))


def swap_punctuation(text: str, random: Random) -> str:
    """One mark for another, or for nothing."""
    share = random.random()
    swap = {mark: random.choice([*_PUNCTUATION, ""]) for mark in _PUNCTUATION}
    return "".join(swap[c] if c in swap and random.random() < share else c for c in text)


def random_unicode(text: str, random: Random) -> str:
    """Characters of any plane in between, surrogates without a partner among them."""

    def anything() -> str:
        return "".join(chr(random.randrange(0x110000)) for _ in range(random.randrange(1, 9)))

    return _inject(text, random, anything)


def odd_characters(text: str, random: Random) -> str:
    """Control and combining characters, digits of other scripts, compatibility forms."""
    return _inject(text, random, lambda: random.choice(_ODD))


def lost_characters(text: str, random: Random) -> str:
    """Characters missing here and there."""
    return "".join(c for c in text if random.random() > 0.02)


def residue(text: str, random: Random) -> str:
    """What web pages leave in copied text."""
    return _inject(text, random, lambda: random.choice(_RESIDUE))


def fragments(text: str, random: Random) -> str:
    """Pieces of the trade where they do not belong."""
    return _inject(text, random, lambda: random.choice(_FRAGMENTS) * random.choice([1, 1, 1, 2, 30]))


def markup(text: str, random: Random) -> str:
    """Fragments of HTML, or the whole text escaped."""
    return html.escape(text) if random.random() < 0.1 else _inject(text, random, lambda: random.choice(_MARKUP))


def full_width(text: str, random: Random) -> str:
    """Digits and signs of one stretch in their full width."""
    return _within_stretch(text, random, lambda part: part.translate(_FULL_WIDTH))


def chinese_digits(text: str, random: Random) -> str:
    """Digits of one stretch as Chinese numerals."""
    return _within_stretch(text, random, lambda part: part.translate(_CHINESE_DIGITS))


def traditional(text: str, random: Random) -> str:
    """One stretch with traditional characters."""
    return _within_stretch(text, random, lambda part: part.translate(_TRADITIONAL))


def spaced(text: str, random: Random) -> str:
    """Blanks inside numbers, or between all characters of a stretch."""
    blank = random.choice([" ", "\u3000", "\xa0", "\t", "\u2009"])
    if random.random() < 0.5:
        return re.sub(r"(?<=[0-9])(?=[0-9.%])", blank, text)
    return _within_stretch(text, random, blank.join)


def other_figures(text: str, random: Random) -> str:
    """Other digits for all digits; numbers may become very long or vanish."""
    digits = ["".join(random.choices("0123456789.", k=random.choice([0, 1, 1, 1, 2, 40]))) for _ in range(10)]
    return re.sub("[0-9]", lambda digit: digits[int(digit.group())], text)


def stutter(text: str, random: Random) -> str:
    """One short stretch many times over."""
    start, end = _stretch(text, random, 12)
    return text[:start] + text[start:end] * random.randrange(2, 200) + text[end:]


MUTATIONS: tuple[Mutation, ...] = (
    cut, splice, shuffle_sentences, shuffle_characters, drop_lines, repeat_lines, one_line, broken_lines,
    swap_punctuation, random_unicode, odd_characters, lost_characters, residue, fragments, markup, full_width,
    chinese_digits, traditional, spaced, other_figures, stutter,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """One mutated report.

    Attributes:
        number: the seed, from which with the same reports the same case comes again.
        mutations: names of what was done to it.
        content: a text, or the bytes of a file.
    """

    number: int
    mutations: tuple[str, ...]
    content: str | bytes


def case(number: int, reports: Sequence[str]) -> Case:
    """The mutated report of a seed: most are pieces of one report, some whole, some several joined, some bytes."""
    random = Random(number)
    text = random.choice(reports)
    names = []
    if random.random() < 0.1:
        text = "\n".join([text, *random.choices(reports, k=random.randrange(1, 4))])
        names.append("join")
    elif random.random() < 0.8:
        start = random.choice([0, random.randrange(len(text))])
        text = text[start : start + random.randrange(100, 6000)]
        names.append("piece")
    for mutation in random.sample(MUTATIONS, random.choice([1, 1, 2, 2, 3, 5])):
        text = mutation(text, random)
        names.append(mutation.__name__)
    if random.random() < 0.25:
        return Case(number, (*names, "bytes"), _mixed_bytes(text, random))
    return Case(number, tuple(names), text)


def _mixed_bytes(text: str, random: Random) -> bytes:
    """The bytes of a file: whole in one encoding, or in several with marks, losses and random bytes."""
    encodings = random.choice(_ENCODINGS)
    if random.random() < 0.5:
        mark = random.choice([b"", b"\xef\xbb\xbf"]) if encodings[0] == "utf-8" else b""
        return mark + text.encode(encodings[0], "replace")
    width = random.choice([len(text) + 1, random.randrange(1, 2000)])
    parts = [text[i : i + width].encode(random.choice(encodings), "replace") for i in range(0, len(text), width)]
    data = bytearray(b"".join(parts))
    for _ in range(random.choice([0, 1, 5, 50]) if data else 0):
        at = random.randrange(len(data))
        data[at : at + random.choice([0, 1, 2])] = random.randbytes(random.choice([0, 1, 3]))
    mark = random.choice([b"", b"", b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00"])
    return mark + bytes(data[: random.choice([len(data), random.randrange(len(data) + 1)])])


def _stretch(text: str, random: Random, longest: int) -> tuple[int, int]:
    start = random.randrange(len(text) + 1)
    return start, start + random.randrange(1, longest + 1)


def _within_stretch(text: str, random: Random, change: Callable[[str], str]) -> str:
    start, end = _stretch(text, random, max(len(text), 1))
    return text[:start] + change(text[start:end]) + text[end:]


def _inject(text: str, random: Random, piece: Callable[[], str]) -> str:
    """The text with pieces put in at up to thirty places."""
    places = sorted(random.randrange(len(text) + 1) for _ in range(random.randrange(1, 31)))
    bounds = [0, *places, len(text)]
    parts = [text[start:end] for start, end in pairwise(bounds)]
    return "".join(part + piece() for part in parts[:-1]) + parts[-1]
