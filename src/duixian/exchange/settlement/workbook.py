"""Settlements and changes as workbooks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from duixian.exchange.labels import label
from duixian.exchange.settlement.sentences import around, of_outcome, of_promise
from duixian.exchange.wording import report_title
from duixian.exchange.xlsx.sheets import Column, Sheet, Value, cell_text
from duixian.exchange.xlsx.write import workbook
from duixian.settlement import VERDICTS, Change, Changes, Settlement, SettlementKind, Settlements
from duixian.settlement.wording import wording

_FIGURES: tuple[SettlementKind, ...] = ("figure", "words")


def settlements_xlsx(settlements: Settlements) -> bytes:
    """The workbook of a year's settlements: what was dropped first, then all figures, projects and tasks, the rules."""
    figures = [one for one in settlements.items if one.kind in _FIGURES]
    works = [one for one in settlements.items if one.kind not in _FIGURES]
    name = report_title(settlements.last.identity)
    sheets = (
        _sheet(name, "未交账", _SETTLED, (_settled(i, s, settlements) for i, s in enumerate(settlements.dropped, 1))),
        _sheet(name, "指标交账", _SETTLED, (_settled(i, s, settlements) for i, s in enumerate(figures, 1))),
        _sheet(name, "项目任务", _WORKS, (_worked(i, s, settlements) for i, s in enumerate(works, 1))),
        _sheet(name, "汇总", _SUMMARY, _summary(settlements)),
    )
    return workbook(f"{name}兑现情况", sheets)


def changes_xlsx(changes: Changes) -> bytes:
    """The workbook of the changes between two reports."""
    name = report_title(changes.this.identity)
    rows = (_changed(i, one, changes) for i, one in enumerate(changes.items, 1))
    return workbook(f"{name}承诺对照", (_sheet(name, "承诺对照", _CHANGES, rows),))


def _settled(number_: int, one: Settlement, settlements: Settlements) -> tuple[Value, ...]:
    answer = one.answer
    return (
        number_,
        "主要指标" if one.headline else "其他指标",
        one.indicator,
        one.said,
        label("verdict", one.verdict),
        answer.said if answer else "",
        one.conversion,
        one.reason,
        wording().rules[one.rule].said.zh,
        one.tolerance,
        around(settlements.last, one.start, one.end),
        of_outcome(settlements, answer),
        "\n".join(f"{c.indicator} {c.said}（{c.likeness:.2f}）" for c in one.candidates),
        f"{one.start}–{one.end}",
        f"{answer.start}–{answer.end}" if answer else "",
        one.commitment,
    )


def _worked(number_: int, one: Settlement, settlements: Settlements) -> tuple[Value, ...]:
    answer = one.answer
    return (
        number_,
        label("promise", one.kind),
        one.indicator,
        label("verdict", one.verdict),
        wording().rules[one.rule].said.zh,
        around(settlements.last, one.start, one.end),
        of_outcome(settlements, answer),
        "\n".join(f"{c.said}（{c.likeness:.2f}）" for c in one.candidates),
        f"{one.start}–{one.end}",
        f"{answer.start}–{answer.end}" if answer else "",
        one.commitment,
    )


def _summary(settlements: Settlements) -> Iterator[tuple[Value, ...]]:
    headline, others = settlements.counts(headline=True), settlements.counts(headline=False, kinds=_FIGURES)
    works = settlements.counts(kinds=("project", "task"))
    for verdict in VERDICTS:
        yield label("verdict", verdict), headline[verdict], others[verdict], works[verdict]
    yield "合计", sum(headline.values()), sum(others.values()), sum(works.values())
    yield "", None, None, None
    used = {one.rule for one in settlements.items}
    for rule in wording().rules.values():
        if rule.id in used:
            yield f"{rule.said.zh}〔{'；'.join(rule.sources)}〕", None, None, None


def _changed(number_: int, one: Change, changes: Changes) -> tuple[Value, ...]:
    known = one.last or one.this
    return (
        number_,
        label("change", one.kind),
        label("promise", one.promise),
        "是" if one.headline else "",
        known.indicator if known else "",
        one.last.quote if one.last else "",
        one.this.quote if one.this else "",
        label("demands", one.demands),
        of_promise(changes.last, one.last),
        of_promise(changes.this, one.this),
    )


def _sheet(report: str, name: str, columns: tuple[Column, ...], rows: Iterable[Sequence[Value]]) -> Sheet:
    fit = tuple(tuple(cell_text(v) if isinstance(v, str) else v for v in row) for row in rows)
    return Sheet(name, cell_text(f"{report}{name}"), columns, fit)


_POSITIONS = (Column("承诺位置", 14), Column("结果位置", 14), Column("承诺编号", 8))
_SETTLED = (
    Column("序号", 6),
    Column("类别", 10),
    Column("指标", 26),
    Column("承诺", 18),
    Column("结论", 10),
    Column("结果", 18),
    Column("换算", 22),
    Column("说明", 40),
    Column("规则", 34),
    Column("容差", 12),
    Column("承诺原文", 50),
    Column("结果原文", 50),
    Column("待核候选", 34),
    *_POSITIONS,
)
_WORKS = (
    Column("序号", 6),
    Column("类别", 8),
    Column("项目或任务", 44),
    Column("结论", 10),
    Column("规则", 34),
    Column("承诺原文", 50),
    Column("结果原文", 50),
    Column("待核候选", 34),
    *_POSITIONS,
)
_SUMMARY = (Column("结论与规则", 90), Column("主要指标", 12), Column("其他指标", 12), Column("项目任务", 12))
_CHANGES = (
    Column("序号", 6),
    Column("变化", 10),
    Column("类别", 10),
    Column("主要指标", 9),
    Column("指标", 30),
    Column("上年承诺", 20),
    Column("今年承诺", 20),
    Column("要求", 10),
    Column("上年原文", 50),
    Column("今年原文", 50),
)
