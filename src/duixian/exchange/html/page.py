"""The page: its parts put into the template."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

from jinja2 import Template
from markupsafe import Markup

from duixian.exchange.headline import headline
from duixian.exchange.html.marks import paragraphs
from duixian.exchange.labels import labels
from duixian.exchange.templates import environment, part
from duixian.exchange.wording import figure, heading_path, period_phrase, read_characters, value_phrase
from duixian.ledger.model import Commitment, Ledger
from duixian.ledger.tables import sentence_span


@dataclass(frozen=True, slots=True)
class Area:
    """A field of work and how many commitments of each kind it has; `first` is the id of the first."""

    name: str
    first: str
    counts: Counter[str]


def to_html(ledger: Ledger) -> bytes:
    """One page without outside loads: the report's text left, the ledger right; UTF-8."""
    outline = {section.id: section for section in ledger.outline}
    page = _template().render(
        ledger=ledger,
        characters=read_characters(ledger),
        labels=labels(),
        paragraphs=paragraphs(ledger),
        headline=headline(ledger),
        areas=_areas(ledger.commitments),
        statements={statement.id: statement for statement in ledger.statements},
        paths={id_: heading_path(id_, outline) for id_ in outline},
    )
    return page.encode("utf-8")


def _areas(commitments: tuple[Commitment, ...]) -> list[Area]:
    areas: dict[str, Area] = {}
    for c in commitments:
        areas.setdefault(c.area, Area(c.area, c.id, Counter())).counts[c.kind] += 1
    return list(areas.values())


@cache
def _template() -> Template:
    templates = environment(__package__)
    templates.globals.update(
        style=Markup(part(__package__, "page.css")),
        script=Markup(part(__package__, "page.js")),
        sentence_span=sentence_span,
    )
    templates.filters.update(value=value_phrase, period=period_phrase, figure=figure)
    return templates.get_template("page.html.j2")
