"""Settlements, changes and traces as tables in the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from gettext import gettext as _
from typing import TYPE_CHECKING

from rich.text import Text

from duixian.cli.language import spoken
from duixian.cli.tables import cell, table, terminal
from duixian.exchange.labels import label
from duixian.exchange.wording import report_title
from duixian.settlement import CHANGE_KINDS, VERDICTS
from duixian.settlement.wording import Said, told

if TYPE_CHECKING:
    from rich.console import Console

    from duixian.settlement import Changes, Point, Settlement, SettlementKind, Settlements, Trace

_FIGURES: tuple[SettlementKind, ...] = ("figure", "words")
_STYLES = {"met": "green", "missed": "bold red", "partly": "yellow", "undecidable": "magenta", "not_reported": "bold"}


def show_settlements(settlements: Settlements) -> None:
    """Print what became of a year's promises: what was dropped first, then headline targets, others, works."""
    console = terminal()
    console.print(cell(report_title(settlements.last.identity), "bold"))
    against = settlements.this.identity.title if settlements.this else _("Statistics")
    console.print(cell(_("settled by {report}").format(report=against), "dim"))
    console.print()
    dropped = settlements.dropped
    if dropped:
        _show_rows(console, dropped, _("Not accounted for: {count}").format(count=len(dropped)), outcome=False)
    for title, headline in ((_("Headline targets"), True), (_("Other targets that were accounted for"), False)):
        rows = [one for one in settlements.items if one.kind in _FIGURES and one.headline == headline]
        _show_rows(console, [one for one in rows if headline or one.answer], title, outcome=True)
    _show_counts(console, settlements)


def show_places(several: Sequence[Settlements]) -> None:
    """Print one row for each place, and the headline targets that each dropped."""
    console = terminal()
    counts = table(_("Place"), _("Year"))
    for verdict in VERDICTS:
        counts.add_column(label("verdict", verdict, spoken()), justify="right")
    counts.add_column(_("Targets"), justify="right")
    names = table(_("Place"), _("Headline targets that were not accounted for"))
    for settlements in several:
        place = settlements.last.identity.place
        name = cell(place.name if place else settlements.last.source.name)
        figures, headline = settlements.counts(kinds=_FIGURES), settlements.counts(headline=True)
        cells = (f"{figures[verdict]} ({headline[verdict]})" for verdict in VERDICTS)
        total = f"{sum(figures.values())} ({sum(headline.values())})"
        counts.add_row(name, str(settlements.year), *cells, total)
        dropped = [one for one in settlements.dropped if one.headline]
        names.add_row(name, cell("、".join(f"{one.indicator} {_said(one)}" for one in dropped) or "—"))
    console.print(counts)
    console.print(cell(_("In brackets: headline targets."), "dim"), "\n")
    console.print(names)


def show_changes(changes: Changes) -> None:
    """Print what two reports promise: each kind of change, figures in full, projects and tasks as counts."""
    console = terminal()
    title = f"{report_title(changes.last.identity)} → {changes.this.identity.year}"
    figures = [one for one in changes.items if one.promise in _FIGURES]
    rows = table(_("Change"), _("Indicator"), _("Earlier"), _("Later"), title=title)
    for kind in CHANGE_KINDS:
        for one in figures:
            if one.kind == kind:
                demands = label("demands", one.demands, spoken()) if one.demands else ""
                known = one.last or one.this
                rows.add_row(
                    Text.assemble(label("change", kind, spoken()), "\n" if demands else "", (demands, "dim")),
                    cell(known.indicator if known else "", "bold" if one.headline else ""),
                    cell(_plain(one.last.quote) if one.last else "—"),
                    cell(_plain(one.this.quote) if one.this else "—"),
                )
    console.print(rows)
    works = table(_("Change"))
    for heading in ("project", "task"):
        works.add_column(label("promise", heading, spoken()), justify="right")
    for kind in CHANGE_KINDS:
        numbers = (sum(c.kind == kind and c.promise == what for c in changes.items) for what in ("project", "task"))
        works.add_row(label("change", kind, spoken()), *map(str, numbers))
    console.print(works)


def show_trace(trace: Trace) -> None:
    """Print target and outcome of each year."""
    title = f"{trace.indicator.name} {label('measure', trace.measure, spoken())}"
    rows = table(_("Year"), _("Target"), _("Outcome"), _("Verdict"), title=title)
    for row in trace.rows:
        verdict = row.decision.verdict if row.decision else ""
        rows.add_row(
            str(row.year), _point(row.target), _point(row.outcome), cell(*_verdict(verdict)) if verdict else "—"
        )
    terminal().print(rows)


def _show_rows(console: Console, items: Sequence[Settlement], title: str, *, outcome: bool) -> None:
    if not items:
        return
    headings = (_("Indicator"), _("Promise"), *((_("Outcome"), _("Verdict")) if outcome else ()))
    rows = table(*headings, title=title)
    for one in items:
        shown: Iterable[Text] = (_answer(one), cell(*_verdict(one.verdict))) if outcome else ()
        rows.add_row(cell(one.indicator, "bold" if one.headline else ""), cell(_said(one)), *shown)
    console.print(rows)


def _answer(one: Settlement) -> Text:
    answer = one.answer
    if answer is None:
        return cell("—")
    said = answer.said if spoken() == "zh" else answer.said_en
    lines = (said, one.conversion, f"[{one.tolerance}]" if one.tolerance else "")
    return cell("\n".join(filter(None, lines)))


def _show_counts(console: Console, settlements: Settlements) -> None:
    counts = table(_("Verdict"))
    for heading in (_("Headline targets"), _("Other targets"), _("Projects and tasks")):
        counts.add_column(heading, justify="right")
    columns = (
        settlements.counts(headline=True),
        settlements.counts(headline=False, kinds=_FIGURES),
        settlements.counts(kinds=("project", "task")),
    )
    for verdict in VERDICTS:
        counts.add_row(cell(*_verdict(verdict)), *(str(column[verdict]) for column in columns))
    console.print(counts)


def _verdict(verdict: str) -> tuple[str, str]:
    return label("verdict", verdict, spoken()), _STYLES[verdict]


def _said(one: Settlement) -> str:
    return one.said if spoken() == "zh" else one.said_en


def _point(point: Point | None) -> Text:
    if point is None:
        return cell("—")
    said: Said = told(point.statement)
    return cell(said.zh if spoken() == "zh" else said.en)


def _plain(quote: str) -> str:
    return "".join(quote.split())
