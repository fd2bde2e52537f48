"""Settlements, changes and traces in every format they can be written in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Literal, TypeVar, get_args

from duixian.errors import SeveralReports
from duixian.settlement import Changes, Settlements, Trace

SettlementFormat = Literal["json", "csv", "xlsx", "html", "docx"]
ChangesFormat = Literal["json", "csv", "xlsx"]
TraceFormat = Literal["json", "csv", "svg", "html"]

SETTLEMENT_FORMATS: tuple[SettlementFormat, ...] = get_args(SettlementFormat)
CHANGES_FORMATS: tuple[ChangesFormat, ...] = get_args(ChangesFormat)
TRACE_FORMATS: tuple[TraceFormat, ...] = get_args(TraceFormat)
T = TypeVar("T")

OF_SEVERAL = frozenset({"json", "csv"})
"""Formats that hold several pairs of reports in one file."""


def render_settlements(several: Sequence[Settlements], format_: SettlementFormat) -> bytes:
    """The bytes of a file; raises `SeveralReports` where the format holds one pair and there are more."""
    match format_:
        case "json":
            from duixian.exchange.settlement.record import settlements_json

            return settlements_json(several)
        case "csv":
            from duixian.exchange.settlement.tables import settlement_rows, to_csv

            return to_csv(chain.from_iterable(map(settlement_rows, several)))
        case "xlsx":
            from duixian.exchange.settlement.workbook import settlements_xlsx

            return settlements_xlsx(_only(several, format_))
        case "html":
            from duixian.exchange.settlement.html.page import to_html

            return to_html(_only(several, format_))
        case "docx":
            from duixian.exchange.settlement.bulletin import bulletin

            return bulletin(_only(several, format_))


def render_changes(several: Sequence[Changes], format_: ChangesFormat) -> bytes:
    """The bytes of a file; raises `SeveralReports` as `render_settlements` does."""
    match format_:
        case "json":
            from duixian.exchange.settlement.record import changes_json

            return changes_json(several)
        case "csv":
            from duixian.exchange.settlement.tables import change_rows, to_csv

            return to_csv(chain.from_iterable(map(change_rows, several)))
        case "xlsx":
            from duixian.exchange.settlement.workbook import changes_xlsx

            return changes_xlsx(_only(several, format_))


def render_trace(trace: Trace, format_: TraceFormat) -> bytes:
    """The bytes of a file."""
    match format_:
        case "json":
            from duixian.exchange.settlement.record import trace_json

            return trace_json(trace)
        case "csv":
            from duixian.exchange.settlement.tables import to_csv, trace_rows

            return to_csv(trace_rows(trace))
        case "svg":
            from duixian.exchange.settlement.chart import to_svg

            return to_svg(trace).encode("utf-8")
        case "html":
            from duixian.exchange.settlement.trace_page import trace_html

            return trace_html(trace)


def schema_text(name: Literal["settlements", "changes", "trace"]) -> str:
    """The published JSON Schema (draft 2020-12) of what the json format gives."""
    from importlib.resources import files

    return files(__package__).joinpath(f"{name}-1.schema.json").read_text(encoding="utf-8")


def _only(several: Sequence[T], format_: str) -> T:
    if len(several) != 1:
        raise SeveralReports(f"One {format_} file holds one pair of reports, not {len(several)}; give a folder.")
    return several[0]
