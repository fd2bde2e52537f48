"""What a password must be, beside Django's own validators."""

from __future__ import annotations

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import ngettext


class LengthValidator(MinimumLengthValidator):
    """Django's validator with a message of ours: Django 5.2 has none in Chinese."""

    def get_error_message(self) -> str:
        """What is said of a password that is too short."""
        length = self.min_length
        return ngettext("Enter %(length)d character or more.", "Enter %(length)d characters or more.", length) % {
            "length": length
        }
