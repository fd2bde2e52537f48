"""Mutated reports: no crash, no hang, and spans that quote the text.

    python -m benchmarks.robustness --cases 20000          run them
    python -m benchmarks.robustness --case 4711            run one, and shorten it while it still fails

A case fails where reading raises anything but `InputError`, where it takes more processor time than its length
allows, or where the ledger is unsound. With the same reports the same number is the same case everywhere.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import FrameType

from benchmarks.gold import ROOT, SHARED
from benchmarks.mutations import Case, case
from benchmarks.soundness import unfaithful, unsound
from duixian.api import open_ledger
from duixian.errors import InputError
from duixian.exchange.record import to_json
from duixian.ledger.model import Ledger
from duixian.reading import Document, ReadingOptions, text_documents
from duixian.reading.reader import bytes_documents
from duixian.settlement import settle

#: Processor seconds that any case may take, and those it may take for each character: some ten times the usual.
SECONDS, SECONDS_PER_CHARACTER = 1.0, 50e-6
#: One case in so many is read twice, exported and settled.
SAMPLED = 20
_BATCH = 50


class TooSlow(Exception):
    """A case took more processor time than its length allows."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a case.

    Attributes:
        refusal: name of the `InputError` raised, or "".
        problems: what is wrong, empty for a case that passes.
        characters: length of the text read.
        seconds: processor time of reading it.
    """

    case: Case
    refusal: str
    problems: tuple[str, ...]
    characters: int
    ledgers: int
    statements: int
    commitments: int
    seconds: float


def run(case: Case) -> Result:
    """Read a case and look at what comes out; a sample goes on through all that is made of ledgers."""
    size = len(case.content)
    start = time.process_time()
    ledgers: tuple[Ledger, ...] = ()
    refusal, problems = "", []
    try:
        with _at_most(SECONDS + SECONDS_PER_CHARACTER * size):
            ledgers = tuple(map(open_ledger, _documents(case)))
    except InputError as error:
        refusal = type(error).__name__
    except Exception as error:
        problems.append(_told(error))
    seconds = time.process_time() - start
    problems.extend(problem for ledger in ledgers for problem in unsound(ledger))
    if case.number % SAMPLED == 0 and ledgers:
        try:
            problems.extend(_further(case, ledgers))
        except Exception as error:
            problems.append(_told(error))
    return Result(
        case,
        refusal,
        tuple(problems),
        size,
        len(ledgers),
        sum(len(ledger.statements) for ledger in ledgers),
        sum(len(ledger.commitments) for ledger in ledgers),
        seconds,
    )


def _further(case: Case, ledgers: tuple[Ledger, ...]) -> Iterator[str]:
    """What is wrong with a second reading, with exports and with settling the first ledger by the last."""
    if to_json(map(open_ledger, _documents(case))) != to_json(ledgers):
        yield "reading it twice gives two results"
    for ledger in ledgers:
        yield from unfaithful(ledger)
    last, this = (
        replace(ledger, identity=replace(ledger.identity, year=year, place=None))
        for ledger, year in ((ledgers[0], 2016), (ledgers[-1], 2017))
    )
    for settled in settle(last, this).items:
        outcome = settled.outcome
        if outcome is not None and this.text[outcome.start : outcome.end] != outcome.quote:
            yield f"an outcome at {outcome.start}–{outcome.end} does not quote the text"


def reports() -> tuple[str, ...]:
    """The sample report, and the real ones where they are."""
    paths = [ROOT / "samples" / "linzhou-2017.txt", *sorted((SHARED / "reports").rglob("*.txt"))]
    return tuple(path.read_text(encoding="utf-8") for path in paths if path.name != "hengyang-2017-as-received.txt")


def shortened(found: Case) -> Case:
    """A shorter case with the same first problem: pieces are left out as long as it stays."""
    kept, problem = found.content, run(found).problems[0].partition(":")[0]
    width = len(kept) // 2
    while width:
        at = 0
        while at < len(kept):
            shorter = replace(found, content=_without(kept, at, width))
            if any(other.startswith(problem) for other in run(shorter).problems):
                kept = shorter.content
            else:
                at += width
        width //= 2
    return replace(found, content=kept)


def _without(content: str | bytes, at: int, width: int) -> str | bytes:
    if isinstance(content, str):
        return content[:at] + content[at + width :]
    return content[:at] + content[at + width :]


def _documents(case: Case) -> tuple[Document, ...]:
    """Every third case must look like a report; the others are read whatever they are."""
    options = ReadingOptions(require_report=case.number % 3 == 0, year=2017 if case.number % 2 else None)
    if isinstance(case.content, bytes):
        return bytes_documents(case.content, "case.txt", options)
    return text_documents(case.content, options)


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """Raise `TooSlow` inside the block once this process has spent so much time in it."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _told(error: Exception) -> str:
    return f"{type(error).__name__} at {_where(error)}: {str(error)[:100]}"


def _where(error: Exception) -> str:
    """The deepest line of duixian that an error came through."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "duixian" in Path(frame.filename).parts]
    return f"{'/'.join(Path(frames[-1].filename).parts[-2:])}:{frames[-1].lineno}" if frames else "?"


def _batch(numbers: range, texts: Sequence[str]) -> list[Result]:
    return [run(case(number, texts)) for number in numbers]


def _run_all(first: int, count: int, processes: int) -> Iterator[Result]:
    texts = reports()
    run(case(first, texts))  # the vocabulary is loaded here once, for all processes
    batches = [range(at, min(at + _BATCH, first + count)) for at in range(first, first + count, _BATCH)]
    with ProcessPoolExecutor(processes) as pool:
        for batch in pool.map(_batch, batches, [texts] * len(batches)):
            yield from batch


@dataclass(slots=True)
class Survey:
    """What became of many cases."""

    count: int = 0
    failures: list[Result] = field(default_factory=list)
    totals: Counter[str] = field(default_factory=Counter)
    refusals: Counter[str] = field(default_factory=Counter)
    slowest: Result | None = None

    def add(self, result: Result) -> None:
        """Count a case in."""
        self.count += 1
        if result.problems:
            self.failures.append(result)
        for name in ("characters", "ledgers", "statements", "commitments", "seconds"):
            self.totals[name] += getattr(result, name)
        self.refusals[result.refusal or "none"] += 1
        if self.slowest is None or result.seconds > self.slowest.seconds:
            self.slowest = result

    @property
    def summary(self) -> str:
        """The figures in words."""
        refusals = ", ".join(f"{n:,} as {name}" for name, n in self.refusals.most_common() if name != "none")
        longest = self.slowest
        slow = f"{longest.seconds:.2f} s for {longest.characters:,} characters" if longest else "no time"
        return (
            f"{self.count:,} mutated reports of {self.totals['characters']:,} characters in all, "
            f"{len(self.failures)} failures. {self.totals['ledgers']:,} ledgers with "
            f"{self.totals['statements']:,} statements and {self.totals['commitments']:,} commitments came of them; "
            f"refused: {refusals or 'none'}. The slowest took {slow}, the average "
            f"{self.totals['seconds'] / max(self.count, 1) * 1000:.0f} ms."
        )


def survey(first: int = 0, count: int = 20_000, processes: int = 2) -> Survey:
    """Run cases with a progress bar, and print those that fail."""
    from rich.progress import MofNCompleteColumn, Progress, TimeRemainingColumn

    found = Survey()
    with Progress(*Progress.get_default_columns()[:2], MofNCompleteColumn(), TimeRemainingColumn()) as progress:
        bar = progress.add_task("mutated reports", total=count)
        for result in _run_all(first, count, processes):
            found.add(result)
            if result.problems:
                done = ", ".join(result.case.mutations)
                progress.console.print(f"case {result.case.number} ({done}): {result.problems[0]}", markup=False)
            progress.advance(bar)
    return found


def main(arguments: list[str] | None = None) -> int:
    """Run cases; the exit code is 1 where one fails."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.robustness", description=__doc__.partition("\n")[0])
    parser.add_argument("--cases", type=int, default=20_000, help="how many (20000)")
    parser.add_argument("--first", type=int, default=0, help="number of the first (0)")
    parser.add_argument("--processes", type=int, default=2, help="how many processes (2)")
    parser.add_argument("--case", type=int, help="run this one alone and shorten it")
    given = parser.parse_args(arguments)
    if given.case is not None:
        return _show_one(given.case)
    found = survey(given.first, given.cases, given.processes)
    print(found.summary)
    return bool(found.failures)


def _show_one(number: int) -> int:
    found = case(number, reports())
    result = run(found)
    print(f"{', '.join(found.mutations)}; {result.characters} characters, {result.seconds:.2f} s")
    print(*result.problems or ("no problem",), sep="\n")
    if result.problems:
        print(ascii(shortened(found).content))
    return bool(result.problems)


if __name__ == "__main__":
    sys.exit(main())
