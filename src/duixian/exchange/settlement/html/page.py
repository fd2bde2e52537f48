"""The page: its parts put into the template."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jinja2 import Template
from markupsafe import Markup

from duixian.exchange.labels import label, labels
from duixian.exchange.settlement.html.marks import Mark, marked_lines
from duixian.exchange.settlement.sentences import around, of_outcome
from duixian.exchange.templates import environment, part
from duixian.exchange.wording import report_title
from duixian.settlement import VERDICTS, Settlement, Settlements
from duixian.settlement.wording import wording

_KINDS = ("figure", "words", "project", "task")


@dataclass(frozen=True, slots=True)
class Entry:
    """A settlement in the list.

    Attributes:
        id: id of its element; "p" and "o" before the number name its marks in the two texts.
        promise, outcome: the sentences that both stand in.
    """

    id: str
    number: int
    settlement: Settlement
    promise: str
    outcome: str


def to_html(settlements: Settlements) -> bytes:
    """One page without outside loads; UTF-8. What was dropped comes first, headline targets before the others."""
    items = settlements.items
    last = [_mark(n, one, one.start, one.end, "p") for n, one in enumerate(items)]
    answers = [(n, one, one.answer) for n, one in enumerate(items)]
    this = [_mark(n, one, answer.start, answer.end, "o") for n, one, answer in answers if answer and settlements.this]
    page = _template().render(
        settlements=settlements,
        title=report_title(settlements.last.identity),
        kinds=_KINDS,
        verdicts=VERDICTS,
        counts=settlements.counts(),
        headline_counts=settlements.counts(headline=True),
        entries=list(_entries(settlements)),
        last=marked_lines(settlements.last.text, last),
        this=marked_lines(settlements.this.text, this) if settlements.this else [],
        rules=wording().rules,
        labels=labels(),
    )
    return page.encode("utf-8")


def _mark(number: int, one: Settlement, start: int, end: int, side: str) -> Mark:
    shown = f"{label('verdict', one.verdict)}：{one.indicator if one.kind in ('figure', 'words') else one.kind}"
    return Mark(start, end, f"{side}{number}", f"e{number}", one.verdict, shown)


def _entries(settlements: Settlements) -> Iterator[Entry]:
    order = {id(one): number for number, one in enumerate(settlements.items)}
    ranked = sorted(
        settlements.items,
        key=lambda one: (_KINDS.index(one.kind) // 2, VERDICTS.index(one.verdict), not one.headline, one.start),
    )
    for one in ranked:
        number = order[id(one)]
        yield Entry(
            id=f"e{number}",
            number=number,
            settlement=one,
            promise=around(settlements.last, one.start, one.end),
            outcome=of_outcome(settlements, one.answer),
        )


@cache
def _template() -> Template:
    templates = environment(__package__)
    templates.globals.update(style=Markup(part(__package__, "page.css")), script=Markup(part(__package__, "page.js")))
    return templates.get_template("page.html.j2")
