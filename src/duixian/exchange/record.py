"""A ledger as plain values and as JSON, and back: the form that schema `duixian/ledger/1` describes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec

from duixian.errors import InputError
from duixian.exchange.numbers import whole
from duixian.ledger.mentions import Aside, Name
from duixian.ledger.model import Commitment, Finding, Ledger
from duixian.outline.section import Section
from duixian.reading.document import Copies, Identity, Level, Place, Source
from duixian.statements.statement import Statement

SCHEMA = "duixian/ledger/1"
SCHEMA_OF_SEVERAL = "duixian/ledgers/1"

T = TypeVar("T")

ITEMS: dict[str, type[Section | Statement | Commitment | Aside | Finding]] = {
    "outline": Section,
    "statements": Statement,
    "commitments": Commitment,
    "asides": Aside,
    "findings": Finding,
}


@dataclass(frozen=True, slots=True)
class _Report:
    """What the `report` object holds: identity, source and copies, side by side."""

    title: str
    place: Place | None
    level: Level | None
    year: int | None
    session_date: str | None
    speaker: str | None
    conflicts: tuple[str, ...]
    copies: int
    copies_identical: bool
    copy_spans: tuple[tuple[int, int], ...]
    characters: int
    source: Source


def to_dict(ledger: Ledger, *, rules: bool = False) -> dict[str, Any]:
    """The ledger as JSON-ready values; with `rules`, also the rule behind each field of a statement."""
    record: dict[str, Any] = _as_lists(_record(ledger, rules=rules))
    return record


def from_dict(record: Mapping[str, Any]) -> Ledger:
    """The ledger that `to_dict` gave.

    Raises:
        InputError: a field is missing or malformed, or a span does not quote the text; the message names it.
    """
    if record.get("schema") != SCHEMA:
        raise InputError(f"This is no ledger: its schema is {record.get('schema')!r} and must be {SCHEMA!r}.")
    missing = [key for key in ("report", *ITEMS, "text") if key not in record]
    if missing:
        raise InputError(f"The ledger has no {missing[0]!r}; export it again with duixian.")
    items = {name: convert(record[name], tuple[kind, ...], name) for name, kind in ITEMS.items()}  # type: ignore[valid-type]
    return assemble(convert(record["text"], str, "text"), record["report"], items)


def assemble(text: str, report: Any, items: Mapping[str, tuple[Any, ...]]) -> Ledger:
    """The ledger of a text, a `report` object and converted `ITEMS`. Raises `InputError` as `from_dict` does."""
    r = convert(report, _Report, "report")
    ledger = Ledger(
        text=text,
        source=r.source,
        identity=Identity(r.title, r.place, r.level, r.year, r.session_date, r.speaker, r.conflicts),
        copies=Copies(r.copies, r.copies_identical, r.copy_spans),
        **items,
    )
    for problem in _misquotations(ledger):
        raise InputError(problem)
    return ledger


def convert(value: Any, kind: type[T], where: str) -> T:
    """Plain values as the type they stand for; raises `InputError` that says where in `where` they do not fit."""
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        what, _, path = str(error).partition(" - at `$")
        raise InputError(f"{where}{path.removesuffix('`')}: {what}.") from error


def to_json(ledgers: Iterable[Ledger]) -> bytes:
    """JSON of one ledger, or of several under the key `ledgers`: UTF-8, one item to a line."""
    records = [_lines(_record(ledger)) for ledger in ledgers]
    if len(records) == 1:
        return _encode(records[0] + "\n")
    body = ",\n".join(records)
    return _encode(f'{{"schema": {_line(SCHEMA_OF_SEVERAL)},\n"ledgers": [\n{body}\n]}}\n')


def from_json(data: bytes | str) -> tuple[Ledger, ...]:
    """The ledgers in what `to_json` gave. Raises `InputError` as `from_dict` does."""
    try:
        record = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise InputError(f"This is not well-formed JSON: {error}.") from error
    if not isinstance(record, dict):
        raise InputError("This JSON is no ledger: it must be an object with a schema.")
    if record.get("schema") != SCHEMA_OF_SEVERAL:
        return (from_dict(record),)
    ledgers = convert(record.get("ledgers"), list[dict[str, Any]], "ledgers")
    return tuple(from_dict(ledger) for ledger in ledgers)


def _report(ledger: Ledger) -> _Report:
    identity, copies = ledger.identity, ledger.copies
    return _Report(
        title=identity.title,
        place=identity.place,
        level=identity.level,
        year=identity.year,
        session_date=identity.session_date,
        speaker=identity.speaker,
        conflicts=identity.conflicts,
        copies=copies.count,
        copies_identical=copies.identical,
        copy_spans=copies.spans,
        characters=len(ledger.text),
        source=ledger.source,
    )


def _record(ledger: Ledger, *, rules: bool = False) -> dict[str, Any]:
    items = {name: msgspec.to_builtins(getattr(ledger, name)) for name in ITEMS}
    for statement in items["statements"]:
        for key in ("low", "high", "value", "value_high"):
            statement[key] = whole(statement[key])
        if not rules:
            del statement["rules"]
    return {"schema": SCHEMA, "report": msgspec.to_builtins(_report(ledger)), **items, "text": ledger.text}


def _as_lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _as_lists(v) if isinstance(v, dict | tuple) else v for key, v in value.items()}
    return [_as_lists(v) if isinstance(v, dict | tuple) else v for v in value]


def _misquotations(ledger: Ledger) -> Iterator[str]:
    text = ledger.text
    for s in ledger.statements:
        if text[s.start : s.end] != s.quote or not 0 <= s.start <= s.end:
            yield f"Statement {s.id} says {s.quote[:40]!r}, and the text has something else at {s.start}–{s.end}."
    for c in ledger.commitments:
        if text[c.start : c.end] != c.text or not 0 <= c.start <= c.end:
            yield f"Commitment {c.id} does not quote the text at {c.start}–{c.end}."
    names = tuple(name for c in ledger.commitments for name in (*c.places, *c.projects))
    parts: tuple[Section | Aside | Name, ...] = (*ledger.outline, *ledger.asides, *names)
    for part in parts:
        if not 0 <= part.start <= part.end <= len(text):
            yield f"A {type(part).__name__.lower()} stands at {part.start}–{part.end}, outside the text."


def _lines(record: dict[str, Any]) -> str:
    parts = []
    for key, value in record.items():
        if key in ITEMS and value:
            items = ",\n".join(map(_line, value))
            parts.append(f'"{key}": [\n{items}\n]')
        else:
            parts.append(f'"{key}": {_line(value)}')
    return "{" + ",\n".join(parts) + "}"


_line = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def _encode(text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:  # lone surrogates: JSON can escape what UTF-8 cannot carry
        return "".join(f"\\u{ord(c):04x}" if "\ud800" <= c <= "\udfff" else c for c in text).encode("utf-8")
