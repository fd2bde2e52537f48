"""The form in which texts and questions are compared, and the pairs of characters that the index knows.

Chinese is written without spaces, and most words have two characters. A text is therefore found by every pair of
neighbouring characters in it, and what the pairs find is then compared in full: a hit holds each word of the question
as it stands, so that no segmentation of sentences is needed, and none can be wrong.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 100
"""Characters of a question that are read."""
MOST_WORDS = 10
"""Words of a question that are read."""

_DECIMAL = re.compile(r"(?<=\d)\.(?=\d)")
_JOINED = re.compile(
    r"""["'()<>\[\]{}`“”‘’《》〈〉「」『』【】〔〕·・\-‐‑–—_"""
    r"""＂＇（）＜＞［］｛｝｀＿－\u200b-\u200f\ufeff]+"""
)
"""What stands within a word: quotes, brackets, hyphens. “十四五”规划 is found by 十四五规划, 2026-012 by 2026012."""
_BETWEEN = re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """A text as it is compared: full-width and capital letters made equal, words parted by one space."""
    text = _DECIMAL.sub("点", unicodedata.normalize("NFKC", text).casefold())
    return _BETWEEN.sub(" ", _JOINED.sub("", text)).strip()


def words(question: str) -> list[str]:
    """The words of a question, each once; all of them must be found."""
    return list(dict.fromkeys(plain(question[:LONGEST]).split()))[:MOST_WORDS]


def pairs(compared: str) -> list[str]:
    """The pairs of neighbouring characters in a text as it is compared, each once."""
    return list(dict.fromkeys(word[at : at + 2] for word in compared.split(" ") for at in range(len(word) - 1)))


def pattern(question_words: list[str]) -> re.Pattern[str] | None:
    """Finds the words of a question in a text as it was written; None where there are no words."""
    if not question_words:
        return None
    found = "|".join(_written(word) for word in sorted(question_words, key=len, reverse=True))
    return re.compile(found, re.IGNORECASE)


def _written(word: str) -> str:
    return rf"(?:{_JOINED.pattern[:-1]}*)".join(_forms(character) for character in word)


def _forms(character: str) -> str:
    """A character in its usual and its full-width form."""
    if character == "点":
        return "[点.．]"
    wide = chr(ord(character) + 0xFEE0) if "!" <= character <= "~" else ""
    return f"[{character}{wide}]" if wide else re.escape(character)
