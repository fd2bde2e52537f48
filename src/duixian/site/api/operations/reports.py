"""Reports of progress."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from ninja import Query, Router, Schema
from ninja.responses import Status
from pydantic import Field

from duixian.site.accounts.models import User
from duixian.site.accounts.policies import FILES
from duixian.site.accounts.rights import Right
from duixian.site.api.errors import Problem
from duixian.site.api.operation import narrowed, one, paged, person, read, write
from duixian.site.api.resources import ReportResource
from duixian.site.api.values import Day, Finite, Key, Month, Page, Paging, text
from duixian.site.delivery.models import ProgressReport, ReportState
from duixian.site.delivery.policies import REPORTS
from duixian.site.delivery.services import AlreadyReported, Amount, Content, Proof, confirm, file_report, return_report
from duixian.site.delivery.values import targets_of
from duixian.site.files.models import StoredFile
from duixian.site.ledgers.models import Commitment
from duixian.site.ledgers.policies import COMMITMENTS
from duixian.site.planning.models import Node

router = Router(tags=["reports"])


class ReportFilter(Schema):
    """Which reports."""

    ledger: Key | None = None
    commitment: Key | None = None
    unit: Key | None = None
    month: Month | None = None
    state: ReportState | None = None


class NodeDone(Schema):
    """A node that is done."""

    node: Key
    done_on: Day


class EvidenceGiven(Schema):
    """What proves it: a file that was uploaded as evidence, or a link."""

    title: Annotated[str, text(200, 1)]
    file: UUID | None = None
    link: Annotated[str, text(500)] = ""
    node: Key | None = None


class ValueGiven(Schema):
    """What a numeric target has come to: since the ledger's first day, or as it stands, as its curve reads it."""

    statement: Key
    value: Finite
    unit: Annotated[str, text(40), Field(description=_("That of the target where it is left out."))] = ""


class ReportGiven(Schema):
    """A report on a month."""

    commitment: Key
    month: Month
    progress: Annotated[str, text(20_000, 1)]
    values: list[ValueGiven] = Field(
        default_factory=list, max_length=100, description=_("What numeric targets have come to, none twice.")
    )
    next_steps: Annotated[str, text(20_000)] = ""
    done: list[NodeDone] = Field(default_factory=list, max_length=100)
    evidence: list[EvidenceGiven] = Field(default_factory=list, max_length=100)


class Revision(Schema):
    """The revision of a report that was looked at."""

    revision: Annotated[int, Field(ge=1, le=2**31 - 1)]


class Returned(Revision):
    """Why a report goes back."""

    comment: Annotated[str, text(5_000, 1)]


def reports_of(who: User) -> QuerySet[ProgressReport]:
    """The reports that somebody may see, with what is shown of them."""
    related = REPORTS.visible_to(who).select_related("unit", "filed_by", "confirmed_by", "returned_by")
    return related.prefetch_related("evidence", "completions", "values")


@read(
    router,
    "",
    Right.READ_PROGRESS,
    Page[ReportResource],
    _("The reports that you may see, by commitment, the latest month first."),
)
def reports(request: HttpRequest, paging: Query[Paging], wanted: Query[ReportFilter]) -> Page[ReportResource]:
    """Reports of progress."""
    found = narrowed(
        reports_of(person(request)),
        commitment__ledger=wanted.ledger,
        commitment=wanted.commitment,
        unit=wanted.unit,
        month=wanted.month,
        state=wanted.state,
    )
    return paged(found, paging, ReportResource.of)


@read(router, "/{int:report}", Right.READ_PROGRESS, ReportResource, _("A report with its evidence."))
def report(request: HttpRequest, report: Key) -> ReportResource:
    """One report."""
    return _report(request, report)


@write(
    router,
    "",
    Right.REPORT_PROGRESS,
    ReportResource,
    _("Hand in the report of your unit on a month; its head has still to confirm it."),
    status=201,
)
def report_filed(request: HttpRequest, given: ReportGiven) -> Status[ReportResource]:
    """File a report."""
    who = person(request)
    commitment = COMMITMENTS.visible_to(who).filter(pk=given.commitment).first()
    if commitment is None:
        sentence = gettext("There is no such commitment, or it is not your unit's.")
        raise Problem(422, sentence, {"body.commitment": [sentence]})
    content = Content(
        progress=given.progress,
        values=_amounts(commitment, given.values),
        next_steps=given.next_steps,
        done={_node(commitment, done.node, f"body.done.{at}.node"): done.done_on for at, done in enumerate(given.done)},
        evidence=[_proof(who, commitment, proof, f"body.evidence.{at}") for at, proof in enumerate(given.evidence)],
    )
    try:
        filed = file_report(who, commitment, given.month, content)
    except AlreadyReported as error:
        raise Problem(409, " ".join(error.messages)) from error
    return Status(201, _report(request, filed.pk))


@write(
    router,
    "/{int:report}/confirm",
    Right.CONFIRM_PROGRESS,
    ReportResource,
    _("The head of the unit confirms what was filed; with that it has reached the office."),
)
def report_confirmed(request: HttpRequest, report: Key, given: Revision) -> ReportResource:
    """Confirm a report."""
    confirm(person(request), _seen(request, report, given.revision))
    return _report(request, report)


@write(
    router,
    "/{int:report}/return",
    Right.RETURN_PROGRESS,
    ReportResource,
    _("The report goes back with a comment: by the head before it is confirmed, by the office afterwards."),
)
def report_returned(request: HttpRequest, report: Key, given: Returned) -> ReportResource:
    """Return a report."""
    return_report(person(request), _seen(request, report, given.revision), given.comment)
    return _report(request, report)


def _report(request: HttpRequest, key: int) -> ReportResource:
    return ReportResource.of(one(reports_of(person(request)), key))


def _seen(request: HttpRequest, key: int, revision: int) -> ProgressReport:
    """The report, unless it is no longer as the caller has seen it."""
    found = one(reports_of(person(request)), key)
    if found.revision != revision:
        sentence = gettext("This report is at revision %(now)d by now, “%(state)s”; look at it again.")
        raise Problem(409, sentence % {"now": found.revision, "state": found.get_state_display()})
    return found


def _node(commitment: Commitment, key: int, place: str) -> Node:
    found = commitment.nodes.filter(pk=key).first()
    if found is None:
        raise Problem(
            422, gettext("The commitment has no such node."), {place: [gettext("The commitment has no such node.")]}
        )
    return found


def _amounts(commitment: Commitment, given: list[ValueGiven]) -> list[Amount]:
    targets = {target.statement.pk: target for target in targets_of(commitment)} if given else {}
    found: list[Amount] = []
    for at, said in enumerate(given):
        target = targets.get(said.statement)
        if target is None:
            sentence = gettext("The commitment has no such numeric target.")
            raise Problem(422, sentence, {f"body.values.{at}.statement": [sentence]})
        if any(target.statement == other.statement for other in found):
            sentence = gettext("This numeric target stands above already.")
            raise Problem(422, sentence, {f"body.values.{at}.statement": [sentence]})
        if wrong := target.unfit_unit(said.unit):
            raise Problem(422, wrong, {f"body.values.{at}.unit": [wrong]})
        found.append(Amount(target.statement, said.value, said.unit))
    return found


def _proof(who: User, commitment: Commitment, given: EvidenceGiven, place: str) -> Proof:
    if (given.file is None) == (not given.link):
        sentence = gettext("Evidence is a file or a link.")
        raise Problem(422, sentence, {place: [sentence]})
    node = None if given.node is None else _node(commitment, given.node, f"{place}.node")
    return Proof(given.title, _file(who, given.file, f"{place}.file"), given.link, node)


def _file(who: User, key: UUID | None, place: str) -> StoredFile | None:
    if key is None:
        return None
    found = FILES.visible_to(who).filter(pk=key).first()
    if found is None:
        raise Problem(422, gettext("There is no such file."), {place: [gettext("There is no such file.")]})
    return found
