"""Reports of one year and the next, read and put together by place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from duixian.cli.localised import Refused
from duixian.cli.reading import ledgers_in, read_each, show_failures

if TYPE_CHECKING:
    from duixian.ledger.model import Ledger
    from duixian.reading.options import ReadingOptions

Pair = tuple["Ledger", "Ledger"]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of reports.

    Attributes:
        several: they come from folders, even if one pair was found.
        failed: whether a file could not be read.
    """

    found: list[Pair]
    several: bool
    failed: bool
    paths: tuple[Path, ...]


def read_pairs(last: str, this: str, options: ReadingOptions) -> Pairs:
    """The pair of two files, or of two folders all pairs of one place in one year and the next.

    `options.year` is that of `last`; `this` is then of the year after.
    """
    if not (Path(last).is_dir() or Path(this).is_dir()):
        later = replace(options, year=options.year + 1) if options.year else options
        paths = (Path(last), Path(this))
        return Pairs([(read_one(last, options), read_one(this, later))], False, False, paths)
    outcomes = list(read_each([last, this], replace(options, year=None)))
    failed = show_failures(outcomes)
    ledgers = [ledger for outcome in outcomes for ledger in outcome.ledgers]
    return Pairs(_paired(ledgers), True, failed, tuple(outcome.path for outcome in outcomes))


def read_one(path: str, options: ReadingOptions) -> Ledger:
    """The one report in a file; raises `Refused` where it holds several."""
    ledgers = ledgers_in(path, options)
    if len(ledgers) != 1:
        message = _("{path} holds {count} reports; settle them one by one.")
        raise Refused(message.format(path=path, count=len(ledgers)))
    return ledgers[0]


def _paired(ledgers: Sequence[Ledger]) -> list[Pair]:
    """Each report with that of the same place a year later; of two files of one report the plain text is taken."""
    known: dict[tuple[str, int], Ledger] = {}
    for ledger in sorted(ledgers, key=lambda one: (one.source.kind != "text", one.source.name)):
        place, year = ledger.identity.place, ledger.identity.year
        if place is None or year is None:
            message = _("{name} does not say its place and year; it is left out.").format(name=ledger.source.name)
            click.echo(message, err=True)
            continue
        key = (place.code or place.name, year)
        other = known.setdefault(key, ledger)
        if other is not ledger:
            message = _("{name} and {other} are both of {place} in {year}; {other} is taken.")
            fields = {"name": ledger.source.name, "other": other.source.name, "place": place.name, "year": year}
            click.echo(message.format(**fields), err=True)
    followed = [key for key in sorted(known) if (key[0], key[1] + 1) in known]
    return [(known[key], known[key[0], key[1] + 1]) for key in followed]
