"""The plan of one commitment: edited in its row, or on a page of its own."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from duixian.site.accounts.access import needs
from duixian.site.accounts.actors import actor
from duixian.site.accounts.rights import Right
from duixian.site.ledgers.models import Commitment, Stage
from duixian.site.ledgers.policies import COMMITMENTS, STATEMENTS
from duixian.site.pages.requests import wants_part, whole_number
from duixian.site.planning.forms import CurveForm, NodeForms, PlanForm, nodes_entered, nodes_initial
from duixian.site.planning.plan import Item, Target, checked_course, item_of, usual_nodes
from duixian.site.planning.preview import Preview, preview_of
from duixian.site.planning.seasons import season_for
from duixian.site.planning.services.plans import Stale, change_plan
from duixian.site.planning.services.suggesting import accept_suggestion, indicators_of
from duixian.site.planning.suggestions import Adviser
from duixian.site.planning.views.plans import leaders, row_of


class ItemForms:
    """The forms of one commitment: who and when, its nodes, a curve for each target."""

    def __init__(self, request: HttpRequest, item: Item, adviser: Adviser) -> None:
        data = request.POST if request.method == "POST" else None
        usual = data is not None and "usual" in data
        self.item = item
        self.offered = adviser.suggest(item.commitment, indicators_of(item))
        suggested = [one.unit for one in self.offered]
        initial = PlanForm.initial_of(item)
        year = item.commitment.ledger.year
        self.main = PlanForm(data, book=adviser.book, suggested=suggested, initial=initial)
        self.curves = [
            CurveForm(data, target=target, year=year, initial=CurveForm.initial_of(target)) for target in item.targets
        ]
        if usual and self.main.is_valid():
            nodes = usual_nodes(item.commitment, self.main.cleaned_data["deadline"])
            self.nodes = NodeForms(prefix="nodes", initial=[{"due": node.due, "title": node.title} for node in nodes])
        else:
            self.nodes = NodeForms(data, prefix="nodes", initial=nodes_initial(item))
        likeliest = item.commitment.lead or next(iter(suggested), None)
        self.offered_supports = [
            unit for unit in adviser.supports(item.commitment, likeliest) if unit not in item.supports
        ]
        self.general: list[str] = []

    def is_valid(self) -> bool:
        """Whether everything can be stored; every form is looked at."""
        return all([self.main.is_valid(), self.nodes.is_valid(), *(form.is_valid() for form in self.curves)])

    def save(self, request: HttpRequest) -> Commitment | None:
        """Store what was entered; None, with the reasons in the forms, where it is refused."""
        if not self.is_valid():
            return None
        plan = self.main.plan(nodes_entered(self.nodes), {one.target.statement.pk: one.curve() for one in self.curves})
        try:
            return change_plan(actor(request), self.item.commitment, plan, self.main.cleaned_data["revision"])
        except Stale:
            raise
        except ValidationError as error:
            self._refused(error)
            return None

    def _refused(self, error: ValidationError) -> None:
        by_field = error.error_dict if hasattr(error, "error_dict") else {"": [error]}
        curves = {f"curve-{one.target.statement.pk}": one for one in self.curves}
        for name, errors in by_field.items():
            if name in self.main.fields:
                self.main.add_error(name, errors)
            elif name in curves:
                curves[name].add_error(None, errors)
            else:
                self.general += [message for one in errors for message in one.messages]


@needs(Right.PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def plan_item(request: HttpRequest, commitment: int) -> HttpResponse:
    """Look at the plan of a commitment, or store another one."""
    item = _item(request, commitment)
    adviser = Adviser(item.commitment.ledger, timezone.localdate())
    part = wants_part(request)
    if request.method != "POST" and "row" in request.GET:
        return render(request, "planning/row.html", {"row": row_of(item, adviser)})
    forms = ItemForms(request, item, adviser)
    if request.method != "POST":
        return _page(request, forms, part)
    if "usual" in request.POST:
        return _page(request, forms, part)
    try:
        saved = forms.save(request)
    except Stale as error:
        return _stale(request, forms, part, error)
    if saved is None:
        return _page(request, forms, part, status=422)
    if part:
        return render(request, "planning/row.html", {"row": row_of(item_of(saved), adviser), "saved": True})
    messages.success(request, _("%(code)s is saved.") % {"code": saved.code})
    return redirect(f"{reverse('plan', args=[saved.ledger_id])}#item-{saved.pk}")


@needs(Right.PLAN)
@require_POST
def plan_lead(request: HttpRequest, commitment: int) -> HttpResponse:
    """Take over one suggested lead unit."""
    item = _item(request, commitment)
    unit, revision = (whole_number(request.POST.get(name, "")) for name in ("unit", "revision"))
    fault = ""
    if unit is not None and revision is not None:
        try:
            accept_suggestion(actor(request), item.commitment, unit, revision)
        except ValidationError as error:
            fault = " ".join(error.messages)
    item = item_of(item.commitment)
    if not wants_part(request):
        if fault:
            messages.error(request, fault)
        return redirect(f"{reverse('plan', args=[item.commitment.ledger_id])}#item-{item.commitment.pk}")
    row = row_of(item, Adviser(item.commitment.ledger, timezone.localdate()))
    status = 422 if fault else 200
    return render(request, "planning/row.html", {"row": row, "fault": fault, "saved": not fault}, status=status)


@needs(Right.PLAN)
@require_POST
def plan_preview(request: HttpRequest, statement: int) -> HttpResponse:
    """What the curve that is being entered asks for month by month."""
    found = get_object_or_404(STATEMENTS.visible_to(actor(request)), pk=statement)
    if found.commitment is None:
        raise Http404
    item = item_of(found.commitment)
    target = next((one for one in item.targets if one.statement.pk == found.pk), None)
    if target is None:
        raise Http404
    form = CurveForm(request.POST, target=target, year=item.commitment.ledger.year)
    preview, fault = None, ""
    if form.is_valid():
        try:
            preview = _preview(item, form)
        except ValidationError as error:
            fault = " ".join(error.messages)
    else:
        fault = " ".join(str(message) for errors in form.errors.values() for message in errors)
    return render(request, "planning/preview.html", {"preview": preview, "fault": fault})


def _item(request: HttpRequest, key: int) -> Item:
    return item_of(get_object_or_404(COMMITMENTS.visible_to(actor(request)), pk=key))


def _preview(item: Item, form: CurveForm) -> Preview:
    plan, target = form.curve(), form.target
    course = checked_course(target.statement, target.aim, item.commitment, plan)
    if plan.kind == "seasonal":
        season = season_for(target.statement, item.commitment.ledger, timezone.localdate())
        course = type(course)(course.aim, course.start, course.end, course.kind, course.baseline, course.steps, season)
    return preview_of(course)


def _first_preview(item: Item, target: Target) -> Preview | None:
    form = CurveForm(
        {f"curve-{target.statement.pk}-{name}": value for name, value in CurveForm.initial_of(target).items()},
        target=target,
        year=item.commitment.ledger.year,
    )
    try:
        return _preview(item, form) if form.is_valid() else None
    except ValidationError:
        return None


def _page(
    request: HttpRequest, forms: ItemForms, part: bool, status: int = 200, stale: Item | None = None
) -> HttpResponse:
    item = forms.item
    following = (
        Commitment.objects.filter(ledger=item.commitment.ledger_id, lead=None)
        .exclude(pk=item.commitment.pk)
        .order_by("start", "number")
    )
    is_open = item.commitment.ledger.stage == Stage.PLANNING
    if not is_open:
        for one in (forms.main, *forms.nodes, *forms.curves):
            for field in one.fields.values():
                field.disabled = True
    context = {
        "item": item,
        "row": {"item": item},
        "ledger": item.commitment.ledger,
        "open": is_open,
        "form": forms.main,
        "nodes": forms.nodes,
        "curves": [(form, _first_preview(item, form.target)) for form in forms.curves],
        "general": forms.general,
        "suggestions": forms.offered,
        "offered_supports": forms.offered_supports,
        "stale": stale,
        "leaders": leaders(item.commitment.ledger),
        "following": None if part else following.first(),
    }
    template = "planning/row_edit.html" if part else "planning/item.html"
    return render(request, template, context, status=status)


def _stale(request: HttpRequest, forms: ItemForms, part: bool, error: Stale) -> HttpResponse:
    """Show what is stored now beside what was typed; saving again stores what was typed."""
    now = item_of(error.commitment)
    typed = request.POST.copy()
    typed["revision"] = str(now.commitment.revision)
    forms.main.data = typed
    forms.general += error.messages
    return _page(request, forms, part, status=422, stale=now)
