"""The ledger measured against hand-made gold, on hand-made outlines: the outline's own errors are not counted here."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import asdict
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from duixian.ledger import find_commitments
from duixian.outline.section import Period, Section
from duixian.reading.document import Identity
from ledger.reports import identity

HERE = Path(__file__).parents[1] / "gold"

REPORTS = [
    pytest.param("gold/hengyang2017", "reports/hengyang-2017.txt", identity("city", 2017), id="hengyang2017"),
    pytest.param(
        "gold/hunan2026",
        "reports/provinces/2026/hunan.txt",
        identity("province", 2026, "湖南省", "430000"),
        id="hunan2026",
    ),
    pytest.param(
        "yunnan2026",
        "reports/provinces/2026/yunnan.txt",
        identity("province", 2026, "云南省", "530000"),
        id="yunnan2026",
    ),
    pytest.param(
        "shanghai2026",
        "reports/provinces/2026/shanghai.txt",
        identity("province", 2026, "上海市", "310000"),
        id="shanghai2026",
    ),
    pytest.param(
        "shandong2026",
        "reports/provinces/2026/shandong.txt",
        identity("province", 2026, "山东省", "370000"),
        id="shandong2026",
    ),
    pytest.param(
        "liaoning2026",
        "reports/provinces/2026/liaoning.txt",
        identity("province", 2026, "辽宁省", "210000"),
        id="liaoning2026",
    ),
    pytest.param(
        "jiangxi2026",
        "reports/provinces/2026/jiangxi.txt",
        identity("province", 2026, "江西省", "360000"),
        id="jiangxi2026",
    ),
]


def gold_outline(path: Path, text: str, units: ModuleType) -> tuple[Section, ...]:
    """The sections of a gold outline as the outline layer would give them."""
    spans: list[tuple[int, int]] = units.units(text)
    sections: list[Section] = []
    chapter = part = 0
    for entry in json.loads(path.read_text(encoding="utf-8")):
        start = spans[int(entry["first"][1:])][0]
        after = int(entry["last"][1:]) + 1
        end = spans[after][0] if after < len(spans) else len(text)
        if entry["level"] == 1:
            chapter, part = chapter + 1, 0
        else:
            part += 1
        heading_end = start + len(entry["title"])
        if entry["title"] and text[heading_end : heading_end + 1] in "。；：:":
            heading_end += 1
        years = (entry["period"] or "").split("-")
        sections.append(
            Section(
                id=f"s{chapter}" + (f".{part}" if part else ""),
                title=entry["title"],
                level=entry["level"],
                role=entry["role"],
                period=Period(years[0], years[-1]) if years[0] else None,
                start=start,
                end=end,
                heading_end=heading_end,
            )
        )
    return tuple(sections)


@pytest.mark.parametrize(("name", "report", "who"), REPORTS)
def test_rows_projects_and_leads_agree_with_the_gold(
    name: str, report: str, who: Identity, shared: Path, tmp_path: Path
) -> None:
    gold = shared / name if name.startswith("gold/") else HERE / name
    text = (shared / report).read_text(encoding="utf-8")
    spec = spec_from_file_location("gold_units", shared / "gold" / "units.py")
    assert spec is not None
    assert spec.loader is not None
    units = module_from_spec(spec)
    spec.loader.exec_module(units)
    sections = gold_outline(gold.with_name(gold.name + ".outline.json"), text, units)
    commitments, _ = find_commitments(text, sections, (), identity=who)
    ledger = tmp_path / "ledger.json"
    content = {"outline": [asdict(s) for s in sections], "commitments": [asdict(c) for c in commitments]}
    ledger.write_text(json.dumps(content), encoding="utf-8")
    run = subprocess.run(
        [sys.executable, str(shared / "gold" / "score_tasks.py"), str(gold), str(shared / report), str(ledger)],
        capture_output=True,
        text=True,
        check=True,
    )
    score = {key: float(value) for key, value in re.findall(r"(\w+)\s+([01]\.\d{3})", run.stdout)}
    assert score["coverage"] >= 0.97, run.stdout
    assert score["noise"] <= 0.08, run.stdout
    assert score["twice"] <= 0.01, run.stdout
    assert score["precision"] >= 0.88, run.stdout
    assert score["recall"] >= 0.8, run.stdout
    assert score["lead"] >= 0.85, run.stdout
