"""Every address with every role: allowed or refused, as the table of rights says and not otherwise."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from duixian.site.accounts.access import right_of
from duixian.site.accounts.models import Unit, User
from duixian.site.accounts.rights import RIGHTS, Right, may
from duixian.site.accounts.roles import Role
from duixian.site.accounts.services.units import create_unit
from tests.site.addresses import EVERY, Samples, address

# What each role may do, written a second time so that a slip in the table of rights shows.
ALLOWED = {
    Right.VISIT: "office clerk head leader auditor public",
    Right.HOME: "office clerk head leader auditor",
    Right.OWN_ACCOUNT: "office clerk head leader auditor",
    Right.READ_UNITS: "office clerk head leader auditor",
    Right.MANAGE_UNITS: "office",
    Right.MANAGE_USERS: "office",
    Right.MANAGE_CALENDAR: "office",
    Right.READ_HISTORY: "office auditor",
    Right.READ_FILES: "office clerk head leader auditor",
    Right.UPLOAD_FILES: "office clerk head",
    Right.OWN_JOBS: "office clerk head leader auditor",
    Right.READ_PUBLISHED: "office clerk head leader auditor public",
    Right.READ_LEDGERS: "office clerk head leader auditor",
    Right.OPEN_LEDGERS: "office",
    Right.PLAN: "office",
    Right.PUBLISH: "office",
    Right.SIGN_OFF: "clerk head",
    Right.REPORT_PROGRESS: "clerk head",
    Right.CONFIRM_PROGRESS: "head",
    Right.RETURN_PROGRESS: "office head",
    Right.READ_PROGRESS: "office clerk head leader auditor",
    Right.READ_OBSERVATIONS: "office clerk head leader auditor",
    Right.IMPORT_OBSERVATIONS: "office",
    Right.READ_OVERVIEW: "office leader auditor",
    Right.SEARCH: "office clerk head leader auditor",
    Right.INBOX: "office clerk head leader auditor",
    Right.OWN_TOKENS: "office clerk head leader auditor",
}


def test_the_table_of_rights_is_the_one_that_was_agreed():
    assert {right: set(ALLOWED[right].split()) for right in Right} == {
        right: {role.value for role in RIGHTS[right]} for right in Right
    }


@pytest.mark.parametrize("name", EVERY)
def test_every_address_declares_its_right(name: str):
    assert right_of(EVERY[name].callback) is not None, "decorate the view with @needs(Right.…)"


@pytest.mark.parametrize("name", EVERY)
def test_every_address_with_every_role(name: str, signed_in: Callable[[Role], Client], samples: Samples):
    right = right_of(EVERY[name].callback)
    assert right is not None
    answers = {
        (role, method): getattr(signed_in(role), method)(address(name, samples))
        for role in Role
        for method in ("get", "post")
    }
    for (role, method), answer in answers.items():
        answer.close()
        asked_to_sign_in = answer.status_code == 302 and answer["Location"].startswith(reverse("account_login"))
        if may(role, right):
            assert answer.status_code not in (403, 500), (role, method)
        elif role == Role.PUBLIC:
            assert asked_to_sign_in, method
        else:
            assert answer.status_code == 403, (role, method)


@pytest.mark.parametrize("role", list(Role))
def test_a_service_refuses_who_lacks_its_right(role: Role, people: dict[Role, User]):
    if role == Role.OFFICE:
        return
    with pytest.raises(PermissionDenied):
        create_unit(people.get(role) or _nobody(), "林业局", "city", "2020-01-01")  # type: ignore[arg-type]
    assert not Unit.objects.filter(name="林业局").exists()


def _nobody() -> object:
    from django.contrib.auth.models import AnonymousUser

    return AnonymousUser()


def test_a_part_of_a_page_sends_the_whole_page_to_the_log_in(client: Client):
    response = client.get("/units/", headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/units/"})
    assert response["HX-Redirect"] == "/account/login/?next=/units/"
