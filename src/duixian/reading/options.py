"""What a caller may tell the reading layer, and the limits it keeps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """Hints and limits for reading one file.

    Attributes:
        place: name of the administrative division, where the text does not tell it.
        year: year of delivery, where the text does not tell it.
        require_report: refuse texts that do not look like a work report.
        ocr: "auto" reads images and pages without text through OCR, "never" refuses them, "always" reads every
            page of a PDF from its picture.
        max_bytes: largest file that is opened, in bytes.
        max_unpacked_bytes: largest content of a packed format (docx), in bytes, and largest text, in characters.
        max_pages: most pages of a PDF.
        timeout_seconds: wall-clock seconds for parsing one file that is not plain text.
        ocr_seconds_per_page: further seconds for each page that is read by OCR.
        max_memory: address space of the process that parses such a file, in bytes.
        progress: called about twice a second while such a file is parsed, with the pages read by OCR so far and the
            pages to read, both 0 where there are none; what it raises ends the parsing and passes through.
    """

    place: str | None = None
    year: int | None = None
    require_report: bool = True
    ocr: Literal["auto", "never", "always"] = "auto"
    max_bytes: int = 50 * 1024 * 1024
    max_unpacked_bytes: int = 100 * 1024 * 1024
    max_pages: int = 500
    timeout_seconds: float = 60.0
    ocr_seconds_per_page: float = 30.0
    max_memory: int = 2 * 1024 * 1024 * 1024
    progress: Callable[[int, int], None] | None = field(default=None, compare=False, repr=False)
