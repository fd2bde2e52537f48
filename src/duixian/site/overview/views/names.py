"""Everything that names a place or a project, in every year's ledger."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from duixian.site.accounts.access import needs
from duixian.site.accounts.actors import actor
from duixian.site.accounts.models import User
from duixian.site.accounts.rights import Right
from duixian.site.ledgers.models import LIVE
from duixian.site.ledgers.policies import COMMITMENTS, LEDGERS
from duixian.site.overview.filters import Listed, rows_of, supporters_of, with_standing
from duixian.site.overview.models import Named, NameKind
from duixian.site.overview.paging import page_of
from duixian.site.overview.views.lists import PAGE


@needs(Right.READ_LEDGERS)
@require_safe
def place(request: HttpRequest, place: str) -> HttpResponse:
    """A place by its code or its name: its own ledgers, and the commitments of any ledger that name it."""
    asked = Q(name=place) | Q(code=place) if place.isdigit() else Q(name=place)
    named = Named.objects.filter(asked, kind=NameKind.PLACE)
    own = LEDGERS.visible_to(actor(request)).filter(Q(place=place) | Q(place_code=place)).defer("outline", "findings")
    known = named.order_by("pk").first()
    ledgers = list(own[:PAGE])
    name = known.name if known else ledgers[0].place if ledgers else place
    code = known.code if known else ledgers[0].place_code if ledgers else ""
    context: dict[str, object] = {"title": name, "code": code, "ledgers": ledgers, "kind": NameKind.PLACE}
    return _page(request, named, context, found=bool(ledgers))


@needs(Right.READ_LEDGERS)
@require_safe
def project(request: HttpRequest, project: str) -> HttpResponse:
    """A project by its name: the commitments of every ledger that name it."""
    named = Named.objects.filter(kind=NameKind.PROJECT, name=project)
    return _page(request, named, {"title": project, "kind": NameKind.PROJECT}, found=False)


def _page(request: HttpRequest, named: QuerySet[Named], context: dict[str, object], *, found: bool) -> HttpResponse:
    page = page_of(request, rows_of(naming(actor(request), named)), PAGE)
    if not (found or page.object_list):
        raise Http404
    return render(
        request,
        "overview/named.html",
        {**context, "page": page, "supporters": supporters_of(page), "today": timezone.localdate()},
    )


def naming(person: User, named: QuerySet[Named]) -> Listed:
    """The live commitments with these names that a person may see, the newest ledgers first."""
    visible = COMMITMENTS.visible_to(person).filter(pk__in=named.order_by().values("commitment"), state__in=LIVE)
    return with_standing(visible).order_by("-ledger__year", "ledger", "number")
