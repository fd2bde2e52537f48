"""Which ledgers and commitments somebody sees."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from duixian.site.accounts.actors import Actor, System
from duixian.site.accounts.roles import OF_A_UNIT, Role
from duixian.site.ledgers.models import LIVE, Commitment, Ledger, Stage, Statement


class LedgerPolicy:
    """Office, leaders and auditors see every ledger; the others the published ones."""

    def visible_to(self, actor: Actor | AnonymousUser) -> QuerySet[Ledger]:
        """The ledgers that an actor may see."""
        if isinstance(actor, AnonymousUser) or (not isinstance(actor, System) and actor.role in OF_A_UNIT):
            return Ledger.objects.filter(stage=Stage.PUBLISHED)
        return Ledger.objects.all()


class CommitmentPolicy:
    """Units see what they lead or support in published ledgers; nobody who is signed out sees the inner pages."""

    def visible_to(self, actor: Actor | AnonymousUser) -> QuerySet[Commitment]:
        """The commitments that an actor may see, those that were dropped, split or merged included for the office."""
        every = Commitment.objects.select_related("ledger", "lead")
        if isinstance(actor, AnonymousUser):
            return every.none()
        if isinstance(actor, System) or actor.role in (Role.OFFICE, Role.AUDITOR):
            return every
        live = every.filter(state__in=LIVE)
        if actor.role == Role.LEADER:
            return live
        mine = Q(lead=actor.unit_id) | Q(pk__in=Commitment.objects.filter(supports__unit=actor.unit_id).values("pk"))
        return live.filter(mine, ledger__stage=Stage.PUBLISHED)

    def reported_by(self, actor: Actor) -> QuerySet[Commitment]:
        """The commitments that an actor's unit leads, and so reports of."""
        if isinstance(actor, System) or actor.unit_id is None:
            return Commitment.objects.none()
        return self.visible_to(actor).filter(lead=actor.unit_id)


class StatementPolicy:
    """Statements are seen with their ledger."""

    def visible_to(self, actor: Actor | AnonymousUser) -> QuerySet[Statement]:
        """The statements that an actor may see."""
        return Statement.objects.filter(ledger__in=LEDGERS.visible_to(actor)).select_related("ledger", "commitment")


LEDGERS = LedgerPolicy()
COMMITMENTS = CommitmentPolicy()
STATEMENTS = StatementPolicy()
