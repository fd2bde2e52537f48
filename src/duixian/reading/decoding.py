"""Bytes of a text file become characters: UTF-8, UTF-16, UTF-32, GB18030, Big5."""

from __future__ import annotations

import codecs
from functools import cache
from typing import Final

from duixian.errors import UnreadableFile
from duixian.vocabulary import load

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUESSES: Final = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
_SAMPLE: Final = 20_000
_LEAST_FREQUENT: Final = 0.1
_CONVINCING: Final = 60
_MOST_CONTROLS: Final = 0.01
_CONTROLS: Final = bytes(code for code in range(32) if code not in b"\t\n\v\f\r")


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The text of the bytes and the codec that decoded it; a byte-order mark is left out of the text.

    A mark decides; else valid UTF-8 is UTF-8; else the encoding whose reading of the first bytes has the largest
    share of frequent Chinese characters. The whole must be valid in it.

    Raises:
        UnreadableFile: no encoding fits, or the bytes are not text.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _strict(data, codec, name), codec
    if not _has_controls(data):
        try:
            return data.decode("utf-8"), "utf-8"
        except UnicodeDecodeError as error:
            valid = data[: min(error.start, _SAMPLE)].decode("utf-8", "ignore")
            if len(valid) > _CONVINCING and _share_of_frequent(valid) > _LEAST_FREQUENT:
                raise _damaged(name, "utf-8", error) from error
    shares = {codec: _share_of_frequent(_lenient(data, codec)) for codec in _GUESSES}
    best = max(_GUESSES, key=lambda codec: shares[codec])
    if shares[best] < _LEAST_FREQUENT:
        raise UnreadableFile(
            f"{name} is not a text in UTF-8, UTF-16, GB18030 or Big5, nor a document of a known type; save it as UTF-8."
        )
    return _strict(data, best, name), best


def _has_controls(data: bytes) -> bool:
    """Whether control characters are too many for a text of single bytes."""
    sample = data[:_SAMPLE]
    return len(sample) - len(sample.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(sample)


def _lenient(data: bytes, codec: str) -> str:
    return data[:_SAMPLE].decode(codec, "replace")


def _strict(data: bytes, codec: str, name: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise _damaged(name, codec, error) from error


def _damaged(name: str, codec: str, error: UnicodeDecodeError) -> UnreadableFile:
    return UnreadableFile(
        f"{name} reads as {codec} up to byte {error.start}, which is damaged; save the file anew as UTF-8."
    )


def _share_of_frequent(text: str) -> float:
    """Share of the characters beyond ASCII that are among the most frequent of Chinese official prose."""
    beyond = [character for character in text if character > "\x7f"]
    return sum(character in _frequent() for character in beyond) / len(beyond) if beyond else 0.0


@cache
def _frequent() -> frozenset[str]:
    lists = load("characters")["frequent"]
    return frozenset(lists["characters"] + lists["traditional"] + lists["marks"])
