"""Web pages saved as one file (.mht, .mhtml): the page inside."""

from __future__ import annotations

import re
from typing import Final

_ARCHIVE: Final = re.compile(rb"(?m)^Content-Type:\s*multipart/related", re.IGNORECASE)
_HEAD: Final = 4096


def is_archive(data: bytes) -> bool:
    """Whether the bytes are a web archive, by the header at their beginning."""
    return _ARCHIVE.search(data[:_HEAD]) is not None


def page_of(data: bytes) -> bytes:
    """The bytes of the first page in a web archive; those of any other file unchanged."""
    if not is_archive(data):
        return data
    from email import message_from_bytes

    for part in message_from_bytes(data).walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            if isinstance(page, bytes):
                return page
    return data
