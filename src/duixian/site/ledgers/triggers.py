"""Triggers by which the database itself refuses to change what the machine read."""

from __future__ import annotations

from typing import Any

from django.db import connections

TABLES = ("ledgers_commitment", "ledgers_statement")
REFUSAL = "what the machine read stays as it was"


def install(using: str = "default", **_kwargs: Any) -> None:
    """Create the triggers where they are missing; called after every migration."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for table in TABLES:
            for statement in _postgres(table) if connection.vendor == "postgresql" else _sqlite(table):
                cursor.execute(statement)


def _sqlite(table: str) -> list[str]:
    when = f"BEFORE UPDATE OF machine ON {table} WHEN OLD.machine IS NOT NEW.machine"
    return [f"CREATE TRIGGER IF NOT EXISTS {table}_machine {when} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"]


def _postgres(table: str) -> list[str]:
    function = "CREATE OR REPLACE FUNCTION ledgers_machine_refuse() RETURNS trigger LANGUAGE plpgsql AS"
    when = f"BEFORE UPDATE OF machine ON {table} FOR EACH ROW WHEN (OLD.machine IS DISTINCT FROM NEW.machine)"
    return [
        f"{function} $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$",
        f"CREATE OR REPLACE TRIGGER {table}_machine {when} EXECUTE FUNCTION ledgers_machine_refuse()",
    ]
