"""Checks the vocabulary files: `python -m duixian.vocabulary.check` prints what is wrong and exits 1, else 0.

With `--table` it prints the count of indicators in each field as the Markdown table of docs/vocabulary.md.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import Any, Final, get_args

from duixian.errors import VocabularyError
from duixian.vocabulary import load
from duixian.vocabulary.indicators import Indicator, IndicatorTable, Nature, Polarity, indicators
from duixian.vocabulary.units import UnitTable, parse_unit, units

_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LABEL: Final = re.compile(r"[\x20-\x7e–’]+")
# dimensions of indicators that a unit of another dimension may measure
_MEASURED_BY: Final = {"price-change": "ratio", "index": "ratio", "count": "households"}


def problems() -> list[str]:
    """One sentence for each thing that is wrong, in the order of files and entries."""
    found = list(_file_problems())
    try:
        table, unit_table = indicators(), units()
    except VocabularyError as error:
        return [*found, str(error)]
    return [*found, *_unit_problems(unit_table), *_table_problems(table)]


def field_table() -> str:
    """Indicators and their names in each field, as a Markdown table."""
    table = indicators()
    rows = ["| field | 领域 | indicators | names | for example |", "|---|---|---:|---:|---|"]
    for field, label in table.fields.items():
        members = [one for one in table.by_id.values() if one.field == field]
        names = sum(map(_name_count, members))
        examples = "、".join(one.name for one in sorted(members, key=lambda one: not one.headline)[:3])
        rows.append(f"| `{field}` | {label} | {len(members)} | {names} | {examples} |")
    total = sum(map(_name_count, table.by_id.values()))
    return "\n".join([*rows, f"| | | **{len(table.by_id)}** | **{total}** | |"])


def _name_count(one: Indicator) -> int:
    return 1 + len(one.aliases) + len(one.short)


def main(arguments: Sequence[str]) -> int:
    """Prints the problems, or the table; the exit code."""
    if list(arguments) == ["--table"]:
        print(field_table())
        return 0
    found = problems()
    for problem in found:
        print(problem, file=sys.stderr)
    if not found:
        table = indicators()
        print(f"The vocabulary is well-formed: {len(table.by_id)} indicators, {len(table.patterns)} names.")
    return 1 if found else 0


def _file_problems() -> Iterator[str]:
    """Every file can be parsed, says where it comes from, and lists no word twice in one list."""
    for file in sorted(files(__package__).iterdir(), key=lambda file: file.name):
        name = file.name.removesuffix(".toml")
        if name == file.name:
            continue
        if not file.read_text(encoding="utf-8").startswith("#"):
            yield f"vocabulary/{file.name} must begin with a comment that says what it holds and where that comes from."
        try:
            content = load(name)
        except VocabularyError as error:
            yield str(error)
            continue
        for where, word in _repeated(content, ""):
            yield f"vocabulary/{file.name}, {where}: “{word}” stands twice in one list; keep one."


def _repeated(value: Any, where: str) -> Iterator[tuple[str, str]]:
    """Words that stand twice in one list, with the place of the list."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _repeated(inner, f"{where}.{key}".lstrip("."))
    elif isinstance(value, list):
        seen: set[str] = set()
        for item in value:
            if isinstance(item, str) and item in seen:
                yield where, item
            elif isinstance(item, str):
                seen.add(item)
            else:
                label = item.get("id") or item.get("name") if isinstance(item, dict) else None
                yield from _repeated(item, f"{where} {label}" if isinstance(label, str) else where)


def _unit_problems(table: UnitTable) -> Iterator[str]:
    place = "vocabulary/units.toml"
    dimension_of: dict[str, str] = {}
    for unit in table.units.values():
        if unit.factor <= 0:
            yield f"{place}: the factor of {unit.name} is {unit.factor}; it must be positive."
        known = dimension_of.setdefault(unit.base, unit.dimension)
        if known != unit.dimension:
            yield f"{place}: {unit.base}, base unit of {unit.name}, belongs to {known} and to {unit.dimension}."
    for word in table.classifiers:
        if word in table.units:
            yield f"{place}: {word} is a unit and a counting word; take it out of [classifiers]."
    dimensions = {unit.dimension for unit in table.units.values()} | {"count"}
    for quotient in table.quotients:
        for part in quotient.split("/"):
            if part not in dimensions:
                yield f"{place}: [quotients] speaks of {part}, which is no dimension of a unit."


def _table_problems(table: IndicatorTable) -> Iterator[str]:
    place = "vocabulary/indicators.toml"
    for one in table.by_id.values():
        for problem in _entry_problems(one, table):
            yield f"{place}, {one.id}: {problem}"
    for kind, ids, used in (
        ("field", table.fields, {one.field for one in table.by_id.values()}),
        ("source", table.sources, {one.source for one in table.by_id.values()}),
    ):
        for unused in ids.keys() - used:
            yield f"{place}: no indicator has the {kind} {unused}; take it out or use it."


def _entry_problems(one: Indicator, table: IndicatorTable) -> Iterator[str]:
    if not _ID.fullmatch(one.id):
        yield "an id is small English letters, digits and single hyphens."
    if not _LABEL.fullmatch(one.name_en):
        yield f"name_en “{one.name_en}” is not English."
    if one.field not in table.fields:
        yield f"field {one.field} does not stand in [fields]."
    if one.source not in table.sources:
        yield f"source {one.source} does not stand in [sources]."
    if one.polarity not in get_args(Polarity):
        yield f"polarity {one.polarity} must be one of {', '.join(get_args(Polarity))}."
    if one.nature not in get_args(Nature):
        yield f"nature {one.nature} must be one of {', '.join(get_args(Nature))}."
    for other in (*one.components, *one.ratio_of, *one.scope_variants):
        if other not in table.by_id or other == one.id:
            yield f"it refers to {other}, which is no other indicator."
    if len(one.ratio_of) not in (0, 2):
        yield "ratio_of names what is divided and what it is divided by, or is left out."
    for unit in one.units:
        worth = parse_unit(unit)
        if worth is None or not _fits(worth.dimension, one.dimension):
            yield f"the unit {unit} does not measure {one.dimension}."
    made = (*(f"新建{thing}" for thing in one.made), *(f"新增{thing}" for thing in one.added))
    for name in (one.name, *one.aliases, *one.short, *made):
        found = table.resolve(name)
        if found is None or found.indicator is not one:
            other = found.indicator.id if found else "nothing"
            yield f"its name {name} stands for {other}; it must stand for this entry."


def _fits(of_unit: str, of_indicator: str) -> bool:
    return of_unit in (of_indicator, _MEASURED_BY.get(of_indicator))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
