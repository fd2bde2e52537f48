from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.exchange.html.page import to_html
from duixian.ledger.model import Ledger
from duixian.ledger.tables import sentence_span
from duixian.reading.document import Copies
from factories import TEXT, ledger, ledger_of

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Page(HTMLParser):
    """The page's elements with their attributes, and what stands in the report pane."""

    def __init__(self, whole: Ledger) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.source = to_html(whole).decode()
        self.feed(self.source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    @property
    def report(self) -> str:
        pane = re.search(r"<main.*</main>", self.source, re.DOTALL)[0]
        own = re.sub(r'<details.*?</details>|<a class="tag.*?</a>|<p class="note.*?</p>', "", pane, flags=re.DOTALL)
        return "".join(unescape(re.sub(r"<[^>]*>", "", own)).split())

    def values(self, name: str) -> list[str]:
        return [attrs[name] for _, attrs in self.tags if attrs.get(name)]


def test_every_statement_and_commitment_is_marked_and_linked_both_ways():
    page = Page(ledger())
    ids, links = set(page.values("id")), set(page.values("href"))
    for item in (*ledger().statements, *ledger().commitments):
        assert {item.id, f"e-{item.id}"} <= ids
        assert {f"#{item.id}", f"#e-{item.id}"} <= links


def test_ids_are_unique_and_links_lead_somewhere():
    page = Page(ledger())
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.values("href") if link.startswith("#")} <= set(ids)


def test_the_report_stands_there_word_for_word():
    assert Page(ledger()).report == "".join(TEXT.split())


def test_marks_wear_the_role():
    page = Page(ledger())
    marks = {
        attrs["id"]: attrs["class"] for tag, attrs in page.tags if tag == "a" and (attrs.get("class") or "")[:2] == "q "
    }
    assert marks["q1"] == "q outcome"
    assert marks["q9"] == "q target"


def test_headings_become_headings():
    sections = {attrs["id"]: tag for tag, attrs in Page(ledger()).tags if (attrs.get("class") or "")[:8] == "section "}
    assert sections == {"s1": "h2", "s2": "h2", "s3": "h2", "s4": "h2", "s4.1": "h3"}


def test_nothing_is_loaded_from_elsewhere():
    page = Page(ledger())
    assert not [tag for tag, attrs in page.tags if tag in ("img", "iframe", "object", "embed") or "src" in attrs]
    assert not re.findall(r"https?://|@import|url\(", page.source)
    policy = next(attrs["content"] for tag, attrs in page.tags if attrs.get("http-equiv"))
    assert policy.startswith("default-src 'none';")


def test_it_speaks_chinese_and_english():
    page = Page(ledger())
    assert page.tags[0] == ("html", {"lang": "zh-CN", "data-ui": "zh"})
    assert "年度目标低于规划年均" in page.source
    assert "Annual target under the multi-year average" in page.source
    assert "lies under the yearly average" in page.source


def test_findings_show_their_arithmetic_and_their_sentences():
    source = Page(ledger()).source
    panel = source[source.index('id="findings"') :]
    assert "年均需要" in panel
    assert 'href="#q5"' in panel
    assert 'href="#q7"' in panel
    assert "固定资产投资年均增长" in panel


def test_only_the_copy_that_was_read_is_shown():
    twice = ledger(text=TEXT + TEXT, copies=Copies(2, True, ((0, len(TEXT)), (len(TEXT), 2 * len(TEXT)))))
    page = Page(twice)
    assert "共2份，内容一致" in page.source
    assert page.report.count("百企上云") == 1


def test_markup_in_the_report_stays_text():
    text = "<script>alert(1)</script> & \"'</style> ]]>\x00\x1b[31m"
    page = Page(ledger_of(text, ((0, 8),)))
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert "<script>alert" not in page.source
    assert "\x00" not in page.source


@given(st.text(st.characters(codec=None), min_size=1))
def test_any_text_makes_a_page(text: str):
    assert to_html(ledger_of(text, ((0, len(text)),)))


def test_an_empty_ledger_makes_a_page():
    bare = ledger(
        text="", outline=(), statements=(), commitments=(), asides=(), findings=(), copies=Copies(1, True, ())
    )
    assert "未发现前后不一之处" in to_html(bare).decode()


def test_the_same_bytes():
    assert to_html(ledger()) == to_html(ledger())


def test_sentences():
    def found(part: str) -> str:
        start = TEXT.index(part)
        return TEXT[slice(*sentence_span(TEXT, start, start + len(part)))]

    assert found("1820亿元") == "四年里家底变厚，2016年全市地区生产总值1820亿元，年均增长9.1%。"
    assert found("云溪市2017") == "云溪市2017年政府工作报告"
    assert sentence_span("字" * 1000, 500, 501) == (300, 701)


SCRIPT = """
<script>
const told = {};
const shown = (id) => { const e = document.getElementById(id); return !!e && e.getClientRects().length > 0; };
const entries = () => [...document.querySelectorAll("#commitments .entry")].filter((e) => !e.hidden);
const click = (selector) => document.querySelector(selector).click();
told.start = ["overview", "commitments"].map(shown);
click('main a[href="#e-q9"]');
told.figure = [shown("e-q9"), document.getElementById("e-q9").className, document.activeElement.id];
click('#e-c2 .go') ;
told.commitment = document.querySelector('[data-c="c2"]').className;
click('[data-c="c3"]');
told.passage = [shown("e-c3"), document.activeElement.id, location.hash];
const query = document.getElementById("query");
query.value = "港 码头"; query.dispatchEvent(new Event("input"));
told.search = entries().map((e) => e.id);
told.count = document.getElementById("found").textContent;
click('main a[href="#e-c1"]');
told.cleared = [query.value, shown("e-c1")];
click('#commitments input[value="target"]');
told.filtered = entries().map((e) => e.dataset.kind);
click("#language");
told.language = [document.documentElement.lang, document.querySelector(".tabs a").innerText, query.placeholder];
document.querySelector(".tabs a").dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowLeft", bubbles: true }));
told.arrow = document.activeElement.id;
told.wide = document.documentElement.scrollWidth <= innerWidth;
document.body.textContent = JSON.stringify(told);
</script>
</body>"""


@pytest.mark.skipif(not CHROMIUM, reason="no Chromium is installed")
def test_it_works_in_a_browser(tmp_path: Path):
    page = tmp_path / "page.html"
    page.write_text(to_html(ledger()).decode().replace("</body>", SCRIPT), encoding="utf-8")
    run = [
        CHROMIUM,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={tmp_path / 'profile'}",
        "--dump-dom",
    ]
    dom = subprocess.run([*run, page.as_uri()], capture_output=True, timeout=60, check=True).stdout.decode()
    told = json.loads(re.search(r"<body[^>]*>(.*)</body>", dom, re.DOTALL)[1])
    assert told == {
        "start": [True, False],
        "figure": [True, "entry row chosen", "e-q9"],
        "commitment": "c chosen",
        "passage": [True, "e-c3", "#e-c3"],
        "search": ["e-c2"],
        "count": "1 / 3",
        "cleared": ["", True],
        "filtered": ["project", "programme"],
        "language": ["en", "Overview", "Search the ledger: indicator, task, unit …"],
        "arrow": "tab-findings",
        "wide": True,
    }
