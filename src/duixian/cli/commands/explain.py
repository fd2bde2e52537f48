"""`duixian explain`."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

import click

from duixian.cli.localised import LocalCommand, Refused, argument, language_option
from duixian.cli.reading import ledgers_in, options_from, reading_options

if TYPE_CHECKING:
    from duixian.ledger.model import Ledger
    from duixian.statements.statement import Statement

_NEAREST = 3


@click.command(cls=LocalCommand)
@argument("file", help="A report, or - for standard input.")
@argument("offset", type=click.IntRange(min=0), help="A character of the text as received, counted from 0.")
@reading_options
@language_option
def explain(file: str, offset: int, **limits: Any) -> None:
    """Show, for the statement at an offset, which rule gave each of its fields."""
    ledgers = ledgers_in(file, options_from(limits))
    for ledger in ledgers:
        for statement in ledger.statements:
            if statement.start <= offset < statement.end:
                from duixian.cli.view import show_statement

                show_statement(ledger, statement)
                return
    raise Refused(_nothing_there(ledgers, offset))


def _nothing_there(ledgers: Sequence[Ledger], offset: int) -> str:
    length = max(len(ledger.text) for ledger in ledgers)
    if offset >= length:
        return _("The text has {length} characters; {offset} is behind its end.").format(length=length, offset=offset)
    statements = sorted((s for ledger in ledgers for s in ledger.statements), key=lambda s: _distance(s, offset))
    found = "\n".join(f"  {s.start}–{s.end}  {s.quote}  {s.indicator.name}" for s in statements[:_NEAREST])
    nothing = _("No statement stands at {offset}.").format(offset=offset)
    return f"{nothing} {_('The nearest:')}\n{found}" if found else nothing


def _distance(s: Statement, offset: int) -> int:
    return max(s.start - offset, offset - s.end + 1)
