"""Forms of observations."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from duixian.site.accounts.forms import day_field
from duixian.site.observations.rows import Defaults


class ImportForm(forms.Form):
    """A table, and what counts where it leaves something out."""

    table = forms.FileField(label=_("Table (.xlsx or .csv)"), widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}))
    source = forms.CharField(
        label=_("Source"),
        max_length=200,
        required=False,
        help_text=_("Who published the values, where the table does not say so."),
    )
    place = forms.CharField(
        label=_("Place"), max_length=60, required=False, help_text=_("Name or code, for rows without a place.")
    )
    published_on = day_field(_("Published on"), required=False, help_text=_("For rows without a date of publication."))

    @property
    def defaults(self) -> Defaults:
        """What counts where the table leaves it out."""
        given = self.cleaned_data
        return Defaults(given["place"], given["published_on"], given["source"])
