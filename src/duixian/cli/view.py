"""Ledgers as tables in the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from gettext import gettext as _
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from duixian.cli.language import spoken
from duixian.cli.tables import cell as _cell
from duixian.cli.tables import table as _table
from duixian.cli.tables import terminal
from duixian.exchange.headline import headline
from duixian.exchange.labels import explained, label, labels
from duixian.exchange.safe_text import terminal_text
from duixian.exchange.wording import figure, period_phrase, read_characters, value_phrase
from duixian.ledger.tables import sentence_span

if TYPE_CHECKING:
    from duixian.cli.reading import Outcome
    from duixian.ledger.model import Finding, Ledger
    from duixian.statements.statement import Statement

_SEVERITY_STYLE = {"info": "dim", "notice": "yellow", "warning": "bold red"}
_RULE_OF = {"low": "value", "high": "value", "unit": "value"}
_ROLE_STYLE = {"outcome": "bold blue", "target": "bold yellow", "fact": "bold"}


def show_ledger(ledger: Ledger) -> None:
    """Print what a ledger holds: which report, headline targets, commitments by field, findings."""
    console = terminal()
    _show_identity(console, ledger)
    _show_headline(console, ledger)
    _show_areas(console, ledger)
    _show_findings(console, ledger)


def show_results(outcomes: Iterable[Outcome]) -> None:
    """Print one row for each report of several files, or for each file that could not be read."""
    table = _table(_("File"), _("Place"), _("Year"))
    for heading in (_("Figures"), _("Commitments"), _("Questions")):
        table.add_column(heading, justify="right")
    table.add_column(_("Note"))
    for outcome in outcomes:
        name = _cell(outcome.path.name)
        if outcome.error:
            table.add_row(name, "", "", "", "", "", _cell(_("could not be read"), "red"))
        for ledger in outcome.ledgers:
            place, copies = ledger.identity.place, ledger.copies.count
            table.add_row(
                name,
                _cell(place.name if place else ""),
                str(ledger.identity.year or ""),
                str(len(ledger.statements)),
                str(len(ledger.commitments)),
                str(len(ledger.findings)),
                _copies(ledger) if copies > 1 else "",
            )
    terminal().print(table)


def show_outline(ledger: Ledger) -> None:
    """Print the sections as a tree."""
    table = _table(_("Section"), _("Title"), _("Role"), _("Period"))
    table.add_column(_("Characters"), justify="right", no_wrap=True)
    for section in ledger.outline:
        table.add_row(
            section.id,
            Padding(_cell(section.title or "—"), (0, 0, 0, 2 * (section.level - 1))),
            label("section_role", section.role, spoken()),
            period_phrase(section.period, spoken()),
            f"{section.start}–{section.end}",
        )
    console = terminal()
    _show_identity(console, ledger)
    console.print(table)


def show_statement(ledger: Ledger, s: Statement) -> None:
    """Print a statement in its sentence and, for each field, its value and the rule that gave it."""
    console = terminal()
    start, end = sentence_span(ledger.text, s.start, s.end)
    text = ledger.text
    console.print(
        Text.assemble(
            terminal_text(text[start : s.start]),
            (f"⟦{terminal_text(s.quote)}⟧", _ROLE_STYLE[s.role]),
            terminal_text(text[s.end : end]),
        )
    )
    console.print()
    table = _table(_("Field"), _("Value"), _("Rule"))
    for name, value in _fields(s):
        rule = s.rules.get(_RULE_OF.get(name, name), "")
        reason = f"{explained(_RULE_OF.get(name, name), rule, spoken())}（{rule}）" if rule else ""
        table.add_row(name, _cell(value), _cell(reason))
    console.print(table)


def _fields(s: Statement) -> Iterator[tuple[str, str]]:
    """Names and values of a statement's fields, without the empty ones."""
    values: dict[str, str | float | None] = {
        "id": s.id,
        "quote": "".join(s.quote.split()),
        "span": f"{s.start}–{s.end}",
        "indicator": " ".join(filter(None, (s.indicator.scope, s.indicator.name, s.indicator.id))),
        "measure": s.measure,
        "low": s.low,
        "high": s.high,
        "unit": s.unit,
        "value": f"{figure(s.value)} {s.base_unit}" if s.value is not None else "",
        "comparator": s.comparator,
        "reference": s.reference,
        "role": s.role,
        "period": f"{s.period.start}–{s.period.end} {s.period.basis}" if s.period else "",
        "strength": s.strength,
        "provisional": "yes" if s.provisional else "",
        "comparable_basis": "yes" if s.comparable_basis else "",
        "section": s.section,
        "confidence": s.confidence,
    }
    return ((name, figure(value)) for name, value in values.items() if value not in ("", None))


def _show_identity(console: Console, ledger: Ledger) -> None:
    identity = ledger.identity
    place = identity.place
    parts = (
        f"{place.name}{f'（{place.code}）' if place.code else ''}" if place else "",
        label("level", identity.level, spoken()),
        str(identity.year or ""),
        identity.session_date,
        identity.speaker,
        _("{count} characters").format(count=f"{read_characters(ledger):,}"),
        _copies(ledger) if ledger.copies.count > 1 else "",
    )
    console.print(_cell(identity.title or ledger.source.name, "bold"))
    console.print(_cell(" · ".join(part for part in parts if part), "dim"))
    for conflict in identity.conflicts:
        console.print(_cell(f"! {conflict}", "yellow"))
    console.print()


def _copies(ledger: Ledger) -> str:
    copies = ledger.copies
    same = _("{count} copies, all the same") if copies.identical else _("{count} copies, not all the same")
    return same.format(count=copies.count)


def _show_headline(console: Console, ledger: Ledger) -> None:
    rows = headline(ledger)
    if not rows:
        console.print(_("The report states no measurable target."), "\n")
        return
    table = _table(
        _("Indicator"), _("Last outcome"), _("Multi-year goal"), _("This year's target"), title=_("Headline targets")
    )
    for row in rows:
        table.add_row(_cell(row.indicator), *map(_values, (row.outcomes, row.goals, row.targets)))
    console.print(table)


def _values(statements: Sequence[Statement]) -> Text:
    lines = []
    for s in statements:
        lines.append(_cell(value_phrase(s, spoken())))
        if s.period and s.period.basis != "year":
            lines.append(_cell(period_phrase(s.period, spoken()), "dim"))
    return Text("\n").join(lines or [Text("—")])


def _show_areas(console: Console, ledger: Ledger) -> None:
    if not ledger.commitments:
        console.print(_("The report promises nothing that was recognised."), "\n")
        return
    counts: Counter[tuple[str, str]] = Counter((c.area, c.kind) for c in ledger.commitments)
    table = _table(_("Field of work"), title=_("Commitments"))
    kinds = list(labels()["kind"])
    for kind in kinds:
        table.add_column(label("kind", kind, spoken()), justify="right")
    for area in dict.fromkeys(c.area for c in ledger.commitments):
        table.add_row(_cell(area or "—"), *(str(counts[area, kind] or "") for kind in kinds))
    table.add_section()
    totals: Counter[str] = Counter(c.kind for c in ledger.commitments)
    table.add_row(_("All"), *(str(totals[kind]) for kind in kinds))
    console.print(table)


def _show_findings(console: Console, ledger: Ledger) -> None:
    console.print(Text(_("Questions that the figures raise: {count}").format(count=len(ledger.findings)), "bold"))
    statements = {s.id: s for s in ledger.statements}
    for i, finding in enumerate(ledger.findings, 1):
        _show_finding(console, i, finding)
        for s in (statements[id_] for id_ in finding.statements if id_ in statements):
            clause = " ".join(ledger.text[slice(*s.clause)].split())
            console.print(Padding(_cell(f"{s.id}  {s.start}–{s.end}  “{clause}”", "dim"), (0, 0, 0, 3)))


def _show_finding(console: Console, number: int, finding: Finding) -> None:
    style = _SEVERITY_STYLE[finding.severity]
    severity, rule = label("severity", finding.severity, spoken()), label("rule", finding.rule, spoken())
    message = finding.message if spoken() == "zh" else finding.message_en
    console.print(Text.assemble(f"{number:>2} ", (severity, style), " ", (rule, "bold")))
    console.print(Padding(_cell(message), (0, 0, 0, 3)))
    arithmetic = "  ".join(f"{label('figure', name, spoken())} {figure(v)}" for name, v in finding.computed.items())
    console.print(Padding(_cell(arithmetic, "dim"), (0, 0, 0, 3)))
