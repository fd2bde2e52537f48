"""The commitments of a ledger as a list to narrow down, to sort and to take along."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from duixian.site.accounts.access import needs
from duixian.site.accounts.actors import actor
from duixian.site.accounts.rights import Right
from duixian.site.ledgers.models import Ledger
from duixian.site.ledgers.policies import COMMITMENTS, LEDGERS
from duixian.site.overview import tables
from duixian.site.overview.filters import Filters, Listed, listed, ordered, rows_of, supporters_of
from duixian.site.overview.paging import page_of
from duixian.site.pages.downloads import file_response

PAGE = 50


@needs(Right.READ_LEDGERS)
@require_safe
def commitments(request: HttpRequest, ledger: int) -> HttpResponse:
    """The commitments of a ledger that the visitor may see."""
    found, filters, chosen = _asked(request, ledger)
    page = page_of(request, rows_of(chosen), PAGE)
    context = {
        "ledger": found,
        "filters": filters,
        "page": page,
        "supporters": supporters_of(page),
        "today": timezone.localdate(),
        "order": request.GET.get("sort", "number"),
        "narrowed": any(request.GET.get(name) for name in filters.fields),
    }
    return render(request, "overview/commitments.html", context, status=200 if filters.is_valid() else 422)


@needs(Right.READ_LEDGERS)
@require_safe
def download(request: HttpRequest, ledger: int) -> HttpResponse:
    """The same list as a workbook, or with `?format=csv` as CSV."""
    found, _filters, chosen = _asked(request, ledger)
    kind = "csv" if request.GET.get("format") == "csv" else "xlsx"
    cells = tables.rows(chosen)
    content = tables.as_csv(cells) if kind == "csv" else tables.as_xlsx(str(found), cells)
    return file_response(content, f"commitments-{found.year}-{found.pk}.{kind}")


def _asked(request: HttpRequest, key: int) -> tuple[Ledger, Filters, Listed]:
    ledger = get_object_or_404(LEDGERS.visible_to(actor(request)).defer("outline", "findings"), pk=key)
    every = listed(COMMITMENTS.visible_to(actor(request)), ledger)
    filters = Filters(request.GET, among=COMMITMENTS.visible_to(actor(request)).filter(ledger=ledger))
    return ledger, filters, ordered(every.filter(filters.condition()), request.GET.get("sort", ""))
