"""Outlines and commitments held against gold labels: every sentence of a report was labelled by reading it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.gold import DEVELOPED_ON, HANDED_OVER, ROOT, SHARED, GoldReport
from duixian.exchange.record import to_dict

_OUTLINES = tuple(
    GoldReport(name, folder, SHARED / "reports" / "national" / f"{name[-4:]}.txt", int(name[-4:]))
    for name, folder in (
        ("cn1995", SHARED / "gold"),
        ("cn2005", SHARED / "gold"),
        ("national1993", ROOT / "tests" / "gold"),
    )
)
_LABELLED = HANDED_OVER + _OUTLINES + DEVELOPED_ON


@dataclass(frozen=True, slots=True)
class Agreement:
    """Shares as `score_tasks.py` defines them; None where only the outline is labelled."""

    role: float
    coverage: float | None = None
    noise: float | None = None
    twice: float | None = None
    precision: float | None = None
    recall: float | None = None
    lead: float | None = None


#: What was found in reports labelled here when they were read for the first time, before any rule was changed with a
#: look at them.
FIRST_READINGS = {
    "yunnan2026": Agreement(0.98, 0.977, 0.150, 0.0, 0.877, 0.722, 0.915),
    "shanghai2026": Agreement(1.0, 0.952, 0.029, 0.0, 0.876, 0.595, 0.911),
    "shandong2026": Agreement(1.0, 0.990, 0.514, 0.0, 0.838, 0.644, 0.905),
    "liaoning2026": Agreement(0.983, 0.966, 0.070, 0.0, 0.764, 0.750, 0.894),
    "national2012": Agreement(1.0, 0.958, 0.136, 0.0, 0.412, 0.636, 0.756),
    "jiangxi2026": Agreement(0.997, 0.992, 0.033, 0.0, 0.809, 0.783, 0.950),
    "beijing2026": Agreement(1.0, 1.0, 0.059, 0.0, 0.765, 0.591, 0.853),
    "hubei2026": Agreement(1.0, 0.992, 0.089, 0.0, 0.783, 0.765, 0.897),
    "guangdong2025": Agreement(0.960, 0.968, 0.079, 0.0, 0.787, 0.701, 0.912),
    "sichuan2025": Agreement(1.0, 0.987, 0.059, 0.0, 0.792, 0.763, 0.897),
    "heilongjiang2026": Agreement(1.0, 1.0, 0.103, 0.0, 0.862, 0.781, 0.881),
    "national2010": Agreement(0.990, 0.887, 0.176, 0.0, 0.533, 0.615, 0.853),
    "hunan2025": Agreement(0.998, 0.994, 0.050, 0.0, 0.887, 0.759, 0.932),
    "national2011": Agreement(0.982, 0.946, 0.138, 0.0, 0.467, 0.700, 0.862),
    "liaoning2025": Agreement(1.0, 0.984, 0.120, 0.0, 0.877, 0.821, 0.888),
    "shandong2025": Agreement(1.0, 0.992, 0.022, 0.0, 0.895, 0.815, 0.860),
    "national1993": Agreement(0.783),
    "national1998": Agreement(0.926),
    "national1999": Agreement(0.974),
    "jiangxi2025": Agreement(1.0, 0.993, 0.032, 0.0, 0.837, 0.812, 0.946),
    "yunnan2025": Agreement(0.998, 0.978, 0.014, 0.0, 0.750, 0.795, 0.883),
    "hubei2025": Agreement(0.997, 0.986, 0.115, 0.0, 0.893, 0.848, 0.957),
}


def labelled() -> tuple[GoldReport, ...]:
    """The reports of which the outline, and some of which the commitments, are labelled."""
    return tuple(report for report in _LABELLED if (report.labels / f"{report.name}.outline.json").exists())


def agreement(report: GoldReport) -> Agreement:
    """How the ledger of a report agrees with its labels, from its file to its leads."""
    with TemporaryDirectory() as folder:
        ledger = Path(folder) / "ledger.json"
        ledger.write_text(json.dumps(to_dict(report.ledger())), encoding="utf-8")
        text = Path(folder) / "report.txt"
        text.write_text(report.characters(), encoding="utf-8")
        command = [SHARED / "gold" / "score_tasks.py", report.labels / report.name, text, ledger]
        run = subprocess.run([sys.executable, *map(str, command)], capture_output=True, text=True, check=True)
    scores = {name: float(share) for name, share in re.findall(r"(\w+)\s+([01]\.\d+)", run.stdout)}
    return Agreement(**{name: share for name, share in scores.items() if name != "projects"})
