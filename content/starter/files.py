"""The starter content as files: TOML whose prose is Markdown. No database here."""

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt

FOLDER = Path(__file__).parent
# In the order in which they need each other.
KINDS = ("reference", "caution", "study", "organisation", "page")
# For each kind: its file (without .toml) and table, and what names a record.
_TABLES = {
    "reference": ("references", "key"),
    "caution": ("cautions", "key"),
    "study": ("studies", "reference"),
    "organisation": ("organisations", "name"),
}
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


class BrokenStarterFile(ValueError):
    """A starter file that cannot be loaded; its message names the file and what is wrong."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(f"{path.name}: {what}")


@dataclass(frozen=True)
class Item:
    """One record as a file gives it; Markdown not yet turned into HTML."""

    kind: str
    key: str
    path: Path
    fields: Mapping[str, Any]

    @property
    def fingerprint(self) -> str:
        """Tells whether the file's words for this record have changed."""
        written = json.dumps(self.fields, sort_keys=True, default=str)
        return hashlib.sha256(written.encode()).hexdigest()


def html(markdown: str) -> str:
    """Markdown as HTML; HTML in it is text."""
    rendered: str = _MARKDOWN.render(markdown)
    return rendered


def read_items(folder: Path = FOLDER) -> list[Item]:
    """Every record of the starter content, in loading order. Raises BrokenStarterFile."""
    items = [item for kind in KINDS for item in _items(folder, kind)]
    seen = set()
    for item in items:
        if (item.kind, item.key) in seen:
            raise BrokenStarterFile(item.path, f"there are two of the {item.kind} “{item.key}”.")
        seen.add((item.kind, item.key))
    return items


def read_review_due(folder: Path = FOLDER) -> date:
    """By when the facts of these files must be looked at again. Raises BrokenStarterFile."""
    path = folder / "review.toml"
    due = _read(path).get("review_due")
    if type(due) is not date:
        raise BrokenStarterFile(path, "it must say review_due = 2027-11-22, or another day.")
    return due


def _items(folder: Path, kind: str) -> Iterator[Item]:
    if kind == "page":
        paths = sorted((folder / "pages").glob("*.toml"))
        if not paths:
            raise BrokenStarterFile(folder / "pages", "there are no pages.")
        for path in paths:
            yield _item(kind, path, _read(path), "slug")
        return
    table, key = _TABLES[kind]
    path = folder / f"{table}.toml"
    content = _read(path)
    if set(content) != {table} or not isinstance(content[table], list):
        raise BrokenStarterFile(path, f"it must hold [[{table}]] and nothing else.")
    for fields in content[table]:
        yield _item(kind, path, fields, key)


def _item(kind: str, path: Path, fields: Any, key: str) -> Item:
    if not isinstance(fields, dict) or not isinstance(fields.get(key), str):
        raise BrokenStarterFile(path, f"a {kind} has no “{key}”.")
    return Item(kind, fields[key], path, fields)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BrokenStarterFile(path, str(error)) from error
