"""Which reports somebody sees."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from duixian.site.accounts.actors import Actor, System
from duixian.site.accounts.models import Unit, User
from duixian.site.accounts.policies import FILES
from duixian.site.accounts.roles import OF_A_UNIT, Role
from duixian.site.delivery.models import Evidence, ProgressReport, ReportState
from duixian.site.ledgers.models import Commitment, Stage
from duixian.site.planning.models import Support


class ReportPolicy:
    """Office and auditors see every report, leaders those that are confirmed.

    A unit sees its own, those of units that it succeeded, and all on commitments that it leads or supports.
    """

    def visible_to(self, actor: Actor | AnonymousUser) -> QuerySet[ProgressReport]:
        """The reports that an actor may see."""
        every = ProgressReport.objects.all()
        if isinstance(actor, AnonymousUser):
            return every.none()
        if isinstance(actor, System) or actor.role in (Role.OFFICE, Role.AUDITOR):
            return every
        if actor.role == Role.LEADER:
            return every.filter(state=ReportState.CONFIRMED)
        return every.filter(_of_unit(actor.unit_id))

    def of_unit(self, person: User) -> QuerySet[ProgressReport]:
        """The reports that a person's unit answers for: it wrote them, or leads the commitment now."""
        if person.role not in OF_A_UNIT:
            return ProgressReport.objects.none()
        return self.visible_to(person).filter(Q(unit=person.unit_id) | Q(commitment__lead=person.unit_id))


def _of_unit(unit: int | None) -> Q:
    involved = Commitment.objects.filter(ledger__stage=Stage.PUBLISHED)
    supported = Support.objects.filter(unit=unit, commitment__ledger__stage=Stage.PUBLISHED)
    return (
        Q(unit__in=with_predecessors(unit))
        | Q(commitment__in=involved.filter(lead=unit).values("pk"))
        | Q(commitment__in=supported.values("commitment"))
    )


def with_predecessors(unit: int | None) -> list[int]:
    """The keys of a unit and of all that it succeeded, however long ago."""
    found: list[int] = []
    generation = [] if unit is None else [unit]
    while generation:
        found += generation
        generation = list(
            Unit.objects.filter(successor__in=generation).exclude(pk__in=found).values_list("pk", flat=True)
        )
    return found


def evidence_for(person: User) -> Q:
    """The files that prove a report which a person may read."""
    return Q(pk__in=Evidence.objects.filter(report__in=REPORTS.visible_to(person)).values("file"))


REPORTS = ReportPolicy()


def connect() -> None:
    """Let those who may read a report read its evidence."""
    FILES.grant(evidence_for)
