"""Statistics instead of the next report."""

from __future__ import annotations

from pathlib import Path

import pytest
from xlsxwriter import Workbook

from duixian.errors import InputError, UnfitPair, UnreadableFile
from duixian.exchange.settlement.observations import read_observations
from duixian.settlement import Observation, settle_by_observations
from settlement_pair import last_report, only

TARGETS = "地区生产总值增长6%左右，城镇新增就业7万人，居民消费价格涨幅2%左右，居民收入增长与经济增长同步"
ROWS = [
    ["指标", "地区", "时期", "数值", "单位", "来源"],
    ["地区生产总值增速", "云溪市", "2025年", "5.9", "%", "统计公报"],
    ["new-urban-jobs", "云溪", 2025, 65000, "人", "统计公报"],
    ["居民消费价格涨幅", "", "2025", "0.4%", "", "统计公报"],
    ["居民人均可支配收入", "云溪市", 2025, 5.8, "%", "统计公报"],
    ["地区生产总值增速", "云溪市", "2024", "7.0", "%", "统计公报"],
    ["地区生产总值增速", "衡山县", "2025", "9.9", "%", "统计公报"],
    ["地区生产总值增速", "云溪市", "2025年一季度", "7.7", "%", "统计公报"],
]


def csv(tmp_path: Path, rows: list[list[object]], encoding: str = "utf-8") -> Path:
    path = tmp_path / "statistics.csv"
    path.write_text("\n".join(",".join(map(str, row)) for row in rows), encoding=encoding)
    return path


def xlsx(tmp_path: Path, rows: list[list[object]]) -> Path:
    path = tmp_path / "statistics.xlsx"
    with Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return path


@pytest.mark.parametrize("write", [csv, xlsx])
def test_statistics_settle_the_targets_of_their_place_and_year(tmp_path: Path, write):
    last = last_report(TARGETS)
    result = settle_by_observations(last, read_observations(write(tmp_path, ROWS)))
    assert result.this is None
    gdp, jobs = only(result, "生产总值"), only(result, "就业")
    assert (gdp.verdict, gdp.outcome.quote, gdp.outcome.source, gdp.outcome.origin) == (
        "met",
        "5.9%",
        "observation",
        "统计公报",
    )
    assert (jobs.verdict, jobs.conversion) == ("missed", "65000人 = 6.5万人")
    assert only(result, "价格").verdict == "met"
    assert only(result, "收入").verdict == "met"


def test_what_the_statistics_lack_is_not_reported(tmp_path: Path):
    result = settle_by_observations(last_report(TARGETS), read_observations(csv(tmp_path, ROWS[:2])))
    one = only(result, "就业")
    assert (one.verdict, one.outcome) == ("not_reported", None)
    assert "统计资料" in one.reason


def test_statistics_of_elsewhere_settle_nothing():
    elsewhere = Observation("gdp", "衡山县", 2025, 5.0, "%", "")
    with pytest.raises(UnfitPair, match="None of the 1 observations is of 云溪市 in 2025"):
        settle_by_observations(last_report(TARGETS), [elsewhere])


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([["指标", "数值"], ["甲", "1"]], r"no column 时期 \(period\)"),
        ([ROWS[0], ["甲", "", "去年", "1", "", ""]], "row 2: '去年' is no year"),
        ([ROWS[0], ["甲", "", "2025", "很多", "", ""]], "row 2: '很多' is no number"),
        ([ROWS[0], ["", "", "2025", "3", "", ""]], "row 2 names no indicator"),
    ],
)
def test_a_row_that_does_not_fit_is_named(tmp_path: Path, rows: list[list[object]], message: str):
    with pytest.raises(InputError, match=message):
        read_observations(csv(tmp_path, rows))


def test_a_file_that_is_none(tmp_path: Path):
    path = tmp_path / "statistics.xlsx"
    path.write_bytes(b"not a workbook")
    with pytest.raises(UnreadableFile):
        read_observations(path)
    with pytest.raises(UnreadableFile, match="does not exist"):
        read_observations(tmp_path / "missing.csv")
    empty = tmp_path / "empty.csv"
    empty.write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="is empty"):
        read_observations(empty)


def test_a_share_that_excel_shows_as_a_percentage_is_one(tmp_path: Path):
    path = tmp_path / "statistics.xlsx"
    with Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["指标", "时期", "数值"])
        sheet.write_row(1, 0, ["居民消费价格涨幅", "2025年"])
        sheet.write_number(1, 2, 0.004, book.add_format({"num_format": "0.0%"}))
    (price,) = read_observations(path)
    assert (price.value, price.unit) == (0.4, "%")
