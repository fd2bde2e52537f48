"""Forms of people and units."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import password_validators_help_text_html
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from duixian.site.accounts.models import Level, Unit, User
from duixian.site.accounts.roles import OF_A_UNIT, SIGNED_IN, Role
from duixian.site.accounts.services.users import Person


def day_field(label: Any, **settings: Any) -> forms.DateField:
    """A day, chosen in the browser's own calendar."""
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **settings)


class _SinceForm(forms.Form):
    level = forms.ChoiceField(label=_("Level"), choices=Level.choices, initial=Level.CITY)
    valid_from = day_field(_("Exists from"), initial=timezone.localdate)


class UnitsForm(_SinceForm):
    """New units of one level."""

    field_order = ("names",)

    names = forms.CharField(
        label=_("Name"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One unit in a line, as many as you like."),
    )

    def clean_names(self) -> list[str]:
        """The names, each once."""
        lines = (" ".join(line.split()) for line in self.cleaned_data["names"].splitlines())
        return list(dict.fromkeys(line for line in lines if line))


class UnitEditForm(_SinceForm):
    """A unit that is corrected."""

    field_order = ("name",)

    name = forms.CharField(label=_("Name"), max_length=100)
    why = forms.CharField(label=_("Reason"), max_length=500)


class SucceedForm(forms.Form):
    """The end of a unit."""

    successor = forms.ModelChoiceField(
        label=_("Successor"), queryset=Unit.objects.none(), required=False, empty_label=_("none, it is dissolved")
    )
    day = day_field(_("From"), initial=timezone.localdate)
    why = forms.CharField(label=_("Reason"), max_length=500, help_text=_("For example the decision on the reform."))

    def __init__(self, *args: Any, unit: Unit, **settings: Any) -> None:
        super().__init__(*args, **settings)
        field = self.fields["successor"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Unit.objects.filter(valid_to=None).exclude(pk=unit.pk)


class PersonForm(forms.Form):
    """Somebody."""

    username = forms.CharField(label=_("User name"), max_length=60)
    name = forms.CharField(label=_("Full name"), max_length=60)
    role = forms.ChoiceField(label=_("Role"), choices=[(role.value, role.label) for role in Role if role in SIGNED_IN])
    unit = forms.ModelChoiceField(
        label=_("Unit"),
        queryset=Unit.objects.filter(valid_to=None),
        required=False,
        help_text=_("For clerks and heads."),
    )
    email = forms.EmailField(label=_("E-mail address"), required=False)

    def clean(self) -> dict[str, Any]:
        """Clerks and heads have a unit, and nobody else has."""
        given = super().clean() or {}
        if given.get("role") in OF_A_UNIT and "unit" in given and given["unit"] is None:
            self.add_error("unit", _("Clerks and heads have a unit."))
        if given.get("role") not in OF_A_UNIT and given.get("unit") is not None:
            self.add_error("unit", _("Only clerks and heads have a unit."))
        return given

    def person(self) -> Person:
        """What was entered."""
        given = self.cleaned_data
        return Person(given["username"], given["name"], Role(given["role"]), given["unit"], given["email"])


class NewPersonForm(PersonForm):
    """Somebody with a first password."""

    password = forms.CharField(
        label=_("First password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=lazy(password_validators_help_text_html, str)(),
    )


class PersonEditForm(PersonForm):
    """Somebody who is known."""

    active = forms.BooleanField(label=_("may sign in"), required=False)
    why = forms.CharField(label=_("Reason"), max_length=500, required=False)

    @classmethod
    def initial_of(cls, user: User) -> dict[str, Any]:
        """What is known of somebody."""
        return {
            "username": user.username,
            "name": user.name,
            "role": user.role,
            "unit": user.unit_id,
            "email": user.email,
            "active": user.is_active,
        }


class ResetPasswordForm(forms.Form):
    """A new password for somebody else."""

    password = forms.CharField(
        label=_("New password"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )
    why = forms.CharField(label=_("Reason"), max_length=500)
