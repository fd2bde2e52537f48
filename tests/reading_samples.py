"""Small files of every format, made where the tests run."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from xml.sax.saxutils import escape

TITLE = "2019年株洲市政府工作报告"
SESSION = "——2019年1月8日在株洲市第十五届人民代表大会第四次会议上"
SPEAKER = "市长 李明远"
BODY = (
    "各位代表：",
    "现在，我代表市人民政府向大会报告工作，请予审议，并请市政协委员和列席同志提出意见。",
    "一、2018年工作回顾",
    (
        "过去一年，我们坚持稳中求进，狠抓项目建设，经济社会发展呈现向好态势。全市地区生产总值增长7.8%，固定资产投资增长10.2%，"
        "城镇新增就业5.6万人，居民人均可支配收入增长8.4%。"
    ),
    "（一）产业结构持续优化",
    "新增规模以上工业企业87家，高新技术产业增加值占比提高1.5个百分点，三次产业结构调整为7.0∶44.5∶48.5。",
    "二、2019年工作安排",
    "主要预期目标是：地区生产总值增长7.5%以上，一般公共预算收入增长6%，城镇登记失业率控制在4.5%以内。",
    "（一）加快项目建设",
    "开工建设重点项目120个，完成投资450亿元。推进城市轨道前期工作，建成通车两条快速干道，新改建农村公路300公里。",
    "（二）办好民生实事",
    "新增公办幼儿园学位6000个，改造老旧小区35个，确保农村饮水安全全面达标。加强政府自身建设，坚持依法行政。",
    "各位代表！让我们紧密团结起来，努力完成全年目标任务，为建设更加美好的家园而奋斗！",
)
LINES = (TITLE, SESSION, SPEAKER, *BODY)
REPORT = "\n".join(LINES) + "\n"

_CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def paragraph(text: str, bold: bool = False) -> str:
    """A paragraph of a Word document."""
    properties = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:p><w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def word_xml(*paragraphs: str, doctype: str = "") -> str:
    """The main part of a Word document."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{doctype}<w:document xmlns:w="{WORD}"><w:body>'
        f"{''.join(paragraphs)}</w:body></w:document>"
    )


def docx(main: str | None, **parts: str) -> bytes:
    """A Word document of a main part and others such as styles, numbering and footnotes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _CONTENT_TYPES)
        if main is not None:
            archive.writestr("word/document.xml", main)
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return packed.getvalue()


def report_docx() -> bytes:
    """The sample report as a Word document with bold headings."""
    return docx(word_xml(*(paragraph(line, line[:1] in "一二（" or line == TITLE) for line in LINES)))


def pdf(*pages: str) -> bytes:
    """A PDF with the lines of each page, in a Chinese font that is not embedded; the table of codes is predefined."""
    kids = " ".join(f"{6 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        (
            b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 5 0 R /DW 1000"
            b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>"
        ),
        (
            b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -120 1000 880] /ItalicAngle 0"
            b" /Ascent 880 /Descent -120 /CapHeight 880 /StemV 90 >>"
        ),
    ]
    for i, page in enumerate(pages):
        shown = " T* ".join(f"<{line.encode('utf-16-be').hex()}> Tj" for line in page.split("\n"))
        stream = zlib.compress(f"BT /F1 12 Tf 18 TL 60 780 Td {shown} ET".encode())
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {7 + 2 * i} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Filter /FlateDecode /Length %d >> stream\n%s\nendstream" % (len(stream), stream))
    return _pdf_file(objects)


def picture_pdf() -> bytes:
    """A PDF of one page that is a grey picture."""
    stream = zlib.compress(b"\x80" * 64 * 64)
    drawn = b"q 400 0 0 600 60 100 cm /I Do Q"
    return _pdf_file(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            (
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                b" /Resources << /XObject << /I 5 0 R >> >> >>"
            ),
            b"<< /Length %d >> stream\n%s\nendstream" % (len(drawn), drawn),
            b"<< /Type /XObject /Subtype /Image /Width 64 /Height 64 /ColorSpace /DeviceGray /BitsPerComponent 8"
            b" /Filter /FlateDecode /Length %d >> stream\n%s\nendstream" % (len(stream), stream),
        ]
    )


def encrypted_pdf() -> bytes:
    """A PDF that asks for a password."""
    whole = pdf("一")
    encryption = (
        b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <"
        + b"41" * 32
        + b"> /U <"
        + b"42" * 32
        + b"> >> /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]"
    )
    return whole.replace(b"/Root 1 0 R", b"/Root 1 0 R " + encryption)


def png(width: int = 8, height: int = 8) -> bytes:
    """A grey picture."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\x00" + b"\x80" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def page(body: str, title: str = TITLE) -> str:
    """A web page of a government site around some text."""
    menu = "".join(f'<li><a href="/{i}">栏目{i}</a></li>' for i in range(30))
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}-某市人民政府</title>'
        f'<meta name="ArticleTitle" content="{title}"><script>var x = "，，，，";</script></head><body>'
        f'<div class="nav"><ul>{menu}</ul></div><div class="crumb">您的位置：<a>首页</a> &gt; <a>政府工作报告</a></div>'
        f'<div class="article"><h1>{title}</h1><div>来源：市政府办 时间：2019-01-15 【字号：<a>大</a> <a>中</a>】</div>'
        f'<div class="TRS_Editor">{body}</div><div>责任编辑：张三</div></div>'
        f'<div class="side"><ul>{menu}</ul></div><div class="foot">版权所有：某市人民政府，主办：政府办公室</div>'
        "</body></html>"
    )


def _pdf_file(objects: list[bytes]) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.5\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % offset for offset in offsets)
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()
