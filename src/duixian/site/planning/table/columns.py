"""The columns of the table, and what stands in their cells."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from zlib import crc32

from duixian.exchange.filled_in import text_of
from duixian.site.keeping.wording import number
from duixian.site.ledgers.models import Kind
from duixian.site.planning.models import CurveKind
from duixian.site.planning.plan import Item, NodePlan, Target, node_plans

SHEET = "任务分解表"
LISTS = "单位名单"
KEY = "duixian"
"""Heading of the hidden column that says which commitment a row is, and how it was when the table was made."""

Cell = str | dt.date | None

_KINDS = {Kind.TARGET: "指标", Kind.TASK: "任务", Kind.PROJECT: "项目", Kind.PROGRAMME: "专项"}
_CURVES = {
    CurveKind.LINEAR: "均衡", CurveKind.SEASONAL: "季节性", CurveKind.STEPS: "分步", CurveKind.YEAR_END: "年末",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in characters, what its cells say, and whether people may change them."""

    name: str
    heading: str
    width: float
    said: Callable[[Item], Cell]
    editable: bool = False
    other_headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Key:
    """What the hidden column says of a row: the commitment, its revision, and a checksum of each cell."""

    commitment: int
    revision: int
    sums: dict[str, str]


def _targets(item: Item) -> str:
    return "\n".join(f"{one.statement.indicator} {one.aim.said.zh}" for one in item.targets)


def _curves(item: Item) -> str:
    return "\n".join(_curve(one, len(item.targets) > 1) for one in item.targets)


def _curve(target: Target, named: bool) -> str:
    plan = target.plan
    said = _CURVES[CurveKind(plan.kind)]
    if plan.steps:
        said += "：" + "，".join(f"{day} {number(value)}" for day, value in plan.steps)
    return f"{target.statement.indicator}：{said}" if named else said


def nodes_said(nodes: tuple[NodePlan, ...]) -> str:
    """Nodes as they stand in a cell, one to a line."""
    return "\n".join(f"{node.due} {node.title}" for node in nodes)


COLUMNS = (
    Column("code", "编号", 10, lambda item: item.commitment.code),
    Column("area", "领域", 16, lambda item: item.commitment.area),
    Column("item", "事项", 16, lambda item: item.commitment.item),
    Column("text", "任务内容", 44, lambda item: item.commitment.text),
    Column("kind", "类型", 7, lambda item: _KINDS[Kind(item.commitment.kind)]),
    Column("targets", "量化目标", 26, _targets),
    Column(
        "lead", "牵头单位", 18, lambda item: item.commitment.lead.name if item.commitment.lead else "",
        True, ("责任单位", "牵头部门"),
    ),
    Column(
        "supports", "配合单位", 24, lambda item: "、".join(unit.name for unit in item.supports),
        True, ("协办单位", "配合部门"),
    ),
    Column("vice_mayor", "分管领导", 10, lambda item: item.commitment.vice_mayor, True, ("牵头领导", "责任领导")),
    Column("deadline", "完成时限", 12, lambda item: item.commitment.deadline, True, ("完成时间", "时限")),
    Column("nodes", "节点", 30, lambda item: nodes_said(node_plans(item.nodes)), True, ("节点安排", "时间节点")),
    Column("curves", "计划曲线", 16, _curves),
)  # fmt: skip


def plain(value: object) -> str:
    """What a cell says, whatever its blanks and however its dates are kept."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text_of(value)).replace("_x000D_", ""))


def checksum(value: object) -> str:
    """A short checksum of a cell, to tell whether people have touched it."""
    return f"{crc32(plain(value).encode('utf-8', 'replace')):08x}"


def key_of(item: Item) -> str:
    """The hidden cell of a row."""
    sums = "-".join(checksum(column.said(item)) for column in COLUMNS)
    return f"{item.commitment.pk}.{item.commitment.revision}.{sums}"


def read_key(value: object) -> Key | None:
    """What a hidden cell says; None where it is none, or was changed."""
    found = re.fullmatch(r"(\d{1,18})\.(\d{1,9})\.([0-9a-f-]+)", str(value or "").strip())
    sums = found[3].split("-") if found else []
    if not found or len(sums) != len(COLUMNS):
        return None
    return Key(int(found[1]), int(found[2]), dict(zip((column.name for column in COLUMNS), sums, strict=True)))
