"""Copies of a report are read once; different reports of a file are several documents."""

from __future__ import annotations

import pytest

from duixian.reading import ReadingOptions, text_documents
from reading_samples import REPORT

NEXT_YEAR = REPORT.replace("2019", "2020").replace("2018", "2019").replace("7.", "6.").replace("项目", "工程")
ELSEWHERE = (
    REPORT.replace("株洲", "岳阳")
    .replace("，", "，并且")
    .replace("全市", "我市")
    .replace("增长", "提高")
    .replace("100", "90")
)


def test_one_report_is_one_copy() -> None:
    (document,) = text_documents(REPORT)
    assert document.copies.count == 1
    assert document.copies.spans == ((0, len(REPORT)),)


@pytest.mark.parametrize("gap", ["", "\n\n", "相关报道：\n", "下载\n打印\n"])
def test_identical_copies_are_read_once(gap: str) -> None:
    text = gap.join([REPORT] * 8)
    (document,) = text_documents(text)
    assert document.copies.count == 8
    assert document.copies.identical
    assert document.clean.text.strip() == REPORT.strip()
    assert document.text == text


def test_copies_that_differ_in_white_space_alone_are_identical() -> None:
    (document,) = text_documents(REPORT + REPORT.replace("\n", "\n\n　　"))
    assert document.copies.count == 2
    assert document.copies.identical


def test_copies_that_differ_in_words_are_not_identical() -> None:
    (document,) = text_documents(REPORT + REPORT.replace("7.5%", "7.6%"))
    assert document.copies.count == 2
    assert not document.copies.identical


@pytest.mark.parametrize("other", [NEXT_YEAR, ELSEWHERE])
def test_two_different_reports_are_two_documents(other: str) -> None:
    text = REPORT + other
    first, second = text_documents(text)
    assert first.copies.spans == ((0, len(REPORT)),)
    assert second.clean.text == other
    assert second.clean.source_offset(0) == len(REPORT)
    assert first.identity != second.identity


def test_copies_among_different_reports_are_told_apart() -> None:
    first, second = text_documents(REPORT + NEXT_YEAR + REPORT)
    assert first.copies.count == 2
    assert second.copies.count == 1


def test_copies_without_title_and_address_are_found_by_their_first_words() -> None:
    body = REPORT[REPORT.index("一、2018") :]
    (document,) = text_documents(body * 3, ReadingOptions(require_report=False))
    assert document.copies.count == 3
    assert document.copies.identical


def test_a_page_that_names_itself_once_more_at_its_end_is_one_report() -> None:
    text = REPORT + "责任编辑：王小二\n打印本页\n" + REPORT[:90] + "\n"
    (document,) = text_documents(text)
    assert document.copies.count == 1
    assert document.clean.text == REPORT


def test_thanks_in_the_government_s_name_begin_no_report() -> None:
    thanks = "各位代表！在此，我代表市人民政府，向所有为本市发展作出贡献、支持政府工作的同志们表示衷心感谢！\n"
    (document,) = text_documents(REPORT + thanks * 3 + REPORT[300:])
    assert document.copies.count == 1
