"""The bulletin (通报): a year's settlement on one page of a Word document.

Written as WordprocessingML in a zip archive, in the layout of official documents (GB/T 9704—2012: title in 小标宋,
text in 仿宋): a library would bring more than the four parts that a page needs, and other bytes each time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from duixian.exchange.labels import label
from duixian.exchange.safe_text import xml_text
from duixian.exchange.wording import report_title
from duixian.settlement import VERDICTS, Settlement, SettlementKind, Settlements, Verdict

_FIGURES: tuple[SettlementKind, ...] = ("figure", "words")
_MOST_ROWS = 16
_MOST_NAMES = 12
_LONGEST = 26
_TITLE, _TEXT, _HEADING = "方正小标宋简体", "仿宋", "黑体"
_WIDTHS = (3000, 2500, 2500, 1300)
_EPOCH = (1980, 1, 1, 0, 0, 0)


def bulletin(settlements: Settlements) -> bytes:
    """The document; the same settlement gives the same bytes."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in (
            ("[Content_Types].xml", _CONTENT_TYPES),
            ("_rels/.rels", _RELATIONS),
            ("word/document.xml", _document(settlements)),
        ):
            archive.writestr(ZipInfo(name, _EPOCH), content.encode("utf-8"), ZIP_DEFLATED)
    return out.getvalue()


def _document(settlements: Settlements) -> str:
    parts = [
        _paragraph(f"关于{_subject(settlements)}目标兑现情况的通报", font=_TITLE, size=36, centred=True),
        _paragraph(_overview(settlements)),
        _paragraph("一、主要预期目标", font=_HEADING),
        _table(_headline_rows(settlements)),
        _paragraph(_names("二、没有交账的主要目标", _dropped(settlements, headline=True))),
        _paragraph(_names("三、没有交账的其他量化目标", _dropped(settlements, headline=False))),
        _paragraph(_basis(settlements), size=21),
    ]
    return f'{_XML}<w:document xmlns:w="{_NAMESPACE}"><w:body>{"".join(parts)}{_PAGE}</w:body></w:document>'


def _subject(settlements: Settlements) -> str:
    return report_title(settlements.last.identity)


def _overview(settlements: Settlements) -> str:
    headline, figures = settlements.counts(headline=True), settlements.counts(kinds=_FIGURES)
    this = settlements.this
    against = f"{this.identity.year}年政府工作报告" if this else "统计资料"
    return (
        f"对照{against}，{report_title(settlements.last.identity)}提出的{sum(figures.values())}项指标逐项交账："
        f"{_counted(figures)}。其中主要预期目标{sum(headline.values())}项：{_counted(headline)}。"
    )


def _counted(counts: dict[Verdict, int]) -> str:
    return "，".join(
        f"{label('verdict', verdict)}{counts[verdict]}项" for verdict in reversed(VERDICTS) if counts[verdict]
    )


def _headline_rows(settlements: Settlements) -> list[tuple[str, str, str, str]]:
    headline = [one for one in settlements.items if one.headline]
    rows = [("指标", "承诺", "结果", "结论")]
    for one in headline[:_MOST_ROWS]:
        answer = one.answer
        rows.append(
            (
                _short(one.indicator),
                _short(one.said),
                _short(answer.said) if answer else "—",
                label("verdict", one.verdict),
            )
        )
    if len(headline) > _MOST_ROWS:
        rows.append((f"另有{len(headline) - _MOST_ROWS}项，见交账表", "", "", ""))
    return rows


def _dropped(settlements: Settlements, *, headline: bool) -> list[Settlement]:
    return [one for one in settlements.dropped if one.headline == headline]


def _names(heading: str, dropped: Sequence[Settlement]) -> str:
    if not dropped:
        return f"{heading}：无。"
    named = "、".join(f"{_short(one.indicator)}（{_short(one.said)}）" for one in dropped[:_MOST_NAMES])
    more = f"等{len(dropped)}项" if len(dropped) > _MOST_NAMES else f"，共{len(dropped)}项"
    return f"{heading}：{named}{more}。"


def _basis(settlements: Settlements) -> str:
    options = settlements.options
    return (
        "判定口径：“以上”须达到所列数；"
        f"“左右”允许低{options.growth_points:g}个百分点（速度）或{100 * options.amount_share:g}%（数量）；"
        f"与经济增长同步允许低{options.sync_points:g}个百分点；"
        "没有找到结果的记为未交账，不等于没有完成。各项依据和原文见交账表。"
    )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _paragraph(text: str, *, font: str = _TEXT, size: int = 24, centred: bool = False) -> str:
    """A paragraph; `size` in half points."""
    layout = _CENTRED if centred else _INDENTED
    return f"<w:p><w:pPr>{layout}</w:pPr>{_run(text, font, size)}</w:p>"


def _run(text: str, font: str, size: int) -> str:
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}"/>'
    shown = escape(xml_text(text))
    return f'<w:r><w:rPr>{fonts}<w:sz w:val="{size}"/></w:rPr><w:t xml:space="preserve">{shown}</w:t></w:r>'


def _table(rows: Iterable[Sequence[str]]) -> str:
    sides = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="000000"/>' for side in _SIDES)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    body = "".join(f"<w:tr>{''.join(map(_cell, row, _WIDTHS))}</w:tr>" for row in rows)
    layout = f'<w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{sides}</w:tblBorders>'
    return f"<w:tbl><w:tblPr>{layout}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def _cell(text: str, width: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p>{_run(text, _TEXT, 21)}</w:p></w:tc>'


_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1304" w:bottom="1021" w:left="1304" w:header="0" w:footer="0" w:gutter="0"/>'
    "</w:sectPr>"
)
_CENTRED = '<w:spacing w:before="0" w:after="160"/><w:jc w:val="center"/>'
_INDENTED = (
    '<w:spacing w:before="40" w:after="40" w:line="300" w:lineRule="auto"/>'
    '<w:ind w:firstLineChars="200" w:firstLine="480"/>'
)
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_CONTENT_TYPES = (
    f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>'
)
_RELATIONS = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
