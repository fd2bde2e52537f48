"""The same report in the layouts in use."""

from itertools import pairwise

import pytest

from outline import examples
from outline.lookup import Outline

LAYOUTS = pytest.mark.parametrize("text", examples.LAYOUTS.values(), ids=examples.LAYOUTS)

SAID = {
    examples.TITLE: "preface",
    examples.PRESENTS: "preface",
    examples.REVIEW_OPENING: "review",
    examples.REVIEW_INDUSTRY: "review",
    examples.REVIEW_LIVELIHOOD: "review",
    examples.PROBLEMS: "problems",
    examples.REQUIREMENTS: "goals",
    examples.TARGETS: "annual_targets",
    examples.LEADS_IN: "tasks",
    examples.TASK_INDUSTRY: "tasks",
    examples.TASK_COUNTRYSIDE: "tasks",
    examples.CONDUCT: "self_governance",
    examples.CALL: "closing",
}


@LAYOUTS
def test_roles_do_not_depend_on_the_layout(text: str) -> None:
    outline = Outline(text)
    assert {words: outline.role(words) for words in SAID} == SAID


@LAYOUTS
def test_the_review_speaks_of_last_year_and_the_rest_of_this(text: str) -> None:
    outline = Outline(text)
    assert outline.years(examples.REVIEW_LIVELIHOOD) == ("2023", "2023")
    assert outline.years(examples.PROBLEMS) == ("2023", "2023")
    assert outline.years(examples.TARGETS) == ("2024", "2024")
    assert outline.years(examples.TASK_COUNTRYSIDE) == ("2024", "2024")


@LAYOUTS
def test_the_title_tells_the_year_where_nobody_does(text: str) -> None:
    assert Outline(text, year=None).sections == Outline(text, year=2024).sections


@LAYOUTS
def test_chapters_cover_the_report_without_gaps(text: str) -> None:
    chapters = [section for section in Outline(text).sections if section.level == 1]
    assert chapters[0].start == 0
    assert chapters[-1].end == len(text)
    assert all(before.end == after.start for before, after in pairwise(chapters))


def test_a_report_on_a_single_line_is_divided_at_its_numbering() -> None:
    long = examples.NUMBERED.replace(examples.TASK_INDUSTRY, examples.TASK_INDUSTRY * 40)
    outline = Outline(long.replace("\n", ""))
    assert outline.role("（二）民生保障") == "review"
    assert outline.role(examples.CONDUCT) == "self_governance"
    assert outline.role(examples.CALL) == "closing"


def test_full_width_blanks_and_windows_line_ends_change_nothing() -> None:
    indented = examples.NUMBERED.replace("\n", "\r\n\u3000\u3000")
    assert Outline(indented).titles(2) == Outline(examples.NUMBERED).titles(2)


def test_an_empty_text_has_no_sections() -> None:
    assert Outline("").sections == ()
    assert Outline(" \n\u3000\n").sections == ()
