"""`python -m benchmarks [accuracy] [commitments] [speed] [growth] [process]`: print the figures, all without a name.

Times are processor seconds on this machine; only their ratios within one run mean anything elsewhere.
"""

from __future__ import annotations

import sys

from benchmarks.commitments import agreement, labelled
from benchmarks.gold import DEVELOPED_ON, HANDED_OVER, HELD_OUT, accuracy


def _accuracy() -> None:
    print("## Statements against gold labels\n")
    print(
        "| report | quantities | strict | recall | precision | value | unit | comparator | measure | role | indicator |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    for kind, reports in (("", HANDED_OVER), (" (developed on)", DEVELOPED_ON), (" (held out)", HELD_OUT)):
        for report in reports:
            a = accuracy(report)
            fields = [a.fields[name] for name in ("value", "unit", "comparator", "measure", "role", "indicator")]
            figures = " | ".join(f"{value:.3f}" for value in (a.strict, a.recall, a.precision, *fields))
            print(f"| {report.name}{kind} | {a.quantities} | {figures} |")


def _commitments() -> None:
    print("\n## Outlines and commitments against gold labels\n")
    print("| report | role | coverage | noise | twice | projects precision | recall | lead |")
    print("|---|---|---|---|---|---|---|---|")
    for report in labelled():
        a = agreement(report)
        shares = (a.role, a.coverage, a.noise, a.twice, a.precision, a.recall, a.lead)
        print(f"| {report.name} | {' | '.join('' if share is None else f'{share:.3f}' for share in shares)} |")


def _speed() -> None:
    from benchmarks.speed import layers, peers

    own, others = layers(), peers()
    jieba = others[0].per_report
    print("\n## Time for a report of 22,000 characters, one process, vocabulary loaded\n")
    print("| | ms | of jieba.lcut |")
    print("|---|---|---|")
    for timing in (*own, *others):
        print(f"| {timing.name} | {timing.per_report:.1f} | {timing.per_report / jieba:.2f} |")


def _growth() -> None:
    from benchmarks.speed import growth

    print("\n## Time for longer texts\n")
    print("| | s | µs a character |")
    print("|---|---|---|")
    for timing in growth():
        print(f"| {timing.name} | {timing.seconds:.2f} | {timing.seconds / timing.characters * 1e6:.2f} |")


def _process() -> None:
    from benchmarks.process import loaded_modules, peak_memory, startup

    print("\n## Processes\n")
    for name, seconds in startup().items():
        print(f"- {name}: {seconds:.3f} s")
    print(f"- heavy modules that `import duixian` loads: {', '.join(loaded_modules()) or 'none'}")
    print(f"- peak memory for a 5 MB text: {peak_memory():.0f} MB")


PARTS = {"accuracy": _accuracy, "commitments": _commitments, "speed": _speed, "growth": _growth, "process": _process}


def main(names: list[str]) -> int:
    """Run the named parts; returns the exit code."""
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        print(f"No such part: {', '.join(unknown)}; there are {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    for name in names or PARTS:
        PARTS[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
