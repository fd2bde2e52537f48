"""The reports that the project is developed against are read completely and rightly."""

from __future__ import annotations

from pathlib import Path

import pytest

from duixian.reading import Document, read_documents
from duixian.reading.characters import HIDDEN, normalise

PROVINCES = {
    "beijing": ("北京市", "110000"),
    "guangdong": ("广东省", "440000"),
    "heilongjiang": ("黑龙江省", "230000"),
    "hubei": ("湖北省", "420000"),
    "hunan": ("湖南省", "430000"),
    "jiangxi": ("江西省", "360000"),
    "liaoning": ("辽宁省", "210000"),
    "shandong": ("山东省", "370000"),
    "shanghai": ("上海市", "310000"),
    "sichuan": ("四川省", "510000"),
    "yunnan": ("云南省", "530000"),
}


def the_only(path: Path) -> Document:
    (document,) = read_documents(path)
    return document


@pytest.mark.parametrize("province", PROVINCES)
def test_provincial_reports(shared: Path, province: str) -> None:
    for path in sorted((shared / "reports" / "provinces").rglob(f"{province}.*")):
        found = the_only(path)
        place = found.identity.place
        assert place is not None
        assert (place.name, place.code) == PROVINCES[province]
        assert (found.identity.level, found.identity.year) == ("province", int(path.parent.name))
        assert found.identity.session_date is not None
        assert found.identity.session_date.startswith(path.parent.name)
        assert found.identity.speaker
        assert found.identity.conflicts == ()
        assert found.copies.count == 1


def test_national_reports(shared: Path) -> None:
    paths = sorted((shared / "reports" / "national").glob("*.txt"))
    assert len(paths) == 40
    for path in paths:
        found = the_only(path)
        assert found.identity.place is not None
        assert (found.identity.place.code, found.identity.level) == ("000000", "national")
        assert (found.identity.year, found.identity.conflicts) == (int(path.stem), ())
        assert "Public domain" not in found.clean.text
        assert "维基" not in found.clean.text


def test_eight_copies_of_one_city_report_are_read_once(shared: Path) -> None:
    received = the_only(shared / "reports" / "hengyang-2017-as-received.txt")
    once = the_only(shared / "reports" / "hengyang-2017.txt")
    assert (received.copies.count, received.copies.identical) == (8, True)
    assert received.clean.text.strip() == once.clean.text.strip()
    assert once.identity.place is not None
    assert (once.identity.place.name, once.identity.place.code) == ("湖南省衡阳市", "430400")
    assert (once.identity.level, once.identity.year) == ("city", 2017)


@pytest.mark.parametrize("province", ["guangdong", "heilongjiang", "hunan", "sichuan"])
def test_word_documents_give_the_text_that_the_gold_files_index(shared: Path, province: str) -> None:
    path = shared / "reports" / "provinces" / "2025" / f"{province}.docx"
    assert the_only(path).text == path.with_suffix(".txt").read_text(encoding="utf-8")


def test_nothing_of_a_report_is_lost(shared: Path) -> None:
    for path in sorted((shared / "reports" / "provinces").rglob("*.txt")):
        found = the_only(path)
        clean = "".join(found.clean.text.split())
        normal = normalise(found.text).replace(HIDDEN, "")
        lost = [line for line in normal.split("\n") if len(line) > 60 and "".join(line.split()) not in clean]
        assert all(line.endswith("摄") for line in lost), (path.name, lost)


def test_traditional_text_is_read_as_it_is_and_simplified_for_the_later_layers(shared: Path) -> None:
    found = the_only(shared / "reports" / "national" / "1954.txt")
    assert "國民經濟" in found.text
    assert "国民经济" in found.clean.text
    at = found.clean.text.index("国民经济")
    start, end = found.clean.source_span(at, at + 4)
    assert found.text[start:end] == "國民經濟"
