"""Patterns made from lists of words."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from duixian.statements.wording import one_of
from duixian.vocabulary.kept import keep

_WORD = st.text(alphabet="增长幅度个人", min_size=1, max_size=4)


@given(words=st.sets(_WORD, min_size=1), text=st.text(alphabet="增长幅度个人的", max_size=12))
def test_the_longest_word_at_a_place_is_found(words: set[str], text: str) -> None:
    found = re.search(one_of(words), text)
    places = [at for at in range(len(text)) if text.startswith(tuple(words), at)]
    if not places:
        assert found is None
    else:
        assert found is not None
        assert found.span()[0] == places[0]
        assert found[0] == max((word for word in words if text.startswith(word, places[0])), key=len)


@given(words=st.sets(_WORD, min_size=1), text=st.text(alphabet="增长幅度个人", max_size=8))
def test_trying_some_beginnings_first_changes_nothing_found(words: set[str], text: str) -> None:
    usual, foremost = re.search(one_of(words), text), re.search(one_of(words, foremost=["人", "增"]), text)
    assert (usual and usual.span()) == (foremost and foremost.span())


def test_no_unit_is_found_in_a_longer_word() -> None:
    unit = re.compile(one_of(["个", "个百分点", "人"], but=["个人", "人口"]))
    assert unit.match("个百分点")
    assert not unit.match("个人住房")
    assert not unit.match("人口")


def test_no_word_is_found_right_behind_a_character_that_makes_it_part_of_another() -> None:
    adverb = re.compile(one_of(["全面", "全部"], not_behind="的"))
    assert not adverb.search("农村的全面小康")
    assert adverb.search("已全面建成")


def test_only_so_many_results_are_kept() -> None:
    kept: dict[str, int] = {}
    for number in range(20_000):
        assert keep(kept, str(number), number) == number
    assert kept["19999"] == 19_999
    assert len(kept) < 20_000
