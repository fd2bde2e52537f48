"""The months of the sample ledger: what units report, and what statistics say."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from duixian.site.accounts.models import User
from duixian.site.accounts.roles import Role
from duixian.site.calendar.days import WorkingDays
from duixian.site.delivery.models import ProgressReport
from duixian.site.delivery.services.answering import confirm_all, return_report
from duixian.site.delivery.services.filing import PURPOSE, Content, Proof, file_report
from duixian.site.demo import clock
from duixian.site.files.models import StoredFile
from duixian.site.files.services import store
from duixian.site.keeping.spans import month_end
from duixian.site.ledgers.models import LIVE, Commitment, Ledger
from duixian.site.planning.models import Node

SILENT = "政府金融工作办公室"
"""A unit that stops reporting."""
SLOW = 7
"""Every so manieth item is behind."""
_STAGES = (
    "已制定实施方案，明确责任分工和时间节点，各项前期工作有序开展。",
    "已完成前期工作并全面铺开，重点环节按计划推进，未发现影响进度的问题。",
    "主体工作过半，已会同配合单位开展中期评估，对薄弱环节逐项整改。",
    "进入收尾阶段，正在组织验收和资料归档，确保按期完成。",
)
_BEHIND = "受征地协调和资金到位影响，进度滞后于计划，已提请协调并倒排工期。"
_NEXT = "下月继续按节点推进，做好资料归集和阶段总结。"


def months_until(ledger: Ledger, today: dt.date) -> Iterator[dt.date]:
    """First days of the months whose reports have fallen due, but for the latest month."""
    for month in range(1, 13):
        day = dt.date(ledger.year, month, 1)
        if _after(month_end(day.year, day.month), 5) < today:
            yield day


def report_month(ledger: Ledger, month: dt.date, office: User) -> int:
    """Let every unit report on a month in the first working days of the next; how many reports were made."""
    heads = {one.unit_id: one for one in User.objects.filter(role=Role.HEAD)}
    clerks = {one.unit_id: one for one in User.objects.filter(role=Role.CLERK)}
    filed: dict[int, list[ProgressReport]] = defaultdict(list)
    last = month_end(month.year, month.month)
    with clock.on(_after(last, 3)):
        evidence: dict[int, StoredFile] = {}
        for one in _reporting(ledger, month):
            unit = one.lead_id or 0
            if unit not in evidence:
                words = f"{ledger.place}{month.year}年{month.month}月工作进展佐证材料"
                evidence[unit] = store(clerks[unit], [words.encode()], f"{words}.txt", PURPOSE)
            filed[unit].append(file_report(clerks[unit], one, month, _content(one, last, evidence[unit])))
    with clock.on(_after(last, 4)):
        for unit, reports in filed.items():
            confirm_all(heads[unit], reports)
    returned = [one for reports in filed.values() for one in reports if one.commitment.number % 40 == month.month]
    with clock.on(_after(last, 6)):
        for report in returned:
            return_report(office, report, "请补充具体数据和影像资料后重新报送。")
    with clock.on(_after(last, 8)):
        for report in returned:
            words = f"{report.progress}（已补充数据。）"
            again = file_report(clerks[report.unit_id], report.commitment, month, Content(words))
            confirm_all(heads[report.unit_id], [again])
    return sum(map(len, filed.values()))


def _reporting(ledger: Ledger, month: dt.date) -> list[Commitment]:
    """The items that are reported on: all but those of the silent unit, and one that forgets a month."""
    live = Commitment.objects.filter(ledger=ledger, state__in=LIVE).select_related("lead").prefetch_related("nodes")
    return [
        one
        for one in live
        if one.lead is not None
        and (one.lead.name != SILENT or month.month <= ledger.first_day.month + 4)
        and (one.number + month.month) % 29
        and one.deadline >= month
    ]


def _content(one: Commitment, last: dt.date, file: StoredFile) -> Content:
    behind = not one.number % SLOW
    whole = max(1, (one.deadline - dt.date(last.year, 1, 1)).days)
    share = min(1.0, (last - dt.date(last.year, 1, 1)).days / whole)
    done = {node: node.due for node in _nodes_done(one, last, behind)}
    progress = _BEHIND if behind and share > 0.4 else _STAGES[min(3, int(4 * share))]
    proofs = [Proof(f"“{node.title}”完成情况", file, node=node) for node in done] or [Proof("工作进展材料", file)]
    return Content(
        f"{last.month}月份，{progress}", next_steps=_NEXT, done=done, evidence=proofs[:1] if not done else proofs
    )


def _nodes_done(one: Commitment, last: dt.date, behind: bool) -> list[Node]:
    """Nodes that fell due in the month; an item that is behind does its first one in time and the others never."""
    nodes = list(one.nodes.all())
    due = [node for node in nodes if node.due.replace(day=1) == last.replace(day=1)]
    return [node for node in due if not behind or node == nodes[0]]


def _after(day: dt.date, count: int) -> dt.date:
    return WorkingDays().after(day, count).day
