"""Prints `vocabulary/confidence.toml`: how often the statements that each rule produced are right on the gold reports.

    python -m benchmarks.calibrate > src/duixian/vocabulary/confidence.toml

The chance of a statement is the share of right ones among those with its name rule, times a factor for its role rule
(right with that rule over right in all), each drawn towards the mean by `PRIOR` imagined statements, so that a rule
seen twice is not trusted for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from benchmarks.gold import DEVELOPED_ON, HANDED_OVER, Reading, readings

PRIOR = 8
CEILING = 0.99


def main() -> None:
    """Print the file."""
    rows = [row for report in (*HANDED_OVER, *DEVELOPED_ON) for row in readings(report) if row.statement is not None]
    mean = _share(rows)
    names = _by(rows, lambda row: row.statement.rules["indicator"], mean)
    known = [row for row in rows if row.statement is not None and row.statement.indicator.id is not None]
    expected = [names[row.statement.rules["indicator"]] for row in known if row.statement is not None]
    factor = _share(known) / (sum(expected) / len(expected))
    roles = {
        rule: min(share / mean, 1.05)
        for rule, share in _by(rows, lambda row: row.statement.rules["role"], mean).items()
    }
    print("# Share of right statements among those that a rule produced, on the gold standards.")
    print("# Source: `python -m benchmarks.calibrate` prints this file; run it again after a rule has changed.")
    print("# [name] by the rule that gave the indicator's name; [role] factor for the rule that gave the role;")
    print("# [known] factor where the vocabulary knows the indicator, and the highest confidence given.")
    _table("name", names | {"other": mean})
    _table("role", roles | {"other": 1.0})
    _table("known", {"factor": factor, "ceiling": CEILING})


def _share(rows: Iterable[Reading]) -> float:
    verdicts = [row.strict for row in rows]
    return sum(verdicts) / len(verdicts)


def _by(rows: list[Reading], key: Callable[[Any], str], mean: float) -> dict[str, float]:
    groups: dict[str, list[bool]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row.strict)
    return {rule: (sum(v) + PRIOR * mean) / (len(v) + PRIOR) for rule, v in sorted(groups.items())}


def _table(title: str, values: dict[str, float]) -> None:
    print(f"\n[{title}]")
    for key, value in values.items():
        print(f"{key} = {value:.3f}")


if __name__ == "__main__":
    main()
