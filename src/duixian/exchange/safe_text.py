"""Text of unknown origin made fit for the formats that cannot carry every character."""

from __future__ import annotations

import re

ILLEGAL_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
REPLACEMENT = "\ufffd"

_FORMULA = re.compile(r"[=+\-@＝＋－＠\t\r\n]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def well_formed(text: str) -> str:
    """The text with U+FFFD for lone surrogates, which no encoding carries."""
    return _SURROGATE.sub(REPLACEMENT, text)


def xml_text(text: str) -> str:
    """The text with U+FFFD for what XML 1.0 forbids, and line feeds for other line ends."""
    return ILLEGAL_IN_XML.sub(REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))


def terminal_text(text: str) -> str:
    """The text with U+FFFD for characters that could steer a terminal."""
    return _CONTROL.sub(REPLACEMENT, text)


def reads_as_formula(text: str) -> bool:
    """Whether a spreadsheet would take the text, typed into a cell, for a formula."""
    return _FORMULA.match(text) is not None
