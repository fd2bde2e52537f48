"""The page: its parts put into the template."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup

from duixian.exchange.headline import headline
from duixian.exchange.html.marks import paragraphs
from duixian.exchange.labels import label, labels
from duixian.exchange.safe_text import xml_text
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
    environment = Environment(
        loader=FunctionLoader(_part),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_fit,
    )
    environment.globals.update(
        style=Markup(_part("page.css")), script=Markup(_part("page.js")), sentence_span=sentence_span
    )
    environment.globals["sentence_span"] = sentence_span
    environment.filters.update(value=value_phrase, period=period_phrase, figure=figure)
    environment.filters["label"] = lambda identifier, group: label(group, identifier)
    environment.filters["label_en"] = lambda identifier, group: label(group, identifier, "en")
    return environment.get_template("page.html.j2")


def _part(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _fit(value: Any) -> Any:
    return xml_text(value) if type(value) is str else value
