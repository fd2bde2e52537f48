"""The daily mail: to each person with an address what waits for them, at most once a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duixian.errors import DuixianError
from duixian.site.accounts.models import User
from duixian.site.calendar.days import WorkingDays
from duixian.site.inbox.items import waiting_for
from duixian.site.inbox.models import Digest
from duixian.site.inbox.shown import arranged
from duixian.site.jobs.task import Progress


class MailServerAway(DuixianError):
    """The mail server cannot be reached; who has had no mail by then gets none unless the job is tried again."""


@dataclass(frozen=True, slots=True)
class Sent:
    """How many mails a server took, and how many it refused."""

    taken: int = 0
    refused: int = 0


def is_on() -> bool:
    """Whether mail is sent at all (`DUIXIAN_EMAIL_URL`)."""
    return not settings.EMAIL_BACKEND.endswith(".dummy.EmailBackend")


def send_digests(day: dt.date, progress: Progress) -> Sent:
    """Send the mail of a day to whoever has had none: today's, on a working day, with something to say.

    Each attempt is stored before it is made and never made again, so a worker that is killed and started anew goes on
    where it was, and nobody gets a mail twice.

    Raises:
        MailServerAway: the server cannot be reached.
    """
    if not is_on() or day != timezone.localdate() or not WorkingDays().is_working(day):
        return Sent()
    people = list(_people(day))
    taken = refused = 0
    connection: BaseEmailBackend | None = None
    try:
        for number, person in enumerate(people):
            progress(number, len(people))
            message, things = _message(person, day)
            if message is None:
                continue
            if connection is None:
                connection = _open()
            attempt = _attempt(person, day, things)
            if attempt is None:
                continue
            try:
                connection.send_messages([message])
            except (SMTPException, OSError) as error:
                refused += 1
                Digest.objects.filter(pk=attempt.pk).update(error=f"{type(error).__name__}: {error}"[:400])
                with suppress(Exception):
                    connection.close()
                connection = None
            else:
                taken += 1
                Digest.objects.filter(pk=attempt.pk).update(sent_at=timezone.now())
    finally:
        if connection is not None:
            connection.close()
    return Sent(taken, refused)


def _people(day: dt.date) -> Iterator[User]:
    """Who may sign in, has an address, wants the mail and has had none on the day."""
    found = User.objects.filter(is_active=True).exclude(email="").exclude(mail_choice__wanted=False)
    yield from found.exclude(digests__day=day).select_related("unit", "mail_choice").order_by("pk")


def _message(person: User, day: dt.date) -> tuple[EmailMessage | None, int]:
    """The mail to a person in their language, and how many things it names; None where nothing waits."""
    choice = getattr(person, "mail_choice", None)
    with translation.override(choice.language if choice else settings.LANGUAGE_CODE):
        groups = arranged(waiting_for(person, day), day)
        things = sum(len(group.things) for group in groups)
        if not things:
            return None, 0
        subject = ngettext("%(count)s matter waits for you", "%(count)s matters wait for you", things)
        context = {"person": person, "groups": groups, "day": day, "site": settings.SITE_URL.rstrip("/")}
        body = render_to_string("inbox/digest.txt", context)
        subject = f"{_('duixian')}: {subject % {'count': things}}"
        return EmailMessage(subject, body, to=[person.email], headers={"Auto-Submitted": "auto-generated"}), things


def _attempt(person: User, day: dt.date, things: int) -> Digest | None:
    """Store that the mail is about to be sent; None where another worker did, or the person was shut out meanwhile."""
    if not User.objects.filter(pk=person.pk, is_active=True, email=person.email).exists():
        return None
    try:
        with transaction.atomic():
            return Digest.objects.create(
                person=person, day=day, address=person.email, things=things, attempted_at=timezone.now()
            )
    except IntegrityError:
        return None


def _open() -> BaseEmailBackend:
    connection: BaseEmailBackend = get_connection()
    try:
        connection.open()
    except (SMTPException, OSError) as error:
        raise MailServerAway(
            _("The mail server cannot be reached (%(error)s).") % {"error": f"{type(error).__name__}: {error}"}
        ) from error
    return connection
