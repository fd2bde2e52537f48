"""The form of a year."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class DayLines(forms.CharField):
    """Days, one to a line as `2027-01-01`, each with a name after it if wanted."""

    widget = forms.Textarea(attrs={"rows": 8, "class": "form-control font-monospace"})

    def to_python(self, value: Any) -> dict[dt.date, str]:  # type: ignore[override] # the field yields days
        """The days and their names.

        Raises:
            ValidationError: a line does not begin with a date.
        """
        days: dict[dt.date, str] = {}
        for number, line in enumerate(str(value or "").splitlines(), 1):
            day, _space, name = line.strip().partition(" ")
            if not day:
                continue
            try:
                days[dt.date.fromisoformat(day)] = name.strip()
            except ValueError:
                raise ValidationError(
                    _("Line %(number)s: %(day)s is no date such as 2027-01-01.") % {"number": number, "day": day}
                ) from None
        return days

    def validate(self, value: Any) -> None:
        """Required means: at least one day."""
        if self.required and not value:
            raise ValidationError(self.error_messages["required"])

    def run_validators(self, value: Any) -> None:
        """Nothing beyond `to_python`."""


class YearForm(forms.Form):
    """A year as the State Council announces it."""

    year = forms.IntegerField(label=gettext_lazy("Year"), min_value=2004, max_value=2100)
    source = forms.CharField(
        label=gettext_lazy("Announcement"), max_length=200, help_text=gettext_lazy("Its title, number and date.")
    )
    holidays = DayLines(
        label=gettext_lazy("Days off, Monday to Friday"),
        help_text=gettext_lazy("One day to a line, with its name: 2027-01-01 New Year"),
    )
    working = DayLines(
        label=gettext_lazy("Working days at weekends"),
        required=False,
        help_text=gettext_lazy("One day to a line: 2027-02-06"),
    )

    def clean(self) -> dict[str, Any]:
        """Every day lies in the year and on the side of the week where it changes something."""
        given = super().clean() or {}
        for name, weekend in (("holidays", False), ("working", True)):
            for day in given.get(name) or {}:
                if day.year != given.get("year"):
                    self.add_error(name, _("%(day)s is not in that year.") % {"day": day})
                elif (day.weekday() >= 5) != weekend:
                    wrong = _("%(day)s is a working day anyway.") if weekend else _("%(day)s is a weekend anyway.")
                    self.add_error(name, wrong % {"day": day})
        return given
