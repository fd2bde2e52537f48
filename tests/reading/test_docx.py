"""Word documents become text, paragraph by paragraph."""

from __future__ import annotations

import pytest

from duixian.reading import ReadingOptions, bytes_documents
from duixian.reading.formats.docx import parse
from reading_samples import LINES, WORD, docx, paragraph, report_docx, word_xml

NUMBERING = (
    f'<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>'
    '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
UNBOLD = '<w:rPr><w:b w:val="0"/></w:rPr>'
STYLES = (
    f'<w:styles xmlns:w="{WORD}"><w:style w:styleId="1"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:styleId="2"><w:basedOn w:val="1"/></w:style>'
    '<w:style w:styleId="3"><w:rPr><w:b/></w:rPr></w:style></w:styles>'
)


def text(*content: str, **parts: str) -> str:
    return parse(docx(word_xml(*content), **parts), 10**7).text


def test_a_report_keeps_its_lines_and_its_bold_headings() -> None:
    (document,) = bytes_documents(report_docx(), "r.docx")
    assert document.text == "\n".join(LINES)
    assert (document.source.kind, document.source.encoding) == ("docx", "")
    assert document.clean.is_identity(document.text)
    bold = [document.clean.text[start:end] for start, end in document.bold_spans()]
    assert bold == [line for line in LINES if line[:1] in "一二（" or line == LINES[0]]


@pytest.mark.parametrize(
    ("xml", "read"),
    [
        ("<w:p><w:r><w:t>增长</w:t></w:r><w:r><w:t>8%</w:t></w:r></w:p>", "增长8%"),
        ("<w:p><w:r><w:t>增长</w:t></w:r><w:del><w:r><w:delText>7</w:delText></w:r></w:del></w:p>", "增长"),
        ("<w:p><w:ins><w:r><w:t>新增</w:t></w:r></w:ins></w:p>", "新增"),
        ("<w:p><w:moveFrom><w:r><w:t>旧处</w:t></w:r></w:moveFrom></w:p>", ""),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r></w:p>", ""),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>", ""),
        ("<w:p><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p>", "链接"),
        ("<w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:tab/><w:t>三</w:t></w:r></w:p>", "一\n二\t三"),
        ("<w:sdt><w:sdtContent><w:p><w:r><w:t>控件</w:t></w:r></w:p></w:sdtContent></w:sdt>", "控件"),
    ],
)  # fmt: skip
def test_what_is_read_of_a_paragraph(xml: str, read: str) -> None:
    assert text(xml) == read


def test_a_table_is_a_line_for_each_row() -> None:
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    rows = row.format(paragraph("指标"), paragraph("2019年")) + row.format(paragraph("地区生产总值"), paragraph("7.5%"))
    assert text(paragraph("附表"), f"<w:tbl>{rows}</w:tbl>") == "附表\n指标\t2019年\n地区生产总值\t7.5%"


def test_a_table_that_lays_out_paragraphs_is_paragraphs() -> None:
    cell = "<w:tc>" + "".join(map(paragraph, LINES)) + "</w:tc>"
    assert text(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>") == "\n".join(LINES)


def test_text_boxes_are_read_once_after_their_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('框内')}</w:txbxContent>"
    both = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    assert text(f"<w:p><w:r><w:t>正文</w:t>{both}</w:r></w:p>", paragraph("下段")) == "正文\n框内\n下段"


def test_footnotes_follow_the_body() -> None:
    note = f"<w:footnote>{paragraph('“三资”：资金、资产、资源。')}</w:footnote>"
    notes = f'<w:footnotes xmlns:w="{WORD}">{note}</w:footnotes>'
    assert text(paragraph("盘活“三资”。"), footnotes=notes) == "盘活“三资”。\n注释\n“三资”：资金、资产、资源。"


def test_automatic_numbers_are_read_as_word_prints_them() -> None:
    def numbered(words: str, level: int) -> str:
        number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>'
        return f"<w:p><w:pPr>{number}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"

    content = [numbered("回顾", 0), numbered("工业", 1), numbered("农业", 1), numbered("安排", 0), numbered("投资", 1)]
    assert text(*content, numbered("项目", 2), numbering=NUMBERING) == (
        "一、回顾\n（一）工业\n（二）农业\n二、安排\n（一）投资\n1.项目"
    )


@pytest.mark.parametrize(
    ("xml", "heading"),
    [
        ("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>标题</w:t></w:r></w:p>", True),
        ('<w:p><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>正文</w:t></w:r></w:p>', False),
        ("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>标题。</w:t></w:r><w:r><w:t>正文</w:t></w:r></w:p>", False),
        ('<w:p><w:pPr><w:pStyle w:val="2"/></w:pPr><w:r><w:t>标题</w:t></w:r></w:p>', True),
        ('<w:p><w:pPr><w:pStyle w:val="3"/></w:pPr><w:r><w:t>标题</w:t></w:r></w:p>', True),
        (f'<w:p><w:pPr><w:pStyle w:val="3"/></w:pPr><w:r>{UNBOLD}<w:t>正文</w:t></w:r></w:p>', False),
        ('<w:p><w:r><w:rPr><w:rFonts w:eastAsia="黑体"/></w:rPr><w:t>标题</w:t></w:r></w:p>', True),
        ('<w:p><w:r><w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/></w:rPr><w:t>正文</w:t></w:r></w:p>', False),
        ("<w:p/>", False),
    ],
)  # fmt: skip
def test_headings_are_told_by_weight_style_and_face(xml: str, heading: bool) -> None:
    ((_, _, _, bold),) = parse(docx(word_xml(xml), styles=STYLES), 10**7).blocks
    assert bold is heading


def test_the_main_part_may_have_another_name() -> None:
    import io
    import zipfile

    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="1"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
        ' Target="/word/document2.xml"/></Relationships>'
    )
    packed = io.BytesIO(docx(None, document2=word_xml(paragraph("正文"))))
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("_rels/.rels", relations)
    assert parse(packed.getvalue(), 10**7).text == "正文"


def test_a_text_beyond_the_limit_is_refused() -> None:
    from duixian.errors import TooLarge

    with pytest.raises(TooLarge, match=r"^r\.docx .*max_unpacked_bytes"):
        bytes_documents(report_docx(), "r.docx", ReadingOptions(max_unpacked_bytes=2000))
