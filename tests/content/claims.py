"""What starter files claim: their texts as sentences, with the numbers and the sources in each.

Every check takes the items of the files and answers with what is wrong, so that a broken copy of
the content can show that the check would see it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import html as lxml_html

from content.citations import cited_keys
from content.starter_files import Item, html

FACTS = Path(__file__).resolve().parents[2] / "docs" / "facts" / "clinical-facts.md"
PROSE = ("summary", "body", "for_patients", "for_prescribers", "description")
ROW = ("design", "population", "participants", "dose_and_length", "outcome", "result", "limits")
_MARKERS = re.compile(r"\s*\[@[^\]]*\]")
# A sentence ends before a capital, a quotation or a number; a citation stands before its stop.
_END = re.compile(r"(?<=[.!?:;])\s+(?=[A-Z“\"0-9])")
WORDS = {"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7"}
WORDS |= {"eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12"}
_WORD_NUMBER = re.compile(rf"\b({'|'.join(WORDS)})\b", re.IGNORECASE)
# Not within a name: TLR4, SF-36, beta-1a, TA115.
_NUMBER = re.compile(r"(?<![\w.,-])\d+(?:,\d{3})*(?:\.\d+)?")
_ANY_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


@dataclass(frozen=True)
class Text:
    """One field of one record. record: "page side-effects"."""

    record: str
    field: str
    markup: str


@dataclass(frozen=True)
class Sentence:
    """Words without their citations, and the keys that they cite."""

    record: str
    words: str
    keys: tuple[str, ...]
    block: str

    def __str__(self) -> str:
        return f"{self.record}: {self.words}"


def texts(items: Iterable[Item]) -> Iterator[Text]:
    """Every text of the content but the references."""
    for item in items:
        if item.kind == "reference":
            continue
        for part in (item.fields, *item.fields.get("sections", ())):
            for name in ("title", "heading", *PROSE, *ROW, "enrolled", "completed"):
                if part.get(name):
                    yield Text(f"{item.kind} {item.key}", name, _markup(item, name, part[name]))


def _markup(item: Item, name: str, value: object) -> str:
    """A study is the source of each cell of its row; titles and the like are plain text."""
    if item.kind == "study":
        cited = f"[@{item.fields['reference']}]"
        return "".join(f"<p>{each} {cited}</p>" for each in _escaped(f"{value}").split(". "))
    if name in ("title", "heading") or (item.kind, name) == ("page", "description"):
        return f"<p>{_escaped(f'{value}')}</p>"
    return html(f"{value}")


def _escaped(value: str) -> str:
    return value.replace("&", "&amp;").replace("<", "&lt;")


def blocks(markup: str) -> list[str]:
    """Paragraphs, items of lists and rows of tables, as text."""
    tree = lxml_html.fromstring(f"<div>{markup}</div>")
    found = tree.xpath("//p[not(ancestor::tr)] | //li[not(.//p)] | //tr | //h3 | //h4")
    texts_ = (each.text_content() for each in found)
    return [" ".join(text.split()) for text in texts_]


def sentences(items: Iterable[Item]) -> list[Sentence]:
    """Every sentence, in order."""
    return [
        Sentence(text.record, _MARKERS.sub("", sentence), tuple(cited_keys(sentence)), block)
        for text in texts(items)
        for block in blocks(text.markup)
        for sentence in _split(block)
    ]


def _split(block: str) -> list[str]:
    """A colon or semicolon goes on with the sentence; only a stop ends it."""
    pieces, sentence = _END.split(block), ""
    found = []
    for piece in pieces:
        sentence = f"{sentence} {piece}".strip()
        if sentence[-1] in ".!?":
            found.append(sentence)
            sentence = ""
    return [*found, sentence] if sentence else found


def of_record(items: Iterable[Item]) -> dict[str, str]:
    """All words of each record, citations included."""
    whole: dict[str, str] = {}
    for text in texts(items):
        whole[text.record] = f"{whole.get(text.record, '')} {' '.join(blocks(text.markup))}"
    return whole


def numbers(text: str) -> set[str]:
    """The numbers that a sentence states, in digits; “one” is more often no number."""
    return {each.replace(",", "") for each in _NUMBER.findall(_in_digits(text))}


def known_numbers(text: str) -> set[str]:
    """Every number in a source, those within ranges and names too."""
    return {each.replace(",", "") for each in _ANY_NUMBER.findall(_in_digits(text))}


def _in_digits(text: str) -> str:
    return _WORD_NUMBER.sub(lambda word: WORDS[word[1].lower()], text)


def references(items: Iterable[Item]) -> dict[str, str]:
    """What each reference is on record for."""
    names = ("key_facts", "title", "year", "details")
    return {
        item.key: " ".join(str(item.fields.get(name, "")) for name in names)
        for item in items
        if item.kind == "reference"
    }


def planned_pages() -> dict[str, tuple[str, int]]:
    """slug: (audience, about how many words), from the last section of the facts."""
    section = FACTS.read_text("utf-8").partition("\n## 13.")[2]
    return {
        slug: (audience, int(count))
        for slug, audience, count in re.findall(r"`([a-z-]+)` · (\w+)[^·]* · (\d+)", section)
    }
