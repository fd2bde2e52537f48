"""Whether two reports can be settled against each other."""

from __future__ import annotations

from duixian.errors import UnfitPair
from duixian.ledger.model import Ledger


def year_promised_for(last: Ledger, this: Ledger) -> int:
    """The year that `last` promises for and `this` accounts for.

    Raises:
        UnfitPair: a report's year is unknown, they are of different places, or `this` is not of the year after `last`.
    """
    before, after = years(last, this)
    if after > before + 1:
        raise UnfitPair(
            f"{report_name(last)} is of {before} and {report_name(this)} of {after}; a promise of {before} is settled "
            f"by the report of {before + 1}."
        )
    same_place(last, this)
    return before


def years(last: Ledger, this: Ledger) -> tuple[int, int]:
    """The years of two reports, the earlier one first.

    Raises:
        UnfitPair: one is unknown, or they are not in this order.
    """
    before, after = last.identity.year, this.identity.year
    if before is None or after is None:
        unknown = report_name(last if before is None else this)
        raise UnfitPair(f"{unknown} does not say of which year it is; name the year with --year.")
    if before >= after:
        raise UnfitPair(
            f"{report_name(last)} ({before}) is not earlier than {report_name(this)} ({after}); "
            "give the earlier report first."
        )
    return before, after


def same_place(last: Ledger, this: Ledger) -> None:
    """Check that two reports are of one place, as far as they tell.

    Raises:
        UnfitPair: they are of different places.
    """
    one, other = last.identity.place, this.identity.place
    if one is None or other is None or one == other:
        return
    if one.code is not None and other.code is not None:
        differ = one.code != other.code
    else:
        differ = not (one.name.endswith(other.name) or other.name.endswith(one.name))
    if differ:
        raise UnfitPair(
            f"{report_name(last)} is of {one.name} and {report_name(this)} of {other.name}; give reports of one place."
        )


def report_name(ledger: Ledger) -> str:
    """What to call a report in a message: its file, else its title."""
    return ledger.source.name if ledger.source.name != "-" else ledger.identity.title or "the text"
