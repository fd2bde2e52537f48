"""Mail through an SMTP server, named by one address; off without it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from duixian.site.config.environment import ConfigurationError


@dataclass(frozen=True, slots=True)
class EmailSettings:
    """What Django needs to send mail; the backend that drops everything where mail is off."""

    backend: str = "django.core.mail.backends.dummy.EmailBackend"
    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    starttls: bool = False
    ssl: bool = False


_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


def email_settings(url: str) -> EmailSettings:
    """The settings for `smtp://`, `smtp+starttls://` or `smtps://`, with `user:password@host:port`.

    Raises:
        ConfigurationError: the address is of another kind or names no host.
    """
    if not url:
        return EmailSettings()
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise ConfigurationError(
            "DUIXIAN_EMAIL_URL is not understood; it must be smtp://, smtp+starttls:// or smtps://user:password@host."
        )
    return EmailSettings(
        backend="django.core.mail.backends.smtp.EmailBackend",
        host=parts.hostname,
        port=parts.port or _PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starttls=parts.scheme == "smtp+starttls",
        ssl=parts.scheme == "smtps",
    )
