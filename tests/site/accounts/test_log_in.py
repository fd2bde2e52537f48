from __future__ import annotations

import io
import sys
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import SESSION_KEY
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import Client

from duixian.site.accounts.models import Unit, User
from duixian.site.accounts.roles import Role
from duixian.site.accounts.services.passwords import set_own_password
from duixian.site.accounts.services.users import Person, edit_user
from duixian.site.history.models import AuditEvent
from tests.site.conftest import PASSWORD

LOGIN = "/account/login/"


def attempt(client: Client, username: str, password: str = PASSWORD, **extra: Any) -> bool:
    client.post(LOGIN, {"login": username, "password": password}, **extra)
    return SESSION_KEY in client.session


def test_in_with_the_right_password_whatever_the_capitals(client: Client, office: User):
    assert attempt(client, "Office")
    office.refresh_from_db()
    assert office.last_login is not None
    assert AuditEvent.objects.filter(action="session.open", actor=office).exists()


def test_five_wrong_passwords_lock_the_account_for_that_address(client: Client, office: User):
    for _ in range(5):
        assert not attempt(client, "office", "wrong")
    assert not attempt(client, "OFFICE")
    page = client.post(LOGIN, {"login": "office", "password": PASSWORD})
    assert page.status_code == 429
    assert "锁定" in page.content.decode()
    assert AuditEvent.objects.filter(action="session.lock-out").exists()
    assert attempt(client, "office", REMOTE_ADDR="192.0.2.7")


def test_who_is_shut_out_is_out_at_once(client: Client, people: dict[Role, User]):
    clerk = people[Role.CLERK]
    assert attempt(client, "clerk")
    edit_user(people[Role.OFFICE], clerk, Person("clerk", clerk.name, Role.CLERK, clerk.unit), active=False)
    assert client.get("/units/").status_code == 302
    assert not attempt(Client(), "clerk")


def test_the_last_of_the_office_cannot_be_shut_out(office: User):
    with pytest.raises(ValidationError):
        edit_user(office, office, Person("office", "某", Role.LEADER), active=True)
    office.refresh_from_db()
    assert office.role == Role.OFFICE


def test_a_new_password_ends_other_sessions(office: User):
    here, there = Client(), Client()
    assert attempt(here, "office")
    assert attempt(there, "office")
    form = {"oldpassword": PASSWORD, "password1": "another long word", "password2": "another long word"}
    assert here.post("/account/password/", form).status_code == 302
    assert here.get("/units/").status_code == 200
    assert there.get("/units/").status_code == 302
    assert AuditEvent.objects.filter(action="password.change", actor=office).exists()


@pytest.mark.parametrize("weak", ["short", "1234567890123", "password1234", "office1234"])
def test_weak_passwords_are_refused(office: User, weak: str):
    with pytest.raises(ValidationError):
        set_own_password(office, weak)


def test_sessions_end(client: Client, office: User, settings: Any):
    assert attempt(client, "office")
    assert client.session.get_expire_at_browser_close()
    assert settings.SESSION_COOKIE_AGE == 10 * 3600


def test_nobody_signs_up(client: Client, db: None):
    assert client.get("/account/signup/").status_code == 404


def test_the_office_makes_and_changes_accounts(signed_in: Callable[[Role], Client], unit: Unit, office: User):
    client = signed_in(Role.OFFICE)
    given = {"username": "zhao", "name": "赵", "role": "clerk", "unit": unit.pk, "password": "a long enough word"}
    assert client.post("/users/new/", given).status_code == 302
    zhao = User.objects.get(username="zhao")
    assert client.post("/users/new/", given).status_code == 422
    changed = {"username": "zhao", "name": "赵", "role": "leader", "active": "on", "why": "提任"}
    assert client.post(f"/users/{zhao.pk}/", changed).status_code == 302
    zhao.refresh_from_db()
    assert (zhao.role, zhao.unit) == (Role.LEADER, None)
    assert AuditEvent.objects.get(action="user.edit").why == "提任"
    client.post(f"/users/{zhao.pk}/password/", {"password": "entirely new words", "why": "忘记"})
    assert attempt(Client(), "zhao", "entirely new words")


def test_an_account_from_the_command_line(
    db: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):

    monkeypatch.setattr(sys, "stdin", io.StringIO("a long enough word\n"))
    call_command("create_user", "wang", name="王敏", role="office")
    assert User.objects.get().check_password("a long enough word")
    with pytest.raises(CommandError, match="不存在局"):
        call_command("create_user", "li", name="李", role="clerk", unit="不存在局")


def test_two_step_verification_is_turned_off_from_the_command_line(office: User):
    Authenticator.objects.create(user=office, type=Authenticator.Type.TOTP, data={})
    call_command("two_step_off", "OFFICE")
    assert not Authenticator.objects.exists()
    assert AuditEvent.objects.filter(action="two-step.off", object_id=str(office.pk)).exists()


def test_address_behind_a_proxy(rf: Any, settings: Any):
    from duixian.site.accounts.throttling import address_of

    request = rf.get("/", headers={"X-Forwarded-For": "203.0.113.9, 192.0.2.1"}, REMOTE_ADDR="10.0.0.1")
    assert address_of(request) == "10.0.0.1"
    settings.BEHIND_PROXY = True
    assert address_of(request) == "192.0.2.1"
