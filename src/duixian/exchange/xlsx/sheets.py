"""What stands on the visible sheets of the workbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from duixian.exchange.labels import label
from duixian.exchange.safe_text import xml_text
from duixian.exchange.wording import figure, heading_path, period_phrase, report_title, value_phrase
from duixian.ledger.model import Commitment, Finding, Ledger
from duixian.ledger.tables import sentence_span
from duixian.outline.section import Section
from duixian.statements.statement import Statement

DECOMPOSITION = "任务分解表"
ID = "编号"

Value = str | int | float | None
_LONGEST = 16_000


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and its width in characters."""

    heading: str
    width: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: rows of values under headings, all texts fit for a cell."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


def visible_sheets(ledger: Ledger) -> tuple[Sheet, ...]:
    """The sheets of the workbook in their order."""
    outline = {section.id: section for section in ledger.outline}
    return (
        decomposition(ledger),
        _sheet(ledger, "目标", _TARGETS, _quantities(ledger, "target", outline)),
        _sheet(ledger, "任务", _TASKS, _tasks(ledger, outline)),
        _sheet(ledger, "项目", _PROJECTS, _projects(ledger, outline)),
        _sheet(ledger, "完成情况", _OUTCOMES, _quantities(ledger, "outcome", outline)),
        _sheet(ledger, "疑问", _FINDINGS, _findings(ledger)),
        _sheet(ledger, "报告", _REPORT, _report(ledger)),
    )


def decomposition(ledger: Ledger) -> Sheet:
    """The task-decomposition table (任务分解表): one row for each commitment."""
    outline = {section.id: section for section in ledger.outline}
    statements = {statement.id: statement for statement in ledger.statements}
    rows = (
        decomposition_row(i, c, [statements[id_] for id_ in c.statements if id_ in statements], outline)
        for i, c in enumerate(ledger.commitments, 1)
    )
    return _sheet(ledger, DECOMPOSITION, _DECOMPOSITION, rows)


def decomposition_row(
    number_: int, c: Commitment, statements: list[Statement], outline: dict[str, Section]
) -> tuple[Value, ...]:
    """The cells of one commitment, its id last."""
    return (
        number_,
        c.area,
        c.item,
        c.text,
        "\n".join(s.indicator.scope + s.indicator.name for s in statements),
        "\n".join(value_phrase(s) for s in statements),
        deadline_phrase(c.deadline),
        _lead(c),
        "、".join(c.supporting_units),
        _position(c, outline),
        c.id,
    )


def deadline_phrase(deadline: str) -> str:
    """2017年12月31日, 2017年9月 or 2017年 for an ISO date, month or year."""
    return "".join(f"{int(part)}{unit}" for part, unit in zip(deadline.split("-"), "年月日", strict=False) if part)


def cell_text(text: str) -> str:
    """The text as it stands in a cell: fit for XML and within the length a cell may have."""
    text = xml_text(text)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _sheet(ledger: Ledger, name: str, columns: tuple[Column, ...], rows: Iterable[tuple[Value, ...]]) -> Sheet:
    fit = tuple(tuple(cell_text(v) if isinstance(v, str) else v for v in row) for row in rows)
    return Sheet(name, cell_text(f"{report_title(ledger.identity)}{name}"), columns, fit)


def _lead(c: Commitment) -> str:
    return c.suggested_lead.unit if c.suggested_lead else ""


def _position(item: Commitment | Statement, outline: dict[str, Section]) -> str:
    return f"{item.start}–{item.end}　{heading_path(item.section, outline)}".rstrip()


def _sentence(ledger: Ledger, s: Statement) -> str:
    return ledger.text[slice(*sentence_span(ledger.text, s.start, s.end))]


def _quantities(ledger: Ledger, role: str, outline: dict[str, Section]) -> Iterator[tuple[Value, ...]]:
    chosen = (s for s in ledger.statements if s.role == role)
    for i, s in enumerate(chosen, 1):
        yield (
            i,
            s.indicator.scope + s.indicator.name,
            value_phrase(s),
            s.low,
            s.high,
            s.unit,
            label("measure", s.measure),
            period_phrase(s.period),
            label("strength", s.strength) if role == "target" else "预计" if s.provisional else "",
            _sentence(ledger, s),
            _position(s, outline),
            s.id,
        )


def _tasks(ledger: Ledger, outline: dict[str, Section]) -> Iterator[tuple[Value, ...]]:
    chosen = (c for c in ledger.commitments if c.kind in ("task", "programme"))
    for i, c in enumerate(chosen, 1):
        yield (
            i,
            c.area,
            c.item,
            label("kind", c.kind),
            c.text,
            deadline_phrase(c.deadline),
            label("strength", c.strength),
            _lead(c),
            "、".join(c.supporting_units),
            _position(c, outline),
            c.id,
        )


def _projects(ledger: Ledger, outline: dict[str, Section]) -> Iterator[tuple[Value, ...]]:
    named = ((c, p.name) for c in ledger.commitments for p in c.projects)
    for i, (c, name) in enumerate(named, 1):
        yield (
            i,
            name,
            c.area,
            c.text,
            "、".join(dict.fromkeys(place.name for place in c.places)),
            deadline_phrase(c.deadline),
            _lead(c),
            _position(c, outline),
            c.id,
        )


def _findings(ledger: Ledger) -> Iterator[tuple[Value, ...]]:
    statements = {statement.id: statement for statement in ledger.statements}
    for i, f in enumerate(ledger.findings, 1):
        compared = [statements[id_] for id_ in f.statements if id_ in statements]
        yield (
            i,
            label("rule", f.rule),
            label("severity", f.severity),
            f.message,
            _computed(f),
            "\n".join(f"{s.id}　{_sentence(ledger, s)}" for s in compared),
            f.rule,
        )


def _computed(finding: Finding) -> str:
    """The figures of a finding, one to a line."""
    return "\n".join(f"{label('figure', name)}：{figure(value)}" for name, value in finding.computed.items())


def _report(ledger: Ledger) -> Iterator[tuple[Value, ...]]:
    identity, source, copies = ledger.identity, ledger.source, ledger.copies
    yield "标题", identity.title
    yield "行政区划", identity.place.name if identity.place else ""
    yield "区划代码", identity.place.code if identity.place else ""
    yield "层级", label("level", identity.level)
    yield "年份", identity.year
    yield "报告日期", identity.session_date or ""
    yield "报告人", identity.speaker or ""
    yield "字数", len(ledger.text)
    yield "文中份数", f"{copies.count}{'（内容一致）' if copies.identical and copies.count > 1 else ''}"
    yield "文件", source.name
    yield "编码", source.encoding or source.kind
    yield "SHA-256", source.sha256
    yield from (("存疑", conflict) for conflict in identity.conflicts)
    for section in ledger.outline:
        role, years = label("section_role", section.role), period_phrase(section.period)
        yield f"章节 {section.id}", f"{'　' * (section.level - 1)}{section.title}〔{role} {years}".rstrip() + "〕"


_POSITION, _NUMBER, _IDENTIFIER = Column("原文位置", 22), Column("序号", 6), Column(ID, 6)
_DECOMPOSITION = (
    _NUMBER,
    Column("领域", 16),
    Column("重点工作", 18),
    Column("任务", 52),
    Column("量化指标", 20),
    Column("目标值", 16),
    Column("时限", 13),
    Column("牵头单位", 16),
    Column("配合单位", 20),
    _POSITION,
    _IDENTIFIER,
)
_QUANTITY = (
    Column("数值", 10),
    Column("上限", 10),
    Column("单位", 9),
    Column("类型", 7),
    Column("期间", 16),
)
_TARGETS = (
    _NUMBER,
    Column("指标", 26),
    Column("目标值", 16),
    *_QUANTITY,
    Column("力度", 7),
    Column("原文", 52),
    _POSITION,
    _IDENTIFIER,
)
_OUTCOMES = (
    _NUMBER,
    Column("指标", 26),
    Column("完成值", 16),
    *_QUANTITY,
    Column("备注", 7),
    Column("原文", 52),
    _POSITION,
    _IDENTIFIER,
)
_TASKS = (
    _NUMBER,
    Column("领域", 16),
    Column("重点工作", 18),
    Column("类别", 7),
    Column("任务", 56),
    Column("时限", 13),
    Column("力度", 7),
    Column("牵头单位", 16),
    Column("配合单位", 20),
    _POSITION,
    _IDENTIFIER,
)
_PROJECTS = (
    _NUMBER,
    Column("项目名称", 28),
    Column("领域", 16),
    Column("所在任务", 56),
    Column("地点", 14),
    Column("时限", 13),
    Column("牵头单位", 16),
    _POSITION,
    _IDENTIFIER,
)
_FINDINGS = (
    _NUMBER,
    Column("疑问", 20),
    Column("程度", 7),
    Column("说明", 48),
    Column("演算", 26),
    Column("依据原文", 56),
    Column("规则", 22),
)
_REPORT = (Column("事项", 14), Column("内容", 90))
