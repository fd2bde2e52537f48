"""The errors that duixian raises, one tree under `DuixianError`.

    DuixianError
    ├── InputError            the file or text cannot be used; exit code 2 on the command line
    │   ├── UnreadableFile        missing, damaged, encrypted, of an unknown type
    │   ├── TooLarge              over a limit (bytes, pages, unpacked size, seconds)
    │   ├── MissingSupport        the format needs an extra or a program that is not installed
    │   ├── NotAReport            the text does not look like a work report
    │   ├── SeveralReports        one report was asked for and the file holds more
    │   └── UnfitPair             two reports that cannot be settled against each other
    └── VocabularyError       a data file of `vocabulary/` is malformed

Every message is one sentence that names the file, the place in it and the remedy.
"""

from __future__ import annotations


class DuixianError(Exception):
    """Root of all errors that duixian raises on purpose."""


class InputError(DuixianError):
    """The file or text handed in cannot be used as it is."""


class UnreadableFile(InputError):
    """A file that is missing, damaged, encrypted or of a type that is not read."""


class TooLarge(InputError):
    """A file, its unpacked content or the work on it exceeds a limit."""


class MissingSupport(InputError):
    """A format that needs an optional extra or an external program which is absent."""


class NotAReport(InputError):
    """A text that does not look like a government work report.

    Attributes:
        reasons: what was looked for and not found, one short sentence each.
    """

    def __init__(self, message: str, reasons: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.reasons = reasons


class SeveralReports(InputError):
    """One report was asked for, and the file holds more than one."""


class UnfitPair(InputError):
    """Two reports that cannot be settled against each other: of different places, or not of one year and the next."""


class VocabularyError(DuixianError):
    """A data file of `vocabulary/` is malformed."""
