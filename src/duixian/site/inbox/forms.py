"""The form of the mail's choice."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class MailForm(forms.Form):
    """Whether mail is wanted, and in which language."""

    wanted = forms.BooleanField(label=_("Send me what waits for me, each working day"), required=False)
    language = forms.ChoiceField(label=_("Language of the mail"), choices=settings.LANGUAGES)
