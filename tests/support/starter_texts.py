"""The starter files as texts for the site's checks, and the plan of pages in the facts."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from content.lint.run import Text, recorded_facts
from content.markup.sentences import Sentence, plain, read
from content.starter import files
from content.starter.files import Item

FACTS = Path(__file__).resolve().parents[2] / "docs" / "facts"
MAIN, ADDITIONS = FACTS / "clinical-facts.md", FACTS / "clinical-facts-additions.md"
PROSE = ("summary", "body", "for_patients", "for_prescribers", "description")
KEY_LINES = ("key_lines_for_patients", "key_lines_for_prescribers")
ROW = ("design", "population", "participants", "dose_and_length", "outcome", "result", "limits")
EFFECT = ("condition", "outcome", "estimate", "low", "high", "p_value", "note")
# Tests read the content a hundred times, each time with a different fault.
html = cache(files.html)


def records(items: Iterable[Item]) -> dict[str, list[Text]]:
    """The texts of each record but the references, by “page side-effects” and the like."""
    return {
        f"{item.kind} {item.key}": list(_texts(item)) for item in items if item.kind != "reference"
    }


def _texts(item: Item) -> Iterable[Text]:
    source = item.fields["reference"] if item.kind == "study" else ""
    for part in (item.fields, *item.fields.get("sections", ())):
        for name in ("title", "heading", *PROSE, *ROW, "enrolled", "completed"):
            if part.get(name):
                yield Text(name, _markup(item, name, part[name]), source)
        for name in KEY_LINES:
            yield Text(name, "".join(map(plain, part.get(name, "").splitlines())))
    for effect in item.fields.get("effects", ()):
        said = ", ".join(effect[name] for name in EFFECT if effect.get(name))
        yield Text("effect", plain(said), source)


def _markup(item: Item, name: str, value: object) -> str:
    is_prose = name in PROSE and (item.kind, name) != ("page", "description")
    return html(f"{value}") if is_prose else plain(value)


def sentences(items: Iterable[Item]) -> list[tuple[str, Sentence]]:
    """Every sentence with its record, in order."""
    return [
        (record, sentence)
        for record, texts in records(items).items()
        for block in read(texts)
        for sentence in block.sentences
    ]


def references(items: Iterable[Item]) -> dict[str, str]:
    """What each reference is on record for."""
    return {
        item.key: recorded_facts(
            key_facts=item.fields.get("key_facts", ""),
            title=item.fields["title"],
            year=item.fields.get("year"),
            details=item.fields.get("details", ""),
        )
        for item in items
        if item.kind == "reference"
    }


def planned_pages() -> dict[str, tuple[str, int]]:
    """slug: (audience, about how many words), from the last section of the facts."""
    section = MAIN.read_text("utf-8").partition("\n## 13.")[2]
    return {
        slug: (audience, int(count))
        for slug, audience, count in re.findall(r"`([a-z-]+)` · (\w+)[^·]* · (\d+)", section)
    }
