"""The daily mail as work of every day."""

from __future__ import annotations

import datetime as dt
from typing import Any

from duixian.site.inbox.digest import Sent, send_digests
from duixian.site.jobs.daily import every_day
from duixian.site.jobs.models import Job
from duixian.site.jobs.task import Arguments, Progress, declare

HOUR = 8
"""The hour from which the mail of a day is sent."""


def work(arguments: Arguments, progress: Progress) -> Sent:
    """Send what has not been sent; a mail is the one thing that work does which cannot be taken back."""
    return send_digests(dt.date.fromisoformat(arguments["day"]), progress)


def keep(job: Job, outcome: Sent) -> dict[str, Any]:
    """How many mails were sent; who got one is stored with each."""
    return {"sent": outcome.taken, "refused": outcome.refused}


DIGEST = declare("inbox.digest", work, keep)
every_day(DIGEST, lambda day: {"day": day.isoformat()}, hour=HOUR)
