"""Make a running site's database unavailable or damaged for a while."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

# SQL for the start and the end of an outage. Away: pages that need a draft answer 503.
AWAY = (
    "ALTER TABLE prescribing_opener RENAME TO gone",
    "ALTER TABLE gone RENAME TO prescribing_opener",
)
# Rows with values of an impossible type: opening them is an unexpected error, so 500.
DAMAGED = (
    "CREATE TABLE kept AS SELECT lookup, locked_key FROM prescribing_opener;"
    "UPDATE prescribing_opener SET locked_key = 'text'",
    "UPDATE prescribing_opener SET locked_key = "
    "(SELECT locked_key FROM kept WHERE kept.lookup = prescribing_opener.lookup);"
    "DROP TABLE kept",
)


@contextmanager
def between(database: Path, before: str, after: str) -> Iterator[None]:
    """Run SQL on a database before the block, and other SQL after it."""
    _run(database, before)
    try:
        yield
    finally:
        _run(database, after)


def _run(database: Path, statements: str) -> None:
    with closing(sqlite3.connect(database, timeout=10)) as connection:
        connection.executescript(statements)
