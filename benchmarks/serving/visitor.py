"""Somebody with a browser, as far as HTTP goes."""

from __future__ import annotations

import re
import urllib.error
import urllib.parse
import urllib.request
import uuid
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from typing import Any

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
_TIMEOUT = 60


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back.

    Attributes:
        status: of HTTP; 0 where the connection broke, so that nobody knows what became of it.
        text: of the page.
        location: where a redirection leads, or "".
    """

    status: int
    text: str = ""
    location: str = ""

    @property
    def is_redirect(self) -> bool:
        """Whether the action was acknowledged: what is done answers with a redirection."""
        return self.status in (301, 302, 303)


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args: Any, **_named: Any) -> None:
        return None


@dataclass
class Visitor:
    """One signed-in person."""

    base: str
    username: str
    password: str
    token: str = ""
    jar: CookieJar = field(default_factory=CookieJar)

    def __post_init__(self) -> None:
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar), _Stay)

    def sign_in(self) -> None:
        """Sign in.

        Raises:
            RuntimeError: it was refused.
        """
        self._take_token(self.get("/account/login/"))
        answer = self.post("/account/login/", {"login": self.username, "password": self.password})
        if not answer.is_redirect:
            raise RuntimeError(f"{self.username} could not sign in: {answer.status}")
        self._take_token(self.get("/"))

    def get(self, path: str) -> Answer:
        """Fetch a page."""
        return self._send(urllib.request.Request(self.base + path))

    def post(self, path: str, fields: dict[str, str], files: dict[str, tuple[str, bytes]] | None = None) -> Answer:
        """Send a form, with files as multipart."""
        fields = {**fields, "csrfmiddlewaretoken": self.token}
        if files is None:
            body, kind = urllib.parse.urlencode(fields).encode(), "application/x-www-form-urlencoded"
        else:
            body, kind = _multipart(fields, files)
        headers = {"Content-Type": kind, "Referer": self.base + path}
        return self._send(urllib.request.Request(self.base + path, data=body, headers=headers))

    def _send(self, request: urllib.request.Request) -> Answer:
        try:
            with self._opener.open(request, timeout=_TIMEOUT) as response:
                return Answer(response.status, response.read().decode("utf-8", "replace"))
        except urllib.error.HTTPError as error:
            with error:
                return Answer(error.code, error.read().decode("utf-8", "replace"), error.headers.get("Location", ""))
        except (OSError, urllib.error.URLError):
            return Answer(0)

    def _take_token(self, answer: Answer) -> None:
        found = _TOKEN.search(answer.text)
        if found:
            self.token = found[1]


def _multipart(fields: dict[str, str], files: dict[str, tuple[str, bytes]]) -> tuple[bytes, str]:
    mark = uuid.uuid4().hex
    parts = [
        f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    for name, (filename, content) in files.items():
        head = f'--{mark}\r\nContent-Disposition: form-data; name="{name}"; filename="{filename}"\r\n'
        parts.append(f"{head}Content-Type: application/octet-stream\r\n\r\n".encode() + content + b"\r\n")
    return b"".join(parts) + f"--{mark}--\r\n".encode(), f"multipart/form-data; boundary={mark}"
