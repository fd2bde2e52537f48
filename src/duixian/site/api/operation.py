"""How an operation of the API is declared: its right, its answers, its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.http import Http404, HttpRequest
from ninja import Router

from duixian.site.accounts.models import User
from duixian.site.accounts.rights import RIGHTS, Right
from duixian.site.accounts.roles import Role
from duixian.site.api.guard import Caller, guards
from duixian.site.api.values import Page, Paging, Problem

F = TypeVar("F", bound=Callable[..., Any])
M = TypeVar("M", bound=Model)
T = TypeVar("T")

RIGHT = "x-right"
"""The member of an operation's description that names the right it needs."""


def read(
    router: Router, path: str, right: Right, gives: Any, summary: str, also: Iterable[int] = ()
) -> Callable[[F], F]:
    """Decorator: an operation that changes nothing; `also` are answers beside those of every operation."""
    return _operation(router, "GET", path, right, {200: gives}, summary, also)


def write(router: Router, path: str, right: Right, gives: Any, summary: str, status: int = 200) -> Callable[[F], F]:
    """Decorator: an operation that changes something."""
    return _operation(router, "POST", path, right, {status: gives}, summary, (400, 409, 413))


def caller(request: HttpRequest) -> Caller:
    """Who calls; somebody who has not signed in only where the right is everybody's."""
    known = request.auth  # type: ignore[attr-defined] # set by ninja from the guard
    assert isinstance(known, User | AnonymousUser)
    return known


def person(request: HttpRequest) -> User:
    """Who calls.

    Raises:
        PermissionDenied: nobody has signed in.
    """
    known = caller(request)
    if isinstance(known, AnonymousUser):
        raise PermissionDenied
    return known


def one(visible: QuerySet[M], key: int) -> M:
    """The object of a key among those that the caller may see.

    Raises:
        Http404: there is none.
    """
    found = visible.filter(pk=key).first()
    if found is None:
        raise Http404
    return found


def narrowed(rows: QuerySet[M], **wanted: Any) -> QuerySet[M]:
    """The rows that fulfil the lookups; what is None was not asked for."""
    return rows.filter(**{lookup: value for lookup, value in wanted.items() if value is not None})


def called(name: str | None, *fields: str) -> Q:
    """That one of the fields is what was asked for; anything where nothing was."""
    either = Q()
    for field in fields if name is not None else ():
        either |= Q(**{field: name})
    return either


def paged(rows: QuerySet[Any], paging: Paging, shown: Callable[[Any], T]) -> Page[T]:
    """One page of a query."""
    count = rows.order_by().count()
    start = (paging.page - 1) * paging.size
    found = list(rows[start : start + paging.size]) if start < count else []
    pages = max(1, -(-count // paging.size))
    return Page(count=count, page=paging.page, pages=pages, items=[shown(row) for row in found])


def _operation(
    router: Router, method: str, path: str, right: Right, answers: dict[int, Any], summary: str, also: Iterable[int]
) -> Callable[[F], F]:
    refusals = {401, 422, 429, *also}
    if Role.PUBLIC not in RIGHTS[right]:
        refusals.add(403)
    if "{" in path:
        refusals.add(404)
    extra: dict[str, Any] = {RIGHT: str(right)}
    if Role.PUBLIC in RIGHTS[right]:
        extra["security"] = [{}]

    def declare(view: F) -> F:
        name = f"{view.__module__.rpartition('.')[2]}-{view.__name__}".replace("_", "-")
        router.add_api_operation(
            path, [method], view, auth=guards(right), response=answers | dict.fromkeys(sorted(refusals), Problem),
            summary=summary, operation_id=name, url_name=name, openapi_extra=extra,
        )  # fmt: skip
        return view

    return declare
