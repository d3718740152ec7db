"""A running site's database, taken away from it for a while or damaged."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

# What is done to it, and undone. Away: the pages that need a draft answer 503.
AWAY = (
    "ALTER TABLE prescribing_opener RENAME TO gone",
    "ALTER TABLE gone RENAME TO prescribing_opener",
)
# Rows of a type that cannot be: opening them is an error nobody foresaw, so 500.
DAMAGED = (
    "CREATE TABLE kept AS SELECT lookup, locked_key FROM prescribing_opener;"
    "UPDATE prescribing_opener SET locked_key = 'text'",
    "UPDATE prescribing_opener SET locked_key = "
    "(SELECT locked_key FROM kept WHERE kept.lookup = prescribing_opener.lookup);"
    "DROP TABLE kept",
)


@contextmanager
def between(database: Path, before: str, after: str) -> Iterator[None]:
    """Run some SQL on a database, and some more at the end."""
    _run(database, before)
    try:
        yield
    finally:
        _run(database, after)


def _run(database: Path, statements: str) -> None:
    with closing(sqlite3.connect(database, timeout=10)) as connection:
        connection.executescript(statements)
