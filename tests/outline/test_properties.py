from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from duixian.outline import Section, SectionIndex, find_sections
from outline import examples

PIECES = [
    *examples.NUMBERED.split("\n"),
    *examples.BARE.split("\n"),
    "一、",
    "二、2024年工作回顾",
    "三、",
    "（一）",
    "（三）加强政府自身建设",
    "第一部分",
    "1.",
    "一是",
    "二是抓项目。",
    "——",
    "——抓改革。扩大开放。",
    "附件1",
    "名词解释",
    "结束语",
    "相关报道：",
    "《",
    "》，",
    "的",
    "五年来，",
    "“十四五”时期，",
    "今后五年，",
    "各位代表！",
    "清醒认识到",
    "今年主要预期目标是：",
    "地区生产总值增长5%；",
    "六、关于外交工作",
    "过去一年里，外交工作取得新成就。",
    "\u3000\u3000",
    "\u200b",
    "",
]

reports = st.lists(st.sampled_from(PIECES) | st.text(max_size=30), max_size=40).map("\n".join)
glued = st.lists(st.sampled_from(PIECES), max_size=200).map("".join)
years = st.none() | st.integers(1950, 2035)


def faults(sections: tuple[Section, ...], text: str) -> list[str]:
    """What is wrong with sections: spans outside the text or the section above, overlaps, ids given twice."""
    found: list[str] = []
    above: list[Section] = []
    for section in sections:
        if not 0 <= section.start < section.end <= len(text):
            found.append(f"{section.id} lies outside the text")
        if not section.start <= section.heading_end <= section.end:
            found.append(f"the heading of {section.id} ends outside it")
        del above[section.level - 1 :]
        if len(above) != section.level - 1:
            found.append(f"{section.id} skips a level")
        if above and not above[-1].start <= section.start < section.end <= above[-1].end:
            found.append(f"{section.id} reaches beyond {above[-1].id}")
        above.append(section)
    for level in {section.level for section in sections}:
        of_level = pairwise(section for section in sections if section.level == level)
        found += [f"{before.id} and {after.id} overlap" for before, after in of_level if before.end > after.start]
    if len({section.id for section in sections}) != len(sections):
        found.append("an id is given twice")
    return found


@given(reports | glued, years)
def test_sections_nest_and_never_overlap(text: str, year: int | None) -> None:
    assert faults(find_sections(text, year=year), text) == []


@given(st.text(alphabet=st.characters(), max_size=300), years)
def test_any_text_is_taken(text: str, year: int | None) -> None:
    assert faults(find_sections(text, year=year), text) == []


@given(reports, st.lists(st.tuples(st.integers(0, 400), st.integers(1, 60)), max_size=8))
def test_bold_spans_may_lie_anywhere(text: str, spans: list[tuple[int, int]]) -> None:
    bold = tuple(sorted((start, start + length) for start, length in spans))
    assert faults(find_sections(text, year=2024, bold=bold), text) == []


@given(reports, years)
def test_the_same_text_gives_the_same_sections(text: str, year: int | None) -> None:
    assert find_sections(text, year=year) == find_sections(text, year=year)


@given(reports)
def test_the_index_finds_the_deepest_section(text: str) -> None:
    sections = find_sections(text, year=2024)
    index = SectionIndex(sections)
    for offset in range(-1, len(text) + 1):
        holding = [section for section in sections if section.start <= offset < section.end]
        assert index.at(offset) == max(holding, key=lambda section: section.level, default=None)
