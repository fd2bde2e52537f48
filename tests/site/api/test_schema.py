"""The API against its description, by requests that are derived from it: as it is described, and as it is not.

The roles take turns. `SCHEMATHESIS_EXAMPLES=500` asks for more cases than the usual few.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import cycle
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    allow_header_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from duixian.site.accounts.models import User
from duixian.site.accounts.roles import Role
from duixian.site.api.interface import description
from duixian.site.delivery.models import ProgressReport
from duixian.site.ledgers.models import Commitment
from duixian.site.lights.services import recompute
from tests.site.api.conftest import token_of
from tests.site.conftest import SYSTEM

EXAMPLES = int(os.environ.get("SCHEMATHESIS_EXAMPLES", "12"))
CHECKS = [
    schemathesis.checks.not_a_server_error, status_code_conformance, content_type_conformance,
    response_schema_conformance, response_headers_conformance, allow_header_conformance,
]  # fmt: skip
SCHEMA = schemathesis.openapi.from_dict(description())
SCHEMA.app = get_wsgi_application()
OPERATIONS = {result.ok().label: result.ok() for result in SCHEMA.get_all_operations()}


@pytest.fixture(autouse=True)
def _one_connection() -> Iterator[None]:
    """Requests share the connection of the test, whose transaction is undone in the end, as with Django's client."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["fitting", "unfitting"])
def test_every_answer_is_described(
    mode: GenerationMode, filed: ProgressReport, commitment: Commitment, people: dict[Role, User]
):
    recompute(SYSTEM, [commitment], commitment.ledger.last_day)
    keys = {
        "ledger": commitment.ledger_id, "commitment": commitment.pk, "report": filed.pk, "unit": filed.unit_id,
        "number": 1,
    }  # fmt: skip
    tokens = {role: token_of(person) for role, person in people.items()}
    roles = cycle(Role)
    for operation in OPERATIONS.values():

        @settings(
            max_examples=EXAMPLES,
            derandomize=True,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def send(case: Any) -> None:
            paths = [dict(case.path_parameters), {name: keys[name] for name in case.path_parameters}]
            role = next(roles)
            headers = {"Authorization": f"Bearer {tokens[role]}"} if role in tokens else {}
            for path in paths if case.path_parameters else paths[:1]:
                case.path_parameters = path
                response = case.call(headers=headers)
                case.validate_response(response, checks=CHECKS)

        send()
