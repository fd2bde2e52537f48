"""Saved web pages give the report without menus, side columns and footers."""

from __future__ import annotations

import pytest

from duixian.errors import UnreadableFile
from duixian.reading import bytes_documents
from duixian.reading.formats.html import parse
from reading_samples import LINES, REPORT, TITLE, page

PARAGRAPHS = "".join(f"<p>　　{line}</p>\n" for line in LINES[1:])


def test_a_page_of_a_government_site_gives_the_report() -> None:
    (document,) = bytes_documents(page(PARAGRAPHS).encode(), "r.html")
    assert document.clean.text.replace("\u3000", "").strip() == REPORT.strip()
    assert document.source.kind == "html"
    assert "栏目" not in document.text
    assert document.identity.session_date == "2019-01-08"


@pytest.mark.parametrize(
    "body",
    [
        "<br>\n".join("&nbsp;&nbsp;" + line for line in LINES[1:]),
        "".join(f"<div><span>{line[:5]}</span><span>{line[5:]}</span></div>" for line in LINES[1:]),
        "<table><tr><td>" + PARAGRAPHS + "</td></tr></table>",
        "<p>" + "</p>\n<p>".join(line.replace("，", "，\n   ") for line in LINES[1:]) + "</p>",
    ],
)
def test_paragraphs_in_every_mark_up(body: str) -> None:
    (document,) = bytes_documents(page(body).encode(), "r.html")
    assert [line.strip(" \u3000") for line in document.clean.text.strip().split("\n")] == list(LINES)


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16"])
def test_encodings_of_pages(codec: str) -> None:
    (document,) = bytes_documents(page(PARAGRAPHS).encode(codec), "r.htm")
    assert document.identity.year == 2019
    assert document.source.encoding == codec


def test_a_page_saved_as_one_file_is_read() -> None:
    import base64

    content = base64.encodebytes(page(PARAGRAPHS).encode()).decode()
    archive = (
        'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";'
        ' boundary="--b"\r\n\r\n----b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n'
        f"{content}\r\n----b--\r\n"
    )
    (document,) = bytes_documents(archive.encode(), "r.mhtml")
    assert document.clean.text.replace("\u3000", "").strip() == REPORT.strip()


def test_headings_and_bold_paragraphs_are_bold() -> None:
    body = "".join(f"<p><strong>{line}</strong></p>" if line[0] in "一二（" else f"<p>{line}</p>" for line in LINES[1:])
    yielded = parse(page(body), 10**7)
    bold = [yielded.text[start:end] for start, end, _, is_bold in yielded.blocks if is_bold]
    assert bold == [line for line in LINES if line[0] in "一二（" or line == TITLE]


def test_cells_of_a_row_are_separated_by_tabs() -> None:
    rows = "<tr><th>指标</th><th>目标</th></tr><tr><td><p>地区生产总值</p></td><td>\n<p>7.5%</p>\n</td></tr>"
    assert parse(page(PARAGRAPHS + f"<table>{rows}</table>"), 10**7).text.find("指标\t目标\n地区生产总值\t7.5%") > 0


def test_the_title_of_the_page_is_used_where_the_text_has_none() -> None:
    text = f"<html><head><title>{TITLE}_某市人民政府</title></head><body><div>{PARAGRAPHS}</div></body></html>"
    assert parse(text, 10**7).text.startswith(f"{TITLE}\n")
    assert parse(text, 10**7).text.count(TITLE) == 1


@pytest.mark.parametrize("text", ["<html></html>", "<html><body><script>var a;</script>", "<html><body> "])
def test_a_page_without_text_says_so(text: str) -> None:
    with pytest.raises(UnreadableFile, match="without text"):
        parse(text, 10**7)


def test_nesting_is_read_to_any_depth_that_pages_have() -> None:
    assert LINES[3] in parse("<html><body>" + "<div>" * 200 + PARAGRAPHS + "</body></html>", 10**7).text
    with pytest.raises(UnreadableFile):
        parse("<html><body>" + "<div>" * 5000 + PARAGRAPHS + "</body></html>", 10**7)
