"""The published JSON Schema of a ledger."""

from __future__ import annotations

from importlib.resources import files


def schema_text() -> str:
    """JSON Schema (draft 2020-12) of what `to_json` gives, as published."""
    return files(__package__).joinpath("ledger-1.schema.json").read_text(encoding="utf-8")
