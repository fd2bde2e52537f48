"""The sample ledger is opened, reviewed, decomposed, published and signed for."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

import duixian
from duixian.site.accounts.models import Unit, User
from duixian.site.accounts.roles import Role
from duixian.site.demo import clock
from duixian.site.demo.report import sample
from duixian.site.files.services import store
from duixian.site.ledgers.models import LIVE, Commitment, Ledger
from duixian.site.ledgers.services.opening import open_ledger
from duixian.site.ledgers.services.review import accept_above, drop
from duixian.site.ledgers.services.stages import finish_review
from duixian.site.planning.models import Part, SignOff, SignOffState
from duixian.site.planning.services.plans import assign
from duixian.site.planning.services.preparing import prepare_plan
from duixian.site.planning.services.publishing import publish
from duixian.site.planning.services.signing import object_to, refuse, sign
from duixian.site.planning.services.suggesting import accept_suggestions

_ALL = 0.0
_LIKELY = 0.3
_LEADERS = "常务副市长 何岚", "副市长 李卫", "副市长 唐宁", "副市长 高远"


def open_sample(year: int, office: User) -> Ledger:
    """The published ledger of the sample report of a year, opened in January."""
    with clock.on(dt.date(year, 1, 9)):
        text = sample(year)
        file = store(office, [text.encode()], f"临州市{year}年政府工作报告.txt", "report")
        ledger = open_ledger(office, duixian.read_text(text), file)
        _keep_this_year(office, ledger)
        accept_above(office, ledger, _ALL)
        finish_review(office, ledger)
    with clock.on(dt.date(year, 1, 14)):
        prepare_plan(office, ledger)
        accept_suggestions(office, ledger, _LIKELY)
        _complete(office, ledger)
        publish(office, ledger, why="市政府常务会议审定")
    with clock.on(dt.date(year, 1, 16)):
        _sign(office, ledger)
    ledger.refresh_from_db()
    return ledger


def _keep_this_year(office: User, ledger: Ledger) -> None:
    """Goals of the next five years are kept elsewhere; an office decomposes what is due this year."""
    for one in ledger.commitments.filter(deadline__gt=ledger.last_day):
        drop(office, one, one.revision, "五年目标，另行建账")


def _complete(office: User, ledger: Ledger) -> None:
    """Items for which no unit suggested itself go to the government's office; every item has a leader in charge."""
    live = Commitment.objects.filter(ledger=ledger, state__in=LIVE)
    rest = dict(live.filter(lead=None).values_list("pk", "revision"))
    if rest:
        assign(office, ledger, rest, lead=Unit.objects.get(name="政府办公室", valid_to=None))
    by_area: dict[str, dict[int, int]] = defaultdict(dict)
    for pk, area, revision in live.values_list("pk", "area", "revision"):
        by_area[area][pk] = revision
    for number, revisions in enumerate(by_area.values()):
        assign(office, ledger, revisions, vice_mayor=_LEADERS[number % len(_LEADERS)])


def _sign(office: User, ledger: Ledger) -> None:
    """Every unit signs, but one that objects in vain and one that has not come to it."""
    waiting = SignOff.objects.filter(commitment__ledger=ledger, state=SignOffState.WAITING)
    keys: dict[int, list[int]] = defaultdict(list)
    for one in waiting:
        keys[one.unit_id].append(one.pk)
    objecting = waiting.filter(unit__name="工业和信息化局", part=Part.LEAD).last()
    for head in User.objects.filter(role=Role.HEAD, unit__in=list(keys)).exclude(unit__name="审计局"):
        own = [key for key in keys[head.unit_id or 0] if objecting is None or key != objecting.pk]
        if own:
            sign(head, own)
        if objecting is not None and head.unit_id == objecting.unit_id:
            object_to(head, objecting, "该事项涉及多个部门，建议由发展和改革委员会牵头。")
            refuse(office, objecting, "按三定规定属工业和信息化局职责，请继续牵头，发展和改革委员会配合。")
