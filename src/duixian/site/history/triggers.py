"""Triggers by which the database itself refuses to change or delete events."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "history_auditevent"
REFUSAL = "the history is append-only"

_SQLITE = [
    f"CREATE TRIGGER IF NOT EXISTS {TABLE}_no_{verb.lower()} BEFORE {verb} ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    for verb in ("UPDATE", "DELETE")
]
_POSTGRES_FUNCTION = (
    f"CREATE OR REPLACE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
)
_POSTGRES_TRIGGER = (
    f"CREATE OR REPLACE TRIGGER {TABLE}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {TABLE} "
    f"FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refuse()"
)


def install(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers where they are missing."""
    with connection.cursor() as cursor:
        for statement in [_POSTGRES_FUNCTION, _POSTGRES_TRIGGER] if connection.vendor == "postgresql" else _SQLITE:
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop the triggers: for tests, whose databases are emptied."""
    names = ["no_change"] if connection.vendor == "postgresql" else ["no_update", "no_delete"]
    on = f" ON {TABLE}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_{name}{on}")


def present(connection: BaseDatabaseWrapper) -> bool:
    """Whether every trigger is there and in force."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT count(*) FROM pg_trigger "
                "WHERE tgrelid = %s::regclass AND tgname = %s AND tgenabled IN ('O', 'A')",
                [TABLE, f"{TABLE}_no_change"],
            )
            return bool(cursor.fetchone()[0] == 1)
        cursor.execute(
            "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s AND name IN (%s, %s)",
            [TABLE, f"{TABLE}_no_update", f"{TABLE}_no_delete"],
        )
        return bool(cursor.fetchone()[0] == 2)
