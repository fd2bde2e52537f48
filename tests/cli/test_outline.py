from __future__ import annotations

import json
from pathlib import Path


def test_sections_with_role_and_period(run, saved: Path):
    output = run("outline", saved, "--lang", "zh").output
    review = next(line for line in output.splitlines() if line.startswith(" s1 "))
    assert review.split()[1:4] == ["一、上届政府工作回顾", "工作回顾", "2013—2016年"]
    assert "   （一）做强实体经济" in output


def test_sections_as_json(run, saved: Path):
    sections = json.loads(run("outline", saved, "--format", "json").stdout)
    assert [(s["id"], s["role"]) for s in sections][-2:] == [("s4", "tasks"), ("s4.1", "tasks")]


def test_a_missing_file(run, tmp_path: Path):
    assert run("outline", tmp_path / "none.json").exit_code == 2
