"""A trace as a self-contained page: chart and table."""

from __future__ import annotations

from functools import cache

from jinja2 import Template
from markupsafe import Markup

from duixian.exchange.settlement.chart import to_svg
from duixian.exchange.templates import environment
from duixian.settlement import Trace
from duixian.settlement.wording import told


def trace_html(trace: Trace) -> bytes:
    """One page without outside loads; UTF-8."""
    return _template().render(trace=trace, chart=Markup(to_svg(trace))).encode("utf-8")


@cache
def _template() -> Template:
    templates = environment(__package__)
    templates.filters["told"] = lambda statement: told(statement).zh
    return templates.get_template("trace.html.j2")
