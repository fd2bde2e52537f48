"""Files made for whoever asks, to be saved."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header

_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def file_response(content: bytes | str, name: str) -> HttpResponse:
    """The answer that lets the browser save `content` under a name; its suffix tells the type, and nobody caches it.

    Raises:
        KeyError: the suffix is neither xlsx nor csv.
    """
    return HttpResponse(
        content,
        content_type=_TYPES[name.rpartition(".")[2]],
        headers={
            "Content-Disposition": content_disposition_header(True, name) or "attachment",
            "Cache-Control": "private, no-store",
        },
    )
