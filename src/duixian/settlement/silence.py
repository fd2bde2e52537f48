"""What is decided on a promise that no outcome answers."""

from __future__ import annotations

from duixian.ledger.model import Ledger
from duixian.settlement.figures import Promised
from duixian.settlement.terms import terms
from duixian.settlement.verdicts import Decision
from duixian.settlement.wording import reason


class Silence:
    """Decides on promises without an outcome: not due yet, covered by a general sentence only, or not mentioned."""

    def __init__(self, last: Ledger, year: int, why: str, blanket: str = "") -> None:
        """`why`: the sentence of `verdicts.toml` for what is not mentioned; `blanket`: the general sentence."""
        self._last, self._year, self._why, self._blanket = last, year, why, blanket
        self._lists = [
            (one.start, one.end) for one in last.outline if terms().lists.search(one.title) and one.role != "review"
        ]

    def decision(self, promise: Promised) -> Decision:
        """The verdict where nothing is reported."""
        period = promise.statement.period
        if period is not None and not promise.due:
            return Decision("undecidable", "not-due", reason("not-due", due=period.end))
        if self._blanket and self._is_listed(promise.statement.start):
            return Decision("not_reported", "no-account", reason("blanket", quote=self._blanket))
        return Decision("not_reported", "no-account", reason(self._why, year=str(self._year)))

    def _is_listed(self, at: int) -> bool:
        """Whether a promise is an item of a list of works for the people."""
        if any(start <= at < end for start, end in self._lists):
            return True
        line = self._last.text.rfind("\n", 0, at) + 1
        return terms().lists.search(self._last.text, line, at) is not None


def blanket_words(this: Ledger) -> str:
    """Words of this year's review that say in general that such a list is done, "" where there are none."""
    for section in this.outline:
        if section.role == "review" and section.level == 1:
            found = terms().blanket.search(this.text, section.start, section.end)
            if found:
                return found.group()
    return ""
