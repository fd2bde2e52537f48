"""Bytes become characters in the encodings that Chinese offices use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.errors import UnreadableFile
from duixian.reading.decoding import decode
from reading_samples import REPORT

TRADITIONAL = "各位代表：現在，我代表人民政府作工作報告。過去一年，國民經濟發展，農業、工業生產增長，人民生活改善。"


@pytest.mark.parametrize(
    ("codec", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
    ],
)
def test_a_report_is_read_in_each_encoding(codec: str, named: str) -> None:
    assert decode(REPORT.encode(codec), "r.txt") == (REPORT, named)


@pytest.mark.parametrize("codec", ["big5", "utf-8", "utf-16-le", "gb18030"])
def test_traditional_text_is_read_in_each_encoding(codec: str) -> None:
    assert decode(TRADITIONAL.encode(codec), "r.txt")[0] == TRADITIONAL


def test_a_damaged_byte_is_named_by_its_offset() -> None:
    data = bytearray(REPORT.encode())
    data[600] = 0xFF
    with pytest.raises(UnreadableFile, match=r"r\.txt reads as utf-8 up to byte \d+, which is damaged; save"):
        decode(bytes(data), "r.txt")


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"\x7fELF\x02\x01\x01" + b"\x00" * 400, b"\xff\xd9" * 300])
def test_binary_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"^b\.bin "):
        decode(data, "b.bin")


@given(st.binary(max_size=400))
def test_any_bytes_give_a_text_or_a_clear_error(data: bytes) -> None:
    try:
        text, codec = decode(data, "any")
    except UnreadableFile:
        return
    assert isinstance(text, str)
    assert codec


@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_any_utf_8_text_without_controls_is_itself(text: str) -> None:
    printed = "".join(character for character in text if character >= " ").removeprefix("\ufeff")
    assert decode(printed.encode(), "r.txt")[0] == printed
