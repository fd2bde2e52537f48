"""Words of several lists, found together."""

from __future__ import annotations

from ahocorasick_rs import AhoCorasick, MatchKind
from hypothesis import given
from hypothesis import strategies as st

from duixian.vocabulary.finding import WordLists

_SYLLABLES = "水库路桥。"


def test_each_list_is_read_as_if_it_were_alone() -> None:
    words = WordLists(("水库", "公路"), ("库区公路", "区公", "公路大桥"))
    assert words.find("水库区公路大桥", 0, 7) == [[(0, 0, 2), (1, 3, 5)], [(0, 1, 5)]]


def test_a_word_may_stand_in_two_lists() -> None:
    assert WordLists(("工程",), ("行动", "工程")).find("实施工程", 0, 4) == [[(0, 2, 4)], [(1, 2, 4)]]


def test_only_the_stretch_is_read_and_offsets_are_those_of_the_text() -> None:
    assert WordLists(("公路",)).find("公路、公路、公路", 1, 6) == [[(0, 3, 5)]]


@given(
    st.lists(st.lists(st.text(_SYLLABLES[:-1], min_size=1, max_size=4), unique=True), min_size=1, max_size=3),
    st.text(_SYLLABLES, max_size=40),
)
def test_of_words_that_overlap_the_first_and_longest_is_found(lists: list[list[str]], text: str) -> None:
    alone = [AhoCorasick(words, matchkind=MatchKind.LeftmostLongest) for words in lists]
    expected = [finder.find_matches_as_indexes(text) for finder in alone]
    assert WordLists(*lists).find(text, 0, len(text)) == expected
