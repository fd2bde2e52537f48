"""Roles against outlines labelled by hand, sentence by sentence, and sanity over all real reports."""

import json
import re
from pathlib import Path

import pytest

from duixian.outline import SectionIndex, find_sections
from duixian.reading import read_documents

HERE = Path(__file__).parents[1] / "gold"
LABELLED = {
    "hengyang2017": "hengyang-2017.txt",
    "hunan2026": "provinces/2026/hunan.txt",
    "heilongjiang2025": "provinces/2025/heilongjiang.txt",
    "cn1995": "national/1995.txt",
    "cn2005": "national/2005.txt",
    "national1998": "national/1998.txt",
    "national1999": "national/1999.txt",
    "national2001": "national/2001.txt",
    "national2003": "national/2003.txt",
    "national2012": "national/2012.txt",
    "yunnan2026": "provinces/2026/yunnan.txt",
    "shanghai2026": "provinces/2026/shanghai.txt",
    "shandong2026": "provinces/2026/shandong.txt",
    "liaoning2026": "provinces/2026/liaoning.txt",
    "jiangxi2026": "provinces/2026/jiangxi.txt",
    "beijing2026": "provinces/2026/beijing.txt",
    "hubei2026": "provinces/2026/hubei.txt",
}
UNIT = re.compile(r"[。！？；!?;][\"”’」』）)]*|\n|$")
INVISIBLE = " \t\r\n\u3000\u200b\ufeff"


def units(text: str) -> list[tuple[int, int]]:
    """Sentences as the gold files count them: split after 。！？； and at line ends."""
    found, start = [], 0
    for stop in UNIT.finditer(text):
        piece = text[start : stop.end()]
        inner = start + len(piece) - len(piece.lstrip(INVISIBLE))
        end = start + len(piece.rstrip())
        if end > inner:
            found.append((inner, end))
        start = stop.end()
        if start >= len(text):
            break
    return found


def gold_roles(path: Path, count: int) -> list[str | None]:
    roles: list[str | None] = [None] * count
    for section in sorted(json.loads(path.read_text(encoding="utf-8")), key=lambda section: section["level"]):
        for i in range(int(section["first"][1:]), int(section["last"][1:]) + 1):
            roles[i] = section["role"]
    return roles


@pytest.mark.parametrize(("name", "report"), LABELLED.items(), ids=LABELLED)
def test_roles_agree_with_the_labels(shared: Path, name: str, report: str) -> None:
    text = (shared / "reports" / report).read_text(encoding="utf-8")
    outline = f"{name}.outline.json"
    gold = HERE / outline if (HERE / outline).exists() else shared / "gold" / outline
    index = SectionIndex(find_sections(text, year=int(name[-4:])))
    spans = units(text)
    found = [index.at((start + end) // 2) for start, end in spans]
    roles = [section.role if section else None for section in found]
    right = sum(role == label for role, label in zip(roles, gold_roles(gold, len(spans)), strict=True))
    assert right / len(spans) >= 0.97


def reports(shared: Path) -> list[Path]:
    provinces = sorted((shared / "reports" / "provinces").glob("*/*"))
    national = sorted((shared / "reports" / "national").glob("*.txt"))
    return provinces + [path for path in national if int(path.stem) >= 1990]


def test_every_report_looks_back_and_ahead(shared: Path) -> None:
    for path in reports(shared):
        for document in read_documents(path):
            bold = document.bold_spans()
            sections = find_sections(document.clean.text, year=document.identity.year, bold=bold)
            roles = {section.role for section in sections}
            assert {"preface", "review", "closing"} <= roles, path
            assert roles & {"annual_targets", "tasks"}, path
            review = sum(s.end - s.start for s in sections if s.level == 1 and s.role == "review")
            assert 0.1 < review / len(document.clean.text) < 0.8, path
            assert all(section.period for section in sections), path
