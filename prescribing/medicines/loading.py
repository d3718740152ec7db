"""Loads the list of medicine names from its CSV files: all of it, or a clear error."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path
from typing import TypeVar

from prescribing.medicines.as_written import is_written
from prescribing.medicines.names import (
    Abroad,
    AbroadKind,
    Kind,
    ListedName,
    MedicineClass,
    NameList,
    OtherWriting,
    Shield,
    SignOff,
)
from prescribing.medicines.same_name import key_of
from prescribing.medicines.tokens import texts_of

FOLDER = Path(__file__).parent / "data"
LONGEST_NAME = 80
Choice = TypeVar("Choice", bound=StrEnum)


class BrokenList(ValueError):
    """A list that cannot be used; the message names file and line and says what to do."""

    def __init__(self, path: Path, line: int, what: str) -> None:
        super().__init__(f"{path.name}, line {line}: {what}")


@lru_cache(maxsize=1)
def default_list() -> NameList:
    """The list that comes with the site, read once."""
    return read_list()


def read_list(folder: Path = FOLDER) -> NameList:
    """The list in a folder of CSV files. Raises BrokenList."""
    version = _version(folder / "version.csv")
    opioids = rows_of(folder / "opioids.csv", "name active class form source verified note")
    abroad = rows_of(folder / "opioids-abroad.csv", "name active class kind place source verified")
    blockers = rows_of(folder / "opioid-blockers.csv", "name active source verified note")
    dmts = rows_of(folder / "dmts.csv", "name active source verified")
    shields = rows_of(folder / "not-opioids.csv", "name why source")
    shields_abroad = rows_of(folder / "not-opioids-abroad.csv", "name why source")
    writings = rows_of(folder / "other-writings.csv", "written name")
    words = rows_of(folder / "everyday-words.csv", "word")
    _refuse_duplicates(
        chain(opioids, abroad, blockers, dmts, shields, shields_abroad, writings, words)
    )
    _refuse_unlisted(writings, chain(opioids, blockers, dmts))
    return NameList(
        version=version.text("version"),
        date=version.date("date"),
        made_from=version.text("made_from"),
        names=(
            *(row.listed(Kind.OPIOID, row.choice("class", MedicineClass)) for row in opioids),
            *(row.listed(Kind.OPIOID, row.choice("class", MedicineClass)) for row in abroad),
            *(row.listed(Kind.OPIOID_BLOCKER) for row in blockers),
            *(row.listed(Kind.DMT) for row in dmts),
        ),
        other_writings=tuple(OtherWriting(row.name, row.text("name")) for row in writings),
        shields=(
            *(row.shield() for row in shields),
            *(row.shield(is_abroad=True) for row in shields_abroad),
        ),
        everyday_words=frozenset(row.name.lower() for row in words),
        sign_offs=_sign_offs(folder / "sign-offs.csv"),
    )


@dataclass(frozen=True)
class Row:
    """One line of one file."""

    path: Path
    line: int
    fields: dict[str, str]

    def broken(self, what: str) -> BrokenList:
        return BrokenList(self.path, self.line, what)

    def text(self, column: str) -> str:
        text = self.fields[column]
        if not text:
            raise self.broken(f"“{column}” is empty. Fill it in, or take the line out.")
        return text

    @cached_property
    def name(self) -> str:
        """The first column: in each file it is the text to recognise."""
        name = self.text(next(iter(self.fields)))
        as_written = self.path.stem.endswith("abroad") and is_written(name)
        begins = as_written or "".join(texts_of(name)[:1]).isalpha()
        if len(name) > LONGEST_NAME or not begins:
            raise self.broken(
                f"“{name[:LONGEST_NAME]}” is no name. "
                f"Begin with a word in Latin letters; at most {LONGEST_NAME} characters."
            )
        return name

    def choice(self, column: str, choices: type[Choice]) -> Choice:
        text = self.text(column)
        if text not in set(choices):
            known = ", ".join(choices)
            raise self.broken(f"there is no {column} “{text}”. Use one of: {known}.")
        return choices(text)

    def date(self, column: str) -> date:
        text = self.text(column)
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise self.broken(f"“{column}” is no date. Write it as 2026-11-22.") from None

    def yes(self, column: str) -> bool:
        if self.text(column) not in {"yes", "no"}:
            raise self.broken(f"“{column}” must be yes or no.")
        return self.fields[column] == "yes"

    def listed(self, kind: Kind, medicine_class: MedicineClass | None = None) -> ListedName:
        return ListedName(
            name=self.name,
            kind=kind,
            active=self.text("active"),
            medicine_class=medicine_class,
            source=self.text("source"),
            verified=self.yes("verified"),
            form=self.fields.get("form", ""),
            note=self.fields.get("note", ""),
            abroad=self._abroad(),
        )

    def shield(self, *, is_abroad: bool = False) -> Shield:
        return Shield(self.name, self.text("why"), self.text("source"), is_abroad)

    def _abroad(self) -> Abroad | None:
        if "place" not in self.fields:
            return None
        return Abroad(self.choice("kind", AbroadKind), self.text("place"))


def rows_of(path: Path, columns: str, *, may_be_empty: bool = False) -> tuple[Row, ...]:
    """The lines of a file that has exactly these columns. A byte order mark is ignored."""
    lines = _lines(path)
    wanted = columns.split()
    _, header = next(lines, (1, []))
    if header != wanted:
        raise BrokenList(path, 1, f"the columns must be {','.join(wanted)}. Put this line first.")
    rows = []
    for number, cells in lines:
        if len(cells) != len(wanted):
            raise BrokenList(
                path,
                number,
                f"there are {len(cells)} cells for {len(wanted)} columns. "
                "Put a text that has a comma in double quotes.",
            )
        rows.append(Row(path, number, dict(zip(wanted, cells, strict=True))))
    if not rows and not may_be_empty:
        raise BrokenList(path, 2, "there is nothing below the columns. Put the list back.")
    return tuple(rows)


def _lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of each line that is not blank."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise BrokenList(path, 1, f"cannot be read: {error.strerror}. Put it back.") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise BrokenList(path, line, "this is not UTF-8. Save the file as UTF-8.") from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                yield reader.line_num, stripped
    except csv.Error as error:
        what = f"this is not CSV: {error}. Look for a double quote too many."
        raise BrokenList(path, reader.line_num, what) from None


def _refuse_duplicates(rows: Iterable[Row]) -> None:
    """Refuse a name that is in the files twice: it cannot be both an opioid and a shield."""
    seen: dict[tuple[str, ...], Row] = {}
    for row in rows:
        first = seen.setdefault(key_of(row.name), row)
        if first is not row:
            raise row.broken(
                f"“{row.name}” stands in {first.path.name}, line {first.line} already. "
                "Take one of them out."
            )


def _refuse_unlisted(writings: Iterable[Row], listed: Iterable[Row]) -> None:
    names = {row.name for row in listed}
    for row in writings:
        if row.text("name") not in names:
            raise row.broken(
                f"“{row.text('name')}” is on no list. Write it as the list has it, or add it there."
            )


def _version(path: Path) -> Row:
    rows = rows_of(path, "version date made_from")
    if len(rows) > 1:
        raise rows[1].broken("there is a second version. Keep one line.")
    return rows[0]


def _sign_offs(path: Path) -> dict[MedicineClass, SignOff]:
    signed: dict[MedicineClass, SignOff] = {}
    for row in rows_of(path, "class pharmacist date", may_be_empty=True):
        one = row.choice("class", MedicineClass)
        if one in signed:
            raise row.broken(f"{one} is signed off twice. Keep the later line.")
        signed[one] = SignOff(one, row.text("pharmacist"), row.date("date"))
    return signed
