"""The months of the sample ledger: what units report, and what statistics say."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from duixian.site.accounts.models import User
from duixian.site.accounts.roles import Role
from duixian.site.calendar.days import WorkingDays
from duixian.site.delivery.models import ProgressReport, ReportState
from duixian.site.delivery.services.answering import confirm_all, return_report
from duixian.site.delivery.services.filing import PURPOSE, Content, Proof, file_report
from duixian.site.delivery.values import with_curves
from duixian.site.demo import clock
from duixian.site.demo.numbers import Pace, amounts, can_fail, can_lag, has_numbers
from duixian.site.files.models import StoredFile
from duixian.site.files.services import store
from duixian.site.keeping.spans import month_end
from duixian.site.ledgers.models import LIVE, Commitment, Ledger
from duixian.site.planning.models import Node

_ONE = dt.timedelta(days=1)
SILENT = "政府金融工作办公室"
"""A unit that stops reporting."""
SLOW = 7
"""Of items without numbers every so manieth is behind."""
_PACES: dict[int, Pace] = {3: "slightly-behind", 8: "behind", 11: "slightly-behind", 15: "slightly-behind"}
"""Of so many items with numbers, which are behind; all others go as planned."""
_ROUND = 17
_RECOVERS = 5
"""Which item with numbers is far behind until the last month but one, and has made up for it in the last."""
_CORRECTED_ITEMS = 2
"""How many items are found out, in the month of today, to have reported too much."""
_STAGES = (
    "已制定实施方案，明确责任分工和时间节点，各项前期工作有序开展。",
    "已完成前期工作并全面铺开，重点环节按计划推进，未发现影响进度的问题。",
    "主体工作过半，已会同配合单位开展中期评估，对薄弱环节逐项整改。",
    "进入收尾阶段，正在组织验收和资料归档，确保按期完成。",
)
_BEHIND = "受征地协调和资金到位影响，进度滞后于计划，已提请协调并倒排工期。"
_CORRECTED = "经核实，此前报送数中含未完工、未验收项目，已按要求核减。"
_NEXT = "下月继续按节点推进，做好资料归集和阶段总结。"


def months_until(ledger: Ledger, today: dt.date) -> Iterator[dt.date]:
    """First days of the months whose reports have fallen due, but for the latest month."""
    for month in range(1, 13):
        day = dt.date(ledger.year, month, 1)
        if _after(month_end(day.year, day.month), 5) < today:
            yield day


def paces(ledger: Ledger, month: dt.date, *, latest: bool) -> dict[int, Pace]:
    """How each item with numbers goes in a month, by its key."""
    found: dict[int, Pace] = {}
    for index, one in enumerate(_with_numbers(ledger)):
        pace = _PACES.get(index % _ROUND, "planned")
        if pace == "behind" and not can_lag(one):
            pace = "slightly-behind"
        found[one.pk] = pace if index != _RECOVERS else "planned" if latest else "behind"
    return found


def report_month(ledger: Ledger, month: dt.date, office: User, today: dt.date, *, latest: bool) -> int:
    """Let every unit report on a month in the first working days of the next; how many reports were made."""
    heads = {one.unit_id: one for one in User.objects.filter(role=Role.HEAD)}
    clerks = {one.unit_id: one for one in User.objects.filter(role=Role.CLERK)}
    filed: dict[int, list[ProgressReport]] = defaultdict(list)
    contents: dict[int, Content] = {}
    last = month_end(month.year, month.month)
    pace = paces(ledger, month, latest=latest)
    with clock.on(_after(last, 3)):
        evidence: dict[int, StoredFile] = {}
        for one in _reporting(ledger, month):
            unit = one.lead_id or 0
            if unit not in evidence:
                words = f"{ledger.place}{month.year}年{month.month}月工作进展佐证材料"
                evidence[unit] = store(clerks[unit], [words.encode()], f"{words}.txt", PURPOSE)
            content = _content(one, last, evidence[unit], pace.get(one.pk))
            report = file_report(clerks[unit], one, month, content)
            contents[report.pk] = content
            filed[unit].append(report)
    with clock.on(_after(last, 4)):
        for unit, reports in filed.items():
            confirm_all(heads[unit], reports)
    returned = [one for reports in filed.values() for one in reports if one.commitment.number % 40 == month.month]
    if _after(last, 6) <= today:
        with clock.on(_after(last, 6)):
            for report in returned:
                return_report(office, report, "请补充具体数据和影像资料后重新报送。")
    if _after(last, 8) <= today:
        with clock.on(_after(last, 8)):
            for report in returned:
                content = Content(f"{report.progress}（已补充数据。）", values=contents[report.pk].values)
                again = file_report(clerks[report.unit_id], report.commitment, month, content)
                confirm_all(heads[report.unit_id], [again])
    return sum(map(len, filed.values()))


def day_of_correction(month: dt.date, today: dt.date) -> dt.date:
    """A day in the month of today on which reports on a month can be found wrong."""
    last = month_end(month.year, month.month)
    return min(today, max(_after(today.replace(day=1) - _ONE, 1), _after(last, 5)))


def correct(ledger: Ledger, month: dt.date, office: User, today: dt.date) -> None:
    """In the month of today the office finds that some have reported too much on `month`, the last that was reported.

    They report again on the same day, and their lights turn red.
    """
    last = month_end(month.year, month.month)
    as_planned = {pk for pk, pace in paces(ledger, month, latest=True).items() if pace == "planned"}
    reports = ProgressReport.objects.filter(
        commitment__ledger=ledger, month=month, state=ReportState.CONFIRMED, commitment__in=as_planned
    ).select_related("commitment__ledger", "unit")
    recovered = _with_numbers(ledger)[_RECOVERS : _RECOVERS + 1]
    chosen = [
        one
        for one in reports.order_by("-commitment__number")
        if one.commitment not in recovered and can_fail(one.commitment, last)
    ][:_CORRECTED_ITEMS]
    for report in chosen:
        head = User.objects.get(role=Role.HEAD, unit=report.unit)
        with clock.on(day_of_correction(month, today), 0):
            return_report(office, report, "经现场核查，部分数量不实，请核减后重新报送。")
            values = amounts(report.commitment, last, "failed")
            content = Content(f"{last.month}月份，{_CORRECTED}", next_steps=_NEXT, values=values)
            confirm_all(head, [file_report(head, report.commitment, month, content)])


def _with_numbers(ledger: Ledger) -> list[Commitment]:
    """The items whose units count something, in the order of the report."""
    live = Commitment.objects.filter(ledger=ledger, state__in=LIVE).select_related("ledger", "lead")
    found = live.prefetch_related(with_curves()).order_by("number")
    return [one for one in found if one.lead is not None and one.lead.name != SILENT and has_numbers(one)]


def _reporting(ledger: Ledger, month: dt.date) -> list[Commitment]:
    """The items that are reported on: all but those of the silent unit, and one that forgets a month."""
    live = Commitment.objects.filter(ledger=ledger, state__in=LIVE).select_related("lead", "ledger")
    live = live.prefetch_related("nodes", with_curves())
    return [
        one
        for one in live
        if one.lead is not None
        and (one.lead.name != SILENT or month.month <= ledger.first_day.month + 4)
        and (one.number + month.month) % 29
        and one.deadline >= month
    ]


def _content(one: Commitment, last: dt.date, file: StoredFile, pace: Pace | None) -> Content:
    behind = not one.number % SLOW if pace is None else pace != "planned"
    whole = max(1, (one.deadline - dt.date(last.year, 1, 1)).days)
    share = min(1.0, (last - dt.date(last.year, 1, 1)).days / whole)
    done = {node: node.due for node in _nodes_done(one, last, behind)}
    progress = _BEHIND if behind and share > 0.4 else _STAGES[min(3, int(4 * share))]
    proofs = [Proof(f"“{node.title}”完成情况", file, node=node) for node in done] or [Proof("工作进展材料", file)]
    return Content(
        f"{last.month}月份，{progress}",
        next_steps=_NEXT,
        values=amounts(one, last, pace or "planned"),
        done=done,
        evidence=proofs[:1] if not done else proofs,
    )


def _nodes_done(one: Commitment, last: dt.date, behind: bool) -> list[Node]:
    """Nodes that fell due in the month; an item that is behind does its first one in time and the others never."""
    nodes = list(one.nodes.all())
    due = [node for node in nodes if node.due.replace(day=1) == last.replace(day=1)]
    return [node for node in due if not behind or node == nodes[0]]


def _after(day: dt.date, count: int) -> dt.date:
    return WorkingDays().after(day, count).day
