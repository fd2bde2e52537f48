"""Downloads."""

from __future__ import annotations

import uuid

from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from duixian.site.accounts.access import needs
from duixian.site.accounts.actors import actor
from duixian.site.accounts.policies import FILES
from duixian.site.accounts.rights import Right
from duixian.site.files import storage


@needs(Right.READ_FILES)
@require_safe
def download(request: HttpRequest, file: uuid.UUID) -> FileResponse:
    """The bytes, always as an attachment, so that no browser runs what is in them."""
    found = get_object_or_404(FILES.visible_to(actor(request)), pk=file)
    response = FileResponse(
        storage.path_of(found.content_id).open("rb"),
        as_attachment=True,
        filename=found.name,
        content_type=found.content.media_type,
    )
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response
