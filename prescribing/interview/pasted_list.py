"""A pasted list of medicines among the stored answers: what is read from its text."""

import secrets
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from prescribing.interview.list_items import Item
from prescribing.interview.list_keys import CHANGED, LEFT_OUT, PASTED, TYPED
from prescribing.medicines.pasted.listing import SkippedLine, read_list
from prescribing.medicines.pasted.questions import known_in, medicine_of
from prescribing.medicines.pasted.reading import Reading
from prescribing.medicines.recognise import NameRecogniser

Page = dict[str, Any]
_FIELDS = ("medication_name", "form", "dose_directions", "indication", "rest")


@dataclass(frozen=True)
class ReadLine:
    """A line, or several that belong together. item: the medicine, without an id; None if none."""

    typed: str
    item: Item | None


def read_lines(text: str, recogniser: NameRecogniser) -> list[ReadLine]:
    """What stands in a pasted text, in order. Every line that is not blank is in one of them."""
    return [
        ReadLine(found.line, None if isinstance(found, SkippedLine) else _item(found, recogniser))
        for found in read_list(plain_ends(text))
    ]


def plain_ends(text: str) -> str:
    """The text with the line ends that a stored line has; browsers send others."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def added_line(line: str, recogniser: NameRecogniser) -> Item:
    """The medicine of a line that a person calls one, whatever it looks like."""
    found = [read.item for read in read_lines(line, recogniser)]
    return _with_id(found[0] if len(found) == 1 and found[0] else _whole(line))


def _item(reading: Reading, recogniser: NameRecogniser) -> Item:
    """The medicine in parts; the whole line as its name where parts would hide a listed name."""
    texts = (
        " ".join(filter(None, (reading.name, reading.strength))),
        reading.form_as_typed,
        reading.directions,
        reading.reason,
        reading.rest,
    )
    listed = {match.name for match in recogniser.recognise(reading.line)}
    if not listed <= {match.name for text in texts for match in recogniser.recognise(text)}:
        return _whole(reading.line)
    return {**dict(zip(_FIELDS, texts, strict=True)), "source": "", TYPED: reading.line}


def _whole(line: str) -> Item:
    texts = dict.fromkeys(_FIELDS, "")
    return {**texts, "medication_name": " ".join(line.split()), "source": "", TYPED: line}


def _with_id(item: Item) -> Item:
    return {**item, "id": secrets.token_hex(4)}


def read_again(page: Mapping[str, Any], text: str, lines: Iterable[ReadLine]) -> Page:
    """The page after its text was read. It follows the text, but for what a person did one by one.

    A line that was read before keeps its medicine as it is now, or stays left out. A medicine whose
    line is gone goes, unless it was changed, or never stood in the text.
    """
    old_text = plain_ends(str(page.get(PASTED, "")))
    old, skipped = _by_line(page.get("items", [])), list(page.get(LEFT_OUT, []))
    items: list[Item] = []
    left_out: list[str] = []
    for line in lines:
        if old[line.typed]:
            items.append(old[line.typed].pop(0))
        elif line.typed in skipped or line.item is None:
            left_out.append(line.typed)
            if line.typed in skipped:
                skipped.remove(line.typed)
        else:
            items.append(line.item)
    others = [item for of_line in old.values() for item in of_line]
    gone = [item for item in others if _follows(item, old_text)]
    stay = [item for item in others if item not in gone]
    left_out += [line for line in skipped if not _stands_in(line, old_text)]
    return {PASTED: text, "items": [*_numbered(items, gone), *stay], LEFT_OUT: left_out}


def _by_line(items: Iterable[Item]) -> defaultdict[str, list[Item]]:
    by_line: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        by_line[item.get(TYPED, "")].append(item)
    return by_line


def _follows(item: Item, old_text: str) -> bool:
    """Whether a medicine is as it was read from the text, but for where it comes from."""
    return TYPED in item and CHANGED not in item and _stands_in(item[TYPED], old_text)


def _stands_in(lines: str, text: str) -> bool:
    """Whether these whole lines stand in a text, under each other."""
    return f"\n{lines}\n" in f"\n{text}\n"


def _numbered(items: Iterable[Item], gone: Iterable[Item]) -> list[Item]:
    """The medicines, new ones with an id, and with the source of one whose line they replace."""
    said = {_medicine(item): item["source"] for item in gone if item.get("source")}
    return [
        item
        if "id" in item
        else _with_id({**item, "source": said.get(_medicine(item), "") if said else ""})
        for item in items
    ]


def _medicine(item: Item) -> frozenset[str]:
    name = str(item.get("medication_name", ""))
    return medicine_of(name, known_in(name))
