"""The table of commitments that is decomposed (任务分解)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from duixian.site.accounts.access import needs
from duixian.site.accounts.actors import actor
from duixian.site.accounts.rights import Right
from duixian.site.ledgers.models import Commitment, Ledger, ReviewState, Stage
from duixian.site.ledgers.policies import LEDGERS
from duixian.site.pages.requests import whole_number
from duixian.site.pages.submission import attempt, submit
from duixian.site.planning.forms import AssignForm
from duixian.site.planning.plan import Item, planned
from duixian.site.planning.services.plans import assign
from duixian.site.planning.services.preparing import live, prepare_plan
from duixian.site.planning.services.suggesting import accept_suggestions, indicators_of
from duixian.site.planning.suggestions import Adviser, Suggestion

PER_PAGE = 50
LEAST = (0.9, 0.8, 0.7, 0.6)
USUAL_LEAST = 0.8


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    item: Item
    suggestions: Sequence[Suggestion] = ()
    editable: bool = True


@needs(Right.PLAN)
@require_safe
def plan(request: HttpRequest, ledger: int) -> HttpResponse:
    """All live commitments of a ledger with what is planned for them."""
    return plan_page(request, ledger_of(request, ledger))


@needs(Right.PLAN)
@require_POST
def plan_prepare(request: HttpRequest, ledger: int) -> HttpResponse:
    """Begin the decomposition."""
    found = ledger_of(request, ledger)
    attempt(request, lambda: prepare_plan(actor(request), found))
    return redirect("plan", found.pk)


@needs(Right.PLAN)
@require_POST
def plan_assign(request: HttpRequest, ledger: int) -> HttpResponse:
    """Give the selected commitments a unit, a leader or a deadline."""
    found = ledger_of(request, ledger)
    adviser = Adviser(found, timezone.localdate())
    form = AssignForm(request.POST, book=adviser.book)
    chosen = request.POST.getlist("item")
    done = submit(
        form,
        lambda: assign(
            actor(request),
            found,
            _revisions(chosen),
            lead=form.cleaned_data["lead"],
            vice_mayor=form.cleaned_data["vice_mayor"].strip(),
            deadline=form.cleaned_data["deadline"],
        ),
    )
    if done is None:
        return plan_page(request, found, form, frozenset(chosen))
    said = ngettext("%(number)s item is assigned.", "%(number)s items are assigned.", len(done))
    messages.success(request, said % {"number": len(done)})
    return redirect(f"{reverse('plan', args=[found.pk])}?{request.GET.urlencode()}")


@needs(Right.PLAN)
@require_POST
def plan_accept(request: HttpRequest, ledger: int) -> HttpResponse:
    """Take over all suggestions from a confidence on."""
    found = ledger_of(request, ledger)
    given = request.POST.get("least", "")
    least = next((one for one in LEAST if f"{one:g}" == given), USUAL_LEAST)
    taken = attempt(request, lambda: accept_suggestions(actor(request), found, least))
    if taken is not None:
        left = live(found).filter(lead=None).count()
        said = ngettext(
            "%(number)s suggestion is accepted; %(left)s items have no lead unit yet.",
            "%(number)s suggestions are accepted; %(left)s items have no lead unit yet.",
            len(taken),
        )
        messages.success(request, said % {"number": len(taken), "left": left})
    return redirect(f"{reverse('plan', args=[found.pk])}?{request.GET.urlencode()}")


def plan_page(
    request: HttpRequest, ledger: Ledger, form: AssignForm | None = None, chosen: frozenset[str] = frozenset()
) -> HttpResponse:
    """The page of the table, with a refused bulk form where there is one."""
    adviser = Adviser(ledger, timezone.localdate())
    every = live(ledger)
    page = Paginator(filtered(every, request.GET).order_by("start", "number"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    items = planned(Commitment.objects.filter(pk__in=[one.pk for one in page.object_list]).order_by("start", "number"))
    rows = [row_of(item, adviser) for item in items]
    context = {
        "ledger": ledger,
        "open": ledger.stage == Stage.PLANNING,
        "stages": Stage,
        "numbers": every.aggregate(
            all=Count("pk"),
            unassigned=Count("pk", filter=Q(lead=None)),
            no_leader=Count("pk", filter=Q(vice_mayor="")),
            unreviewed=Count("pk", filter=Q(state=ReviewState.PROPOSED)),
        ),
        "incomplete": any(item.lacks_a_plan for item in items),
        "page": page,
        "groups": [(area, list(group)) for area, group in groupby(rows, key=lambda row: row.item.commitment.area)],
        "areas": list(dict.fromkeys(every.order_by("start").values_list("area", flat=True))),
        "units": adviser.book.units,
        "leaders": leaders(ledger),
        "filters": request.GET,
        "least": [(f"{one:g}", f"{one:.0%}") for one in LEAST],
        "usual_least": f"{USUAL_LEAST:g}",
        "form": form or AssignForm(book=adviser.book),
        "chosen": {whole_number(one.partition(":")[0]) for one in chosen},
    }
    return render(request, "planning/plan.html", context, status=422 if form is not None else 200)


def row_of(item: Item, adviser: Adviser) -> Row:
    """A line; with suggestions where no unit leads yet."""
    editable = item.commitment.ledger.stage == Stage.PLANNING
    wanted = editable and item.commitment.lead is None
    return Row(item, adviser.suggest(item.commitment, indicators_of(item)) if wanted else (), editable)


def filtered(commitments: QuerySet[Commitment], chosen: QueryDict) -> QuerySet[Commitment]:
    """The commitments of a field of work, of a unit, or that lack something."""
    if area := chosen.get("area"):
        commitments = commitments.filter(area=area)
    if (unit := whole_number(chosen.get("unit", ""))) is not None:
        supported = Commitment.objects.filter(supports__unit=unit).values("pk")
        commitments = commitments.filter(Q(lead=unit) | Q(pk__in=supported))
    match chosen.get("show"):
        case "unassigned":
            commitments = commitments.filter(lead=None)
        case "no-leader":
            commitments = commitments.filter(vice_mayor="")
        case "unreviewed":
            commitments = commitments.filter(state=ReviewState.PROPOSED)
    return commitments


def leaders(ledger: Ledger) -> list[str]:
    """Names of leaders in charge that were entered before, in this ledger first."""
    names = Commitment.objects.exclude(vice_mayor="").values_list("vice_mayor", flat=True)
    return list(dict.fromkeys([*names.filter(ledger=ledger).distinct(), *names.distinct()[:40]]))


def ledger_of(request: HttpRequest, key: int) -> Ledger:
    """The ledger, if the visitor may see it."""
    return get_object_or_404(LEDGERS.visible_to(actor(request)), pk=key)


def _revisions(chosen: list[str]) -> dict[int, int]:
    """Keys and revisions of the rows that were ticked, each "key:revision"."""
    found: dict[int, int] = {}
    for one in chosen:
        key, revision = map(whole_number, one.partition(":")[::2])
        if key is None or revision is None:
            raise ValidationError(_("Select the items first."))
        found[key] = revision
    return found
