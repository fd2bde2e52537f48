from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from duixian.site.accounts.models import User
from duixian.site.accounts.roles import Role
from duixian.site.accounts.services.passwords import reset_password
from duixian.site.accounts.services.users import Person, edit_user
from duixian.site.api.guard import FAILURES
from duixian.site.api.models import ApiToken, TokenUse
from duixian.site.api.tokens import create_token, revoke_token
from duixian.site.history.models import AuditEvent
from tests.site.api.conftest import token_of


def status(token: str, **extra: str) -> int:
    return Client().get("/api/v1/units", headers={"Authorization": f"Bearer {token}"}, **extra).status_code


def test_a_token_is_kept_as_a_hash_and_the_history_has_neither(people: dict[Role, User]):
    token = token_of(people[Role.CLERK])
    row = ApiToken.objects.get()
    assert token not in str(vars(row))
    event = AuditEvent.objects.get(action="token.create")
    assert not {"digest", "password"} & set(event.after)
    assert event.actor == people[Role.CLERK]


def test_a_token_works_until_it_is_revoked(people: dict[Role, User]):
    token = token_of(people[Role.CLERK])
    assert status(token) == 200
    assert TokenUse.objects.get().day == timezone.localdate()
    revoke_token(people[Role.CLERK], ApiToken.objects.get())
    assert status(token) == 401
    assert AuditEvent.objects.filter(action="token.revoke").count() == 1


def test_a_token_ends_on_its_day(people: dict[Role, User], monkeypatch: pytest.MonkeyPatch):
    token = token_of(people[Role.CLERK], days=10)
    day = timezone.localdate() + dt.timedelta(days=10)
    monkeypatch.setattr("duixian.site.api.tokens.timezone.localdate", lambda: day - dt.timedelta(days=1))
    assert status(token) == 200
    monkeypatch.setattr("duixian.site.api.tokens.timezone.localdate", lambda: day)
    assert status(token) == 401


def test_a_new_password_makes_all_tokens_void(people: dict[Role, User]):
    token = token_of(people[Role.CLERK])
    reset_password(people[Role.OFFICE], people[Role.CLERK], "another long word", why="忘记")
    assert status(token) == 401


def test_who_is_shut_out_is_out_with_all_tokens(people: dict[Role, User]):
    clerk = people[Role.CLERK]
    token = token_of(clerk)
    edit_user(people[Role.OFFICE], clerk, Person("clerk", clerk.name, Role.CLERK, clerk.unit), active=False)
    assert status(token) == 401


def test_wrong_tokens_are_answered_429_in_the_end_and_right_ones_as_ever(people: dict[Role, User]):
    token = token_of(people[Role.CLERK])
    answers = [status("dx_wrong") for _ in range(FAILURES + 2)]
    assert answers == [401] * FAILURES + [429] * 2
    assert status(token) == 200
    assert status("dx_wrong", REMOTE_ADDR="192.0.2.7") == 401
    assert AuditEvent.objects.filter(action="token.lock-out").count() == 1


@pytest.mark.parametrize("header", ["Bearer", "Bearer ", "Bearer \x00", "Bearer dx_\udcff", "Basic abc", "dx_", "令牌"])
def test_whatever_stands_in_the_header(people: dict[Role, User], header: str):
    answer = Client().get("/api/v1/units", HTTP_AUTHORIZATION=header)
    assert answer.status_code == 401


def test_limits(people: dict[Role, User]):
    clerk, today = people[Role.CLERK], timezone.localdate()
    token_of(clerk)
    for name, day in (
        ("统计系统", today + dt.timedelta(days=3)),
        ("甲", today),
        ("乙", today + dt.timedelta(days=900)),
    ):
        with pytest.raises(ValidationError):
            create_token(clerk, name, day)


def test_the_history_names_the_token_by_which_somebody_acts(people: dict[Role, User]):
    head = Client(headers={"Authorization": f"Bearer {token_of(people[Role.HEAD], '移动端')}"})
    given = {"source": "统计局", "rows": []}
    assert head.post("/api/v1/observations", given, content_type="application/json").status_code == 403
    office = Client(headers={"Authorization": f"Bearer {token_of(people[Role.OFFICE], '统计系统')}"})
    row = {"indicator": "粮食产量", "place": "青州湖市", "period": "2025", "value": 12.5, "unit": "万吨",
           "published_on": "2026-02-01"}  # fmt: skip
    answer = office.post("/api/v1/observations", {"source": "统计局", "rows": [row]}, content_type="application/json")
    assert answer.status_code == 201, answer.json()
    event = AuditEvent.objects.filter(action="observations.import")[0]
    assert (event.actor, event.actor_name) == (people[Role.OFFICE], "某office [统计系统]")


def test_a_session_needs_the_csrf_token_to_change_anything(people: dict[Role, User]):
    client = Client(enforce_csrf_checks=True)
    client.force_login(people[Role.OFFICE], backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get("/api/v1/units").status_code == 200
    refused = client.post("/api/v1/observations", {}, content_type="application/json")
    assert (refused.status_code, "CSRF" in refused.json()["error"]) == (403, True)
    client.get("/api/tokens/")
    key = client.cookies["csrftoken"].value
    passed = client.post("/api/v1/observations", {}, content_type="application/json", headers={"X-CSRFToken": key})
    assert passed.status_code == 422


# The page.


def test_the_page_shows_a_new_token_once(signed_in: Callable[[Role], Client], people: dict[Role, User]):
    client = signed_in(Role.CLERK)
    day = timezone.localdate() + dt.timedelta(days=30)
    made = client.post("/api/tokens/", {"name": "统计系统", "expires_on": day.isoformat()})
    token = made.content.decode().partition('value="dx_')[2].partition('"')[0]
    assert status(f"dx_{token}") == 200
    assert "no-store" in made["Cache-Control"]
    page = client.get("/api/tokens/").content.decode()
    assert "统计系统" in page
    assert token not in page
    assert client.post("/api/tokens/", {"name": "统计系统", "expires_on": day.isoformat()}).status_code == 422
    key = ApiToken.objects.get().pk
    assert signed_in(Role.OFFICE).post(f"/api/tokens/{key}/revoke/").status_code == 404
    assert client.post(f"/api/tokens/{key}/revoke/").status_code == 302
    assert status(f"dx_{token}") == 401
