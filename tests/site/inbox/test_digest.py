"""The daily mail: who gets it, in which language, and never twice."""

from __future__ import annotations

import datetime as dt
import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from typing import Any

import pytest
from django.core import mail

from duixian.site.accounts.models import User
from duixian.site.accounts.roles import Role
from duixian.site.accounts.services.users import Person, edit_user
from duixian.site.inbox import digest
from duixian.site.inbox.digest import MailServerAway, Sent, send_digests
from duixian.site.inbox.models import Digest
from duixian.site.inbox.services import choose_mail
from duixian.site.inbox.tasks import DIGEST
from duixian.site.jobs import daily
from duixian.site.jobs.models import Job, State
from duixian.site.jobs.worker import Worker
from duixian.site.ledgers.models import Commitment
from tests.site.conftest import SYSTEM

TODAY = dt.date(2026, 4, 3)
LOCMEM = "django.core.mail.backends.locmem.EmailBackend"
SMTP = "django.core.mail.backends.smtp.EmailBackend"


def quiet(done: int, total: int = 0, note: str = "") -> None:
    """A progress that nobody reads."""


@pytest.fixture
def addressed(items: list[Commitment], people: dict[Role, User], settings: Any) -> dict[Role, User]:
    """Everybody has an address, mail is on, and the office and the clerk have something waiting."""
    settings.EMAIL_BACKEND, settings.SITE_URL = LOCMEM, "https://duixian.example.org/"
    for role, person in people.items():
        edit_user(
            SYSTEM,
            person,
            Person(person.username, person.name, role, person.unit, f"{role}@example.org"),
            active=True,
        )
        person.refresh_from_db()
    return people


def recipients() -> list[str]:
    return sorted(address for message in mail.outbox for address in message.to)


class TestWhoGetsIt:
    def test_those_for_whom_something_waits_in_their_language(self, addressed: dict[Role, User]):
        choose_mail(addressed[Role.OFFICE], addressed[Role.OFFICE], wanted=True, language="en")
        assert send_digests(TODAY, quiet) == Sent(taken=2)
        assert recipients() == ["clerk@example.org", "office@example.org"]
        by_address = {message.to[0]: message for message in mail.outbox}
        clerk, office = by_address["clerk@example.org"], by_address["office@example.org"]
        assert clerk.subject == "兑现: 您有3项待办"
        assert "https://duixian.example.org/reports/?month=2026-01" in clerk.body
        assert "已逾期" in clerk.body
        assert "February 2026: 2 units" in office.body
        assert "working days overdue" in office.body

    def test_nobody_who_may_not_sign_in_or_does_not_want_it(self, addressed: dict[Role, User]):
        clerk, office = addressed[Role.CLERK], addressed[Role.OFFICE]
        edit_user(SYSTEM, clerk, Person("clerk", clerk.name, Role.CLERK, clerk.unit, clerk.email), active=False)
        choose_mail(office, office, wanted=False, language="zh-hans")
        send_digests(TODAY, quiet)
        assert recipients() == ["head@example.org"]  # whose clerk is gone

    @pytest.mark.parametrize("day", ["2026-04-02", "2026-04-05"])
    def test_on_working_days_and_on_the_day_itself(self, addressed: dict[Role, User], day: str, clock: Any):
        if day == "2026-04-05":
            clock("2026-04-05T09:00")
        assert send_digests(dt.date.fromisoformat(day), quiet) == Sent()

    def test_off_without_a_server(self, addressed: dict[Role, User], settings: Any):
        settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
        assert send_digests(TODAY, quiet) == Sent()
        assert not Digest.objects.exists()


class TestOnce:
    def test_a_day_has_one_mail_however_often_it_is_asked_for(self, addressed: dict[Role, User]):
        send_digests(TODAY, quiet)
        assert send_digests(TODAY, quiet) == Sent()
        assert len(mail.outbox) == 2

    def test_a_worker_killed_while_sending_repeats_nothing_and_goes_on(
        self, addressed: dict[Role, User], monkeypatch: pytest.MonkeyPatch
    ):
        from django.core.mail.backends import locmem

        send = locmem.EmailBackend.send_messages

        def killed(self: locmem.EmailBackend, messages: Any) -> int:
            send(self, messages)
            raise SystemExit

        monkeypatch.setattr(locmem.EmailBackend, "send_messages", killed)
        with pytest.raises(SystemExit):
            send_digests(TODAY, quiet)
        monkeypatch.setattr(locmem.EmailBackend, "send_messages", send)
        assert Digest.objects.get().sent_at is None
        assert send_digests(TODAY, quiet) == Sent(taken=1)
        assert len(recipients()) == len(set(recipients())) == 2

    def test_somebody_shut_out_while_it_is_sent_gets_none(
        self, addressed: dict[Role, User], monkeypatch: pytest.MonkeyPatch
    ):
        message = digest._message

        def shut_out(person: User, day: dt.date) -> Any:
            written = message(person, day)
            if person.role == Role.CLERK:
                who = Person(person.username, person.name, Role.CLERK, person.unit, person.email)
                edit_user(SYSTEM, person, who, active=False)
            return written

        monkeypatch.setattr(digest, "_message", shut_out)
        send_digests(TODAY, quiet)
        assert "clerk@example.org" not in recipients()

    @pytest.mark.django_db(transaction=True)
    def test_the_worker_sends_it_from_eight_on(self, addressed: dict[Role, User], clock: Any, monkeypatch: Any):
        monkeypatch.setattr(daily, "_DAILY", [one for one in daily._DAILY if one.task is DIGEST])
        clock("2026-04-03T07:59")
        Worker().run(once=True)
        assert not Job.objects.filter(task=DIGEST.name).exists()
        clock("2026-04-03T08:00")
        Worker().run(once=True)
        Worker().run(once=True)
        job = Job.objects.get(task=DIGEST.name)
        assert (job.state, job.result) == (State.DONE, {"sent": 2, "refused": 0})
        assert len(mail.outbox) == 2


class Post(socketserver.StreamRequestHandler):
    """As much of an SMTP server as a mail needs; refuses recipients that it is told to."""

    def handle(self) -> None:
        self.say("220 ready")
        while line := self.rfile.readline().decode().strip():
            word = line.split(maxsplit=1)[0].upper()
            if word == "RCPT" and any(one in line for one in self.server.refused):  # type: ignore[attr-defined]
                self.say("550 no such person")
            elif word == "DATA":
                self.say("354 go on")
                self.server.received.append(self.text())  # type: ignore[attr-defined]
                self.say("250 taken")
            elif word == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 fine")

    def say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())

    def text(self) -> bytes:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line)
        return b"".join(lines)


@contextmanager
def server(refused: tuple[str, ...] = ()) -> Iterator[Any]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Post) as serving:
        serving.daemon_threads = True
        serving.received, serving.refused = [], refused  # type: ignore[attr-defined]
        thread = threading.Thread(target=serving.serve_forever, daemon=True)
        thread.start()
        yield serving
        serving.shutdown()
        thread.join()


def use(settings: Any, port: int) -> None:
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = SMTP, "127.0.0.1", port


class TestServer:
    def test_takes_the_mail(self, addressed: dict[Role, User], settings: Any):
        with server() as serving:
            use(settings, serving.server_address[1])
            assert send_digests(TODAY, quiet) == Sent(taken=2)
        messages = [message_from_bytes(raw, policy=policy.default) for raw in serving.received]
        assert sorted(str(one["To"]) for one in messages) == ["clerk@example.org", "office@example.org"]
        assert all("您有" in str(one["Subject"]) for one in messages)
        assert "待填报的进展" in "".join(one.get_content() for one in messages)

    def test_refuses_one_and_takes_the_others(self, addressed: dict[Role, User], settings: Any):
        with server(refused=("clerk",)) as serving:
            use(settings, serving.server_address[1])
            assert send_digests(TODAY, quiet) == Sent(taken=1, refused=1)
            assert send_digests(TODAY, quiet) == Sent()
        assert "550" in Digest.objects.get(address="clerk@example.org").error
        assert len(serving.received) == 1

    def test_is_away(self, addressed: dict[Role, User], settings: Any):
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        use(settings, port)
        with pytest.raises(MailServerAway, match="无法连接邮件服务器"):
            send_digests(TODAY, quiet)
        assert not Digest.objects.exists()
