"""What kind of file some bytes are: by their first bytes, not by the name."""

from __future__ import annotations

import re
from typing import Final

from duixian.errors import UnreadableFile
from duixian.reading.archives import is_archive
from duixian.reading.document import SourceKind

_PDF: Final = b"%PDF-"
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OPEN_DOCUMENT: Final = b"mimetypeapplication/vnd.oasis.opendocument.text"
_RICH_TEXT: Final = b"{\\rtf"
_IMAGES: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_HTML: Final = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|div|table|article)[\s>]", re.IGNORECASE)
_ENCRYPTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
_HEAD: Final = 4096


def kind_of(data: bytes, name: str) -> SourceKind:
    """How the bytes are to be read.

    Raises:
        UnreadableFile: a packed or encrypted document that is no Word document.
    """
    head = data[:_HEAD]
    if _PDF in head[:1024]:
        return "pdf"
    if head.startswith(_ZIP):
        return "doc" if _OPEN_DOCUMENT in head else "docx"
    if head.startswith(_OLE):
        if _ENCRYPTED_STREAM in data:
            raise UnreadableFile(f"{name} is encrypted with a password; save it without one.")
        return "doc"
    if head.startswith(_RICH_TEXT):
        return "doc"
    if head.startswith(_IMAGES) or _is_bitmap(data) or (head.startswith(b"RIFF") and head[8:12] == b"WEBP"):
        return "image"
    return "html" if _HTML.search(head.replace(b"\x00", b"")) or is_archive(data) else "text"


def _is_bitmap(data: bytes) -> bool:
    """Whether the bytes are a BMP picture: its header repeats the file's size."""
    return data.startswith(b"BM") and int.from_bytes(data[2:6], "little") == len(data)
