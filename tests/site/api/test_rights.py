"""Every operation of the API with every role, by token and by session, as its declared right says and not otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from duixian.site.accounts.rights import Right, may
from duixian.site.accounts.roles import Role
from duixian.site.api.interface import api, description
from duixian.site.api.operation import RIGHT
from tests.site.addresses import Samples
from tests.site.api.conftest import Program

OPERATIONS = {
    f"{method} {path}": (method, path, said)
    for path, methods in description()["paths"].items()
    for method, said in methods.items()
}


def address(path: str, samples: Samples) -> str:
    return re.sub(r"\{(\w+)\}", lambda place: str({**samples, "number": 1}[place[1]]), path)


def test_the_description_has_every_operation():
    routed = [
        (method, operation)
        for router in api._get_bound_routers()
        for view in router.path_operations.values()
        for operation in view.operations
        for method in operation.methods
    ]
    assert len(routed) == len(OPERATIONS)
    for _method, operation in routed:
        assert operation.auth_callbacks, f"{operation.path} lets everybody pass: declare it by read() or write()"


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_operation_declares_its_right_and_its_answers(name: str):
    method, path, said = OPERATIONS[name]
    right = Right(said[RIGHT])
    assert {"401", "422", "429"} <= {str(status) for status in said["responses"]}
    assert may(Role.PUBLIC, right) or 403 in said["responses"]
    assert "{" not in path or 404 in said["responses"]
    assert method == "get" or {400, 409, 413} <= set(said["responses"])


@pytest.mark.parametrize("way", ["token", "session"])
def test_every_operation_with_every_role(
    way: str, program: Program, signed_in: Callable[[Role], Client], samples: Samples
):
    wrong = []
    for role in Role:
        client = program(role) if way == "token" else signed_in(role)
        for name, (method, path, said) in OPERATIONS.items():
            answer = ask(client, method, address(path, samples))
            right = Right(said[RIGHT])
            if may(role, right):
                fits = answer.status_code not in (401, 403)
            else:
                fits = answer.status_code == (401 if role == Role.PUBLIC else 403)
            in_form = answer.status_code < 400 or set(answer.json()) == {"error", "fields"}
            if not fits or not in_form or answer.status_code not in said["responses"]:
                wrong.append(f"{role}: {name}: {answer.status_code}")
    assert wrong == []


def test_a_wrong_token_is_not_made_up_for_by_a_session(signed_in: Callable[[Role], Client], samples: Samples):
    client = signed_in(Role.OFFICE)
    for name, (method, path, _said) in OPERATIONS.items():
        cache.clear()
        answer = ask(client, method, address(path, samples), headers={"Authorization": "Bearer dx_wrong"})
        assert (answer.status_code, "Bearer" in answer["WWW-Authenticate"]) == (401, True), name


@pytest.mark.parametrize("path", ["/api/v1/ledgers/", "/api/v1/", "/api/v1/ledgers/none"])
def test_other_addresses_are_answered_in_the_same_form(client: Client, path: str):
    answer = client.get(path)
    assert (answer.status_code, set(answer.json())) == (404, {"error", "fields"})


def test_other_methods_are_answered_in_the_same_form(client: Client):
    answer = client.delete("/api/v1/ledgers")
    assert (answer.status_code, answer["Allow"], set(answer.json())) == (405, "GET", {"error", "fields"})


def ask(client: Client, method: str, url: str, **named: Any) -> Any:
    if method == "get":
        return client.get(url, **named)
    return client.post(url, {}, content_type="application/json", **named)
