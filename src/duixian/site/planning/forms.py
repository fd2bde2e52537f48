"""Forms of decomposition, publishing and signing."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, TypeAlias

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, formset_factory
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duixian.exchange.numbers import number, whole
from duixian.site.accounts.forms import day_field
from duixian.site.accounts.models import Unit
from duixian.site.keeping.days import day_of
from duixian.site.planning.models import CurveKind, ReadingKind
from duixian.site.planning.names import UnitBook
from duixian.site.planning.plan import CurvePlan, Item, NodePlan, Plan, Steps, Target, node_plans

SEPARATORS = re.compile(r"[、,，;；\n\r]+")
Text: TypeAlias = str | Promise


class UnitChoice(forms.TypedChoiceField):
    """One of the units of today, those that are suggested first."""

    def __init__(self, book: UnitBook, suggested: list[Unit] | None = None, **settings: Any) -> None:
        named = [(str(unit.pk), unit.name) for unit in suggested or []]
        others = [(str(unit.pk), unit.name) for unit in book.units if unit not in (suggested or [])]
        choices: list[tuple[Text, Any]] = [("", settings.pop("empty", _("none yet")))]
        choices += [(_("Suggested"), named), (_("Other units"), others)] if named else others
        by_key = {str(unit.pk): unit for unit in book.units}
        super().__init__(choices=choices, coerce=by_key.__getitem__, empty_value=None, **settings)


class UnitNames(forms.CharField):
    """Several units by their names, as an office writes them: 市财政局、市水利局."""

    def __init__(self, book: UnitBook, **settings: Any) -> None:
        super().__init__(**settings)
        self._book = book

    def clean(self, value: Any) -> Any:
        """The units, in the order named."""
        found, wrong = [], []
        for name in units_named(super().clean(value)):
            unit = self._book.find(name)
            if unit is None:
                wrong.append(unknown_unit(name, self._book))
            elif unit not in found:
                found.append(unit)
        if wrong:
            raise ValidationError(wrong)
        return found


def units_named(text: str) -> list[str]:
    """The names in a line of names."""
    return [name for part in SEPARATORS.split(text) if (name := part.strip())]


def unknown_unit(name: str, book: UnitBook) -> str:
    """A sentence that there is no such unit, with the one that may be meant."""
    near = book.nearest(name)
    if near is None:
        return str(_("There is no unit “%(name)s”.") % {"name": name})
    return str(_("There is no unit “%(name)s”; is it %(near)s?") % {"name": name, "near": near})


class PlanForm(forms.Form):
    """Who does it, by when."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    supports = forms.CharField()
    vice_mayor = forms.CharField(
        label=_("Leader in charge"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"list": "leaders", "autocomplete": "off"}),
    )
    deadline = day_field(_("Deadline"))
    field_order = ("lead", "supports", "vice_mayor", "deadline", "revision")

    def __init__(self, *args: Any, book: UnitBook, suggested: list[Unit], **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.fields["lead"] = UnitChoice(book, suggested, label=_("Lead unit"), required=False)
        self.fields["supports"] = UnitNames(
            book,
            label=_("Supporting units"),
            required=False,
            help_text=_("Names with 、 between them; abbreviations are understood."),
        )
        self.order_fields(self.field_order)

    @staticmethod
    def initial_of(item: Item) -> dict[str, Any]:
        """What is stored."""
        one = item.commitment
        return {
            "lead": one.lead_id,
            "supports": "、".join(unit.name for unit in item.supports),
            "vice_mayor": one.vice_mayor,
            "deadline": one.deadline,
            "revision": one.revision,
        }

    def plan(self, nodes: tuple[NodePlan, ...], curves: dict[int, CurvePlan]) -> Plan:
        """What was entered."""
        given = self.cleaned_data
        supports = tuple(given["supports"])
        return Plan(given["lead"], supports, given["vice_mayor"].strip(), given["deadline"], nodes, curves)


class NodeForm(forms.Form):
    """One node."""

    due = day_field(_("Due"), required=False)
    title = forms.CharField(label=_("What is to be done"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        """Both fields, or neither."""
        given = super().clean() or {}
        if given.get("title") and "due" in given and not given["due"]:
            self.add_error("due", _("Say by when."))
        if given.get("due") and "title" in given and not given["title"]:
            self.add_error("title", _("Say what is to be done."))
        return given


NodeForms = formset_factory(NodeForm, extra=2, can_delete=True, max_num=40)


def nodes_initial(item: Item) -> list[dict[str, Any]]:
    """The stored nodes for the formset."""
    return [{"due": one.due, "title": one.title} for one in node_plans(item.nodes)]


def nodes_entered(formset: BaseFormSet[NodeForm]) -> tuple[NodePlan, ...]:
    """The nodes that were entered and not struck out, in order of time."""
    rows = [form.cleaned_data for form in formset.forms if form.has_changed() or form.initial]
    return tuple(
        sorted(NodePlan(row["due"], row["title"].strip()) for row in rows if row.get("due") and not row["DELETE"])
    )


class CurveForm(forms.Form):
    """The planned course of one target."""

    kind = forms.ChoiceField(label=_("Curve"), choices=CurveKind.choices)
    baseline = forms.FloatField(label=_("Baseline"), required=False)
    reading = forms.ChoiceField(label=_("Observations used"), choices=ReadingKind.choices)
    steps = forms.CharField(
        label=_("Steps"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One for each line: day and value, as in “6月底 240”."),
    )

    def __init__(self, data: Any = None, *, target: Target, year: int, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, prefix=f"curve-{target.statement.pk}", initial=initial)
        self.target = target
        self._year = year

    @staticmethod
    def initial_of(target: Target) -> dict[str, Any]:
        """What is stored, or usual."""
        plan = target.plan
        steps = "\n".join(f"{day} {number(value)}" for day, value in plan.steps)
        return {"kind": plan.kind, "baseline": whole(plan.baseline), "reading": plan.reading, "steps": steps}

    def clean_steps(self) -> Steps:
        """Days and values, in order of time."""
        found: list[tuple[dt.date, float]] = []
        for line in self.cleaned_data["steps"].splitlines():
            day, _blank, value = line.replace("：", " ").replace("\t", " ").strip().rpartition(" ")
            if not line.strip():
                continue
            due = day_of(day, self._year)
            try:
                amount = float(value.removesuffix(self.target.statement.unit).replace(",", ""))
            except ValueError:
                due = None
            if due is None:
                raise ValidationError(_("“%(line)s” is not a day and a value.") % {"line": line.strip()})
            found.append((due, amount))
        return tuple(found)

    def curve(self) -> CurvePlan:
        """What was entered."""
        given = self.cleaned_data
        steps = given["steps"] if given["kind"] == CurveKind.STEPS else ()
        return CurvePlan(given["kind"], given["baseline"], steps, given["reading"])


class AssignForm(forms.Form):
    """What several commitments are given at once."""

    vice_mayor = forms.CharField(
        label=_("Leader in charge"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"list": "leaders", "autocomplete": "off"}),
    )
    deadline = day_field(_("Deadline"), required=False)
    field_order = ("lead", "vice_mayor", "deadline")

    def __init__(self, data: Any = None, *, book: UnitBook) -> None:
        super().__init__(data, auto_id="bulk_%s")
        self.fields["lead"] = UnitChoice(book, label=_("Lead unit"), required=False, empty=_("as it is"))
        self.order_fields(self.field_order)


class TableForm(forms.Form):
    """A decomposition table that comes back."""

    workbook = forms.FileField(label=_("Workbook (.xlsx)"), widget=forms.FileInput(attrs={"accept": ".xlsx"}))


class ObjectForm(forms.Form):
    """Why a unit objects."""

    reason = forms.CharField(
        label=_("Reason for the objection"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("For example which unit's duty it is, and by which rule."),
    )


class DecideForm(forms.Form):
    """What becomes of an objection."""

    decision = forms.CharField(
        label=_("Reason for the decision"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed where the objection is refused."),
    )

    def __init__(self, *args: Any, book: UnitBook, suggested: list[Unit], **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.fields["unit"] = UnitChoice(
            book, suggested, label=_("Unit that takes the item instead"), required=False, empty=_("none")
        )
        self.order_fields(("unit", "decision"))


class ReassignForm(forms.Form):
    """Another unit for an item that nobody leads any more."""

    why = forms.CharField(label=_("Reason"), max_length=500)

    def __init__(self, *args: Any, book: UnitBook, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.fields["lead"] = UnitChoice(book, label=_("Lead unit"))
        self.order_fields(("lead", "why"))
