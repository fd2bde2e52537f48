"""PDF files and pictures."""

from __future__ import annotations

import importlib.util

import pytest

from duixian.errors import MissingSupport, TooLarge, UnreadableFile
from duixian.reading import ReadingOptions, bytes_documents
from reading_samples import LINES, REPORT, TITLE, pdf, picture_pdf, png

WIDTH = 32
WRAPPED = [line[i : i + WIDTH] for line in LINES for i in range(0, len(line), WIDTH)]
PAGES = ["\n".join((f"{TITLE}汇编", *WRAPPED[i : i + 7], f"— {i // 7 + 1} —")) for i in range(0, len(WRAPPED), 7)]
without_ocr = pytest.mark.skipif(importlib.util.find_spec("rapidocr") is not None, reason="OCR is installed")


def test_pages_are_read_and_joined() -> None:
    (document,) = bytes_documents(pdf(*PAGES), "r.pdf")
    assert len(PAGES) >= 3
    assert document.text == "\n".join(PAGES)
    assert document.clean.text.strip() == REPORT.strip()
    assert [block.page for block in document.blocks] == list(range(1, len(PAGES) + 1))
    assert document.identity.session_date == "2019-01-08"


def test_the_number_of_pages_is_limited() -> None:
    with pytest.raises(TooLarge, match=r"r\.pdf has \d+ pages and the limit is 2; raise max_pages"):
        bytes_documents(pdf(*PAGES), "r.pdf", ReadingOptions(max_pages=2))


@without_ocr
def test_a_scanned_pdf_asks_for_the_extra() -> None:
    with pytest.raises(MissingSupport, match=r"install it with: pip install 'duixian\[ocr\]'"):
        bytes_documents(picture_pdf(), "scan.pdf")


@without_ocr
def test_a_picture_asks_for_the_extra() -> None:
    with pytest.raises(MissingSupport, match=r"^photo\.png .*duixian\[ocr\]"):
        bytes_documents(png(), "photo.png")


@pytest.mark.parametrize(("data", "name"), [(picture_pdf(), "scan.pdf"), (png(), "photo.png")])
def test_pictures_are_refused_where_ocr_is_switched_off(data: bytes, name: str) -> None:
    with pytest.raises(UnreadableFile, match="OCR is switched off"):
        bytes_documents(data, name, ReadingOptions(ocr="never"))
