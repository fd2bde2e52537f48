"""Triggers by which the database itself refuses to change or delete rows: events, and what else is only ever added."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "history_auditevent"
APPEND_ONLY = {TABLE: "the history is append-only", "observations_observation": "observations are only added"}
"""What each table's refusal says."""


def install(connection: BaseDatabaseWrapper, table: str = TABLE) -> None:
    """Create the triggers of a table where they are missing."""
    with connection.cursor() as cursor:
        for statement in _postgres(table) if connection.vendor == "postgresql" else _sqlite(table):
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper, table: str = TABLE) -> None:
    """Drop the triggers of a table: for tests, whose databases are emptied."""
    names = ["no_change"] if connection.vendor == "postgresql" else ["no_update", "no_delete"]
    on = f" ON {table}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"DROP TRIGGER IF EXISTS {table}_{name}{on}")


def present(connection: BaseDatabaseWrapper, table: str = TABLE) -> bool:
    """Whether every trigger of a table is there and in force."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT count(*) FROM pg_trigger "
                "WHERE tgrelid = %s::regclass AND tgname = %s AND tgenabled IN ('O', 'A')",
                [table, f"{table}_no_change"],
            )
            return bool(cursor.fetchone()[0] == 1)
        cursor.execute(
            "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s AND name IN (%s, %s)",
            [table, f"{table}_no_update", f"{table}_no_delete"],
        )
        return bool(cursor.fetchone()[0] == 2)


def _sqlite(table: str) -> list[str]:
    return [
        f"CREATE TRIGGER IF NOT EXISTS {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{APPEND_ONLY[table]}'); END"
        for verb in ("UPDATE", "DELETE")
    ]


def _postgres(table: str) -> list[str]:
    function = f"CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS"
    trigger = f"CREATE OR REPLACE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
    return [
        f"{function} $$ BEGIN RAISE EXCEPTION '{APPEND_ONLY[table]}'; END $$",
        f"{trigger} FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()",
    ]
