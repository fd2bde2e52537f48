"""Reports that are handed in."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from duixian.site.jobs.models import Job, State
from duixian.site.jobs.worker import Worker
from duixian.site.ledgers.models import Ledger
from reading_samples import REPORT as ELSEWHERE
from tests.site.ledgers.conftest import address
from tests.site.report import TEXT


class TestUpload:
    @pytest.fixture(autouse=True)
    def _work(self, transactional_db: None) -> None:
        """The worker needs transactions of its own."""

    def work(self) -> Job:
        while Worker().step():
            pass
        return Job.objects.latest("created_at")

    @pytest.mark.parametrize(
        ("name", "data"),
        [
            ("报告.txt", TEXT.encode()),
            ("报告.txt", TEXT.encode("gb18030")),
            ("报告.html", f"<html><body><p>{TEXT.replace(chr(10), '</p><p>')}</p></body></html>".encode()),
        ],
    )
    def test_a_file_becomes_a_ledger(self, client: Client, name: str, data: bytes):
        answer = client.post(address("upload"), {"file": SimpleUploadedFile(name, data)})
        job = self.work()
        assert (answer["Location"], job.state) == (f"/jobs/{job.pk}/", State.DONE)
        ledger = Ledger.objects.get()
        assert job.result is not None
        assert job.result["url"] == ledger.get_absolute_url()
        assert (ledger.place, ledger.year, ledger.file.name if ledger.file else "") == ("青州湖市", 2026, name)
        assert ledger.commitments.count() == 12

    def test_pasted_text_with_the_place_that_it_does_not_say(self, client: Client):
        text = TEXT.replace("在青州湖市第六届人民代表大会", "").replace("青州湖", "")
        client.post(address("upload"), {"text": text, "place": "青山市", "year": "2026"})
        assert self.work().state == State.DONE
        assert Ledger.objects.get().place == "青山市"

    def test_several_reports_become_several_ledgers(self, client: Client):
        client.post(address("upload"), {"file": SimpleUploadedFile("两年.txt", f"{TEXT}\n\n{ELSEWHERE}".encode())})
        job = self.work()
        assert sorted(Ledger.objects.values_list("year", flat=True)) == [2019, 2026]
        assert job.result is not None
        assert "分别建账" in client.get(job.result["url"]).content.decode()

    def test_the_same_file_again_leads_to_its_ledger_unless_it_is_meant(self, client: Client):
        def send() -> Any:
            return client.post(address("upload"), {"file": SimpleUploadedFile("a.txt", TEXT.encode())})

        assert send()["Location"] == send()["Location"]
        self.work()
        again = send()
        assert again.status_code == 409
        assert Ledger.objects.get().get_absolute_url() in again.content.decode()
        stored = again.context["stored"].pk
        client.post(address("upload"), {"stored": str(stored), "place": "", "year": ""})
        self.work()
        assert Ledger.objects.count() == 2

    @pytest.mark.parametrize(
        ("name", "data", "says"),
        [
            ("通知.txt", "关于放假的通知。".encode() * 40, "“通知.txt”不像政府工作报告"),
            ("空.pdf", b"%PDF-1.4 nothing", "“空.pdf”已损坏或无法读取"),
        ],
    )
    def test_why_it_cannot_be_read_is_said_in_one_sentence(self, client: Client, name: str, data: bytes, says: str):
        client.post(address("upload"), {"file": SimpleUploadedFile(name, data)})
        job = self.work()
        assert job.state == State.FAILED
        assert job.error.startswith(says)
        page = client.get(f"/jobs/{job.pk}/").content.decode()
        assert job.error in page
        assert f'href="{address("upload")}"' in page

    @pytest.mark.parametrize("given", [{}, {"text": "  "}, {"text": "报告", "year": "12"}])
    def test_nothing_chosen(self, client: Client, given: dict[str, str]):
        answer = client.post(address("upload"), given)
        assert answer.status_code == 422
        assert not Job.objects.exists()

    def test_a_program_is_refused_at_once(self, client: Client):
        answer = client.post(address("upload"), {"file": SimpleUploadedFile("a.docx", b"\x7fELF\x02\x01\x00\x00")})
        assert answer.status_code == 422
        assert "a.docx" in answer.content.decode()
