"""What kind of file some bytes are, and whether that kind is taken."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePath

from django.utils.translation import gettext as _

from duixian.errors import InputError

_HEAD = 8192
_ENTRIES = 10_000


class UnfitFile(InputError):
    """A file that is not taken: of another kind, or not of the kind that its name says."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its media type and the suffixes that names of it have."""

    media_type: str
    suffixes: frozenset[str]


def _kind(media_type: str, *suffixes: str) -> Kind:
    return Kind(media_type, frozenset(suffixes))


_OFFICE = "application/vnd.openxmlformats-officedocument"
PDF = _kind("application/pdf", ".pdf")
DOCX = _kind(f"{_OFFICE}.wordprocessingml.document", ".docx")
XLSX = _kind(f"{_OFFICE}.spreadsheetml.sheet", ".xlsx")
PPTX = _kind(f"{_OFFICE}.presentationml.presentation", ".pptx")
ODT = _kind("application/vnd.oasis.opendocument.text", ".odt")
OFD = _kind("application/ofd", ".ofd")
OLE = _kind("application/x-ole-storage", ".doc", ".xls", ".ppt", ".wps", ".et")
RTF = _kind("application/rtf", ".rtf", ".doc")
HTML = _kind("text/html", ".html", ".htm", ".xhtml", ".mht", ".mhtml", ".doc")
TEXT = _kind("text/plain", ".txt", ".text", ".csv", ".md", "")
_ZIPPED = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX, "ppt/presentation.xml": PPTX, "OFD.xml": OFD}
_SIGNATURES = {
    b"\x89PNG\r\n\x1a\n": _kind("image/png", ".png"),
    b"\xff\xd8\xff": _kind("image/jpeg", ".jpg", ".jpeg"),
    b"GIF8": _kind("image/gif", ".gif"),
    b"II*\x00": _kind("image/tiff", ".tif", ".tiff"),
    b"MM\x00*": _kind("image/tiff", ".tif", ".tiff"),
    b"BM": _kind("image/bmp", ".bmp"),
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": OLE,
    b"{\\rtf": RTF,
}
_HTML_SIGNS = (b"<!doctype html", b"<html", b"<head", b"<body", b"mime-version:")
_BINARY = frozenset(range(32)) - {9, 10, 12, 13, 27}


def kind_of(path: Path, name: str) -> Kind:
    """The kind of a file by its bytes; its name must have a suffix of that kind.

    Raises:
        UnfitFile: no kind that is taken, or the name says another.
    """
    kind = _by_content(path)
    if kind is None:
        raise UnfitFile(_("%(name)s is no document, table, picture or text that is taken here.") % {"name": name})
    if PurePath(name).suffix.lower() not in kind.suffixes:
        fit = ", ".join(sorted(filter(None, kind.suffixes)))
        raise UnfitFile(
            _("%(name)s is not what its name says; by its content the name should end in %(endings)s.")
            % {"name": name, "endings": fit}
        )
    return kind


def _by_content(path: Path) -> Kind | None:
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return _zipped(path)
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return _kind("image/webp", ".webp")
    for signature, kind in _SIGNATURES.items():
        if head.startswith(signature):
            return kind
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return TEXT
    if _BINARY.intersection(head):
        return None
    low = head.lower()
    return HTML if any(sign in low for sign in _HTML_SIGNS) else TEXT


def _zipped(path: Path) -> Kind | None:
    try:
        with zipfile.ZipFile(path) as archive:
            names = {entry.filename for entry in archive.infolist()[:_ENTRIES]}
            if "mimetype" in names and archive.getinfo("mimetype").file_size == len(ODT.media_type):
                return ODT if archive.read("mimetype") == ODT.media_type.encode() else None
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError):
        return None
    return next((kind for name, kind in _ZIPPED.items() if name in names), None)
