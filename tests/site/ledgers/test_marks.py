"""The text with its marks is the text, whatever is marked in it."""

from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from duixian.site.ledgers.marks import Mark, lines, lines_at, rendered

TEXT = st.text(alphabet='收入12亿元，。<&"\r\n 　\U00020000', max_size=60)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXT)
    marks = []
    for pk in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, len(text)))
        state = draw(st.sampled_from(["proposed", "accepted", "dropped"]))
        letter, what = draw(st.sampled_from([("c", "task"), ("s", "target"), ("s", "fact")]))
        marks.append(Mark(letter, pk, start, end, state, what))
    return text, marks


def shown(page: str) -> list[tuple[int, str]]:
    """Offset and words of each line of a page."""
    found = re.findall(r'<(p|h3|h4) id="l(\d+)"[^>]*>(.*?)</\1>\n', page, re.DOTALL)
    return [(int(at), html.unescape(re.sub("<[^>]*>", "", words))) for _tag, at, words in found]


@given(marked())
def test_every_line_shows_its_words_and_every_item_its_characters(case: tuple[str, list[Mark]]):
    text, marks = case
    every = list(lines(text))
    page = rendered(text, every, marks, [])
    assert shown(page) == [(line.start, text[line.start : line.end]) for line in every]
    for mark in marks:
        stretches = re.findall(rf'<mark [^>]*data-k="[^"]*\b{mark.key}\b[^"]*"[^>]*>(.*?)</mark>', page, re.DOTALL)
        held = "".join(html.unescape(words) for words in stretches)
        if mark.state == "dropped":
            assert held == ""
        else:
            within = [text[max(mark.start, one.start) : max(min(mark.end, one.end), 0)] for one in every]
            spans = zip(every, within, strict=True)
            assert held == "".join(words for one, words in spans if mark.start < one.end and mark.end > one.start)


@given(marked())
def test_lines_of_some_items_are_those_of_the_page(case: tuple[str, list[Mark]]):
    text, marks = case
    every = rendered(text, list(lines(text)), marks, [])
    touched = lines_at(text, [(mark.start, mark.end) for mark in marks])
    assert set(touched) <= set(lines(text))
    for line in touched:
        assert rendered(text, [line], marks, []) in every


def test_a_line_that_is_a_heading_is_one():
    text = "一、回顾\n很好。"
    outline = [{"start": 0, "heading_end": 4, "level": 1, "title": "回顾"}]
    page = rendered(text, list(lines(text)), [], outline)
    assert page.startswith('<h3 id="l0" data-at="0" class="h6 fw-bold">一、回顾</h3>')
    assert '<p id="l5" data-at="5">很好。</p>' in page
