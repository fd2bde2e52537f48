"""PDF files: the text of their pages, and pictures of pages without text."""

from __future__ import annotations

from typing import Literal

import pypdfium2 as pdfium

from duixian.errors import MissingSupport, TooLarge, UnreadableFile
from duixian.reading.formats.yielded import Yielded

_LEAST_ON_PAGE = 20
_DOTS_PER_INCH = 200


def parse(data: bytes, most: int, most_pages: int, ocr: Literal["auto", "never", "always"]) -> Yielded:
    """Text of a PDF, page by page; pages without text are read by OCR where it is installed and allowed.

    Raises:
        UnreadableFile: damaged, encrypted, or pages without text and OCR not allowed.
        TooLarge: more pages or text than allowed.
        MissingSupport: a page holds no text and OCR is not installed.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableFile("is encrypted with a password; save it without one") from error
        raise UnreadableFile(f"is a damaged PDF ({error}); download or print it anew") from error
    if len(document) > most_pages:
        raise TooLarge(f"has {len(document)} pages and the limit is {most_pages}; raise max_pages to read it")
    texts = [_page_text(document, i) for i in range(len(document))] if ocr != "always" else [""] * len(document)
    pictures = [i for i, text in enumerate(texts) if _is_picture(document, i, text)]
    if pictures and ocr == "never" and len(pictures) == len(texts):
        raise UnreadableFile("is a scanned PDF without text, and OCR is switched off; allow OCR to read it")
    if pictures and ocr != "never":
        _read_pictures(document, pictures, texts)
    yielded = Yielded(most)
    for number, text in enumerate(texts, 1):
        yielded.add(text, page=number)
    return yielded


def _page_text(document: pdfium.PdfDocument, index: int) -> str:
    try:
        text: str = document[index].get_textpage().get_text_bounded()
    except pdfium.PdfiumError as error:
        raise UnreadableFile(f"is damaged on page {index + 1} ({error}); download or print it anew") from error
    return text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")


def _is_picture(document: pdfium.PdfDocument, index: int, text: str) -> bool:
    """Whether a page has next to no text but something drawn on it."""
    if len("".join(text.split())) >= _LEAST_ON_PAGE:
        return False
    return any(True for _ in document[index].get_objects(max_depth=3))


def _read_pictures(document: pdfium.PdfDocument, pictures: list[int], texts: list[str]) -> None:
    try:
        from duixian.reading.formats.ocr import Reader

        reader = Reader()
    except MissingSupport:
        if len(pictures) * 2 < len(texts):
            return
        raise
    for i in pictures:
        bitmap = document[i].render(scale=_DOTS_PER_INCH / 72)
        texts[i] = reader.read(bitmap.to_pil()) or texts[i]
