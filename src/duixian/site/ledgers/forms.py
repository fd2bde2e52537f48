"""Forms of the upload and of the review."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from duixian.exchange.numbers import number
from duixian.site.ledgers.models import LIVE, Commitment, Ledger, Statement
from duixian.site.ledgers.services.review import CommitmentFields, StatementFields
from duixian.site.ledgers.words import choices

_READABLE = (
    ".txt,.text,.md,.htm,.html,.xhtml,.mht,.mhtml,.pdf,.docx,.doc,.wps,.odt,.rtf,.png,.jpg,.jpeg,.tif,.tiff,.bmp,.webp"
)
_NEAR = 7


def _year(label: Any, help_text: Any = "") -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, help_text=help_text, min_value=1949, max_value=2100)


def _decimal(label: Any) -> forms.FloatField:
    return forms.FloatField(label=label, required=False, widget=forms.TextInput({"inputmode": "decimal"}))


class UploadForm(forms.Form):
    """A report as file or as text."""

    file = forms.FileField(
        label=gettext_lazy("File of the report"),
        required=False,
        help_text=gettext_lazy("Word, PDF, web page, text; scanned pages and photographs are read by OCR."),
        widget=forms.ClearableFileInput(attrs={"accept": _READABLE}),
    )
    text = forms.CharField(
        label=gettext_lazy("or paste its text"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 6})
    )
    place = forms.CharField(
        label=gettext_lazy("Place"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("Only needed where the report does not say it."),
    )
    year = _year(gettext_lazy("Year"), gettext_lazy("Year in which the report was given."))
    anything = forms.BooleanField(
        label=gettext_lazy("Read it even if it does not look like a government work report"), required=False
    )

    def clean(self) -> dict[str, Any]:
        """Either a file or a text."""
        given = super().clean() or {}
        if "file" in self.errors:
            return given
        if given.get("file") and given.get("text", "").strip():
            self.add_error("text", _("Choose a file or paste the text, not both."))
        elif not given.get("file") and not given.get("text", "").strip():
            self.add_error("file", _("Choose a file, or paste the text below."))
        return given


class AgainForm(forms.Form):
    """What was said of a report that is uploaded once more."""

    place = forms.CharField(required=False, max_length=60)
    year = _year("")
    anything = forms.BooleanField(required=False)
    stored = forms.UUIDField()


class ReasonForm(forms.Form):
    """Why an item is dropped."""

    reason = forms.CharField(
        label=pgettext_lazy("item", "Reason"), max_length=400, widget=forms.TextInput({"list": "reasons"})
    )


class CommitmentForm(forms.Form):
    """All fields of a commitment that people correct."""

    kind = forms.ChoiceField(label=pgettext_lazy("item", "Kind"))
    strength = forms.ChoiceField(label=pgettext_lazy("item", "Strength"), required=False)
    deadline = forms.DateField(
        label=pgettext_lazy("item", "Deadline"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    text = forms.CharField(label=pgettext_lazy("item", "Commitment"), widget=forms.Textarea({"rows": 3}))
    item = forms.CharField(label=pgettext_lazy("item", "Item"), required=False, max_length=300)
    area = forms.CharField(label=pgettext_lazy("item", "Field of work"), required=False, max_length=200)
    reason = forms.CharField(label=pgettext_lazy("item", "Remark"), required=False, max_length=400)

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        _choose(self, kind=choices("kind"), strength=choices("strength", blank=True))

    @classmethod
    def of(cls, one: Commitment, **named: Any) -> CommitmentForm:
        """The form as a commitment fills it."""
        names = ("kind", "strength", "deadline", "text", "item", "area")
        return cls(initial={name: getattr(one, name) for name in names}, **named)

    def fields_given(self) -> CommitmentFields:
        """What was entered."""
        given = self.cleaned_data
        return CommitmentFields(**{name: given[name] for name in CommitmentFields.__dataclass_fields__})


class StatementForm(forms.Form):
    """All fields of a statement that people correct."""

    indicator = forms.CharField(
        label=pgettext_lazy("item", "Indicator"), max_length=120, widget=forms.TextInput({"list": "indicators"})
    )
    scope = forms.CharField(label=pgettext_lazy("item", "Scope"), required=False, max_length=120)
    measure = forms.ChoiceField(label=pgettext_lazy("item", "Measure"))
    comparator = forms.ChoiceField(label=pgettext_lazy("item", "Comparator"))
    low = forms.FloatField(
        label=pgettext_lazy("item", "Value"), required=False, widget=forms.TextInput({"inputmode": "decimal"})
    )
    high = _decimal(pgettext_lazy("item", "Upper value"))
    unit = forms.CharField(label=pgettext_lazy("item", "Unit of measure"), required=False, max_length=40)
    role = forms.ChoiceField(label=pgettext_lazy("item", "Role"))
    start_year = _year(pgettext_lazy("item", "From year"))
    end_year = _year(pgettext_lazy("item", "To year"))
    basis = forms.ChoiceField(label=pgettext_lazy("item", "Basis of the period"), required=False)
    strength = forms.ChoiceField(label=pgettext_lazy("item", "Strength"), required=False)
    commitment = forms.TypedChoiceField(
        label=pgettext_lazy("item", "Commitment"), required=False, coerce=int, empty_value=None
    )
    provisional = forms.BooleanField(label=pgettext_lazy("item", "Provisional (预计)"), required=False)
    reason = forms.CharField(label=pgettext_lazy("item", "Remark"), required=False, max_length=400)

    def __init__(self, ledger: Ledger, at: int, *args: Any, owner: Commitment | None = None, **named: Any) -> None:
        super().__init__(*args, **named)
        self._near = {one.pk: one for one in _near(ledger, at, owner)}
        _choose(
            self,
            measure=choices("measure"),
            comparator=choices("comparator"),
            role=choices("statement_role"),
            strength=choices("strength", blank=True),
            basis=[(key, label or _("state or total of the year")) for key, label in choices("basis")],
            commitment=[("", "—"), *((pk, f"{one.code} {one.text[:40]}") for pk, one in self._near.items())],
        )

    @classmethod
    def of(cls, one: Statement, *args: Any) -> StatementForm:
        """The form as a statement fills it."""
        names = ("indicator", "scope", "measure", "comparator", "unit", "role", "strength", "provisional")
        period = one.period or {}
        initial = {name: getattr(one, name) for name in names} | {
            "low": "" if one.low is None else number(one.low),
            "high": "" if one.high is None or one.high == one.low else number(one.high),
            "start_year": period.get("start", ""),
            "end_year": period.get("end", ""),
            "basis": period.get("basis", "year"),
            "commitment": one.commitment_id,
        }
        return cls(one.ledger, one.start, *args, owner=one.commitment, initial=initial)

    def clean(self) -> dict[str, Any]:
        """A period ends after it begins."""
        given = super().clean() or {}
        start, end = given.get("start_year"), given.get("end_year")
        if start and end and start > end:
            self.add_error("end_year", _("The period must end after it begins."))
        return given

    def fields_given(self) -> StatementFields:
        """What was entered."""
        given = self.cleaned_data
        same = {name: given[name] for name in ("indicator", "measure", "comparator", "role", "scope", "low", "high")}
        more = {name: given[name] for name in ("unit", "provisional", "strength")}
        commitment = self._near.get(given["commitment"]) if given["commitment"] else None
        return StatementFields(**same, **more, period=self._period(), commitment=commitment)

    def _period(self) -> dict[str, str] | None:
        start, end = self.cleaned_data["start_year"], self.cleaned_data["end_year"]
        if not start and not end:
            return None
        basis = self.cleaned_data["basis"] or "year"
        first = "" if basis == "by" and not start else str(start or end)
        return {"start": first, "end": str(end or start), "basis": basis}


class SpanForm(forms.Form):
    """Characters of the report."""

    start = forms.IntegerField(min_value=0)
    end = forms.IntegerField(min_value=1)
    quote = forms.CharField(required=False, strip=False)

    def __init__(self, text: str, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._text = text

    def clean(self) -> dict[str, Any]:
        """The characters that were seen stand there."""
        given = super().clean() or {}
        start, end = given.get("start"), given.get("end")
        if start is None or end is None or not start < end <= len(self._text):
            raise ValidationError(_("Select the words in the report first."))
        if given.get("quote") and _bare(given["quote"]) != _bare(self._text[start:end]):
            raise ValidationError(_("The selection has slipped; select the words again."))
        return given


class AboveForm(forms.Form):
    """From which confidence on all is accepted."""

    LEVELS = (("0.99", "99%"), ("0.97", "97%"), ("0.95", "95%"), ("0.9", "90%"), ("0.8", "80%"))

    least = forms.TypedChoiceField(label=gettext_lazy("Confidence of at least"), choices=LEVELS, coerce=float)


def _choose(form: forms.Form, **fields: list[tuple[Any, str]]) -> None:
    for name, given in fields.items():
        field = form.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = given


def _near(ledger: Ledger, at: int, owner: Commitment | None) -> list[Commitment]:
    """The commitments next to an offset, in text order, and the one that the number has."""
    live = ledger.commitments.filter(state__in=LIVE)
    near = [*live.filter(start__lte=at).order_by("-start")[:_NEAR], *live.filter(start__gt=at).order_by("start")[:3]]
    found = {one.pk: one for one in [*near, *([owner] if owner else [])]}
    for one in found.values():
        one.ledger = ledger
    return sorted(found.values(), key=lambda one: (one.start, one.number))


def _bare(words: str) -> str:
    return re.sub(r"\s", "", words)
