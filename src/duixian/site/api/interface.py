"""The API as a whole: its operations, its addresses, its description."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern, path, re_path
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI

from duixian.site.accounts.access import needs
from duixian.site.accounts.rights import Right
from duixian.site.api import errors
from duixian.site.api.operations import commitments, ledgers, lights, observations, reports, search, units

VERSION = "1"
BASE = f"api/v{VERSION}"
_ABOUT = """The ledger of commitments for other programs: what the pages show, with the same rights.

Authenticate with a personal token in the header `Authorization: Bearer dx_…` (made on the page “API tokens”), or with
the session of a browser, then with the header `X-CSRFToken` where something is changed. Days are written as 2026-03-31,
months as 2026-03, moments in UTC. Every answer that is not what was asked for has the form
`{"error": "one sentence", "fields": {"body.month": ["…"]}}`.
"""

api = NinjaAPI(
    title="duixian", version=VERSION, description=_ABOUT, openapi_url=None, docs_url=None, urls_namespace="api-v1"
)
errors.handle(api)
for _name, _module in (
    ("ledgers", ledgers), ("commitments", commitments), ("units", units), ("observations", observations),
    ("reports", reports), ("lights", lights), ("search", search),
):  # fmt: skip
    api.add_router(f"/{_name}", _module.router)


def description() -> dict[str, Any]:
    """The OpenAPI description."""
    return api.get_openapi_schema(path_prefix=f"{BASE}/")


def addresses() -> list[URLPattern]:
    """The addresses of the operations; whatever else is asked for below them is answered in the same form.

    Operations of one address may need different rights. Each is declared with its own, which its guard asks for.
    """
    patterns, _application, _namespace = api.urls
    found = [
        path(str(pattern.pattern), _in_form(pattern.callback), name=f"api-{pattern.name}")
        for pattern in patterns
        if isinstance(pattern, URLPattern) and pattern.name != "api-root"
    ]
    return [*found, re_path(r"", _nothing, name="api-nothing")]


def _in_form(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
        response = view(request, *args, **named)
        if response.status_code == 405:
            allowed = {"Allow": response.headers["Allow"]}
            return errors.problem(405, _("This address does not take this method."), headers=allowed)
        return response

    answer.operations = True  # type: ignore[attr-defined] # walked by tests/site/api/test_rights.py
    return needs(Right.VISIT)(answer)


@needs(Right.VISIT)
@csrf_exempt
def _nothing(request: HttpRequest) -> HttpResponse:
    return errors.problem(404, _("There is no such address."))
