"""Several requests in the same moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import OperationalError, connection

from duixian.site.accounts.models import User
from duixian.site.delivery.models import ProgressReport
from duixian.site.delivery.services import AlreadyReported, Content, file_report
from duixian.site.history.verify import verify
from duixian.site.ledgers.models import Commitment
from tests.site.delivery.conftest import MARCH


@pytest.mark.django_db(transaction=True)
def test_of_many_clicks_one_is_a_report_and_the_others_are_shown_it(item: Commitment, clerk: User):
    def click(number: int) -> int:
        try:
            return file_report(clerk, item, MARCH, Content(f"第{number}次")).pk
        except AlreadyReported as error:
            return error.report.pk
        except OperationalError:  # SQLite: too many writers; asked to try again
            return 0
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        answers = set(pool.map(click, range(12))) - {0}
    assert answers == {ProgressReport.objects.get().pk}
    assert verify().faults == ()
