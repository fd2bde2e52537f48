"""PDF files: the text of their pages, and pictures of pages without text."""

from __future__ import annotations

from typing import Final

import pypdfium2 as pdfium

from duixian.errors import TooLarge, UnreadableFile
from duixian.reading.formats.progress import report
from duixian.reading.formats.yielded import Yielded

_LEAST_ON_PAGE: Final = 20
_DOTS_PER_INCH: Final = 200


def parse(data: bytes, most: int, most_pages: int, ocr: tuple[int, ...] = ()) -> Yielded:
    """Text of a PDF, page by page; the answer names the pages that are pictures without text.

    Args:
        data: the file.
        most: largest text, in characters.
        most_pages: largest number of pages.
        ocr: one-based pages to read from their picture; (0,) for all.

    Raises:
        UnreadableFile: damaged or encrypted.
        TooLarge: more pages or text than allowed.
        MissingSupport: OCR is asked for and not installed.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableFile("is encrypted with a password; save it without one") from error
        raise UnreadableFile(f"is a damaged PDF ({error}); download or print it anew") from error
    if len(document) > most_pages:
        raise TooLarge(f"has {len(document)} pages and the limit is {most_pages}; raise max_pages to read it")
    pages = range(1, len(document) + 1)
    read = _pictures(document, pages if ocr == (0,) else ocr) if ocr else {}
    yielded = Yielded(most)
    for page in pages:
        text = read.get(page) or _page_text(document, page)
        if page not in read and _is_picture(document, page, text):
            yielded.pictures.append(page)
        yielded.add(text, page=page)
    return yielded


def _page_text(document: pdfium.PdfDocument, page: int) -> str:
    try:
        text: str = document[page - 1].get_textpage().get_text_bounded()
    except pdfium.PdfiumError as error:
        raise UnreadableFile(f"is damaged on page {page} ({error}); download or print it anew") from error
    return text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")


def _is_picture(document: pdfium.PdfDocument, page: int, text: str) -> bool:
    """Whether a page has next to no text but something drawn on it."""
    if len("".join(text.split())) >= _LEAST_ON_PAGE:
        return False
    return any(True for _ in document[page - 1].get_objects(max_depth=3))


def _pictures(document: pdfium.PdfDocument, pages: range | tuple[int, ...]) -> dict[int, str]:
    from duixian.reading.formats.ocr import Reader

    reader = Reader()
    read: dict[int, str] = {}
    for page in pages:
        report(len(read), len(pages))
        read[page] = reader.read(document[page - 1].render(scale=_DOTS_PER_INCH / 72).to_pil())
    return read
