from __future__ import annotations

import json
from pathlib import Path

import pytest

import duixian
from settlement_pair import last_report, this_report

TARGETS = "地区生产总值增长6%左右，固定资产投资增长8%"


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """Two ledgers of one city, one year and the next."""
    last, this = tmp_path / "2025" / "yunxi.json", tmp_path / "2026" / "yunxi.json"
    duixian.save(last_report(TARGETS, "建成云岭高速公路。新建公园12个。"), last)
    duixian.save(this_report("地区生产总值增长5.5%。新建公园13个。", plan="地区生产总值增长5%左右"), this)
    return last, this


def texts(tmp_path: Path, place: str) -> None:
    for year, ledger in ((2025, last_report(TARGETS, place=place)), (2026, this_report("", place=place))):
        folder = tmp_path / str(year)
        folder.mkdir(exist_ok=True)
        (folder / f"{place}.txt").write_text(ledger.text, encoding="utf-8")


def test_a_table_for_people(run, pair):
    shown = run("settle", *pair).output
    assert shown.index("Not accounted for: 1") < shown.index("Headline targets") < shown.index("Other targets that")
    assert "固定资产投资" in shown.split("Headline targets")[0]
    assert "Missed" in shown
    assert "0.2个百分点" in shown


def test_in_chinese(run, pair):
    assert "未交账：1 项" in run("settle", *pair, "--lang", "zh").output


def test_json_on_standard_output(run, pair):
    result = json.loads(run("settle", *pair, "--format", "json").stdout)
    (gdp,) = (one for one in result["settlements"] if one["indicator_id"] == "gdp")
    assert (gdp["verdict"], gdp["outcome"]["quote"]) == ("missed", "5.5%")


@pytest.mark.parametrize("suffix", ["json", "csv", "xlsx", "html", "docx"])
def test_a_file_in_the_format_of_its_suffix(run, pair, tmp_path, suffix):
    out = tmp_path / f"settlement.{suffix}"
    assert run("settle", *pair, "--out", out).exit_code == 0
    assert out.stat().st_size > 500


def test_tolerances_of_ones_own(run, pair, tmp_path):
    rules = tmp_path / "rules.toml"
    rules.write_text("[tolerances]\ngrowth-points = 0.6\n", encoding="utf-8")
    result = json.loads(run("settle", *pair, "--rules", rules, "--format", "json").stdout)
    (gdp,) = (one for one in result["settlements"] if one["indicator_id"] == "gdp")
    assert (gdp["verdict"], gdp["tolerance"]) == ("met", "0.6个百分点")


def test_statistics_instead_of_a_report(run, pair, tmp_path):
    statistics = tmp_path / "statistics.csv"
    statistics.write_text("指标,时期,数值,单位\n地区生产总值增速,2025,6.1,%\n", encoding="utf-8")
    result = json.loads(run("settle", pair[0], "--observations", statistics, "--format", "json").stdout)
    (gdp,) = (one for one in result["settlements"] if one["indicator_id"] == "gdp")
    assert (gdp["verdict"], gdp["outcome"]["source"], result["this"]) == ("met", "observation", None)


@pytest.mark.parametrize("reverse", [True, False])
def test_reports_that_do_not_fit_write_nothing(run, pair, tmp_path, reverse):
    other = tmp_path / "other.json"
    duixian.save(this_report(place="衡山县"), other)
    out = tmp_path / "out.json"
    arguments = (pair[1], pair[0]) if reverse else (pair[0], other)
    result = run("settle", *arguments, "--out", out)
    assert result.exit_code == 2
    assert "give the earlier report first" in result.output if reverse else "give reports of one place" in result.output
    assert not out.exists()


def test_a_text_that_is_no_report(run, pair, tmp_path):
    text = tmp_path / "notes.txt"
    text.write_text("买菜，做饭。", encoding="utf-8")
    result = run("settle", pair[0], text, "--out", tmp_path / "out.json")
    assert (result.exit_code, (tmp_path / "out.json").exists()) == (2, False)
    assert "does not look like a government work report" in result.output


def test_either_a_report_or_statistics(run, pair):
    assert run("settle", pair[0]).exit_code == 2
    assert run("settle", *pair, "--observations", pair[0]).exit_code == 2


def test_folders_are_paired_by_place(run, tmp_path):
    texts(tmp_path, "云溪市")
    texts(tmp_path, "衡山县")
    (tmp_path / "2025" / "again.txt").write_text(last_report(TARGETS, place="衡山县").text, encoding="utf-8")
    result = run("settle", tmp_path / "2025", tmp_path / "2026", "--any-text")
    assert result.exit_code == 0
    assert result.output.count("衡山县") >= 2
    assert "固定资产投资" in result.output
    assert "is taken" in result.stderr
    out = tmp_path / "out"
    run("settle", tmp_path / "2025", tmp_path / "2026", "--any-text", "--format", "docx", "--out", f"{out}/")
    assert sorted(path.suffix for path in out.iterdir()) == [".docx", ".docx"]


def test_folders_without_a_pair(run, tmp_path):
    texts(tmp_path, "云溪市")
    result = run("settle", tmp_path / "2025", tmp_path / "2025", "--any-text")
    assert result.exit_code == 2
    assert "no two reports" in result.output


def test_a_file_that_cannot_be_read_leaves_the_others(run, tmp_path):
    texts(tmp_path, "云溪市")
    (tmp_path / "2026" / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    result = run("settle", tmp_path / "2025", tmp_path / "2026", "--any-text")
    assert result.exit_code == 3
    assert "云溪市" in result.output


def test_what_is_read_is_not_overwritten(run, pair):
    before = pair[0].read_bytes()
    assert run("settle", *pair, "--format", "json", "--out", pair[0]).exit_code == 2
    assert pair[0].read_bytes() == before


@pytest.mark.parametrize("arguments", [("--out", "x.pdf"), ("--format", "xlsx"), ("--format", "table", "--out", "x")])
def test_what_cannot_be_given(run, pair, arguments):
    assert run("settle", *pair, *arguments).exit_code == 2


def test_the_year_of_texts_that_do_not_tell(run, tmp_path):
    last, this = tmp_path / "a.txt", tmp_path / "b.txt"
    last.write_text(last_report(TARGETS).text.replace("云溪市2025年政府", "云溪市政府", 1), encoding="utf-8")
    this.write_text(
        this_report("地区生产总值增长6%。").text.replace("云溪市2026年政府", "云溪市政府", 1), encoding="utf-8"
    )
    result = run("settle", last, this, "--any-text", "--year", "2025", "--format", "json")
    assert json.loads(result.stdout)["year"] == 2025


def test_diff(run, pair, tmp_path):
    shown = run("diff", *pair).output
    assert "Lowered" in shown
    assert "Dropped" in shown
    result = json.loads(run("diff", *pair, "--format", "json").stdout)
    assert {one["kind"] for one in result["changes"]} >= {"lowered", "dropped"}
    assert run("diff", *pair, "--out", tmp_path / "changes.xlsx").exit_code == 0
    assert run("diff", pair[1], pair[0]).exit_code == 2


def test_trace(run, pair, tmp_path):
    shown = run("trace", "gdp", *pair).output
    assert "2025" in shown
    assert "5.5%" in shown
    chart = tmp_path / "gdp.svg"
    assert run("trace", "地区生产总值", *pair, "--out", chart).exit_code == 0
    assert chart.read_text(encoding="utf-8").startswith("<svg")
    assert len(json.loads(run("trace", "gdp", *pair, "--format", "json").stdout)["years"]) == 2
    assert json.loads(run("trace", "gdp", *pair, "--to", "2025", "--format", "json").stdout)["reports"] == [2025]


def test_trace_of_what_no_report_has(run, pair):
    result = run("trace", "独角兽牧场", *pair)
    assert result.exit_code == 2
    assert "None of 2 reports" in result.output


@pytest.mark.parametrize("name", ["settlements", "changes", "trace"])
def test_schemas(run, name):
    assert json.loads(run("schema", name).stdout)["$id"] == f"duixian/{name}/1"
