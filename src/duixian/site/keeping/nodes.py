"""The nodes (节点) of a commitment: what is to be done by when, and what was reported done."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from duixian.site.keeping.errors import UnfitPlan
from duixian.site.keeping.rule import Rule, published
from duixian.site.keeping.spans import month_end
from duixian.site.keeping.wording import title


@dataclass(frozen=True, slots=True)
class Completion:
    """A report that a node is done.

    Attributes:
        done_on: the day on which it is said to have been done.
        reported_on: the day on which that was reported; before it nobody knew.
        returned_on: the day on which the office returned the report, or None.

    Raises:
        UnfitPlan: it is reported before it is done, or returned before it is reported.
    """

    done_on: dt.date
    reported_on: dt.date
    returned_on: dt.date | None = None

    def __post_init__(self) -> None:
        if self.reported_on < self.done_on:
            raise UnfitPlan(f"Done on {self.done_on} was reported on {self.reported_on}, before it was so.")
        if self.returned_on is not None and self.returned_on < self.reported_on:
            raise UnfitPlan(f"Returned on {self.returned_on}, before it was reported on {self.reported_on}.")

    @property
    def days(self) -> tuple[dt.date, ...]:
        """The days on which something became known of it."""
        return (self.reported_on,) if self.returned_on is None else (self.reported_on, self.returned_on)

    def stands(self, as_of: dt.date) -> bool:
        """Whether it was reported and not returned by a day."""
        return self.reported_on <= as_of and (self.returned_on is None or self.returned_on > as_of)


@dataclass(frozen=True, slots=True)
class Node:
    """Something to be done by a day.

    Attributes:
        id: names it among the inputs of a light.
        title: what is to be done.
        due: the last day for it.
        completions: reports that it is done, in the order in which they came.
        evidence: days on which pieces of evidence were received, rising.

    Raises:
        UnfitPlan: completions or evidence are out of order.
    """

    id: str
    title: str
    due: dt.date
    completions: tuple[Completion, ...] = ()
    evidence: tuple[dt.date, ...] = ()

    def __post_init__(self) -> None:
        reported = [one.reported_on for one in self.completions]
        if reported != sorted(reported) or list(self.evidence) != sorted(self.evidence):
            raise UnfitPlan(f"Reports and evidence of the node {self.title} must be in order of time.")

    def completion(self, as_of: dt.date) -> Completion | None:
        """The report of completion that stood on a day."""
        return next((one for one in reversed(self.completions) if one.stands(as_of)), None)

    def done_on(self, as_of: dt.date) -> dt.date | None:
        """The day on which it was done, as far as was known on a day."""
        found = self.completion(as_of)
        return found.done_on if found else None

    def evidence_count(self, as_of: dt.date) -> int:
        """Pieces of evidence received by a day."""
        return bisect_right(self.evidence, as_of)


def quarterly_nodes(
    id_: str, start: dt.date, deadline: dt.date, language: Literal["zh", "en"] = "zh", rule: Rule | None = None
) -> tuple[Node, ...]:
    """Default nodes of a task without numbers: the ends of its quarters, and its deadline.

    Quarter ends close to the beginning or the deadline are left out. Ids are `id_` with "-1", "-2" … behind.

    Raises:
        UnfitPlan: the deadline lies before the beginning.
    """
    if deadline < start:
        raise UnfitPlan(f"The deadline {deadline} lies before the beginning {start}; exchange the two days.")
    apart = dt.timedelta(days=(rule or published()).apart_days)
    ends = (month_end(year, month) for year in range(start.year, deadline.year + 1) for month in (3, 6, 9, 12))
    days = [*(end for end in ends if start + apart <= end <= deadline - apart), deadline]
    nodes = []
    for index, day in enumerate(days, start=1):
        if index == len(days):
            said = title("last")
        elif index == 1:
            said = title("first")
        else:
            said = title("between", percent=round(100 * index / len(days)))
        nodes.append(Node(f"{id_}-{index}", said.zh if language == "zh" else said.en, day))
    return tuple(nodes)
