"""What waits for somebody in decomposition and signing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from duixian.site.accounts.actors import has
from duixian.site.accounts.models import User
from duixian.site.accounts.rights import Right
from duixian.site.inbox.items import Waiting
from duixian.site.ledgers.models import LIVE, Ledger, Stage
from duixian.site.planning.models import SignOff, SignOffState
from duixian.site.planning.views.objections import orphans


def waiting(person: User, today: dt.date) -> Iterator[Waiting]:
    """Items to be signed for; for the office plans to be finished, objections, and items that nobody leads."""
    if has(person, Right.SIGN_OFF):
        yield from _to_sign(person)
    if has(person, Right.PLAN):
        yield from _to_plan()
    if has(person, Right.PUBLISH):
        yield from _to_decide(today)


def _to_sign(person: User) -> Iterator[Waiting]:
    mine = SignOff.objects.filter(unit=person.unit_id, state=SignOffState.WAITING)
    ledgers = mine.values("commitment__ledger__title").annotate(number=Count("pk"), first=Min("due")).order_by("first")
    for one in ledgers:
        said = ngettext("%(ledger)s: %(number)s item", "%(ledger)s: %(number)s items", one["number"])
        title = said % {"ledger": one["commitment__ledger__title"], "number": one["number"]}
        yield Waiting(_("Items to sign for"), title, reverse("sign-offs"), one["first"])


def _to_plan() -> Iterator[Waiting]:
    without = Count("commitments", filter=Q(commitments__state__in=LIVE, commitments__lead=None))
    for ledger in Ledger.objects.filter(stage=Stage.PLANNING).annotate(without=without):
        if ledger.without:
            said = ngettext(
                "%(ledger)s: %(number)s item without lead unit",
                "%(ledger)s: %(number)s items without lead unit",
                ledger.without,
            )
            title = said % {"ledger": ledger, "number": ledger.without}
            yield Waiting(_("Plans to finish"), title, reverse("plan", args=[ledger.pk]))
        else:
            yield Waiting(_("Ledgers to publish"), str(ledger), reverse("publish", args=[ledger.pk]))


def _to_decide(today: dt.date) -> Iterator[Waiting]:
    objected = SignOff.objects.filter(state=SignOffState.OBJECTED).select_related("unit", "commitment__ledger")
    for one in objected.order_by("answered_at"):
        title = f"{one.unit}：{one.commitment.code} {one.commitment}"
        yield Waiting(_("Objections to decide"), title, reverse("objection", args=[one.pk]))
    for commitment in orphans(today).order_by("pk"):
        title = f"{commitment.code} {commitment}（{commitment.lead}）"
        yield Waiting(_("Items whose unit has ended"), title, reverse("plan-reassign", args=[commitment.pk]))
