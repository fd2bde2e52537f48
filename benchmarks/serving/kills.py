"""Server and worker killed at random moments: is what was acknowledged there, and is nothing half there?

    .venv/bin/python -m benchmarks.serving.kills --times 100
    scripts/postgres.sh .venv/bin/python -m benchmarks.serving.kills --times 100

In every round people upload reports, publish ledgers and report progress with evidence, until everything is killed by
SIGKILL. After the last round the worker may finish what waits; then every acknowledgement is looked for, and what is
stored, acknowledged or not, must be whole.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count, product
from pathlib import Path

from benchmarks.serving import installation, offices
from benchmarks.serving.visitor import Answer, Visitor

_CLERKS = 3
_LEAST, _MOST = 0.3, 4.0
_PATIENCE = 180.0
_SIGNS = "山川溪泉江海云霞松柏梅兰竹菊荷桂林森石玉金银铜"
OFFICE = "office"


def place(first: str, number: int) -> str:
    """The name of one of many invented cities."""
    tens, ones = divmod(number, len(_SIGNS))
    return f"{first}{_SIGNS[tens % len(_SIGNS)]}{_SIGNS[ones]}市"


def report_of(city: str, year: int) -> str:
    """A short report of an invented city: four tasks, each with a number."""
    return (
        f"{city}{year}年政府工作报告\n\n——{year}年1月12日在{city}第六届人民代表大会第五次会议上\n\n各位代表：\n\n"
        f"现在，我代表市人民政府向大会报告工作，请予审议。\n\n一、{year - 1}年工作回顾\n\n"
        "过去一年，全市经济稳中有进。地区生产总值达到1280亿元，增长5.8%；城镇新增就业3.1万人。\n\n"
        f"二、{year}年重点工作\n\n（一）办好人民满意的教育。新建公办幼儿园12所。改造提升农村寄宿制学校20所。\n\n"
        "（二）畅通城乡交通。新改建农村公路180公里。完成危桥改造26座。\n"
    )


@dataclass
class Deeds:
    """What was acknowledged: words of reports by item and month, places of uploads, keys of ledgers published."""

    reports: dict[tuple[int, str], str] = field(default_factory=dict)
    uploads: set[str] = field(default_factory=set)
    published: set[int] = field(default_factory=set)


def prepare_ledgers(number: int, year: int) -> list[int]:
    """Ledgers that can be published, each item with a lead unit; their keys."""
    import duixian
    from duixian.site.accounts.actors import System
    from duixian.site.accounts.models import Unit
    from duixian.site.accounts.roles import Role
    from duixian.site.accounts.services.users import Person, create_user
    from duixian.site.ledgers.services.opening import open_ledger
    from duixian.site.planning.services.plans import assign
    from duixian.site.planning.services.preparing import prepare_plan

    by = System("benchmark")
    create_user(by, Person(OFFICE, "督查室", Role.OFFICE), offices.PASSWORD)
    unit = Unit.objects.all()[0]
    keys = []
    for index in range(number):
        ledger = open_ledger(by, duixian.read_text(report_of(place("青", index), year)))
        prepare_plan(by, ledger)
        assign(by, ledger, dict(ledger.commitments.values_list("pk", "revision")), lead=unit)
        keys.append(ledger.pk)
    return keys


class People:
    """Everybody who works while the server is killed."""

    def __init__(self, base: str, items: dict[str, list[int]], ledgers: list[int], year: int) -> None:
        self.deeds = Deeds()
        self.office = Visitor(base, OFFICE, offices.PASSWORD)
        self.publisher = Visitor(base, OFFICE, offices.PASSWORD)
        self.clerks = {name: Visitor(base, name, offices.PASSWORD) for name in items}
        self._left = {name: product(offices.months(), keys) for name, keys in items.items()}
        self._ledgers = iter(ledgers)
        self._numbers = count()
        self._year = year

    def sign_in(self) -> None:
        """Sign everybody in; sessions outlive the server."""
        for visitor in (self.office, self.publisher, *self.clerks.values()):
            visitor.sign_in()

    def work(self, until: threading.Event) -> list[threading.Thread]:
        """Let everybody work until told to stop."""
        doings: list[Callable[[], Answer | None]] = [self._upload, self._publish]
        doings += [lambda name=name: self._report(name) for name in self.clerks]  # type: ignore[misc]
        threads = [threading.Thread(target=_repeat, args=(doing, until)) for doing in doings]
        for thread in threads:
            thread.start()
        return threads

    def _report(self, name: str) -> Answer | None:
        following = next(self._left[name], None)
        if following is None:
            return None
        month, key = following
        words = f"第{key}项{month}进展顺利。"
        proof = {"other_files": (f"佐证{key}-{month}.txt", f"{words}附件".encode())}
        path = f"/reports/write/{key}/?month={month}"
        answer = self.clerks[name].post(path, {"month": month, "progress": words}, proof)
        if answer.is_redirect:
            self.deeds.reports[key, month] = words
        return answer

    def _upload(self) -> Answer | None:
        city = place("白", next(self._numbers))
        answer = self.office.post("/ledgers/upload/", {"text": report_of(city, self._year)}, {})
        if answer.is_redirect:
            self.deeds.uploads.add(city)
        return answer

    def _publish(self) -> Answer | None:
        key = next(self._ledgers, None)
        if key is None:
            return None
        answer = self.publisher.post(f"/plans/{key}/publish/", {})
        if answer.is_redirect:
            self.deeds.published.add(key)
        return answer


def _repeat(doing: Callable[[], Answer | None], until: threading.Event) -> None:
    while not until.is_set():
        answer = doing()
        if answer is None or answer.status == 0:
            return


def faults(deeds: Deeds, year: int) -> Iterator[str]:
    """What is missing, doubled or half there."""
    from django.db.models import Count

    import duixian
    from duixian.site.delivery.models import Evidence, ProgressReport
    from duixian.site.files import storage
    from duixian.site.files.models import StoredFile
    from duixian.site.history.models import AuditEvent
    from duixian.site.history.verify import verify
    from duixian.site.jobs.models import Job, State
    from duixian.site.ledgers.models import Ledger, Stage

    stored = {}
    proofs: dict[int, list[StoredFile | None]] = {}
    for evidence in Evidence.objects.select_related("file"):
        proofs.setdefault(evidence.report_id, []).append(evidence.file)
    for one in ProgressReport.objects.all():
        stored[one.commitment_id, f"{one.month:%Y-%m}"] = one.progress
        files = proofs.get(one.pk, [])
        if len(files) != 1 or files[0] is None:
            yield f"report {one.pk} has {len(files)} pieces of evidence"
        elif not storage.path_of(files[0].content_id).is_file():
            yield f"the evidence of report {one.pk} is not on disk"
    for key, words in deeds.reports.items():
        if stored.get(key) != words:
            yield f"report {key} was acknowledged and is {stored.get(key)!r}"
    filed = AuditEvent.objects.filter(action="report.file", object_type="delivery.progressreport").count()
    if filed != len(stored):
        yield f"{len(stored)} reports, {filed} events of them"
    whole = duixian.read_text(report_of(place("白", 0), year))
    places = []
    for ledger in Ledger.objects.annotate(items=Count("commitments", distinct=True)).exclude(place="临州市"):
        places.append(ledger.source.text.partition(str(year))[0])  # some invented names end like those of real cities
        if (ledger.items, ledger.statements.count()) != (len(whole.commitments), len(whole.statements)):
            yield f"ledger {ledger.pk} has {ledger.items} commitments"
        versions, asked = ledger.versions.count(), 0
        for commitment in ledger.commitments.all():
            asked += commitment.sign_offs.count()
        wanted = (1, ledger.items) if ledger.stage == Stage.PUBLISHED else (0, 0)
        if (versions, asked) != wanted:
            yield f"ledger {ledger.pk} is {ledger.stage} with {versions} versions and {asked} sign-offs"
        if ledger.pk in deeds.published and ledger.stage != Stage.PUBLISHED:
            yield f"ledger {ledger.pk} was published and is not"
    yield from (f"{city} was uploaded and is not there" for city in sorted(deeds.uploads - set(places)))
    yield from (f"{city} is there {times} times" for city, times in sorted(Counter(places).items()) if times > 1)
    open_jobs = Job.objects.exclude(state=State.DONE)
    yield from (f"job {job} is not done: {job.error}" for job in open_jobs)
    yield from verify().faults


def measure(times: int, folder: Path) -> int:
    """Kill so many times; print and count what is wrong afterwards."""
    installation.prepare(folder)
    year = offices.reported_year()
    items = offices.make_clerks(_CLERKS, 400)
    people = People("", items, prepare_ledgers(max(20, 3 * times), year), year)
    server, chance = installation.Server(folder), random.Random(2017)
    for visitor in (people.office, people.publisher, *people.clerks.values()):
        visitor.base = server.base
    server.start()
    people.sign_in()
    for number in range(times):
        stop = threading.Event()
        threads = people.work(stop)
        time.sleep(chance.uniform(_LEAST, _MOST))
        server.kill()
        stop.set()
        for thread in threads:
            thread.join()
        server.start()
        print(f"\r{number + 1}/{times}", end="", file=sys.stderr, flush=True)
    _finish()
    server.stop()
    found = list(faults(people.deeds, year))
    deeds = people.deeds
    engine = "PostgreSQL" if os.environ.get("DATABASE_URL", "").startswith("postgres") else "SQLite"
    print(
        f"\n{engine}: killed {times} times; acknowledged: {len(deeds.reports)} reports with evidence, "
        f"{len(deeds.uploads)} uploads, {len(deeds.published)} ledgers published; faults: {len(found)}"
    )
    for fault in found[:20]:
        print(f"  {fault}")
    return len(found)


def _finish() -> None:
    """Wait until the worker has done what waits."""
    from duixian.site.jobs.models import Job, State

    patience = time.monotonic() + _PATIENCE
    while time.monotonic() < patience and Job.objects.filter(state__in=[State.WAITING, State.RUNNING]).exists():
        time.sleep(0.5)


def main() -> None:
    """Read the options, run in a folder that is removed afterwards."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=10)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(1 if measure(options.times, Path(folder)) else 0)


if __name__ == "__main__":
    main()
