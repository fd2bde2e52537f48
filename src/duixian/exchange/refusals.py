"""Why a file cannot be used, in Chinese and in English."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from duixian.errors import DuixianError
from duixian.exchange.labels import Language

_HOLE = re.escape("{}")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """An English sentence as a pattern, the same in Chinese, and what is said where the file was uploaded ("")."""

    pattern: re.Pattern[str]
    zh: str
    uploaded: str


def refusal(error: DuixianError, language: Language = "zh") -> str:
    """The sentence of an error; in English where `refusals.toml` does not hold it."""
    sentence, said = _found(str(error))
    return str(error) if language == "en" or sentence is None else sentence.zh.format(*map(_reasons, said))


def refusal_of_upload(error: DuixianError, name: str, language: Language = "zh") -> str:
    """The sentence for whoever has uploaded a file called `name`."""
    sentence, said = _found(str(error))
    if sentence is None or sentence.uploaded:
        told: str = _tables()["uploaded"][sentence.uploaded if sentence else "unreadable"][language]
        return told.format(*(map(_reasons, said) if language == "zh" else said), name=name)
    if language == "en":
        return str(error)
    return sentence.zh.format(*(f"“{part}”" if part == name else part for part in said))


def reason(text: str, language: Language = "zh") -> str:
    """One reason of a `NotAReport`; in English where `refusals.toml` does not hold it."""
    matches = ((one, one.pattern.fullmatch(text)) for one in _sentences("reasons") if language == "zh")
    return next((one.zh.format(*match.groups()) for one, match in matches if match), text)


def _found(message: str) -> tuple[_Sentence | None, tuple[str, ...]]:
    """The sentence that a message is, and what fills its holes."""
    matches = ((one, one.pattern.fullmatch(message)) for one in _sentences("refusals"))
    return next(((one, match.groups()) for one, match in matches if match), (None, ()))


def _reasons(said: str) -> str:
    """Reasons as a message joins them in Chinese, anything else as it is."""
    parts = said.split("; ")
    told = [reason(part) for part in parts]
    return said if any(map(str.__eq__, parts, told)) else "；".join(told)


@cache
def _sentences(table: str) -> tuple[_Sentence, ...]:
    """The sentences of a table, those with the most words first."""
    entries = sorted(_tables()[table], key=lambda entry: len(entry["en"].replace("{}", "")), reverse=True)
    return tuple(
        _Sentence(
            re.compile(re.escape(entry["en"]).replace(_HOLE, "(.*?)"), re.DOTALL),
            entry["zh"],
            entry.get("uploaded", ""),
        )
        for entry in entries
    )


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("refusals.toml").read_text(encoding="utf-8"))
