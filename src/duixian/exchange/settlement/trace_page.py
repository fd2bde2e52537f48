"""A trace as a self-contained page: chart and table."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup

from duixian.exchange.labels import label
from duixian.exchange.safe_text import xml_text
from duixian.exchange.settlement.chart import to_svg
from duixian.settlement import Trace
from duixian.settlement.wording import told


def trace_html(trace: Trace) -> bytes:
    """One page without outside loads; UTF-8."""
    return _template().render(trace=trace, chart=Markup(to_svg(trace))).encode("utf-8")


@cache
def _template() -> Template:
    environment = Environment(
        loader=FunctionLoader(lambda name: files(__package__).joinpath(name).read_text(encoding="utf-8")),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_fit,
    )
    environment.filters["told"] = lambda statement: told(statement).zh
    environment.filters["label"] = lambda identifier, group: label(group, identifier)
    environment.filters["label_en"] = lambda identifier, group: label(group, identifier, "en")
    return environment.get_template("trace.html.j2")


def _fit(value: Any) -> Any:
    return xml_text(value) if type(value) is str else value
