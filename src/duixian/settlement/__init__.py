"""Settling the ledger (交账): what became of each promise of last year's report by what this year's says."""

from duixian.settlement.changes import CHANGE_KINDS, Change, ChangeKind, Changes, Promise, diff
from duixian.settlement.model import (
    VERDICTS,
    Outcome,
    OutcomeSource,
    ReportRef,
    Settlement,
    SettlementKind,
    Settlements,
    Verdict,
)
from duixian.settlement.observations import Observation, settle_by_observations
from duixian.settlement.options import SettlementOptions, default_options, read_options
from duixian.settlement.settle import settle
from duixian.settlement.trace import Point, Trace, TraceRow, trace

__all__ = [
    "CHANGE_KINDS",
    "VERDICTS",
    "Change",
    "ChangeKind",
    "Changes",
    "Observation",
    "Outcome",
    "OutcomeSource",
    "Point",
    "Promise",
    "ReportRef",
    "Settlement",
    "SettlementKind",
    "SettlementOptions",
    "Settlements",
    "Trace",
    "TraceRow",
    "Verdict",
    "default_options",
    "diff",
    "read_options",
    "settle",
    "settle_by_observations",
    "trace",
]
