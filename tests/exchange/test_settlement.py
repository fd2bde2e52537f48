"""What settlements, changes and traces are written as."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from jsonschema import Draft202012Validator
from lxml import etree
from openpyxl import load_workbook

from duixian.errors import SeveralReports
from duixian.exchange.settlement.files import (
    SETTLEMENT_FORMATS,
    TRACE_FORMATS,
    render_changes,
    render_settlements,
    render_trace,
    schema_text,
)
from duixian.settlement import Settlements, diff, settle_by_observations, trace
from duixian.settlement.observations import Observation
from settlement_pair import last_report, settled, this_report

TARGETS = "地区生产总值增长6%左右，固定资产投资增长8%，粮食产量60亿斤左右，居民收入增长与经济增长同步"
LAST = last_report(TARGETS, "建成云岭高速公路。新增“云溪<好物>”20个。=新建公园12个。")
THIS = this_report(
    "地区生产总值增长6.1%，居民收入增长6.5%，粮食产量310万吨。云岭高速公路建成通车。新增“云溪<好物>”18个。",
    plan="地区生产总值增长5.5%左右",
)
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def settlement() -> Settlements:
    return settled(LAST, THIS)


class Links(HTMLParser):
    """Ids of a page and what its links point at."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: set[str] = set()
        self.loads: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name == "href" and (value or "").startswith("#"):
                self.targets.add((value or "")[1:])
            elif name in ("src", "href") and not (value or "").startswith("data:"):
                self.loads.append(value or "")


def breaches(schema: str, document: bytes) -> list[str]:
    """Where a document does not follow its schema."""
    validator = Draft202012Validator(json.loads(schema_text(schema)))
    return [error.message for error in validator.iter_errors(json.loads(document))]


def test_json_follows_its_schema(settlement: Settlements):
    alone = render_settlements([settlement], "json")
    assert breaches("settlements", alone) == []
    assert breaches("settlements", render_settlements([settlement, settlement], "json")) == []
    one = json.loads(alone)
    (gdp,) = (item for item in one["settlements"] if item["indicator_id"] == "gdp")
    assert LAST.text[gdp["start"] : gdp["end"]] == "6%"
    assert THIS.text[gdp["outcome"]["start"] : gdp["outcome"]["end"]] == "6.1%"
    assert (gdp["verdict"], gdp["rule"], gdp["tolerance"]) == ("met", "about-rate", "0.2个百分点")


def test_changes_and_traces_follow_their_schemas():
    changes = diff(LAST, last_report("地区生产总值增长5%", year=2026))
    followed = trace("gdp", [LAST, THIS])
    assert breaches("changes", render_changes([changes], "json")) == []
    assert breaches("trace", render_trace(followed, "json")) == []


@pytest.mark.parametrize("format_", SETTLEMENT_FORMATS)
def test_the_same_settlement_gives_the_same_bytes(settlement: Settlements, format_):
    assert render_settlements([settlement], format_) == render_settlements([settled(LAST, THIS)], format_)


@pytest.mark.parametrize("format_", ["xlsx", "html", "docx"])
def test_a_file_of_one_pair_refuses_two(settlement: Settlements, format_):
    with pytest.raises(SeveralReports, match="not 2"):
        render_settlements([settlement, settlement], format_)


def test_csv_has_a_row_for_each_promise(settlement: Settlements):
    rows = list(csv.DictReader(StringIO(render_settlements([settlement], "csv").decode("utf-8-sig"))))
    assert len(rows) == len(settlement.items)
    gdp = next(row for row in rows if row["indicator_id"] == "gdp")
    assert (gdp["place"], gdp["promise"], gdp["outcome"], gdp["verdict"]) == ("云溪市", "增长6%左右", "增长6.1%", "met")
    assert not [cell for row in rows for cell in row.values() if cell.startswith("=")]


def test_the_workbook_lists_what_was_dropped_first(settlement: Settlements):
    book = load_workbook(BytesIO(render_settlements([settlement], "xlsx")))
    assert book.sheetnames == ["未交账", "指标交账", "项目任务", "汇总"]
    first = book["未交账"]
    assert [cell.value for cell in first[2]][:5] == ["序号", "类别", "指标", "承诺", "结论"]
    assert [first.cell(3, at).value for at in (2, 3, 4, 5)] == ["主要指标", "固定资产投资", "增长8%", "未交账"]


def test_the_page_stands_by_itself_and_its_links_lead_somewhere(settlement: Settlements):
    page = render_settlements([settlement], "html").decode()
    links = Links(page)
    assert links.loads == []
    assert "default-src 'none'" in page
    assert len(links.ids) == len(set(links.ids))
    assert links.targets <= set(links.ids)
    assert "云溪&lt;好物&gt;" in page
    assert page.index("固定资产投资 <b>") < page.index("地区生产总值 <b>")


def test_the_page_marks_both_texts(settlement: Settlements):
    page = render_settlements([settlement], "html").decode()
    number = next(at for at, one in enumerate(settlement.items) if one.indicator_id == "gdp")
    assert re.search(rf'<a class="m met" id="p{number}" href="#e{number}"[^>]*>6%</a>', page)
    assert re.search(rf'<a class="m met" id="o{number}" href="#e{number}"[^>]*>6.1%</a>', page)


def test_the_bulletin_says_what_was_dropped(settlement: Settlements):
    with ZipFile(BytesIO(render_settlements([settlement], "docx"))) as archive:
        assert archive.testzip() is None
        document = etree.fromstring(archive.read("word/document.xml"))
        etree.fromstring(archive.read("[Content_Types].xml"))
    text = "".join(document.itertext(f"{WORD}t"))
    assert "关于云溪市2025年政府工作报告目标兑现情况的通报" in text
    assert "没有交账的主要目标：固定资产投资（增长8%），共1项" in text
    assert len(document.findall(f".//{WORD}tbl")) == 1


def test_the_bulletin_fits_one_page(tmp_path: Path):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    pdfium = pytest.importorskip("pypdfium2")
    targets = "，".join(f"第{n}产业园营业收入增长{n}%以上" for n in range(1, 40))
    path = tmp_path / "bulletin.docx"
    path.write_bytes(render_settlements([settled(last_report(targets), this_report())], "docx"))
    home = f"-env:UserInstallation=file://{tmp_path}/office"
    command = [office, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with pdfium.PdfDocument(tmp_path / "bulletin.pdf") as document:
        assert len(document) == 1


def test_statistics_stand_in_every_format():
    result = settle_by_observations(LAST, [Observation("gdp", "", 2025, 5.0, "%", "统计公报")])
    for format_ in SETTLEMENT_FORMATS:
        assert render_settlements([result], format_)
    assert "统计公报" in render_settlements([result], "html").decode()


def test_a_chart_shows_every_figure_with_its_words():
    followed = trace("gdp", [LAST, THIS])
    chart = etree.fromstring(render_trace(followed, "svg"))
    titles = [title.text for title in chart.iter("{http://www.w3.org/2000/svg}title")]
    assert titles == [
        "地区生产总值（增速，%）",
        "2025年 6.1%（2026年报告）",
        "2025年 6%（2025年报告）",
        "2026年 5.5%（2026年报告）",
    ]


@pytest.mark.parametrize("format_", TRACE_FORMATS)
def test_a_trace_of_words_alone_is_drawn_too(format_):
    followed = trace("居民收入", [last_report("居民收入增长与经济增长同步")])
    assert len(followed.rows) == 1
    assert render_trace(followed, format_)
