"""`python -m benchmarks [PART …] [--write FILE]`: print the figures, or write them into a page with date and machine.

The parts are accuracy, commitments, speed, growth, process and robustness. Without a name all are measured; the last
one, which takes a quarter of an hour, only for a page. Times are processor seconds; only their ratios within one run
mean anything elsewhere.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

_HEAD = """# Benchmarks

Measured on {date} with Python {python} on {machine} with {cores} cores; `python -m benchmarks --write FILE` writes
this page. Times are processor seconds of one process; only their ratios within one run mean anything elsewhere. The
reports and most of their labels stand beside the repository (`../shared`); the other labels are in `tests/gold`.
"""


def _accuracy() -> str:
    from benchmarks.gold import DEVELOPED_ON, HANDED_OVER, accuracy

    fields = ("value", "unit", "comparator", "measure", "role", "indicator")
    rows = []
    for report in (*HANDED_OVER, *DEVELOPED_ON):
        a = accuracy(report)
        shares = (report.first_reading, a.strict, a.recall, a.precision, *(a.fields[name] for name in fields))
        rows.append((report.name, a.quantities, *map(_share, shares)))
    head = ("report", "quantities", "strict on first reading", "strict", "recall", "precision", *fields)
    return f"## Statements against gold labels\n\n{_table(head, rows)}"


def _commitments() -> str:
    from benchmarks.commitments import FIRST_READINGS, agreement, labelled

    rows = []
    for report in labelled():
        measured = [(report.name, agreement(report))]
        if first := FIRST_READINGS.get(report.name):
            measured.insert(0, (f"{report.name} on first reading", first))
        for name, a in measured:
            shares = (a.role, a.coverage, a.noise, a.twice, a.precision, a.recall, a.lead)
            rows.append((name, *map(_share, shares)))
    head = ("report", "role", "coverage", "noise", "twice", "projects: precision", "projects: recall", "lead")
    return f"## Outlines and commitments against gold labels\n\n{_table(head, rows)}"


def _speed() -> str:
    from benchmarks.speed import JIEBA, READING_BOTH, compared, settlement
    from benchmarks.timing import REPORT

    timings = compared()
    jieba = next(timing for timing in timings if timing.name == JIEBA)
    rows = [(t.name, f"{t.per_report:.1f}", f"{t.per_report / jieba.per_report:.2f}") for t in timings]
    pairs = settlement()
    both = next(timing for timing in pairs if timing.name == READING_BOTH)
    settled = [(t.name, f"{2 * t.per_report:.1f}", f"{t.per_report / both.per_report:.2f}") for t in pairs]
    return (
        f"## Time for a report of {REPORT:,} characters\n\nOne process, vocabulary loaded; 22 provincial reports.\n\n"
        f"{_table(('', 'ms', f'of {JIEBA}'), rows)}\n\n"
        f"## Time for two reports\n\n{_table(('', 'ms', 'of reading both'), settled)}"
    )


def _growth() -> str:
    from benchmarks.growth import LAYERS, growth

    measured = list(growth())
    rows = [
        (
            joined.reports,
            f"{joined.bytes / 1e6:.2f} MB",
            *(f"{joined.timings[layer].per_character:.3f}" for layer in LAYERS),
        )
        for joined in measured
    ]
    first, last = measured[0].timings, measured[-1].timings
    ratios = [f"{last[layer].per_character / first[layer].per_character:.2f}" for layer in LAYERS]
    return (
        "## Time for longer texts\n\nMicroseconds a character, where so many reports are joined to one text.\n\n"
        f"{_table(('reports', 'size', *LAYERS), [*rows, ('longest to shortest', '', *ratios)])}"
    )


def _process() -> str:
    from benchmarks.process import loaded_modules, peak_memory, startup

    lines = [f"- {name}: {seconds:.3f} s" for name, seconds in startup().items()]
    lines.append(f"- heavy modules that `import duixian` loads: {', '.join(loaded_modules()) or 'none'}")
    lines.append(f"- peak memory for a 5 MB text: {peak_memory():.0f} MB")
    return "## Processes\n\n" + "\n".join(lines)


def _robustness() -> str:
    from benchmarks.robustness import survey

    return f"## Robustness\n\n{survey().summary}"


PARTS: dict[str, Callable[[], str]] = {
    "accuracy": _accuracy,
    "commitments": _commitments,
    "speed": _speed,
    "growth": _growth,
    "process": _process,
    "robustness": _robustness,
}
_USUAL = tuple(name for name in PARTS if name != "robustness")


def _share(share: float | None) -> str:
    return "" if share is None else f"{share:.3f}"


def _table(head: Sequence[object], rows: Iterable[Sequence[object]]) -> str:
    return "\n".join(f"| {' | '.join(map(str, cells))} |" for cells in (head, ("---",) * len(head), *rows))


def main(arguments: list[str] | None = None) -> int:
    """Measure the named parts; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.partition(":")[2].strip())
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--write", type=Path, metavar="FILE", help="write a page instead of printing")
    given = parser.parse_args(arguments)
    if unknown := [name for name in given.parts if name not in PARTS]:
        parser.error(f"no such part: {', '.join(unknown)}; there are {', '.join(PARTS)}")
    names = given.parts or (_USUAL if given.write is None else PARTS)
    if given.write is None:
        for name in names:
            print(PARTS[name](), end="\n\n", flush=True)
        return 0
    head = _HEAD.format(
        date=datetime.now(UTC).date(),
        python=platform.python_version(),
        machine=f"{platform.system()} {platform.machine()}",
        cores=os.cpu_count(),
    )
    given.write.write_text("\n\n".join([head.rstrip(), *(PARTS[name]() for name in names)]) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
