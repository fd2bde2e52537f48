"""A worker as a process of its own, with one slow task; the tests kill it."""

from __future__ import annotations

import datetime as dt
import os
import sys
import time
from typing import Any


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "duixian.site.config.settings"
    import django

    django.setup()
    from duixian.site.accounts.actors import System
    from duixian.site.accounts.models import Level
    from duixian.site.accounts.services.units import create_unit
    from duixian.site.jobs.models import Job
    from duixian.site.jobs.task import Arguments, Progress, declare
    from duixian.site.jobs.worker import Worker

    def work(arguments: Arguments, progress: Progress) -> list[str]:
        for i in range(10):
            progress(i, 10, "…")
            time.sleep(arguments["seconds"] / 10)
        return [f"{arguments['name']}-{i}" for i in range(3)]

    def keep(job: Job, names: list[str]) -> dict[str, Any]:
        for name in names:
            create_unit(System("worker"), name, Level.CITY, dt.date(2020, 1, 1))
            time.sleep(job.arguments["seconds"] / 10)
        return {"units": len(names)}

    declare("tests.slow", work, keep)
    print("ready", flush=True)
    Worker().run(once="--once" in sys.argv)


if __name__ == "__main__":
    main()
