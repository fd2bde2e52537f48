"""Forms of tokens."""

from __future__ import annotations

import datetime as dt

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from duixian.site.accounts.forms import day_field


def _in_three_months() -> dt.date:
    return timezone.localdate() + dt.timedelta(days=90)


class TokenForm(forms.Form):
    """A new token."""

    name = forms.CharField(
        label=_("Name"), max_length=40, help_text=_("The program that is to use it, for example the statistics system.")
    )
    expires_on = day_field(_("Valid until before"), initial=_in_three_months, help_text=_("At most a year ahead."))
