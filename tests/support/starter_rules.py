"""Rules for the starter files: the site's own checks, and rules for these files only.

Every check takes the items of the files and returns what is wrong, so that a broken copy of
the content can show that the check would see it. The site's checks answer with "rule: what".
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from content.lint import run
from content.lint.numbers import stated_as_facts
from content.lint.quantities import Quantity, recorded
from content.markup import richtext
from content.markup.folding import folded
from content.starter.files import Item
from tests.support.starter_texts import (
    ADDITIONS,
    MAIN,
    html,
    planned_pages,
    records,
    references,
    sentences,
)


def balance(items: Iterable[Item]) -> list[str]:
    return [
        f"{found.rule}: {record}: {found.detail}: {found.sentence}"
        for record, texts in records(items).items()
        for found in _balance(tuple(texts))
    ]


def numbers(items: Iterable[Item]) -> list[str]:
    items = list(items)
    facts = tuple(references(items).items())
    return [
        f"{found.rule}: {record}: {found.detail}: {found.sentence}"
        for record, texts in records(items).items()
        for found in _numbers(tuple(texts), facts)
    ]


# Tests put a fault into one record at a time, so the others are read only once.
@cache
def _balance(texts: tuple[run.Text, ...]) -> list[run.Finding]:
    return run.balance(texts)


@cache
def _numbers(texts: tuple[run.Text, ...], facts: tuple[tuple[str, str], ...]) -> list[run.Finding]:
    return run.numbers(texts, dict(facts))


@cache
def numbers_of_the_facts() -> Mapping[str, frozenset[str]]:
    facts = MAIN.read_text("utf-8") + ADDITIONS.read_text("utf-8").replace("−", "-")
    return recorded(folded(facts))


def is_in_the_facts(quantity: Quantity) -> bool:
    known = numbers_of_the_facts()
    return any(all(number in known for number, _ in each) for each in quantity.readings)


def numbers_not_in_the_facts(items: Iterable[Item]) -> list[str]:
    return [
        f"{quantity.shown}: {record}: {sentence.typed}"
        for record, sentence in sentences(items)
        if sentence.keys
        for quantity in stated_as_facts(sentence)
        if not is_in_the_facts(quantity)
    ]


def cautions_without_contraindications(items: Iterable[Item]) -> list[str]:
    """(11): the contraindications of the licensed product are said, to both kinds of reader."""
    named = [each for each in items if each.kind == "caution"]
    return [
        f"{each.key}, {field}"
        for each in named
        if each.key in ("opioids", "liver", "kidneys")
        for field in ("for_patients", "for_prescribers")
        if not re.search(
            "contraindicat|must not be used",
            each.fields.get(f"key_lines_{field}", "") + each.fields[field],
        )
    ]


def unknown_keys(items: Iterable[Item]) -> list[str]:
    items = list(items)
    known = references(items)
    return [
        f"{key}: {record}: {sentence.typed}"
        for record, sentence in sentences(items)
        for key in sentence.keys
        if key not in known
    ]


def unused_references(items: Iterable[Item]) -> list[str]:
    items = list(items)
    used = {key for _, sentence in sentences(items) for key in sentence.keys}
    keys = [item.key for item in items if item.kind == "reference"]
    return [key for key in keys if key not in used]


def long_short_versions(items: Iterable[Item]) -> list[str]:
    counts = {
        item.key: richtext.words(html(item.fields["summary"]))
        for item in items
        if item.kind == "page"
    }
    return [f"{slug}: {count} words" for slug, count in counts.items() if not 0 < count <= 150]


def pages_of_another_length(items: Iterable[Item]) -> list[str]:
    """Pages a fifth longer or shorter than section 13 of the facts plans, or not planned."""
    items, planned = list(items), planned_pages()
    lengths = {item.key: _length(item, items) for item in items if item.kind == "page"}
    return [
        f"{slug}: {length} words"
        for slug, length in lengths.items()
        if slug not in planned or abs(length - planned[slug][1]) > planned[slug][1] / 5
    ] + [f"{slug}: is not there" for slug in planned if slug not in lengths]


def _length(page: Item, items: list[Item]) -> int:
    """The number of words of a page. The page of cautions counts their words for patients."""
    bodies = [part.get("body", "") for part in page.fields["sections"]]
    if page.key == "cautions":
        shown = {part.get("caution") for part in page.fields["sections"]}
        of_cautions = ("key_lines_for_patients", "for_patients")
        bodies += [it.fields.get(f, "") for it in items if it.key in shown for f in of_cautions]
    return sum(richtext.words(html(text)) for text in (page.fields["summary"], *bodies))


def pages_for_other_readers(items: Iterable[Item]) -> list[str]:
    return [
        f"{item.key}: {item.fields['audience']}"
        for item in items
        if item.kind == "page" and item.key in planned_pages()
        if item.fields["audience"] != planned_pages()[item.key][0]
    ]


CHECKS = (
    balance,
    numbers,
    numbers_not_in_the_facts,
    cautions_without_contraindications,
    unknown_keys,
    unused_references,
    long_short_versions,
    pages_of_another_length,
    pages_for_other_readers,
)
