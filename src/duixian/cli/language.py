"""The language that the command speaks: Chinese or English."""

from __future__ import annotations

import gettext
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

Language = Literal["zh", "en"]

DOMAIN = "duixian"
LOCALE = Path(__file__).with_name("locale")

_spoken: Language = "en"


def spoken() -> Language:
    """The language that was chosen last."""
    return _spoken


def speak(language: Language) -> None:
    """Let every message of the process be in this language, those of the library for command lines too."""
    global _spoken  # noqa: PLW0603 - gettext's current domain is global as well
    _spoken = language
    os.environ["LANGUAGE"] = "zh_CN" if language == "zh" else "en"
    gettext.bindtextdomain(DOMAIN, LOCALE)
    gettext.textdomain(DOMAIN)


def choose(arguments: Sequence[str]) -> Language:
    """The language that `--lang` among the arguments asks for, else that of the environment."""
    for i, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--lang":
            value = value or (arguments[i + 1] if i + 1 < len(arguments) else "")
            return "zh" if value == "zh" else "en"
    return _of_environment()


def _of_environment() -> Language:
    stated = next(filter(None, map(os.environ.get, ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))), None)
    if stated is None and sys.platform == "win32":
        import locale

        stated = locale.getlocale()[0]
    return "zh" if (stated or "").lower().startswith(("zh", "chinese")) else "en"
