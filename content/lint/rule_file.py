"""Reads rules.toml: its vocabularies, and the phrases of each table as patterns. Pure."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from content.lint import notation

FILE = Path(__file__).with_name("rules.toml")
Table = Mapping[str, Any]


class RuleError(ValueError):
    """A mistake in the file of rules. The message names the rule and the phrase."""


@dataclass(frozen=True)
class RuleFile:
    """The parsed file. words: each vocabulary, as a part of a regular expression."""

    tables: Table
    words: Mapping[str, str]

    def pattern(self, phrases: Iterable[str], exactly: Iterable[str] = ()) -> re.Pattern[str]:
        """Any of the phrases. exactly: those in which capitals count."""
        return notation.any_of(phrases, self.words, exactly=exactly)

    def excuse(self, table: Table, key: str) -> re.Pattern[str] | None:
        """Any of the phrases in an optional list of a table; None where it has no such list."""
        return self.pattern(table[key]) if table.get(key) else None


@cache
def rule_file() -> RuleFile:
    """The file of the site, read once."""
    return parsed(FILE.read_text("utf-8"))


def parsed(text: str) -> RuleFile:
    """The text of such a file. Raises RuleError where a vocabulary cannot be read."""
    tables = tomllib.loads(text)
    words = {"Name": notation.NAME}
    words |= {name: notation.after(before) for name, before in tables["begins"].items()}
    for name, table in tables["vocabulary"].items():
        lists = (table,) if isinstance(table, list) else (table["words"], table["not_before"])
        with naming(f"vocabulary “{name}”"):
            words[name] = notation.vocabulary(lists[0], words, *lists[1:])
    return RuleFile(tables, words)


def check_keys(table: Table, needed: Iterable[str], optional: Iterable[str]) -> None:
    """Raise RuleError where a table lacks a key, or has one that no table has."""
    needed = tuple(needed)
    if missing := [key for key in needed if not table.get(key)]:
        raise RuleError(f"“{missing[0]}” is missing")
    if unknown := set(table) - {*needed, *optional}:
        raise RuleError(f"there is no key “{min(unknown)}”")


def choice(table: Table, key: str, *values: str) -> str:
    """The value of a key, or the first of those that it may have. Raises RuleError for another."""
    value: str = table.get(key, values[0])
    if value not in values:
        raise RuleError(f"“{key}” is “{value}”, not one of {', '.join(values)}")
    return value


@contextmanager
def naming(where: str) -> Iterator[None]:
    """Say in an error which part of the file it is about."""
    try:
        yield
    except (RuleError, notation.NotationError) as error:
        raise RuleError(f"rules.toml, {where}: {error}") from error
