"""Looking for a few characters or words in a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from duixian.vocabulary.finding import last_of, occurrences

_TEXT = st.text(alphabet="一二，。\n甲", max_size=30)
_PLACE = st.integers(min_value=0, max_value=30)


def test_the_last_mark_before_a_name_ends_the_clause_before_it() -> None:
    text = "建成医院，开工学校、桥梁"
    assert last_of(text, "，。；", 0, len(text)) == text.index("，")
    assert last_of(text, "！？", 0, len(text)) == -1


@given(text=_TEXT, start=_PLACE, end=_PLACE)
def test_places_of_marks_are_those_of_a_look_at_every_character(text: str, start: int, end: int) -> None:
    expected = [at for at in range(start, min(end, len(text))) if text[at] in "，。"]
    assert occurrences(text, "，。", start, end) == expected
    assert last_of(text, "，。", start, end) == (expected[-1] if expected else -1)
