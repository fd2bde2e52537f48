"""What holds for any text whatever."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from duixian.ledger import Aside, Commitment, find_commitments
from duixian.outline.section import Period, Role, Section
from ledger.reports import CITY

_WORDS = st.sampled_from(
    (
        *(
            "加快",
            "推进",
            "建设",
            "实施",
            "榉山",
            "沱木公园",
            "等项目",
            "行动",
            "工程",
            "教育",
            "公路",
            "办好",
            "运动会",
        ),
        *(
            "“清风”",
            "“",
            "”",
            "、",
            "和",
            "等",
            "，",
            "。",
            "；",
            "：",
            "！",
            "\n",
            "\u3000",
            "一是",
            "（一）",
            "是",
            "关键",
        ),
        *("衡南县", "确保", "增长8%", "到2021年", "年底前", "6月底前", "各位代表", "我们要", "各县（市）"),
    )
)
_TEXTS = st.one_of(st.lists(_WORDS, max_size=60).map("".join), st.text(max_size=200))
_ROLES: st.SearchStrategy[Role] = st.sampled_from(
    ["preface", "review", "goals", "annual_targets", "tasks", "self_governance", "closing"]
)


@st.composite
def reports(draw: st.DrawFn) -> tuple[str, tuple[Section, ...]]:
    """Any text, cut into sections with parts at any place."""
    text = draw(_TEXTS)
    cuts = sorted({0, len(text), *draw(st.lists(st.integers(0, len(text)), max_size=4))})
    sections: list[Section] = []
    for number, (start, end) in enumerate(pairwise(cuts), 1):
        role = draw(_ROLES)
        heading_end = draw(st.integers(start, end))
        sections.append(
            Section(f"s{number}", text[start:heading_end], 1, role, Period("2017", "2017"), start, end, heading_end)
        )
        if end - start > 4 and draw(st.booleans()):
            middle = draw(st.integers(start + 1, end - 1))
            sections.append(Section(f"s{number}.1", "", 2, draw(_ROLES), None, middle, end, middle))
    return text, tuple(sections)


def found(text: str, sections: tuple[Section, ...]) -> tuple[tuple[Commitment, ...], tuple[Aside, ...]]:
    return find_commitments(text, sections, (), identity=CITY)


@given(reports())
@settings(max_examples=400, deadline=None)
def test_spans_quote_the_text_and_nothing_stands_twice(report: tuple[str, tuple[Section, ...]]) -> None:
    text, sections = report
    commitments, asides = found(text, sections)
    spans = sorted([(c.start, c.end) for c in commitments] + [(a.start, a.end) for a in asides])
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    for row in commitments:
        assert row.text == text[row.start : row.end]
        for name in (*row.places, *row.projects):
            assert text[name.start : name.end] == name.name
            assert row.start <= name.start < name.end <= row.end
    assert [c.id for c in commitments] == [f"c{n}" for n in range(1, len(commitments) + 1)]


@given(reports())
@settings(max_examples=200, deadline=None)
def test_forward_sections_are_covered_without_a_gap(report: tuple[str, tuple[Section, ...]]) -> None:
    text, sections = report
    commitments, asides = found(text, sections)
    covered = bytearray(len(text))
    for piece in (*commitments, *asides):
        covered[piece.start : piece.end] = b"\1" * (piece.end - piece.start)
    forward = ("goals", "annual_targets", "tasks", "self_governance")
    for at, sign in enumerate(text):
        deepest = max((s for s in sections if s.start <= at < s.end), key=lambda s: s.level, default=None)
        if deepest and deepest.role in forward and not sign.isspace() and sign not in "\u200b\ufeff":
            assert covered[at]


@given(reports())
@settings(max_examples=100, deadline=None)
def test_the_same_text_gives_the_same_ledger(report: tuple[str, tuple[Section, ...]]) -> None:
    assert found(*report) == found(*report)


def test_no_sections_no_commitments() -> None:
    assert find_commitments("建设公园。", (), (), identity=CITY) == ((), ())
