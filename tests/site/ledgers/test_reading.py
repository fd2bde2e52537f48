"""Reading a report in a job: progress, cancelling, gold."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from duixian.errors import InputError, MissingSupport, NotAReport, TooLarge, UnreadableFile
from duixian.reading import confinement
from duixian.site.accounts.models import User
from duixian.site.files.services import store
from duixian.site.jobs import queue
from duixian.site.jobs.models import Job, State
from duixian.site.jobs.worker import Worker
from duixian.site.ledgers.gold import gold_lines
from duixian.site.ledgers.models import Ledger, Statement
from duixian.site.ledgers.refusals import in_words
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


@pytest.mark.parametrize(
    ("error", "zh"),
    [
        (UnreadableFile("a.docx is encrypted with a password; save it without one."), "有密码保护"),
        (UnreadableFile("a.pdf is empty; choose the file that holds the report."), "空文件"),
        (MissingSupport("a.pdf holds pictures of text, and reading them needs OCR; install it."), "扫描件"),
        (MissingSupport("a.doc is an old Word document or the like, and reading it needs LibreOffice;"), "旧格式"),
        (TooLarge("a.pdf has 900 pages and the limit is 500; raise max_pages to read it."), "页数过多"),
        (TooLarge("a.html holds more than 100 characters of text."), "超出本服务器"),
        (NotAReport("a.txt does not look like a report: it speaks of OCR.", ("…",)), "不像政府工作报告"),
        (UnreadableFile("a.docx is damaged (KeyError)."), "已损坏"),
    ],
)
def test_why_is_said_in_the_language_of_the_page(error: InputError, zh: str):
    with translation.override("zh-hans"):
        assert zh in in_words(error, "a")
    with translation.override("en"):
        assert in_words(error, "report.pdf").isascii()


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
