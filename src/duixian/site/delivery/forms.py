"""The form of a report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duixian.errors import DuixianError
from duixian.exchange.numbers import number
from duixian.site.accounts.models import User
from duixian.site.delivery.models import ProgressReport
from duixian.site.delivery.services.filing import PURPOSE, Amount, Content, Proof
from duixian.site.delivery.values import ReportedTarget
from duixian.site.files.models import StoredFile
from duixian.site.files.services import store_upload
from duixian.site.ledgers.models import Commitment
from duixian.site.planning.models import Node

LINKS = 3
"""Lines for links that a form shows at first."""
_LONG = 5000
_is_link = URLValidator(schemes=["http", "https"])


class FilesInput(forms.ClearableFileInput):
    """A field for several files at once; files are also dropped on it."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, none included."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        """The files that were sent."""
        single = super().clean
        return [single(one, initial) for one in data or []]


class Area(forms.Textarea):
    """A text of some lines."""

    def __init__(self, rows: int) -> None:
        super().__init__({"rows": rows})


class Day(forms.DateInput):
    """A day as browsers let it be picked."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


@dataclass(frozen=True, slots=True)
class Link:
    """A line for a link as it was typed; `error` says what is wrong with it."""

    title: str = ""
    url: str = ""
    node: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that has been stored and will prove the report; `node` is the key of what it proves, or ""."""

    file: StoredFile
    node: str

    @property
    def key(self) -> str:
        """How the form names it."""
        return f"{self.file.pk}:{self.node}"


@dataclass(frozen=True, slots=True)
class ValueLine:
    """A numeric target of the form with its fields."""

    target: ReportedTarget
    value: forms.BoundField
    unit: forms.BoundField


@dataclass(frozen=True, slots=True)
class NodeLine:
    """A node of the form with its fields."""

    node: Node
    done: forms.BoundField
    on: forms.BoundField
    files: forms.BoundField | None
    due_by_now: bool


class ReportForm(forms.Form):
    """What is reported of one item; the same fields stand in the table of many."""

    progress = forms.CharField(label=gettext_lazy("Progress this month"), max_length=_LONG, widget=Area(5))
    next_steps = forms.CharField(label=gettext_lazy("What is next"), max_length=_LONG, required=False, widget=Area(3))
    other_files = FilesField(label=gettext_lazy("Files"), required=False)

    def __init__(
        self,
        commitment: Commitment,
        nodes: Sequence[Node],
        targets: Sequence[ReportedTarget],
        data: Any = None,
        files: Any = None,
        *,
        initial: Mapping[str, Any] | None = None,
        prefix: str | None = None,
        with_files: bool = True,
    ) -> None:
        units = {f"value-{one.statement.pk}-unit": one.statement.unit for one in targets}
        super().__init__(data, files, initial={**units, **(initial or {})}, prefix=prefix)
        self.commitment, self.nodes, self.targets = commitment, nodes, targets
        for one in targets:
            name = f"value-{one.statement.pk}"
            self.fields[name] = forms.FloatField(
                label=one.name, help_text=one.help_text, required=False, widget=forms.NumberInput({"step": "any"})
            )
            self.fields[f"{name}-unit"] = forms.CharField(label=_("Unit of measure"), max_length=40, required=False)
        if not with_files:
            del self.fields["other_files"]
        for node in nodes:
            self.fields[f"node-{node.pk}"] = forms.BooleanField(label=node.title, required=False)
            self.fields[f"node-{node.pk}-on"] = forms.DateField(label=_("Done on"), required=False, widget=Day())
            if with_files:
                self.fields[f"node-{node.pk}-files"] = FilesField(label=_("Evidence"), required=False)
        self.links: list[Link] = []
        self.kept: list[Kept] = []
        self.returned: ProgressReport | None = None

    def clean(self) -> dict[str, Any]:
        """What cannot be handed in is said at its field.

        A node that is done needs its day, neither ahead nor before the ledger; a day alone ticks its node. A value is
        in a unit that can be converted into the target's.
        """
        given = super().clean() or self.cleaned_data
        for one in self.targets:
            name = f"value-{one.statement.pk}"
            wrong = one.unfit_unit(given.get(f"{name}-unit", "")) if given.get(name) is not None else ""
            if wrong:
                self.add_error(f"{name}-unit", wrong)
        today, first = timezone.localdate(), self.commitment.ledger.first_day
        for node in self.nodes:
            name = f"node-{node.pk}-on"
            day: dt.date | None = given.get(name)
            if given.get(f"node-{node.pk}") and day is None and name not in self.errors:
                self.add_error(name, _("On which day was it done?"))
            elif day is not None and day > today:
                self.add_error(name, _("A node cannot be done on a day that lies ahead."))
            elif day is not None and day < first:
                self.add_error(name, _("A node cannot be done before the ledger's first day."))
        return given

    @property
    def value_lines(self) -> Iterator[ValueLine]:
        """The numeric targets with their fields."""
        for one in self.targets:
            name = f"value-{one.statement.pk}"
            yield ValueLine(one, self[name], self[f"{name}-unit"])

    @property
    def node_lines(self) -> Iterator[NodeLine]:
        """The nodes with their fields."""
        today = timezone.localdate()
        for node in self.nodes:
            name = f"node-{node.pk}"
            files = self[f"{name}-files"] if f"{name}-files" in self.fields else None
            yield NodeLine(node, self[name], self[f"{name}-on"], files, node.due <= today)

    @property
    def link_lines(self) -> list[Link]:
        """The lines for links, some empty ones at the end."""
        return [*self.links, *(Link() for _line in range(max(1, LINKS - len(self.links))))]

    @property
    def touched(self) -> bool:
        """Whether anything was entered that is not there by default."""
        return any(not is_unit(name) for name in self.changed_data)

    def take_kept(self, keys: Sequence[str], allowed: Mapping[str, StoredFile]) -> None:
        """Take up files that were stored before; those that the person may not use are left out."""
        nodes = {str(node.pk) for node in self.nodes}
        for key in keys:
            file, _colon, node = key.partition(":")
            if file in allowed:
                self.kept.append(Kept(allowed[file], node if node in nodes else ""))

    def take_links(self, data: Mapping[str, Sequence[str]]) -> None:
        """Take up the lines for links; one that is no address says so."""
        nodes = {str(node.pk) for node in self.nodes}
        lines = zip(*(data.get(name, ()) for name in ("link-title", "link-url", "link-node")), strict=False)
        for title, url, node in list(lines)[:50]:
            url, title = url.strip()[:500], title.strip()[:200]
            if not url and not title:
                continue
            error = ""
            try:
                _is_link(url)
            except forms.ValidationError:
                error = _("Enter an address that begins with http:// or https://.")
                if self.is_bound:
                    self.add_error(None, _("A link is not complete."))
            self.links.append(Link(title, url, node if node in nodes else "", error))

    def store(self, by: User, uploads: MultiValueDict[str, UploadedFile[Any]]) -> None:
        """Store what was uploaded, so that it need not be chosen again where the form is refused."""
        for name in [name for name in self.fields if name.endswith("files")]:
            node = name.split("-")[1] if name.startswith("node-") else ""
            for upload in uploads.getlist(self.add_prefix(name)):
                try:
                    self.kept.append(Kept(store_upload(by, upload, PURPOSE), node))
                except DuixianError as error:
                    self.add_error(name, str(error))

    @property
    def warnings(self) -> list[str]:
        """What is strange about the values that were entered, and handed in all the same."""
        entered = {one.statement.pk: one for one in self._amounts}
        lines = ((one, entered.get(one.statement.pk)) for one in self.targets)
        found = (one.lower(amount.value, amount.unit) for one, amount in lines if amount is not None)
        return [one for one in found if one]

    @property
    def _amounts(self) -> list[Amount]:
        given = self.cleaned_data
        return [
            Amount(one.statement, given[f"value-{one.statement.pk}"], given[f"value-{one.statement.pk}-unit"])
            for one in self.targets
            if given.get(f"value-{one.statement.pk}") is not None
        ]

    def content(self) -> Content:
        """What was entered, ready to be handed in."""
        given = self.cleaned_data
        nodes = {str(node.pk): node for node in self.nodes}
        return Content(
            progress=given["progress"],
            next_steps=given["next_steps"],
            values=self._amounts,
            done={node: given[f"node-{key}-on"] for key, node in nodes.items() if given.get(f"node-{key}-on")},
            evidence=[
                *(Proof(one.file.name, one.file, node=nodes.get(one.node)) for one in self.kept),
                *(Proof(one.title or one.url[:200], None, one.url, nodes.get(one.node)) for one in self.links),
            ],
        )


class CommentForm(forms.Form):
    """Why a report is returned."""

    comment = forms.CharField(label=gettext_lazy("What is to be put right"), max_length=2000, widget=Area(3))


def is_unit(name: str) -> bool:
    """Whether a field of a form holds a unit of measure, which is filled in from the beginning."""
    return name.startswith("value-") and name.endswith("-unit")


def fields_of(report: ProgressReport) -> dict[str, Any]:
    """A report as the form's fields, to be written again."""
    return {
        "progress": report.progress,
        "next_steps": report.next_steps,
        **{f"value-{one.statement_id}": number(one.value) for one in report.values.all()},
        **{f"value-{one.statement_id}-unit": one.unit for one in report.values.all()},
        **{f"node-{one.node_id}": True for one in report.completions.all()},
        **{f"node-{one.node_id}-on": one.done_on for one in report.completions.all()},
    }
