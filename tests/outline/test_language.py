"""The phrases that the outline is read by."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.errors import VocabularyError
from duixian.outline.language import expression, phrases
from duixian.vocabulary import load

_ENTRIES = [
    (table, name)
    for table, entries in load("outline").items()
    for name, value in entries.items()
    if isinstance(value, list) and value and all(isinstance(phrase, str) for phrase in value)
]
_WORDS = [
    "今年",
    "主要",
    "目标",
    "是",
    "为",
    "经济增长",
    "预期",
    "清醒",
    "认识",
    "存在",
    "问题",
    "：",
    "，",
    "。",
    "2017年",
    "五年",
    "过去",
]
_LETTERS = st.text(alphabet="一二三也但建设作风", max_size=3)
_TEXTS = st.lists(st.sampled_from(_WORDS) | _LETTERS, max_size=12).map("".join)


def test_a_phrase_is_found_where_it_begins() -> None:
    found = phrases("openings", "targets").search("根据形势，今年主要目标是：地区生产总值增长8%。")
    assert found is not None
    assert found[0].startswith("主要目标")


@given(text=_TEXTS, entry=st.sampled_from(_ENTRIES))
def test_phrases_find_what_their_expression_finds(text: str, entry: tuple[str, str]) -> None:
    found, expected = phrases(*entry).search(text), re.search(expression(*entry), text)
    assert (found and found.span()) == (expected and expected.span())


def test_an_entry_that_is_missing_is_named() -> None:
    with pytest.raises(VocabularyError, match=r"\[openings\] greetings"):
        phrases("openings", "greetings")
