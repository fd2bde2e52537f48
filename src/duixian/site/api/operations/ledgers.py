"""Ledgers, with what is in them."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Query, Router, Schema
from pydantic import Field

from duixian.site.accounts.rights import Right
from duixian.site.api.operation import called, caller, narrowed, one, paged, person, read
from duixian.site.api.operations.commitments import CommitmentFilter, listed
from duixian.site.api.resources import (
    CommitmentResource,
    LedgerResource,
    SectionResource,
    StatementResource,
    VersionContent,
    VersionResource,
)
from duixian.site.api.values import Key, Page, Paging, Word
from duixian.site.ledgers.models import Ledger, ReviewState, Stage
from duixian.site.ledgers.policies import COMMITMENTS, LEDGERS, STATEMENTS
from duixian.site.planning.models import Version

router = Router(tags=["ledgers"])


class LedgerFilter(Schema):
    """Which ledgers."""

    year: Annotated[int | None, Field(ge=1900, le=2199)] = None
    stage: Stage | None = None
    place: Annotated[Word | None, Field(description=_("Name or code of the place."))] = None


class StatementFilter(Schema):
    """Which statements."""

    indicator: Annotated[Word | None, Field(description=_("Id in the vocabulary, or name."))] = None
    role: Annotated[Word | None, Field(description=_("outcome, target or fact."))] = None
    state: ReviewState | None = None
    commitment: Key | None = None


@read(router, "", Right.READ_LEDGERS, Page[LedgerResource], _("The ledgers that you may see, the latest year first."))
def ledgers(request: HttpRequest, paging: Query[Paging], wanted: Query[LedgerFilter]) -> Page[LedgerResource]:
    """Ledgers."""
    found = LEDGERS.visible_to(person(request)).defer("outline", "findings")
    found = narrowed(found, year=wanted.year, stage=wanted.stage).filter(called(wanted.place, "place", "place_code"))
    return paged(found, paging, LedgerResource.of)


@read(router, "/{int:ledger}", Right.READ_LEDGERS, LedgerResource, _("A ledger."))
def ledger(request: HttpRequest, ledger: Key) -> LedgerResource:
    """One ledger."""
    return LedgerResource.of(_ledger(request, ledger))


@read(
    router,
    "/{int:ledger}/outline",
    Right.READ_LEDGERS,
    list[SectionResource],
    _("The sections of its report, in the order of the text."),
)
def outline(request: HttpRequest, ledger: Key) -> list[SectionResource]:
    """Outline of a ledger."""
    return [SectionResource(**section) for section in _ledger(request, ledger).outline]


@read(
    router,
    "/{int:ledger}/statements",
    Right.READ_LEDGERS,
    Page[StatementResource],
    _("Its measured quantities, in the order of the text."),
)
def statements(
    request: HttpRequest, ledger: Key, paging: Query[Paging], wanted: Query[StatementFilter]
) -> Page[StatementResource]:
    """Statements of a ledger."""
    found = STATEMENTS.visible_to(person(request)).filter(ledger=_ledger(request, ledger))
    found = narrowed(found, role=wanted.role, state=wanted.state, commitment=wanted.commitment)
    found = found.filter(called(wanted.indicator, "indicator_id", "indicator"))
    return paged(found, paging, StatementResource.of)


@read(
    router,
    "/{int:ledger}/commitments",
    Right.READ_LEDGERS,
    Page[CommitmentResource],
    _("Its commitments that you may see, in the order of the text; a unit sees what it leads or supports."),
)
def commitments(
    request: HttpRequest, ledger: Key, paging: Query[Paging], wanted: Query[CommitmentFilter]
) -> Page[CommitmentResource]:
    """Commitments of a ledger."""
    found = COMMITMENTS.visible_to(person(request)).filter(ledger=_ledger(request, ledger))
    return listed(found, paging, wanted)


@read(
    router,
    "/{int:ledger}/versions",
    Right.READ_PUBLISHED,
    list[VersionResource],
    _("The versions that were published, the first one first. Needs no token."),
)
def versions(request: HttpRequest, ledger: Key) -> list[VersionResource]:
    """Published versions of a ledger."""
    found = _published(request, ledger).versions.defer("content")
    return [
        VersionResource(number=version.number, sha256=version.sha256, published_at=version.published_at)
        for version in found
    ]


@read(
    router,
    "/{int:ledger}/versions/{int:number}",
    Right.READ_PUBLISHED,
    VersionContent,
    _("A ledger as it was published, whole. Needs no token."),
)
def version(request: HttpRequest, ledger: Key, number: Annotated[int, Field(ge=1, le=2**31 - 1)]) -> VersionContent:
    """One published version."""
    keys = Version.objects.filter(ledger=_published(request, ledger), number=number)
    found = one(keys, keys.values_list("pk", flat=True).first() or 0)
    return VersionContent(
        number=found.number, sha256=found.sha256, published_at=found.published_at, content=found.content
    )


def _ledger(request: HttpRequest, key: int) -> Ledger:
    return one(LEDGERS.visible_to(person(request)), key)


def _published(request: HttpRequest, key: int) -> Ledger:
    return one(LEDGERS.visible_to(caller(request)).defer("outline", "findings"), key)
