"""Why a report could not be read, in one sentence for the person who uploaded it."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from duixian.errors import InputError, MissingSupport, NotAReport, TooLarge


class NotRead(InputError):
    """A report that could not be read; the message is in the language of whoever asked."""


_KNOWN = (
    (r"is encrypted", gettext_noop("%(name)s is protected by a password; save it without one and upload it again.")),
    (r" is empty;", gettext_noop("%(name)s is empty; choose the file that holds the report.")),
    (
        r"OCR",
        gettext_noop(
            "%(name)s holds scanned pages, and text recognition (OCR) is not installed on this server; "
            "upload a Word file or the text, or ask the administrator."
        ),
    ),
    (
        r"LibreOffice;|needs LibreOffice",
        gettext_noop("%(name)s is of an old kind that this server cannot open; save it as .docx and upload it again."),
    ),
    (r"pages and the limit", gettext_noop("%(name)s has more pages than a report; upload only the report itself.")),
    (r"no text was found", gettext_noop("No text was found in the picture %(name)s; scan the page anew.")),
)
_OTHERS: tuple[tuple[type[InputError], str], ...] = (
    (
        NotAReport,
        gettext_noop(
            "%(name)s does not look like a government work report; if it is one, upload it again "
            "and tick that it is to be read all the same."
        ),
    ),
    (
        TooLarge,
        gettext_noop("%(name)s is larger than this server can read; upload only the report, as Word file or text."),
    ),
    (MissingSupport, gettext_noop("This server cannot open files of the kind of %(name)s; save it as .docx.")),
    (InputError, gettext_noop("%(name)s is damaged or cannot be read; save it anew, or paste its text.")),
)


def in_words(error: InputError, name: str) -> str:
    """The sentence for an error of the library."""
    if not isinstance(error, NotAReport):
        for pattern, sentence in _KNOWN:
            if re.search(pattern, str(error)):
                return _(sentence) % {"name": name}
    return next(_(sentence) % {"name": name} for kind, sentence in _OTHERS if isinstance(error, kind))
