"""Five years of ledgers on which sixty units report every month: about one and a half million rows.

Everything but the reports goes through `recording`, as the services do it. Reports of progress and their events,
720,000 of each at full size, are written past it, by `executemany` or `COPY`; each event tells the whole report and
carries the hash of the one before, so that `manage verify_history` finds the chain whole. Left out: evidence,
completions of nodes, drafts, and the second event that a confirmation would have made.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

UNITS, COMMITMENTS, TARGETS, SUPPORTS = 60, 200, 30, 3
PLACE, CODE = "青州湖市", "430999"
_AT_ONCE = 5000
_PROGRESS = "本月按计划推进，已完成招标和施工许可，现场完成土石方工程，资金到位率达到年度计划的三分之二。"


def seed(years: Sequence[int], units: int = UNITS) -> None:
    """Fill an empty installation."""
    from duixian.site.accounts.actors import System
    from duixian.site.accounts.models import Level, Unit, User
    from duixian.site.accounts.roles import Role
    from duixian.site.accounts.services.units import create_unit
    from duixian.site.accounts.services.users import Person, create_user

    by = System("benchmark")
    for number in range(units):
        create_unit(by, f"第{number + 1}局", Level.CITY, dt.date(2015, 1, 1))
    create_user(by, Person("leader", "某领导", Role.LEADER, None), "a long enough word")
    office = create_user(by, Person("office", "督查室", Role.OFFICE, None), "a long enough word")
    everyone = list(Unit.objects.order_by("pk"))
    for year in years:
        _ledger(year, everyone, office)
    _observations(years, office)
    _reports(User.objects.get(username="office").pk)


def _ledger(year: int, units: Sequence[Any], office: Any) -> None:
    from duixian.site.history.recording import recording
    from duixian.site.ledgers.models import Commitment, Ledger, SourceText, Stage, Statement, year_bounds
    from duixian.site.planning.content import content_of, sha256_of
    from duixian.site.planning.models import Curve, Node, Part, SignOff, Support, Version
    from duixian.site.planning.plan import planned

    sentences = [f"第{number}项：完成年度任务{number}，投资{100 + number}亿元。" for number in range(COMMITMENTS)]
    text = "".join(sentences)
    start, end = year_bounds(year)
    with recording(office, "benchmark.ledger") as record:
        SourceText.objects.create(sha256=f"{year:064d}", text=text)
        ledger = record.create(
            Ledger(
                title=f"{year}年{PLACE}政府工作报告", place=PLACE, place_code=CODE, year=year, first_day=start,
                last_day=end, stage=Stage.PUBLISHED, source_id=f"{year:064d}",
                outline=[_section(0, len(text))],
            )
        )  # fmt: skip
        offsets = [sum(map(len, sentences[:number])) for number in range(COMMITMENTS)]
        commitments = record.create_all(
            [
                Commitment(
                    ledger=ledger, number=number + 1, start=offsets[number],
                    end=offsets[number] + len(sentences[number]), state="accepted", machine={"text": sentences[number]},
                    kind="target" if number < TARGETS else "task",
                    area=f"（{number // 20 + 1}）第{number // 20 + 1}方面",
                    text=sentences[number], deadline=end, lead=units[number % len(units)], vice_mayor="某副市长",
                    projects=[{"name": f"第{number}项工程", "start": 0, "end": 4, "code": None}],
                )
                for number in range(COMMITMENTS)
            ]
        )  # fmt: skip
        statements = record.create_all(
            [
                Statement(
                    ledger=ledger, commitment=commitments[number], number=number + 1, start=offsets[number],
                    end=offsets[number] + 3, state="accepted", machine={"quote": f"{100 + number}亿元"},
                    indicator=name, indicator_id=key, measure="level", low=100.0 + number, high=100.0 + number,
                    unit="亿元", comparator="ge", role="target",
                    period={"start": str(year), "end": str(year), "basis": "year"},
                )
                for number, (key, name) in enumerate(indicators_of_money())
            ]
        )  # fmt: skip
        record.create_all([Curve(statement=one, kind="linear", baseline=0.0) for one in statements])
        record.create_all(
            [
                Node(commitment=one, title=f"第{quarter}季度", due=dt.date(year, 3 * quarter, 28))
                for one in commitments[TARGETS:]
                for quarter in (1, 2, 3, 4)
            ]
        )
        supports = [
            Support(commitment=one, unit=units[(number + 1 + step) % len(units)])
            for number, one in enumerate(commitments)
            for step in range(SUPPORTS)
        ]
        record.create_all(supports)
        answered = dt.datetime(year, 1, 20, tzinfo=dt.UTC)
        asked = [(one, one.lead, Part.LEAD) for one in commitments]
        asked += [(one.commitment, one.unit, Part.SUPPORT) for one in supports]
        record.create_all(
            [
                SignOff(
                    commitment=one, unit=unit, part=part, state="signed", asked_on=dt.date(year, 1, 15),
                    due=dt.date(year, 1, 22), answered_at=answered, answered_by=office,
                )
                for one, unit, part in asked
            ]
        )  # fmt: skip
        content = content_of(ledger, planned(Commitment.objects.filter(ledger=ledger)), 1)
        record.create(
            Version(
                ledger=ledger, number=1, content=content, sha256=sha256_of(content), published_by=office,
                published_at=dt.datetime(year, 1, 15, tzinfo=dt.UTC),
            )
        )  # fmt: skip
    _lights(commitments)


def _lights(commitments: Sequence[Any]) -> None:
    """Four lights for each commitment; of those that show now, a fifth is red, and ten turned red this month."""
    from django.utils import timezone

    from duixian.site.lights.models import Light

    today = timezone.localdate()
    month, year = today.replace(day=1), commitments[0].ledger.year
    colours = ("red", "amber", "green", "green", "grey")
    rows = []
    for number, one in enumerate(commitments):
        days = [dt.date(year, 1, 15), dt.date(year, 4, 1), dt.date(year, 7, 1), dt.date(year, 10, 1)]
        if number % 20 == 0:
            days[3] = month
        for index, day in enumerate(days):
            colour = colours[(number + 3 - index) % 5]
            last = days[index + 1] - dt.timedelta(days=1) if index < 3 else None
            rows.append(
                Light(
                    commitment=one, colour=colour, first_day=day, last_day=last, as_of=last or today, rule="behind",
                    ruleset="lights/1", record=_record(colour),
                )
            )  # fmt: skip
    Light.objects.bulk_create(rows, batch_size=500)


def _record(colour: str) -> dict[str, Any]:
    """What a light says, as long as those of the demonstration are."""
    reason = {
        "zh": "一般公共预算收入：比计划要求的240亿元低14亿元，超出容差12亿元。" * 2,
        "en": "14 below the plan. " * 8,
    }
    line = {"label": {"zh": "差额", "en": "Shortfall"}, "value": {"zh": "240 − 226 = 14亿元", "en": "240 − 226 = 14"}}
    parts = [{"colour": colour, "rule": "behind", "reason": reason}] * 2
    return {"colour": colour, "reason": reason, "arithmetic": [line] * 12, "inputs": ["o1"] * 12, "parts": parts}


def indicators_of_money() -> list[tuple[str, str]]:
    """Ids and names of indicators that are measured in money."""
    from duixian.vocabulary.indicators import indicators

    return [(one.id, one.name) for one in indicators().by_id.values() if one.dimension == "money"][:TARGETS]


def _observations(years: Sequence[int], office: Any) -> None:
    """Each target's value to the end of each month, published and revised once."""
    from django.utils import timezone

    from duixian.site.history.recording import recording
    from duixian.site.keeping.spans import month_end
    from duixian.site.observations.models import Batch, Observation

    with recording(office, "benchmark.observations") as record:
        batch = record.create(Batch(source="统计局", received_at=timezone.now(), received_by=office))
        rows = []
        for year in years:
            for number, (key, name) in enumerate(indicators_of_money()):
                for month in range(1, 13):
                    end = month_end(year, month)
                    for revision in (0, 1):
                        day = end + dt.timedelta(days=20 + 60 * revision)
                        rows.append(
                            Observation(
                                batch=batch, indicator=key, name=name, place=PLACE, start=dt.date(year, 1, 1), end=end,
                                value=(100 + number) * month / 12 * (0.8 + 0.03 * (number % 10) - 0.01 * revision),
                                unit="亿元", published_on=day, received_on=day, vintage="修订" if revision else "",
                            )
                        )  # fmt: skip
        Observation.objects.bulk_create(rows, batch_size=1000)


def _reports(person: int) -> None:
    """A confirmed report of every unit on every commitment in every month, and the event that tells it."""
    from django.db import connection, transaction

    from duixian.site.delivery.models import ProgressReport
    from duixian.site.history import guard
    from duixian.site.history.chain import digest
    from duixian.site.history.models import AuditEvent, ChainEnd

    with guard.unrecorded("a measurement: the events are written by hand"), transaction.atomic():
        end = ChainEnd.objects.get(pk=1)
        numbered = enumerate(_every_report(person), start=1)
        while some := list(islice(numbered, _AT_ONCE)):
            reports, events = [], []
            for key, report in some:
                report.pk = key
                event = AuditEvent(
                    seq=end.seq + 1, at=report.confirmed_at, actor_id=person, actor_name="督查室",
                    action="report.file", object_type="delivery.progressreport", object_id=str(key), effect="created",
                    before={}, after=_told(report), why="", prev_hash=end.hash,
                )  # fmt: skip
                event.hash = digest(event)
                end.seq, end.hash = event.seq, event.hash
                reports.append(report)
                events.append(event)
            _insert(ProgressReport, reports)
            _insert(AuditEvent, events)
        end.save()
        with connection.cursor() as cursor:
            for sql in connection.ops.sequence_reset_sql(_no_style(), [ProgressReport]):
                cursor.execute(sql)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def _every_report(person: int) -> Iterator[Any]:
    from duixian.site.accounts.models import Unit
    from duixian.site.delivery.models import ProgressReport
    from duixian.site.ledgers.models import Commitment

    units = list(Unit.objects.order_by("pk").values_list("pk", flat=True))
    for commitment, number, year in Commitment.objects.order_by("pk").values_list("pk", "number", "ledger__year"):
        for month in range(1, 13):
            day = dt.date(year + month // 12, month % 12 + 1, 2 + number % 9)
            at = dt.datetime(day.year, day.month, day.day, 8, tzinfo=dt.UTC)
            for unit in units:
                yield ProgressReport(
                    commitment_id=commitment, unit_id=unit, month=dt.date(year, month, 1), state="confirmed",
                    progress=_PROGRESS, next_steps="下月完成主体结构。", filed_at=at, filed_by_id=person,
                    confirmed_at=at, confirmed_by_id=person,
                )  # fmt: skip


def _told(report: Any) -> dict[str, Any]:
    from duixian.site.history.snapshot import snapshot

    return snapshot(report)


def _insert(model: Any, rows: Iterable[Any]) -> None:
    """Rows with their keys, by the shortest way that the database has."""
    from django.db import connection

    fields = model._meta.concrete_fields
    table = connection.ops.quote_name(model._meta.db_table)
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    values = ([_stored(field, getattr(row, field.attname)) for field in fields] for row in rows)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in values:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(fields))
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", list(values))


def _stored(field: Any, value: Any) -> Any:
    from django.db import connection
    from django.db.models import JSONField

    if isinstance(field, JSONField):
        return json.dumps(value, ensure_ascii=False)
    return field.get_db_prep_save(value, connection)


def _no_style() -> Any:
    from django.core.management.color import no_style

    return no_style()


def _section(start: int, end: int) -> dict[str, Any]:
    return {
        "id": "s1", "title": "一、全年工作", "level": 1, "role": "tasks", "period": None, "start": start, "end": end,
        "heading_end": start,
    }  # fmt: skip
