"""What is said where a file cannot be used, in the language spoken."""

from __future__ import annotations

import re
from functools import cache

from duixian.cli.language import LOCALE, spoken
from duixian.errors import DuixianError

_HOLE = re.escape("{}")
_JOINT = "; "


def told(error: DuixianError) -> str:
    """The message of an error; in English where the catalogue of the language spoken does not hold it."""
    return _translated(str(error), "refusals") if spoken() == "zh" else str(error)


def reason_told(reason: str) -> str:
    """One reason of a `NotAReport`."""
    return _translated(reason, "reasons") if spoken() == "zh" else reason


def _translated(message: str, kind: str) -> str:
    for pattern, translated in _catalogue()[kind]:
        if (match := pattern.fullmatch(message)) is not None:
            said = match.groups()
            if kind == "refusals" and said and all(_known(part) for part in said[-1].split(_JOINT)):
                said = (*said[:-1], "；".join(map(reason_told, said[-1].split(_JOINT))))
            return translated.format(*said)
    return message


def _known(reason: str) -> bool:
    return any(pattern.fullmatch(reason) for pattern, _ in _catalogue()["reasons"])


@cache
def _catalogue() -> dict[str, list[tuple[re.Pattern[str], str]]]:
    """Patterns of the English sentences with their Chinese ones, by table; those with the most words first."""
    import tomllib

    data = tomllib.loads((LOCALE / "zh_CN" / "refusals.toml").read_text(encoding="utf-8"))
    return {
        kind: [
            (re.compile(re.escape(entry["en"]).replace(_HOLE, "(.*?)"), re.DOTALL), entry["zh"])
            for entry in sorted(entries, key=lambda entry: len(entry["en"].replace("{}", "")), reverse=True)
        ]
        for kind, entries in data.items()
    }
