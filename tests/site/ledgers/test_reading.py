"""Reading a report in a job: progress, cancelling, gold."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from duixian.reading import confinement
from duixian.site.accounts.models import User
from duixian.site.files.services import store
from duixian.site.jobs import queue
from duixian.site.jobs.models import Job, State
from duixian.site.jobs.worker import Worker
from duixian.site.ledgers.gold import gold_lines
from duixian.site.ledgers.models import Ledger, Statement
from duixian.site.ledgers.services.review import StatementFields, correct_statement
from duixian.site.ledgers.tasks import READ
from tests.site.conftest import SYSTEM

SLOW = (
    "import sys, time; sys.stdin.buffer.read(); sys.stderr.write('pages 2 40\\n'); sys.stderr.flush(); time.sleep(60)"
)
"""Stands in for the process that reads forty scanned pages, and is at the third."""


@pytest.fixture
def scanned(transactional_db: None, office: User) -> Job:
    file = store(office, [b"%PDF-1.7 a scan"], "扫描件.pdf", "report")
    arguments = {"file": str(file.pk), "language": "zh-hans", "place": "", "year": None, "anything": False}
    return queue.enqueue(office, READ, "scan", arguments)


def test_ocr_shows_its_pages_and_is_cancelled_at_once(scanned: Job, monkeypatch: pytest.MonkeyPatch, settings: Any):
    settings.JOB_LEASE = 1
    monkeypatch.setattr(confinement, "_START", SLOW)
    begun: list[subprocess.Popen[bytes]] = []
    told: list[tuple[int, int, str]] = []
    original = confinement._answer

    def answer(process: subprocess.Popen[bytes], order: bytes, seconds: float, progress: Any) -> bytes:
        begun.append(process)

        def watched(done: int, total: int) -> None:
            job = Job.objects.get(pk=scanned.pk)
            if job.total:
                told.append((job.done, job.total, job.note))
                queue.cancel(job)
            progress(done, total)

        return original(process, order, seconds, watched)

    monkeypatch.setattr(confinement, "_answer", answer)
    Worker().step()
    scanned.refresh_from_db()
    assert scanned.state == State.CANCELLED
    assert told[0] == (2, 40, "正在识别第 3 页，共 40 页")
    assert begun[0].returncode is not None
    assert begun[0].returncode < 0
    assert not Ledger.objects.exists()


@pytest.mark.parametrize(("language", "said"), [("zh-hans", "“a.txt”是空文件"), ("en", "a.txt is empty")])
def test_why_is_said_in_the_language_of_the_page(transactional_db: None, office: User, language: str, said: str):
    file = store(office, [b"  "], "a.txt", "report")
    arguments = {"file": str(file.pk), "language": language, "place": "", "year": None, "anything": False}
    job = queue.enqueue(office, READ, language, arguments)
    Worker().step()
    job.refresh_from_db()
    assert job.state == State.FAILED
    assert job.error.startswith(said)


def test_a_ledger_that_nobody_corrected_agrees_with_the_machine_by_the_scorer(
    ledger: Ledger, shared: Path, tmp_path: Path
):
    text, gold, read = tmp_path / "report.txt", tmp_path / "gold.jsonl", tmp_path / "ledger.json"
    text.write_text(ledger.source.text, encoding="utf-8")
    read.write_text(json.dumps({"statements": [one.machine for one in ledger.statements.all()]}), encoding="utf-8")

    def score() -> str:
        gold.write_text("".join(f"{line}\n" for line in gold_lines(ledger)), encoding="utf-8")
        scorer = [sys.executable, str(shared / "gold" / "score.py"), str(gold), str(text), str(read)]
        return subprocess.run(scorer, capture_output=True, text=True, check=True).stdout

    assert "strict 1.000" in score()
    assert "detection recall 1.000 precision 1.000" in score()
    one: Statement = ledger.statements.all()[0]
    correct_statement(SYSTEM, one, 1, StatementFields("人口", "level", "eq", "outcome", low=1.0, unit="万人"))
    assert "strict 0.9" in score()
