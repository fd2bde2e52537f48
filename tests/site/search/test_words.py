from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.site.search.words import LONGEST, MOST_WORDS, pairs, pattern, plain, words


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("“十四五”规划", "十四五规划"),
        ("新增学位４２００个", "新增学位4200个"),
        ("收入，增长", "收入 增长"),
        ("2026-012", "2026012"),
        ("3.1万人", "3点1万人"),
        ("ＰＰＰ 项目", "ppp 项目"),
        ("  ", ""),
        ("%_*", ""),
    ],
)
def test_texts_are_compared_in_one_form(text: str, compared: str):
    assert plain(text) == compared


def test_pairs_do_not_cross_from_word_to_word():
    assert pairs("收入 增长快") == ["收入", "增长", "长快"]
    assert pairs("办") == []


@pytest.mark.parametrize(
    "question", ['"公共" OR 预算', "公共*", "NEAR(公共)", "-公共", "pairs:公共", "公共';--", "(公共"]
)
def test_operators_are_ordinary_signs(question: str):
    assert "公共" in " ".join(words(question))


@given(st.text())
def test_any_question_has_few_plain_words(question: str):
    found = words(question)
    assert len(found) <= MOST_WORDS
    assert sum(map(len, found)) <= LONGEST * 18  # one character may stand for up to eighteen
    assert all(word and word == plain(word) for word in found)


@given(st.text(alphabet="学位a１Ａ.3”“（）- ，。", max_size=30), st.integers(0, 30), st.integers(1, 8))
def test_what_is_found_can_be_marked(text: str, start: int, length: int):
    asked = words(text[start : start + length])
    if asked and all(word in plain(text) for word in asked):
        mark = pattern(asked)
        assert mark is not None
        assert mark.search(text), (asked, text)
