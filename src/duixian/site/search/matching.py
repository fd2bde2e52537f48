"""The condition that narrows a search, by the index of either database."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from duixian.site.search.words import pairs

TABLE = "search_pairs"
"""SQLite: an FTS5 table over `Entry.pairs`, kept by triggers. PostgreSQL: a column made of them, and its GIN index."""
_MOST = 24  # pairs that are looked up; the rest is left to the comparison in full


class HasPairs(models.Expression):
    """Whether an entry has the pairs of characters of all the given words; true where the words have none."""

    conditional: ClassVar = True

    def __init__(self, words: list[str]) -> None:
        super().__init__(output_field=models.BooleanField())
        found = [pair for word in words for pair in pairs(word)]
        self.pairs = found[:: -(-len(found) // _MOST) or 1]

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """By FTS5 or by GIN."""
        if not self.pairs:
            return "1 = 1", ()
        if connection.vendor == "postgresql":
            asked = " & ".join(f"'{pair}'" for pair in self.pairs)
            return f"search_entry.{TABLE} @@ %s::tsquery", (asked,)
        asked = " ".join(f'"{pair}"' for pair in self.pairs)
        return f"search_entry.id IN (SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s)", (asked,)


def install(connection: BaseDatabaseWrapper) -> None:
    """Create what is missing; a migration that makes the table anew on SQLite must do so too."""
    with connection.cursor() as cursor:
        for statement in _POSTGRESQL if connection.vendor == "postgresql" else _SQLITE:
            cursor.execute(statement)


_ADD = f"INSERT INTO {TABLE}(rowid, pairs) VALUES (new.id, new.pairs);"
_DROP = f"INSERT INTO {TABLE}({TABLE}, rowid, pairs) VALUES ('delete', old.id, old.pairs);"
_CREATE = f"CREATE TRIGGER IF NOT EXISTS {TABLE}"
_OPTIONS = "content='search_entry', content_rowid='id', tokenize='ascii', detail='none'"
_SQLITE = (
    f"CREATE VIRTUAL TABLE IF NOT EXISTS {TABLE} USING fts5(pairs, {_OPTIONS})",
    f"{_CREATE}_insert AFTER INSERT ON search_entry BEGIN {_ADD} END",
    f"{_CREATE}_delete AFTER DELETE ON search_entry BEGIN {_DROP} END",
    f"{_CREATE}_update AFTER UPDATE OF id, pairs ON search_entry BEGIN {_DROP} {_ADD} END",
)
_MADE = "array_to_tsvector(string_to_array(pairs, ' '))"
_POSTGRESQL = (
    f"ALTER TABLE search_entry ADD COLUMN IF NOT EXISTS {TABLE} tsvector GENERATED ALWAYS AS ({_MADE}) STORED",
    f"CREATE INDEX IF NOT EXISTS {TABLE} ON search_entry USING gin ({TABLE})",
)
