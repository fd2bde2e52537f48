from __future__ import annotations

from pathlib import Path

import duixian


def test_several_files_at_once(run, saved: Path, tmp_path: Path):
    outs = [tmp_path / "demo" / f"ledger.{suffix}" for suffix in ("xlsx", "json", "html", "csv")]
    result = run("export", saved, *(part for out in outs for part in ("--out", out)))
    assert result.exit_code == 0
    assert result.stderr.splitlines() == [f"Wrote {out}" for out in outs]
    assert duixian.load(outs[0]).text == duixian.load(outs[1]).text


def test_the_workbook_and_back(run, saved: Path, tmp_path: Path):
    run("export", saved, "--out", tmp_path / "a.xlsx")
    run("export", tmp_path / "a.xlsx", "--out", tmp_path / "b.json")
    assert (tmp_path / "b.json").read_bytes() == saved.read_bytes()


def test_an_unknown_suffix_writes_nothing(run, saved: Path, tmp_path: Path):
    result = run("export", saved, "--out", tmp_path / "a.json", "--out", tmp_path / "a.doc")
    assert result.exit_code == 2
    assert "a.doc must end in one of .json, .csv, .xlsx, .parquet, .html" in result.stderr
    assert not (tmp_path / "a.json").exists()


def test_out_is_needed(run, saved: Path):
    assert run("export", saved).exit_code == 2
