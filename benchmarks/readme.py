"""`python -m benchmarks.readme [demo] [statements] [commitments] [speed]`: fill in both readmes, all without a name.

What stands between `<!-- NAME:begin -->` and `<!-- NAME:end -->` is replaced.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from benchmarks.commitments import FIRST_READINGS, Agreement, agreement, labelled
from benchmarks.gold import DEVELOPED_ON, HANDED_OVER, Accuracy, GoldReport, accuracy

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = Path("samples") / "linzhou-2017.txt"
COLUMNS = 96
FINDINGS_SHOWN = 2
README = {"en": ROOT / "README.md", "zh": ROOT / "README.zh-CN.md"}

HEADS: dict[str, dict[str, tuple[str, ...]]] = {
    "statements": {
        "en": (
            "report",
            "first reading",
            "quantities",
            "all right",
            "found",
            "precision",
            "value and unit",
            "indicator",
        ),
        "zh": ("报告", "首次读取", "数字个数", "全对", "查全率", "查准率", "数值和单位", "指标"),
    },
    "commitments": {
        "en": ("report", "roles of sections", "promises covered", "noise", "projects: precision, recall", "lead unit"),
        "zh": ("报告", "章节作用", "任务覆盖率", "误收率", "项目：查准率、查全率", "牵头单位"),
    },
    "speed": {"en": ("", "ms a report"), "zh": ("", "每份毫秒数")},
}
ON_FIRST_READING = {"en": ", on first reading", "zh": "（首次读取）"}
TIMED = {
    "en": (
        "**duixian: outline, statements, commitments, findings**",
        "**duixian**: leads of all commitments, suggested when asked for",
        "`rjieba.cut`, the token after a number is its unit",
        "`jieba.lcut`, words only",
        "`recognizers-text-suite`, numbers with units",
    ),
    "zh": (
        "**duixian：章节、数字、任务、核对**",
        "**duixian**：全部任务的建议牵头单位，用到时才计算",
        "`rjieba.cut`，数字后一个词即单位",
        "`jieba.lcut`，只分词",
        "`recognizers-text-suite`，只取数字和单位",
    ),
}


def demo(language: str) -> str:
    """What `duixian read` prints for the sample: the headline targets and the first findings."""
    command = [str(Path(sys.executable).with_name("duixian")), "--lang", language, "read", str(SAMPLE)]
    environment = os.environ | {"COLUMNS": str(COLUMNS), "NO_COLOR": "1", "PYTHONUTF8": "1"}
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True)
    lines = [line.rstrip() for line in run.stdout.splitlines()]
    headline = lines[: lines.index("", next(i for i, line in enumerate(lines) if "─" in line))]
    numbered = [i for i, line in enumerate(lines) if re.match(r" \d+ ", line)]
    findings = lines[numbered[0] - 1 : (numbered + [len(lines)] * FINDINGS_SHOWN)[FINDINGS_SHOWN]]
    return "\n".join(["```text", *headline, "", "…", "", *findings, " …", "```"])


def statements(language: str) -> str:
    """How statements agree with their labels."""
    rows = []
    for report, a in _accuracies():
        shares = (a.strict, a.recall, a.precision, min(a.fields["value"], a.fields["unit"]), a.fields["indicator"])
        rows.append((report.name, _share(report.first_reading), str(a.quantities), *map(_share, shares)))
    return _table(HEADS["statements"][language], rows)


def commitments(language: str) -> str:
    """How outlines and commitments agree with their labels."""
    rows = []
    for report, agreed in _agreements():
        if first := FIRST_READINGS.get(report.name):
            rows.append(_agreement_row(f"{report.name}{ON_FIRST_READING[language]}", first))
        rows.append(_agreement_row(report.name, agreed))
    return _table(HEADS["commitments"][language], rows)


def _agreement_row(name: str, a: Agreement) -> tuple[str, ...]:
    projects = ", ".join(filter(None, (_share(a.precision), _share(a.recall))))
    return name, _share(a.role), _share(a.coverage), _share(a.noise), projects, _share(a.lead)


def speed(language: str) -> str:
    """Times for a report of average length."""
    return _table(
        HEADS["speed"][language], [(n, f"{ms:,.1f}") for n, ms in zip(TIMED[language], _times(), strict=True)]
    )


@cache
def _accuracies() -> tuple[tuple[GoldReport, Accuracy], ...]:
    return tuple((report, accuracy(report)) for report in (*HANDED_OVER, *DEVELOPED_ON))


@cache
def _agreements() -> tuple[tuple[GoldReport, Agreement], ...]:
    return tuple((report, agreement(report)) for report in labelled())


@cache
def _times() -> tuple[float, ...]:
    from benchmarks.speed import EVERYTHING, JIEBA, LEADS, RECOGNISERS, RJIEBA, compared

    times = {timing.name: timing.per_report for timing in compared()}
    return tuple(times[name] for name in (EVERYTHING, LEADS, RJIEBA, JIEBA, RECOGNISERS))


def _share(share: float | None) -> str:
    return "" if share is None else f"{share:.3f}"


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, ("---",) * len(head), *rows))


REGIONS: dict[str, Callable[[str], str]] = {
    "demo": demo,
    "statements": statements,
    "commitments": commitments,
    "speed": speed,
}


def filled(text: str, region: str, body: str) -> str:
    """The text with the region's content replaced."""
    pattern = rf"(<!-- {region}:begin -->\n).*?(<!-- {region}:end -->)"
    changed, count = re.subn(pattern, lambda mark: f"{mark[1]}{body}\n{mark[2]}", text, flags=re.DOTALL)
    if count != 1:
        raise ValueError(f"the text has {count} regions named {region}; one is needed")
    return changed


def main(names: list[str]) -> int:
    """Fill the named regions of both readmes; returns the exit code."""
    unknown = [name for name in names if name not in REGIONS]
    if unknown:
        print(f"No such region: {', '.join(unknown)}; there are {', '.join(REGIONS)}.", file=sys.stderr)
        return 2
    for language, path in README.items():
        text = path.read_text(encoding="utf-8")
        for name in names or REGIONS:
            text = filled(text, name, REGIONS[name](language))
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
