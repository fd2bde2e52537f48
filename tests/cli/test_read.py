from __future__ import annotations

import csv
import json
import re
from io import StringIO
from pathlib import Path

import pytest

import duixian
from duixian.exchange.record import to_json
from factories import TEXT, ledger


def test_one_report_as_a_table(run, saved: Path):
    result = run("read", saved)
    assert result.exit_code == 0
    assert result.output.splitlines()[:2] == [
        "云溪市2017年政府工作报告",
        f"云溪市（439900） · City · 2017 · 2017-01-06 · 市长 沈知远 · {len(TEXT)} characters",
    ]
    for said in ("固定资产投资", "+18.2%", "2013–2016 yearly average", "≈ +16%", "+14%", "in step with 经济增长"):
        assert said in result.output
    assert "Questions that the figures raise: 1" in result.output
    assert "Needed a year 16" in result.output
    assert "q7  " in result.output


def test_the_same_in_chinese(run, saved: Path):
    output = run("read", saved, "--lang", "zh").output
    shown = [
        "主要指标",
        "增长16%左右",
        "2017—2021年年均",
        "做强实体经济",
        "数据疑问：1 条",
        "年度目标低于规划年均",
        "年均需要 16",
    ]
    for said in shown:
        assert said in output


def test_columns_line_up_although_chinese_is_wide(run, saved: Path):
    from rich.cells import cell_len

    lines = run("read", saved, "--lang", "zh").output.splitlines()
    rule = next(line for line in lines if "─" in line)
    rows = [line for line in lines if line.startswith((" 地区生产总值", " 固定资产投资"))]
    assert len(rows) == 2
    assert {cell_len(row) for row in rows} == {cell_len(rule)}
    assert cell_len(rule) <= 120


def test_json(run, saved: Path):
    result = run("read", saved, "--format", "json")
    assert result.stdout_bytes == to_json(duixian.load_all(saved))


def test_several_reports_as_json(run, saved: Path, two: Path):
    record = json.loads(run("read", saved, two, "--format", "json").stdout)
    assert record["schema"] == "duixian/ledgers/1"
    assert len(record["ledgers"]) == 3


def test_csv(run, two: Path):
    output = run("read", two, "--format", "csv", "--table", "commitments").stdout
    rows = list(csv.DictReader(StringIO(output.removeprefix("\ufeff"))))
    assert [row["kind"] for row in rows] == ["target", "project", "programme"] * 2


def test_html(run, saved: Path):
    assert run("read", saved, "--format", "html").stdout.startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("format_", ["xlsx", "parquet"])
def test_binary_formats_need_a_file(run, saved: Path, format_: str):
    result = run("read", saved, "--format", format_)
    assert result.exit_code == 2
    assert f"{format_} goes to a file; give one with --out." in result.stderr


def test_out_tells_the_format(run, saved: Path, tmp_path: Path):
    out = tmp_path / "new" / "a.xlsx"
    result = run("read", saved, "--out", out)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"Wrote {out}\n")
    assert duixian.load(out).commitments == ledger().commitments


def test_a_folder_takes_a_file_for_each_report(run, saved: Path, two: Path, tmp_path: Path):
    out = tmp_path / "out"
    assert run("read", saved, two, "--format", "html", "--out", f"{out}/").exit_code == 0
    assert sorted(path.name for path in out.iterdir()) == ["云溪市2017-2.html", "云溪市2017-3.html", "云溪市2017.html"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--out", "x.doc"), "x.doc must end in one of .json"),
        (("--out", "x/"), "A folder does not tell the format"),
        (("--format", "table", "--out", "x.json"), "A table is for the terminal"),
        (("--year", "17"), "Invalid value for '--year'"),
        (("--format", "pdf"), "Invalid value for '--format'"),
        (("--max-bytes", "0"), "Invalid value for '--max-bytes'"),
        (("--max-bytes", "10"), "limit"),
    ],
)
def test_wrong_options_are_explained(run, saved: Path, arguments: tuple[str, ...], message: str):
    result = run("read", saved, *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_one_file_cannot_hold_two_workbooks(run, two: Path, tmp_path: Path):
    result = run("read", two, "--out", tmp_path / "a.xlsx")
    assert result.exit_code == 2
    assert "give a folder: --out FOLDER/ --format xlsx" in result.stderr
    assert not (tmp_path / "a.xlsx").exists()


def test_what_is_read_is_not_overwritten(run, saved: Path):
    before = saved.read_bytes()
    result = run("read", saved, "--out", saved)
    assert result.exit_code == 2
    assert "write to another file" in result.stderr
    assert saved.read_bytes() == before


def test_several_reports_as_one_table(run, saved: Path, two: Path):
    result = run("read", saved, two)
    assert result.exit_code == 0
    assert [line.split()[0] for line in result.output.splitlines() if ".json" in line] == ["yunxi.json"] + [
        "two.json"
    ] * 2


def test_one_bad_file_does_not_stop_the_others(run, saved: Path, tmp_path: Path):
    bad = tmp_path / "bad.json"
    bad.write_text("{")
    result = run("read", bad, saved)
    assert result.exit_code == 3
    assert "could not be read" in result.stdout
    assert "yunxi.json" in result.stdout
    assert f"{bad}: This is not well-formed JSON" in result.stderr
    assert json.loads(run("read", bad, saved, "--format", "json").stdout)["report"]["year"] == 2017


def test_nothing_readable_at_all(run, tmp_path: Path):
    missing = tmp_path / "none.json"
    for arguments in ([missing], [missing, tmp_path / "neither.json"]):
        result = run("read", *arguments)
        assert result.exit_code == 2
        assert "none.json" in result.stderr
    (tmp_path / "empty").mkdir()
    result = run("read", tmp_path / "empty")
    assert result.exit_code == 2
    assert "There is no readable file in" in result.stderr


def test_a_failed_write_is_a_message(run, saved: Path, tmp_path: Path):
    (tmp_path / "file").write_text("")
    result = run("read", saved, "--out", tmp_path / "file" / "a.json")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


def test_control_characters_do_not_reach_the_terminal(run, tmp_path: Path):
    whole = ledger()
    evil = "\x1b]0;owned\x07"
    commitments = tuple(type(c)(**{f: getattr(c, f) for f in c.__slots__} | {"area": evil}) for c in whole.commitments)
    duixian.save(ledger(commitments=commitments), tmp_path / "evil.json")
    output = run("read", tmp_path / "evil.json").output
    assert "\x1b" not in output
    assert "\x07" not in output


def test_a_report_from_end_to_end(run):
    sample = Path(__file__).parents[2] / "samples" / "linzhou-2017.txt"
    result = run("read", sample)
    assert result.exit_code == 0
    assert "2017年临州市政府工作报告" in result.output
    piped = run("read", "-", "--format", "json", input=sample.read_text(encoding="utf-8"))
    assert json.loads(piped.stdout)["report"]["source"]["name"] == "-"


def test_what_is_no_report_is_refused(run):
    result = run("read", "-", input="今天天气很好。")
    assert result.exit_code == 2
    assert "Error: " in result.stderr
    assert run("read", "-", "--any-text", input="今天天气很好。").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "option"), [(("--max-bytes", "10"), "--max-bytes"), (("--max-pages", "1"), "--any-text")]
)
def test_a_refusal_names_the_option_that_helps(run, tmp_path: Path, arguments: tuple[str, ...], option: str):
    (tmp_path / "walk.txt").write_text("今天天气不错，我们去公园散步。", encoding="utf-8")
    for language in ("en", "zh"):
        refused = run("--lang", language, "read", tmp_path / "walk.txt", *arguments)
        assert refused.exit_code == 2
        assert option in refused.stderr
        assert not re.search("max_bytes|require_report", refused.stderr)


def test_refuses_in_the_language_asked_for(run, tmp_path: Path):
    empty = tmp_path / "空.txt"
    empty.write_text("", encoding="utf-8")
    law = tmp_path / "法.txt"
    law.write_text("某某管理条例\n" + "第一条 为了规范管理，根据有关法律，制定本条例。\n" * 40, encoding="utf-8")
    answer = run("read", "--lang", "zh", empty)
    assert answer.exit_code == 2
    assert "是空文件" in answer.output
    assert "is empty" in run("read", "--lang", "en", empty).output
    refused = run("read", "--lang", "zh", law).output
    assert "不像政府工作报告" in refused
    assert "look" not in refused
