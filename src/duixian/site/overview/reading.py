"""What the machine read beside what people have made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duixian.site.keeping.wording import number
from duixian.site.ledgers.models import Statement

_FIELDS: Sequence[tuple[str, str | Promise]] = (
    ("indicator", _("indicator")),
    ("scope", _("scope")),
    ("value", _("figure")),
    ("unit", _("unit of measure")),
    ("measure", _("measure")),
    ("comparator", _("comparator")),
    ("role", _("role in the report")),
)


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that people have corrected: its name, what the machine read, and what it is now."""

    label: str | Promise
    machine: str
    reviewed: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A statement beside the machine's reading; `differences` is empty where people changed nothing."""

    statement: Statement
    differences: Sequence[Difference]


def compared(statements: Iterable[Statement]) -> Iterator[Compared]:
    """Statements beside what the machine read."""
    for one in statements:
        machine, reviewed = _machine(one), _reviewed(one)
        yield Compared(
            one,
            [
                Difference(label, machine[name], reviewed[name])
                for name, label in _FIELDS
                if machine and machine[name] != reviewed[name]
            ],
        )


def _machine(one: Statement) -> dict[str, str]:
    read = one.machine
    if not read:
        return {}
    indicator = read.get("indicator") or {}
    return {
        "indicator": str(indicator.get("name", "")),
        "scope": str(indicator.get("scope", "")),
        "value": _value(read.get("low"), read.get("high")),
        **{name: str(read.get(name, "")) for name in ("unit", "measure", "comparator", "role")},
    }


def _reviewed(one: Statement) -> dict[str, str]:
    return {
        "indicator": one.indicator,
        "scope": one.scope,
        "value": _value(one.low, one.high),
        **{name: str(getattr(one, name)) for name in ("unit", "measure", "comparator", "role")},
    }


def _value(low: float | None, high: float | None) -> str:
    ends = [number(float(value)) for value in dict.fromkeys((low, high)) if value is not None]
    return "–".join(ends)
