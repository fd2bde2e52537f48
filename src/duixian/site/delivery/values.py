"""The numbers that units report: what each numeric target of a commitment has come to by the end of a month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _

from duixian.site.delivery.models import ProgressReport, ReportedValue, ReportState
from duixian.site.delivery.templatetags.months import month_name, short_month
from duixian.site.keeping.aims import Aim
from duixian.site.keeping.measuring import unit_factor
from duixian.site.keeping.wording import amount
from duixian.site.ledgers.models import LIVE, Commitment, Statement
from duixian.site.planning.aims import aim_of_statement
from duixian.site.planning.models import ReadingKind
from duixian.site.planning.plan import CurvePlan, curve_of


@dataclass(frozen=True, slots=True)
class ReportedTarget:
    """A numeric target whose value is reported.

    Attributes:
        statement: the target, with its commitment's ledger at hand.
        aim: what it asks for.
        plan: its curve, or the usual one where none is stored.
        first_day: from which on totals are counted.
        before: what the last standing report on an earlier month says; None where none does, or it was not asked for.
    """

    statement: Statement
    aim: Aim
    plan: CurvePlan
    first_day: dt.date
    before: ReportedValue | None = None

    @property
    def name(self) -> str:
        """What is measured, and where."""
        return self.statement.full_name

    @property
    def is_total(self) -> bool:
        """Whether it counts up from the first day, so that it can hardly become less."""
        counts = self.plan.baseline == 0 or (self.aim.measure == "level" and not self.aim.is_rate)
        return self.plan.reading == ReadingKind.TO_DATE and counts

    @property
    def help_text(self) -> str:
        """Which time the value speaks of, and where a fall is entered as a negative number."""
        falls = self.aim.measure in ("growth", "change") and self.aim.value < 0
        return _("%(time)s; a fall as a negative number") % {"time": self._time} if falls else self._time

    @property
    def _time(self) -> str:
        if self.plan.reading == ReadingKind.LATEST:
            return _("as it stands at the end of the month")
        if self.plan.reading == ReadingKind.YEAR:
            return _("of the whole year, reported for December")
        return _("from %(first)s to the end of this month") % {"first": short_month(self.first_day)}

    @property
    def said_before(self) -> str:
        """What was reported before: 上月 120公里; "" where nothing was."""
        if self.before is None:
            return ""
        return _("%(month)s: %(value)s") % {
            "month": month_name(self.before.report.month), "value": amount(self.before.value, self.before.unit)
        }  # fmt: skip

    def unfit_unit(self, unit: str) -> str:
        """What is wrong with a unit of measure; "" where it can be converted, and where it is left out."""
        unit, wanted = unit.strip(), self.statement.unit
        if not unit or unit_factor(unit, wanted) is not None:
            return ""
        return _("“%(unit)s” cannot be converted into “%(wanted)s”, the unit of the target.") % {
            "unit": unit, "wanted": wanted
        }  # fmt: skip

    def lower(self, value: float, unit: str) -> str:
        """A warning where a total is less than before; "" where it is not."""
        if self.before is None or not self.is_total:
            return ""
        now, then = (unit_factor(one or self.statement.unit, self.statement.unit) for one in (unit, self.before.unit))
        if now is None or then is None or value * now >= self.before.value * then * (1 - 1e-12):
            return ""
        return _("%(name)s: less than reported before (%(before)s); please check.") % {
            "name": self.name, "before": self.said_before
        }  # fmt: skip


def with_curves() -> Prefetch[str]:
    """For `prefetch_related` of commitments: their statements, as `targets_of` reads them."""
    return Prefetch("statements", Statement.objects.select_related("curve").order_by("start", "number"))


def targets_of(commitment: Commitment) -> list[ReportedTarget]:
    """The numeric targets of a commitment, in the order of the text; one query, unless read with `with_curves()`."""
    if "statements" not in getattr(commitment, "_prefetched_objects_cache", {}):
        prefetch_related_objects([commitment], with_curves())
    found = []
    for one in sorted(commitment.statements.all(), key=lambda one: (one.start, one.number)):
        aim = aim_of_statement(one) if one.state in LIVE else None
        if aim is not None:
            plan = curve_of(getattr(one, "curve", None), aim)
            found.append(ReportedTarget(one, aim, plan, commitment.ledger.first_day))
    return found


def targets_before(commitments: Iterable[Commitment], month: dt.date) -> dict[int, list[ReportedTarget]]:
    """The targets of commitments by their keys, each with what was reported before a month; one query.

    Commitments that were read with `with_curves()` and their ledger need no further one.
    """
    targets = {one.pk: targets_of(one) for one in commitments}
    before = values_before([one.statement.pk for ones in targets.values() for one in ones], month)
    return {
        pk: [
            ReportedTarget(one.statement, one.aim, one.plan, one.first_day, before.get(one.statement.pk))
            for one in ones
        ]
        for pk, ones in targets.items()
    }


def values_before(statements: Iterable[int], month: dt.date) -> dict[int, ReportedValue]:
    """By statement the value of the last standing report on a month before the given one."""
    wanted = list(statements)
    if not wanted:
        return {}
    found = (
        ReportedValue.objects.filter(statement__in=wanted, report__month__lt=month)
        .exclude(report__state=ReportState.RETURNED)
        .select_related("report")
        .order_by("report__month", "report__turn", "pk")
    )
    return {one.statement_id: one for one in found}


@dataclass(frozen=True, slots=True)
class ShownValue:
    """A reported value as pages show it: with what was reported before, and a warning where it has become less."""

    value: ReportedValue
    target: ReportedTarget | None

    @property
    def name(self) -> str:
        """What is measured."""
        return self.value.statement.full_name

    @property
    def warning(self) -> str:
        """What is strange about it, or ""."""
        return self.target.lower(self.value.value, self.value.unit) if self.target else ""


def shown_values(reports: Sequence[ProgressReport]) -> dict[int, list[ShownValue]]:
    """The values of reports by their keys, in a number of queries that does not depend on how many there are."""
    values = list(
        ReportedValue.objects.filter(report__in=[one.pk for one in reports])
        .select_related("statement__curve", "statement__ledger")
        .order_by("statement__start", "pk")
    )
    months = {one.pk: one.month for one in reports}
    before: dict[tuple[int, dt.date], ReportedValue] = {}
    for month in sorted(set(months.values())):
        of_month = [one.statement_id for one in values if months[one.report_id] == month]
        before |= {(pk, month): one for pk, one in values_before(of_month, month).items()}
    found: dict[int, list[ShownValue]] = {one.pk: [] for one in reports}
    for one in values:
        said, aim = one.statement, aim_of_statement(one.statement)
        target = None
        if aim is not None:
            plan = curve_of(getattr(said, "curve", None), aim)
            earlier = before.get((said.pk, months[one.report_id]))
            target = ReportedTarget(said, aim, plan, said.ledger.first_day, earlier)
        found[one.report_id].append(ShownValue(one, target))
    return found
